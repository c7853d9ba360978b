// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/scenario.hpp"

namespace truyvet::world {

/// CPU seconds that the arms at packet tier will take for their radio, before anybody is made:
/// every hour of every F0's window among ten phones, or all people if they are fewer. assumption:
/// ten, at home by night, at work or school by day; an upper bound where few have the app.
double packet_seconds(const scenario::Experiment& experiment);

} // namespace truyvet::world
