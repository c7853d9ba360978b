// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/results.hpp"

#include "models/core/error.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace truyvet::results {
namespace {

using CellName = std::pair<std::int64_t, std::int64_t>; // arm, replicate

std::set<CellName> cells(const Results& r) {
    std::set<CellName> found;
    if (const Table* t = r.find(channel_shape.name)) {
        const Counts& arm = t->counts("arm");
        const Counts& replicate = t->counts("replicate");
        for (std::size_t i = 0; i < t->rows(); ++i) {
            found.emplace(arm[i], replicate[i]);
        }
    }
    return found;
}

bool same_arm(const Arm& a, const Arm& b) {
    return a.name == b.name && a.settings == b.settings && a.installs == b.installs &&
           a.share_people == b.share_people && a.share_subscriptions == b.share_subscriptions &&
           a.share_owners == b.share_owners && a.active == b.active;
}

/// What differs between two parts of what should be one experiment; empty = nothing.
std::string difference(const Results& a, const Results& b) {
    if (a.scenario != b.scenario || a.scenario_name != b.scenario_name) {
        return "another scenario (" + b.scenario_name + ")";
    }
    if (a.seed != b.seed) {
        return "another seed (" + std::to_string(b.seed) + ")";
    }
    if (a.persons != b.persons || a.households != b.households ||
        a.smartphone_subscriptions != b.smartphone_subscriptions ||
        a.smartphone_owners != b.smartphone_owners) {
        return "another population";
    }
    if (a.channels != b.channels) {
        return "other channels";
    }
    if (!std::equal(a.arms.begin(), a.arms.end(), b.arms.begin(), b.arms.end(), same_arm)) {
        return "other arms";
    }
    return {};
}

} // namespace

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
    for (const auto& [arm, replicate] : cells(*this)) {
        most = std::max(most, ++count[arm]);
    }
    return most;
}

void Results::merge(const Results& part, const std::string& part_name) {
    if (const std::string what = difference(*this, part); !what.empty()) {
        throw core::InputError(part_name, "holds " + what + "; only parts of one experiment join");
    }
    const std::set<CellName> mine = cells(*this);
    for (const auto& [arm, replicate] : cells(part)) {
        if (mine.contains({arm, replicate})) {
            throw core::InputError(part_name, "repeats replicate " + std::to_string(replicate) +
                                                  " of arm " +
                                                  arms[static_cast<std::size_t>(arm)].name +
                                                  ", which is there already; give each part once");
        }
    }
    for (const auto& [name, table] : part.tables) {
        const Table* known = find(name);
        if (known != nullptr && !known->same_columns(table)) {
            throw core::InputError(part_name, "has other columns in table " + name +
                                                  "; it was made by another version");
        }
    }
    for (const auto& [name, table] : part.tables) {
        const auto [at, fresh] = tables.try_emplace(name, table);
        if (!fresh) {
            at->second.append(table);
        }
    }
}

} // namespace truyvet::results
