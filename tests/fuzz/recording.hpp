// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "models/mobility/kinds.hpp"
#include "tests/fuzz/target.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace truyvet::fuzz {

/// Two tables in one input: the recording, and behind a line "---" the people in it, if any.
inline mobility::MobilitySettings recording_of(std::string_view text) {
    const auto file = [](const char* name, std::string_view content) {
        const auto path = std::filesystem::temp_directory_path() /
                          ("truyvet-" + std::string(name) + "-" + std::to_string(getpid()));
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    };
    constexpr std::string_view between = "\n---\n";
    const auto end = text.find(between);
    mobility::MobilitySettings settings;
    settings.recording.file = file("recording", text.substr(0, end));
    if (end != std::string_view::npos) {
        settings.recording.people = file("people", text.substr(end + between.size()));
    }
    return settings;
}

/// What was read can be lived through: the days on either side of the first, and in a cycle.
inline void live(const mobility::Movement& movement, core::LocalDay starts) {
    promise(movement.people.people() > 0);
    const auto days = movement.days(movement.people, core::Randomness(1, 1));
    std::vector<mobility::Stay> stays;
    std::vector<mobility::Position> positions;
    const auto some = std::min<std::size_t>(movement.people.people(), 20);
    for (std::uint32_t person = 0; person < some; ++person) {
        for (int day = -1; day <= 1; ++day) {
            stays.clear();
            days->stays(core::PersonId{person}, starts + day, stays);
            for (const mobility::Stay& stay : stays) {
                promise(stay.from < stay.to);
                days->positions(core::PersonId{person}, stay, positions);
                for (const mobility::Position& p : positions) {
                    promise(p.from < p.to && std::isfinite(p.x_m) && std::isfinite(p.y_m));
                }
            }
        }
    }
}

/// The whole way from two texts to days; refused in words or fit to live through.
inline int live_recording(mobility::Movement (*make)(const mobility::Source&),
                          const std::uint8_t* data, std::size_t size) {
    const auto settings = recording_of({reinterpret_cast<const char*>(data), size});
    try {
        live(make({{}, {}, settings, core::Randomness(1, 0)}), settings.recording.starts);
    } catch (const core::InputError& e) {
        promise(!e.faults().empty());
    }
    std::filesystem::remove(settings.recording.file);
    std::filesystem::remove(settings.recording.people);
    return 0;
}

} // namespace truyvet::fuzz
