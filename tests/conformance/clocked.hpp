// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/settle.hpp"
#include "tests/conformance/outcomes.hpp"

#include <vector>

namespace truyvet::conformance {

/// Channels of the cases below, in the order of results.
enum Told : std::uint8_t { by_app, by_phone, by_interview, by_register, by_declaration };

/// What one arm's clock makes of cases made by hand; results are all known at noon.
struct Played {
    std::vector<engine::CaseNotices> notices;
    std::vector<engine::Burden> burden;
    std::int64_t found = 0; ///< true F1, by all channels

    /// Hours from the result to the last notice.
    [[nodiscard]] double last_hour() const;
};
Played play(const scenario::Settings& s, const std::vector<engine::CaseTrails>& cases);

/// A close contact that a channel finds so many hours after the result (or the interview), last
/// seen by the F0 two days before the result.
engine::Trail contact_told(Told channel, std::uint32_t person, double after_hours);

/// A case with so many of them, all at once.
engine::CaseTrails case_with(std::uint32_t contacts, Told channel, double after_hours);

} // namespace truyvet::conformance
