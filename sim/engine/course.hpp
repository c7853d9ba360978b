// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/bluezone.hpp"
#include "sim/engine/tally.hpp"

#include <array>
#include <vector>

namespace truyvet::engine {

/// What happens in a case, in the order in which events of one instant are handled.
enum class Happening : std::uint8_t { result, publication, match, notice };

/// Who had a notice when the last event was over, by channel and candidate.
using Flags = std::array<std::vector<bool>, channel_names.size()>;

/// Plays one case of one arm on the clock: result, keys published, phones match, notices go out.
Flags play(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
           const tracing::BluezoneSettings& settings);

} // namespace truyvet::engine
