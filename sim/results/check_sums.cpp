// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/check.hpp"
#include "sim/results/schema.hpp"

#include <array>
#include <functional>
#include <map>

namespace truyvet::results {
namespace {

/// Arm, replicate, and channel (0 in a table without).
using Place = std::array<std::int64_t, 3>;
using Sums = std::map<Place, std::int64_t>;
using Rows = std::function<bool(std::size_t row)>;

bool every(std::size_t) {
    return true;
}

Place place_of(const Table& table, std::size_t row) {
    const auto of = [&](const char* key) { return table.counts(key)[row]; };
    return {of("arm"), of("replicate"), table.has("channel") ? of("channel") : 0};
}

/// A column's sums by place; a place without rows is not there.
Sums sums(const Table& table, const char* column, const Rows& counted = every) {
    Sums by_place;
    const Counts& values = table.counts(column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (counted(row)) {
            by_place[place_of(table, row)] += values[row];
        }
    }
    return by_place;
}

std::int64_t at(const Sums& sums, const Place& place) {
    const auto found = sums.find(place);
    return found == sums.end() ? 0 : found->second;
}

[[noreturn]] void fail(const Table& table, const Place& place, const std::string& what) {
    throw Damaged("tables/" + table.name() + ": " + what + ", arm " + std::to_string(place[0]) +
                  ", replicate " + std::to_string(place[1]));
}

/// As many rows for each cell as a whole table has; with unique keys within their ranges that is
/// all of them.
void check_complete(const Results& r, const TableShape& shape, std::size_t rows_of_cell) {
    const Table* table = r.find(shape.name);
    if (table == nullptr) {
        return;
    }
    std::map<Place, std::size_t> rows;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        ++rows[{table->counts("arm")[row], table->counts("replicate")[row], 0}];
    }
    for (const auto& [arm, replicate] : r.cells()) {
        const Place cell{arm, replicate, 0};
        const auto found = rows.find(cell);
        if (found == rows.end() || found->second != rows_of_cell) {
            fail(*table, cell, "a row is missing");
        }
    }
}

/// What is counted twice: by place in `table`, and over the channels.
void check_equal(const Table& table, const Sums& counted, const Sums& expected) {
    for (const auto& [place, sum] : expected) {
        if (at(counted, place) != sum) {
            fail(table, place, "its sum is another than in the channels");
        }
    }
}

/// The truth is one, whichever channel looks for it.
void check_truth(const Table& channels) {
    for (const char* column :
         {"index_cases", "true_f1", "index_cases_f0_active", "true_f1_f0_active"}) {
        const Sums by_channel = sums(channels, column);
        for (const auto& [place, sum] : by_channel) {
            if (sum != at(by_channel, {place[0], place[1], 0})) {
                fail(channels, place, std::string(column) + " differs by channel");
            }
        }
    }
}

Sums of_main_channel(const Table& channels, const char* column) {
    const Counts& channel = channels.counts("channel");
    return sums(channels, column, [&](std::size_t row) { return channel[row] == 0; });
}

void check_waterfall_sums(const Table& waterfall, const Table& channels) {
    const Counts& step = waterfall.counts("step");
    const auto at_step = [&](std::int64_t wanted) {
        return sums(waterfall, "f1", [&](std::size_t row) { return step[row] == wanted; });
    };
    check_equal(waterfall, at_step(0), of_main_channel(channels, "true_f1"));
    check_equal(waterfall, at_step(waterfall_steps.size() - 1), of_main_channel(channels, "found"));
}

/// Those told by a channel, whatever others told them, are those it found and flagged. The phone's
/// alert and the union have no bit.
void check_overlap(const Table& overlap, const Table& channels, std::size_t count) {
    const Counts& channel = channels.counts("channel");
    const Counts& found_by = overlap.counts("found_by");
    for (std::size_t c = 0; c < count; ++c) {
        const auto told = [&](std::size_t row) { return (found_by[row] >> c & 1) != 0; };
        const Sums found = sums(overlap, "true_f1", told);
        const Sums others = sums(overlap, "others", told);
        for (std::size_t row = 0; row < channels.rows(); ++row) {
            const Place place = place_of(channels, row);
            const Place cell{place[0], place[1], 0};
            if (channel[row] == static_cast<std::int64_t>(c) && found.contains(cell) &&
                (at(found, cell) != channels.counts("found")[row] ||
                 at(found, cell) + at(others, cell) != channels.counts("flagged")[row])) {
                fail(overlap, cell, "its sum is another than in the channels");
            }
        }
    }
}

} // namespace

void check_sums(const Results& r) {
    const Table* channels = r.find(channel_shape.name);
    if (channels == nullptr) {
        return;
    }
    const std::size_t n = r.channels.size();
    check_complete(r, channel_shape, n);
    check_complete(r, setting_shape, n * core::setting_names.size());
    check_complete(r, waterfall_shape, waterfall_steps.size());
    check_complete(r, burden_shape, n);
    check_complete(r, second_shape, n);
    check_complete(r, adoption_shape, 1);
    check_truth(*channels);
    if (const Table* settings = r.find(setting_shape.name)) {
        for (const char* column : {"true_f1", "found", "flagged"}) {
            check_equal(*settings, sums(*settings, column), sums(*channels, column));
        }
    }
    if (const Table* waterfall = r.find(waterfall_shape.name)) {
        check_waterfall_sums(*waterfall, *channels);
    }
    if (const Table* notice = r.find(notice_shape.name)) {
        check_equal(*notice, sums(*notice, "found"), sums(*channels, "found"));
    }
    if (const Table* overlap = r.find(overlap_shape.name)) {
        check_overlap(*overlap, *channels, n);
    }
}

} // namespace truyvet::results
