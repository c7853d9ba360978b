// SPDX-License-Identifier: GPL-2.0-only
#include "tests/fuzz/target.hpp"

#include "models/matching/import.hpp"

#include <algorithm>
#include <sstream>

using namespace truyvet::matching;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::istringstream in(text);
    HistoryImport first;
    try {
        first = read_tsv(in, "history.tsv");
    } catch (const truyvet::core::InputError& e) { // every row is bad
        promise(!e.faults().empty());
        return 0;
    }
    // No row is passed over in silence.
    const auto newlines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    const std::size_t lines = newlines + (!text.empty() && text.back() != '\n' ? 1 : 0);
    promise(first.history.sightings().size() + first.report.rejected() == lines);

    std::stringstream again;
    write_tsv(again, first.history);
    const HistoryImport second = read_tsv(again, "again.tsv");
    promise(second.report.rejected() == 0);
    promise(second.history.sightings().size() == first.history.sightings().size());
    return 0;
}
