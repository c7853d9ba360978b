// SPDX-License-Identifier: GPL-2.0-only
// The one reader of tables, and what reads positions with it.
#include "tests/fuzz/target.hpp"

#include "models/core/track.hpp"

#include <cmath>
#include <map>
#include <sstream>

using namespace truyvet::core;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    Faults faults;
    TrackReader reader(faults);
    std::map<std::string, std::vector<TrackPoint>> tracks;
    try {
        read_csv(in, "t.csv", TrackReader::columns, faults, [&](const CsvRow& row) {
            promise(row.place("id").starts_with(row.place()));
            reader.add(row, tracks[row.text("id")]);
        });
        for (const auto& [id, track] : tracks) {
            for (const TrackPoint& p : track) {
                promise(std::isfinite(p.x_m) && std::isfinite(p.y_m));
                promise(p.time.time_since_epoch().count() >= 0);
            }
            reader.end("t.csv", id, track);
        }
        faults.throw_if_any();
    } catch (const InputError& e) {
        promise(!e.faults().empty());
    }
    return 0;
}
