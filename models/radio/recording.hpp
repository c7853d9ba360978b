// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/track.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace truyvet::radio {

/// Recorded tracks and the phones that made them.
struct Recording {
    std::vector<Station> stations;  ///< in the order of the phones file; person = that order
    std::vector<std::string> ids;   ///< as the files have them, by station
    std::vector<std::string> notes; ///< what the user should know: gaps, unknown models
};

/// Reads tracks (t_s,id,x_m,y_m; each phone's times ascending) and phones
/// (id,os,model,carry,transmits,receives; empty = drawn with the given chance). Throws
/// core::InputError with every fault found, at most a score of them.
Recording read_recording(const std::filesystem::path& tracks, const std::filesystem::path& phones,
                         const PhoneSettings&, const core::Randomness&);

} // namespace truyvet::radio
