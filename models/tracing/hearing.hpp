// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/mobility.hpp"
#include "models/radio/link_tier.hpp"
#include "models/radio/tier.hpp"
#include "models/tracing/case_file.hpp"

#include <memory>
#include <span>
#include <vector>

namespace truyvet::tracing {

/// A candidate's phone that runs the app.
struct PhoneHere {
    std::size_t candidate = 0; ///< into CaseFile::candidates
    radio::Phone phone;
};

/// The phones that run the app about one F0: they listen, and all of them send.
struct PhonesHere {
    radio::Phone f0;
    std::vector<PhoneHere> contacts; ///< by candidate
};

/// Rows that some phones keep of one F0, phone after phone.
class HeardRows {
  public:
    void clear();
    /// Rows appended here are the next phone's until it is closed.
    [[nodiscard]] std::vector<radio::Sighting>& rows() { return rows_; }
    void close() { ends_.push_back(rows_.size()); }
    [[nodiscard]] std::span<const radio::Sighting> of(std::size_t phone) const;

  private:
    std::vector<radio::Sighting> rows_;
    std::vector<std::size_t> ends_; ///< by phone
};

/// One case on the air.
struct OnAir {
    const core::Randomness& chance;
    const CaseFile& file;
    const mobility::Mobility& mobility;
    const PhonesHere& phones;
};

class LinkHearing;

/// What phones hear of an F0: a radio tier at work on a case. Safe on any number of threads.
class Hearing {
  public:
    Hearing() = default;
    Hearing(const Hearing&) = delete;
    Hearing& operator=(const Hearing&) = delete;
    virtual ~Hearing() = default;

    /// Replaces `out` by what each of the contacts' phones keeps of the F0, in order of time.
    virtual void hear(const OnAir& air, HeardRows& out) const = 0;
    /// The same, where it can hear one pair without the others.
    [[nodiscard]] virtual const LinkHearing* by_pairs() const { return nullptr; }
};

/// The one that a tier has.
std::shared_ptr<const Hearing> make_hearing(radio::Tier tier, const radio::Protocol& protocol,
                                            const radio::RadioSettings& settings);

} // namespace truyvet::tracing
