// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/columns.hpp"

#include <algorithm>
#include <array>

namespace truyvet::analysis {
namespace {

struct StandsFor {
    const results::TableShape* drawn;
    const results::TableShape* expected;
};
const std::array<StandsFor, 3> tables{{
    {&results::channel_shape, &results::expected_shape},
    {&results::waterfall_shape, &results::expected_waterfall_shape},
    {&results::setting_shape, &results::expected_setting_shape},
}};

/// Channels that are expected find nobody unless the F0's phone is active.
std::string_view expected_name(std::string_view column) {
    return column == "found_f0_active"     ? "found"
           : column == "flagged_f0_active" ? "flagged"
                                           : column;
}

const results::Table* expected_of(const results::Results& results, const results::Table& table) {
    const auto* const at = std::find_if(tables.begin(), tables.end(), [&](const StandsFor& s) {
        return s.drawn->name == table.name();
    });
    return at == tables.end() ? nullptr : results.find(at->expected->name);
}

using Key = std::array<std::int64_t, 4>; ///< no table here has more

Key key_of(const results::Table& table, std::size_t row) {
    Key key{};
    for (std::size_t k = 0; k < table.keys().size(); ++k) {
        key[k] = std::get<results::Counts>(table.keys()[k].values)[row];
    }
    return key;
}

} // namespace

std::vector<double> numbers(const results::Results& results, const results::Table& table,
                            std::string_view column) {
    const results::Counts& drawn = table.counts(column);
    std::vector<double> values(drawn.begin(), drawn.end());
    const results::Table* expected = expected_of(results, table);
    const std::string_view name = expected_name(column);
    if (expected == nullptr || !expected->has(name)) {
        return values;
    }
    const auto& reals = std::get<results::Reals>(expected->column(name).values);
    const std::vector<std::size_t> order = table.order();
    auto at = order.begin();
    for (const std::size_t row : expected->order()) { // both have the same keys
        const Key key = key_of(*expected, row);
        at = std::find_if(at, order.end(),
                          [&](std::size_t other) { return key_of(table, other) >= key; });
        if (at != order.end() && key_of(table, *at) == key) {
            values[*at] = reals[row];
        }
    }
    return values;
}

} // namespace truyvet::analysis
