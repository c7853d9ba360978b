// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/radio/phone.hpp"
#include "models/radio/settings.hpp"

#include <array>

namespace truyvet::radio {

/// Loss by hand, pocket or bag of one phone on one day, dB.
float carry_loss_db(const RadioSettings&, const core::Randomness&, core::PersonId, const Phone&,
                    core::LocalDay);

/// What a pair keeps while both stay where they are. The same from either end.
struct Shadowing {
    float gain_db = 0;                 ///< shadowing of the place less both bodies
    std::array<float, 3> channel_db{}; ///< beside it, on channels 37, 38, 39
};
Shadowing shadowing_of(const RadioSettings&, core::Environment, const core::Randomness&,
                       core::PersonId, core::PersonId, std::uint64_t dwell);

} // namespace truyvet::radio
