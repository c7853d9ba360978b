// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/results.hpp"

#include "sim/results/schema.hpp"

#include <algorithm>
#include <stdexcept>

namespace truyvet::results {
Table& Results::table(const TableShape& shape) {
    return tables.try_emplace(shape.name, shape).first->second;
}

const Table* Results::find(std::string_view name) const {
    const auto at = tables.find(std::string(name));
    return at == tables.end() ? nullptr : &at->second;
}

void Results::add(const Cell& cell) {
    if (cell.arm >= arms.size() || cell.channels.size() != channels.size() ||
        cell.settings.size() != channels.size()) {
        throw std::logic_error("a cell must name an arm and count every channel");
    }
    const std::int64_t arm = cell.arm;
    const std::int64_t replicate = cell.replicate;
    Table& channel_table = table(channel_shape);
    Table& setting_table = table(setting_shape);
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const std::int64_t channel = static_cast<std::int64_t>(c);
        const ChannelCounts& n = cell.channels[c];
        channel_table.append(std::array{arm, replicate, channel, n.index_cases, n.true_f1, n.found,
                                        n.flagged, n.index_cases_f0_active, n.true_f1_f0_active,
                                        n.found_f0_active, n.flagged_f0_active});
        for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
            const SettingCounts& k = cell.settings[c][s];
            setting_table.append(std::array{arm, replicate, channel, static_cast<std::int64_t>(s),
                                            k.true_f1, k.found, k.flagged});
        }
    }
    Table& waterfall_table = table(waterfall_shape);
    for (std::size_t s = 0; s < cell.waterfall.size(); ++s) {
        waterfall_table.append(
            std::array{arm, replicate, static_cast<std::int64_t>(s), cell.waterfall[s]});
    }
}

std::set<Results::CellName> Results::cells() const {
    std::set<CellName> found;
    if (const Table* t = find(channel_shape.name)) {
        const Counts& arm = t->counts("arm");
        const Counts& replicate = t->counts("replicate");
        for (std::size_t i = 0; i < t->rows(); ++i) {
            found.emplace(arm[i], replicate[i]);
        }
    }
    return found;
}

std::vector<std::int64_t> Results::replicates(std::size_t arm) const {
    std::vector<std::int64_t> found;
    if (const Table* t = find(channel_shape.name)) {
        const Counts& arms_of = t->counts("arm");
        const Counts& replicate = t->counts("replicate");
        for (std::size_t i = 0; i < t->rows(); ++i) {
            if (arms_of[i] == static_cast<std::int64_t>(arm)) {
                found.push_back(replicate[i]);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::size_t Results::replicates() const {
    std::map<std::int64_t, std::size_t> count;
    std::size_t most = 0;
    for (const auto& [arm, replicate] : cells()) {
        most = std::max(most, ++count[arm]);
    }
    return most;
}

} // namespace truyvet::results
