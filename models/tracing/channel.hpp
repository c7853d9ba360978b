// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/inquiry.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace truyvet::tracing {

/// What a lead's delays count from.
enum class Origin : std::uint8_t {
    result,   ///< the F0's test result
    interview ///< the end of the F0's interview, for which it may have had to wait
};

/// A channel finds somebody: `origin` + found_after = found, + the wait for a caller where one is
/// needed, + notice_after = the person knows.
struct Lead {
    std::uint32_t candidate = 0; ///< into CaseFile::candidates
    Origin origin = Origin::result;
    bool by_call = false;
    core::Milliseconds found_after{};
    core::Milliseconds notice_after{};
};

/// A way to find contacts. A new one is one file and one line in channels.cpp.
class Channel {
  public:
    virtual ~Channel() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Whether it goes on from a contact that it found to that one's contacts (F2).
    [[nodiscard]] virtual bool follows(const Inquiry& /*inquiry*/,
                                       std::uint32_t /*candidate*/) const {
        return false;
    }
    /// Whether the F0 must be interviewed for it.
    [[nodiscard]] virtual bool needs_interview() const { return false; }
    /// How far around a stay of the F0 it looks for visitors of the same site, if it does.
    [[nodiscard]] virtual std::optional<core::Milliseconds> visit_margin() const { return {}; }
    /// How likely it tells somebody of whom the app is expected to say so much, no later than so
    /// long after the result. Nothing: it goes by more than pairs, and is not expected but drawn.
    [[nodiscard]] virtual std::optional<double> chance(const ContactOdds& /*odds*/,
                                                       core::Milliseconds /*within*/) const {
        return {};
    }
    /// Appends its leads, at most one for each candidate; no delay is negative.
    virtual void find(const Inquiry& inquiry, std::vector<Lead>& leads) const = 0;
};

} // namespace truyvet::tracing
