// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/authority_rule.hpp"
#include "models/tracing/case_keys.hpp"
#include "models/tracing/link_hearing.hpp"

#include <array>
#include <optional>
#include <vector>

namespace truyvet::tracing {

/// What the app makes of a pair if both phones run it and the keys are published. Who installed it
/// does not bear on that; each implies the one before.
struct PairOutcome {
    bool heard = false;
    bool matched = false; ///< by the phone's rule
    bool near = false;    ///< the authority's rule would count it
};

/// How pairs are heard and judged; arms that agree on it share their pairs' outcomes.
struct PairWay {
    const LinkHearing& hearing;
    radio::PhoneSettings phones;
    matching::AuthorityRule authority;
};

/// The pairs of one case, each heard when first asked for and once for all arms.
///
/// A crowd takes packets away: what a pair comes to is a function of how many phones are on the air
/// about it, with the same draws at any number. It is found where none of the people about are,
/// half, and all of them; between two of these, one draw of the pair says which of the two holds,
/// the nearer one as much more often as it is nearer.
class PairBook {
  public:
    /// Refers to all but the way.
    PairBook(const core::Randomness& chance, const CaseFile& file, const CaseKeys& keys,
             PairWay way);

    [[nodiscard]] const radio::Phone& phone(std::size_t candidate);
    [[nodiscard]] PairOutcome outcome(std::size_t candidate, const Crowd& crowd);

  private:
    static constexpr std::size_t levels = 3;
    static constexpr double steps = levels - 1;

    struct Page {
        std::optional<radio::Phone> phone;
        std::optional<bool> heard; ///< where nobody else is on the air
        std::array<std::optional<PairOutcome>, levels> at;
    };

    [[nodiscard]] std::size_t level_in(std::size_t candidate, const Crowd& crowd) const;
    [[nodiscard]] const PairOutcome& at(std::size_t candidate, std::size_t level);
    [[nodiscard]] bool heard(std::size_t candidate);
    void hear(std::size_t candidate, std::size_t level, const LinkHearing::Settled& settled);
    [[nodiscard]] PairOutcome heard_at(std::size_t candidate, std::size_t level);

    core::Randomness chance_;
    const CaseFile& file_;
    const CaseKeys& keys_;
    PairWay way_;
    radio::Phone f0_;
    std::array<std::vector<double>, levels> on_air_; ///< by candidate, all alike
    std::vector<Crowd> crowds_;                      ///< by level
    std::vector<Page> pages_;                        ///< by candidate
    std::vector<radio::Sighting> rows_;
    std::vector<matching::Sighting> history_;
};

} // namespace truyvet::tracing
