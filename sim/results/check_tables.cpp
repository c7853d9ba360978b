// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/check.hpp"
#include "sim/results/schema.hpp"

#include <array>
#include <utility>

namespace truyvet::results {
namespace {

struct PartOfWhole {
    const TableShape* shape;
    const char* part;
    const char* whole;
};

const std::array<PartOfWhole, 20> parts_of_wholes{{
    {&channel_shape, "found", "true_f1"},
    {&channel_shape, "found", "flagged"},
    {&channel_shape, "found_f0_active", "true_f1_f0_active"},
    {&channel_shape, "found_f0_active", "found"},
    {&channel_shape, "true_f1_f0_active", "true_f1"},
    {&channel_shape, "flagged_f0_active", "flagged"},
    {&channel_shape, "index_cases_f0_active", "index_cases"},
    {&setting_shape, "found", "true_f1"},
    {&setting_shape, "found", "flagged"},
    {&second_shape, "reached_f2", "true_f2"},
    {&second_shape, "found_f2", "reached_f2"},
    {&second_shape, "found_f2", "flagged_f2"},
    {&second_shape, "index_cases_f0_active", "index_cases"},
    {&adoption_shape, "installs", "persons"},
    {&adoption_shape, "active", "installs"},
    {&link_shape, "infector_known", "cases"},
    {&link_shape, "infector_named", "cases"},
    {&link_shape, "infectees_named", "infectees"},
    {&day_shape, "imported", "infections"},
    {&day_shape, "reported_in_quarantine", "reported"},
}};

void check_part(const Table& table, const PartOfWhole& p) {
    const Counts& part = table.counts(p.part);
    const Counts& whole = table.counts(p.whole);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (part[row] > whole[row]) {
            throw Damaged("tables/" + table.name() + ": " + p.part + " is more than " + p.whole);
        }
    }
}

/// Each step of the waterfall counts some of the one before, and none is left out.
void check_waterfall(const Table& table) {
    const Counts& step = table.counts("step");
    const Counts& f1 = table.counts("f1");
    std::int64_t before = 0;
    std::int64_t expected = 0;
    for (const std::size_t row : table.order()) {
        if (step[row] != expected || (expected > 0 && f1[row] > before)) {
            throw Damaged("tables/waterfall");
        }
        before = f1[row];
        expected = (expected + 1) % static_cast<std::int64_t>(waterfall_steps.size());
    }
}

/// Rows by arm and replicate are of cells that the first table counts.
void check_cells(const Table& table, const std::set<Results::CellName>& cells) {
    if (!table.has("arm") || !table.has("replicate")) {
        return;
    }
    const Counts& arm = table.counts("arm");
    const Counts& replicate = table.counts("replicate");
    Results::CellName last{-1, -1};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Results::CellName cell{arm[row], replicate[row]};
        if (cell != last && !cells.contains(cell)) {
            throw Damaged("tables/" + table.name() + ": a replicate that is not there");
        }
        last = cell;
    }
}

} // namespace

void check_tables(const Results& results) {
    for (const PartOfWhole& p : parts_of_wholes) {
        if (const Table* table = results.find(p.shape->name)) {
            check_part(*table, p);
        }
    }
    if (const Table* table = results.find(waterfall_shape.name)) {
        check_waterfall(*table);
    }
    const auto cells = results.cells();
    for (const auto& [name, table] : results.tables) {
        if (known_shape(name) != nullptr) {
            check_cells(table, cells);
        }
    }
}

} // namespace truyvet::results
