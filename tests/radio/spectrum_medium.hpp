// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/air.hpp"
#include "models/radio/medium.hpp"

#include <memory>

namespace truyvet::radio::test {

/// The same medium on ns-3's own SpectrumChannel and SpectrumInterference, one of each per
/// advertising channel: slow, and the oracle for LeanMedium.
std::unique_ptr<Medium> make_spectrum_medium(Air&, std::size_t stations, Medium::Decoded);

} // namespace truyvet::radio::test
