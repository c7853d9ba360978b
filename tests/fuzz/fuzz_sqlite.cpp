// SPDX-License-Identifier: GPL-2.0-only
#include "tests/fuzz/target.hpp"

#include "models/matching/import.hpp"

using namespace truyvet::matching;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const HistoryImport import = read_sqlite_image({data, size}, "history.sqlite");
        for (const Sighting& row : import.history.sightings()) {
            promise(row.rssi_dbm >= -127 && row.rssi_dbm <= 20);
            promise(row.time.time_since_epoch().count() >= 0);
        }
    } catch (const truyvet::core::InputError& e) {
        promise(!e.faults().empty());
    } catch (const truyvet::core::RunError&) { // SQLite had not the memory that the file asks for
    }
    return 0;
}
