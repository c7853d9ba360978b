// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/app_findings.hpp"
#include "models/tracing/bluezone.hpp"
#include "models/tracing/case_keys.hpp"
#include "models/tracing/case_phones.hpp"
#include "models/tracing/expected.hpp"
#include "models/tracing/hearing.hpp"

#include <map>
#include <optional>
#include <vector>

namespace truyvet::tracing {

/// Where an arm goes by pairs.
struct ByPairs {
    const adoption::InstallOdds* installs = nullptr;
    std::size_t way = 0; ///< arms with the same number hear and judge pairs alike
};

/// The app in one arm of a replicate: who runs it on what, how phones hear, what the authority
/// makes of it. Refers to what sim/world opened.
struct AppArm {
    const adoption::Phones& phones;
    const adoption::Adopters& adopters;
    const radio::PhoneSettings& phone_settings;
    const Hearing& hearing;
    const BluezoneSettings& settings;
    /// None: every arm hears its own phones, and nothing is expected.
    std::optional<ByPairs> by_pairs = {};
};

/// The app about one F0 in any arm: keys -> heard -> history -> judged. Histories hold the rows of
/// this F0's identifiers only: no other row could match.
class AppCase {
  public:
    AppCase(const core::Randomness& chance, const mobility::Mobility& mobility,
            const CaseFile& file)
        : chance_(chance), mobility_(mobility), file_(file) {}

    /// `with_rows`: what was heard is kept in the findings, for which the arm's own phones are
    /// heard.
    [[nodiscard]] AppFindings find(const AppArm& arm, const CasePhones& phones, bool with_rows);
    /// An arm that goes by pairs.
    [[nodiscard]] ExpectedCase expect(const AppArm& arm, const Prospects& people);

  private:
    [[nodiscard]] const CaseKeys& keys();
    [[nodiscard]] PairBook& book(const AppArm& arm);
    [[nodiscard]] PhonesHere phones_here(const AppArm& arm, const CasePhones& phones) const;
    void hear(const AppArm& arm, const CasePhones& phones, bool with_rows, AppFindings& found);
    void hear_until_settled(const AppArm& arm, const OnAir& air, const LinkHearing& hearing,
                            AppFindings& found);
    void conclude_on(const AppArm& arm, const PhonesHere& here, std::size_t i,
                     std::span<const radio::Sighting> rows, AppFindings& found);
    void look_up(const AppArm& arm, const CasePhones& phones, AppFindings& found);

    core::Randomness chance_;
    const mobility::Mobility& mobility_;
    const CaseFile& file_;
    std::optional<CaseKeys> keys_;          ///< the same in every arm; derived when first needed
    std::map<std::size_t, PairBook> books_; ///< by ByPairs::way
    HeardRows heard_;
    std::vector<radio::Sighting> rows_; ///< of one phone
    std::vector<matching::Sighting> history_;
};

} // namespace truyvet::tracing
