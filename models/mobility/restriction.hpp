// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/time.hpp"

#include <cstdint>

namespace truyvet::mobility {

/// Where somebody is kept: at home, where the household goes on meeting it and nobody visits; or
/// away (central quarantine, hospital), where it meets nobody.
enum class KeptWhere : std::uint8_t { home, away };

struct Restriction {
    core::PersonId person;
    KeptWhere where = KeptWhere::home;
    core::TimePoint from;
    core::TimePoint to;
    friend bool operator==(const Restriction&, const Restriction&) = default;
};

} // namespace truyvet::mobility
