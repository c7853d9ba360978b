// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/check.hpp"

#include "models/core/environment.hpp"
#include "models/core/printable.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace truyvet::results {
namespace {

/// So many people there are not; sums of a billion such counts are still exact enough.
constexpr std::int64_t most_people = std::int64_t{1} << 40;
/// Installs per person, subscription or owner: far beyond 1 only where a denominator is tiny.
constexpr double most_share = 1e9;
/// found_by is a set of 32 bits.
constexpr std::size_t most_channels = 32;
/// Value in a list of strings: {"key": ["a"]}.
constexpr int settings_depth = 2;

void require(bool holds, const std::string& place) {
    if (!holds) {
        throw Damaged(place);
    }
}

void check_arm(const Arm& arm) {
    require(core::is_one_line(arm.name), "arms/name");
    require(arm.installs >= 0 && arm.installs < most_people, "arms/installs");
    for (const double share :
         {arm.share_people, arm.share_subscriptions, arm.share_owners, arm.active}) {
        require(share >= 0 && share < most_share, "arms");
    }
}

/// What a key's numbers stay below.
std::int64_t end_of(const std::string& key, const Results& r) {
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    if (key == "arm" || key == "world") {
        return size(r.arms);
    }
    if (key == "channel") {
        return size(r.channels);
    }
    if (key == "step") {
        return size(waterfall_steps);
    }
    if (key == "setting") {
        return size(core::setting_names);
    }
    if (key == "found_by") {
        return std::int64_t{1} << std::min(r.channels.size(), most_channels);
    }
    if (key == "replicate") {
        return std::numeric_limits<std::uint32_t>::max();
    }
    return std::numeric_limits<std::int64_t>::max();
}

void check_counts(const Table& table) {
    for (std::size_t c = table.keys().size(); c < table.columns().size(); ++c) {
        const Column& column = table.columns()[c];
        const std::string place = "tables/" + table.name() + "/" + column.name;
        std::visit(
            [&](const auto& values) {
                for (const auto x : values) {
                    require(x >= 0 && x < most_people, place);
                }
            },
            column.values);
    }
}

bool same_key(const Table& table, std::size_t a, std::size_t b) {
    return std::all_of(table.keys().begin(), table.keys().end(), [&](const Column& key) {
        const Counts& v = std::get<Counts>(key.values);
        return v[a] == v[b];
    });
}

void check_rows_differ(const Table& table) {
    const std::vector<std::size_t> order = table.order();
    for (std::size_t i = 1; i < order.size(); ++i) {
        require(!same_key(table, order[i - 1], order[i]),
                "tables/" + table.name() + ": a row twice");
    }
}

} // namespace

nlohmann::ordered_json parse_settings(const std::string& text) {
    const auto shallow = [](int depth, nlohmann::ordered_json::parse_event_t, auto&) {
        require(depth <= settings_depth, "arms/settings");
        return true;
    };
    auto parsed = nlohmann::ordered_json::parse(text, shallow, false);
    require(parsed.is_object(), "arms/settings");
    return parsed;
}

void check_frame(const Results& r) {
    require(!r.arms.empty(), "arms: there is none");
    require(!r.channels.empty() && r.channels.size() <= most_channels, "names/channel");
    require(core::is_utf8(r.scenario), "scenario");
    for (const std::string* name :
         {&r.scenario_name, &r.program_version, &r.source_revision, &r.created_at}) {
        require(core::is_one_line(*name), "attributes");
    }
    for (const std::string& channel : r.channels) {
        require(core::is_one_line(channel), "names/channel");
    }
    for (const std::int64_t n :
         {r.persons, r.households, r.smartphone_subscriptions, r.smartphone_owners}) {
        require(n >= 0 && n < most_people, "attributes");
    }
    std::for_each(r.arms.begin(), r.arms.end(), check_arm);
}

void check_table(const Table& table, const Results& frame) {
    for (const Column& key : table.keys()) {
        const std::int64_t end = end_of(key.name, frame);
        for (const std::int64_t value : std::get<Counts>(key.values)) {
            require(value >= 0 && value < end, "tables/" + table.name() + "/" + key.name);
        }
    }
    if (known_shape(table.name()) != nullptr) {
        check_counts(table);
        check_rows_differ(table);
    }
}

} // namespace truyvet::results
