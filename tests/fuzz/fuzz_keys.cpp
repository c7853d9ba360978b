// SPDX-License-Identifier: GPL-2.0-only
#include "tests/fuzz/target.hpp"

#include "models/matching/import.hpp"

#include <sstream>

using namespace truyvet::matching;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        const KeyImport first = read_keys(in, "keys.json");
        std::stringstream again;
        write_keys(again, first.keys);
        ImportOptions strict;
        strict.strict = true;
        const KeyImport second = read_keys(again, "again.json", strict);
        promise(second.keys.size() == first.keys.size());
        for (std::size_t i = 0; i < first.keys.size(); ++i) {
            promise(second.keys[i].daily_key == first.keys[i].daily_key);
            promise(first.keys[i].slots() >= 1 && first.keys[i].slots() <= most_slots);
        }
    } catch (const truyvet::core::InputError& e) {
        promise(!e.faults().empty());
    }
    return 0;
}
