// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/time.hpp"

#include <cstdint>

namespace truyvet::mobility {

/// Where somebody is kept.
enum class KeptAt : std::uint8_t {
    home,   ///< with the household
    central ///< in a quarantine facility
};

/// Somebody is kept somewhere, from .. to, and makes no other stays meanwhile.
struct Restriction {
    core::PersonId person;
    KeptAt where = KeptAt::home;
    core::TimePoint from;
    core::TimePoint to;
    friend bool operator==(const Restriction&, const Restriction&) = default;
};

} // namespace truyvet::mobility
