// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/medium.hpp"
#include "models/radio/path_loss_cache.hpp"

#include <memory>

namespace truyvet::radio::test {

/// The same medium on ns-3's own SpectrumChannel and SpectrumInterference, one of each per
/// advertising channel: slow, and the oracle for LeanMedium.
std::unique_ptr<Medium> make_spectrum_medium(PathLossCache&, std::size_t stations, Medium::Decoded);

} // namespace truyvet::radio::test
