// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/provinces.hpp"

#include "models/core/csv.hpp"
#include "sim/report/assets.hpp"
#include "sim/report/model.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace truyvet::report {
namespace {

constexpr const char* provinces_key = "population.provinces";
/// Shares that print alike are the same share.
constexpr double alike = 0.0005;

std::vector<Tile> parsed(std::string_view csv) {
    std::istringstream in{std::string(csv)};
    std::vector<Tile> all;
    core::Faults faults;
    core::read_csv(in, "provinces.csv", {.required = {"slug", "name", "brief", "row", "column"}},
                   faults, [&](const core::CsvRow& row) {
                       const auto cell = [&](const char* column) {
                           return static_cast<int>(number_in(row, column, faults).value_or(0));
                       };
                       all.push_back({std::string(row["slug"]), std::string(row["name"]),
                                      std::string(row["brief"]), cell("row"), cell("column")});
                   });
    faults.throw_if_any();
    return all;
}

/// Settings that tell the arms of one province apart; the others go with the province.
std::set<std::string> telling_keys(const results::Results& r) {
    std::map<std::pair<const Tile*, std::string>, nlohmann::ordered_json> first;
    std::set<std::string> telling;
    for (const results::Arm& arm : r.arms) {
        for (const auto& [key, value] : arm.settings.items()) {
            if (first.try_emplace({tile_of(arm), key}, value).first->second != value) {
                telling.insert(key);
            }
        }
    }
    return telling;
}

nlohmann::ordered_json telling(const results::Arm& arm, const std::set<std::string>& keys) {
    nlohmann::ordered_json settings = nlohmann::ordered_json::object();
    for (const auto& [key, value] : arm.settings.items()) {
        if (keys.contains(key)) {
            settings[key] = value;
        } else if (key != provinces_key) {
            settings[key] = nullptr; // each province its own
        }
    }
    return settings;
}

/// The arms' common share of something, if they have one.
template <class Share>
std::optional<double> common(const results::Results& r, const ProvinceView& view, Share share) {
    const double first = share(r.arms[view.places.front().arm]);
    const bool same = std::all_of(view.places.begin(), view.places.end(), [&](const auto& p) {
        return std::abs(share(r.arms[p.arm]) - first) < alike;
    });
    return same ? std::optional(first) : std::nullopt;
}

Text installs_label(const results::Results& r, const ProvinceView& view) {
    using results::Arm;
    if (const auto share = common(r, view, [](const Arm& a) { return a.share_people; })) {
        return percent(*share) + Text{" dân số cài", " of people"};
    }
    if (const auto share = common(r, view, [](const Arm& a) { return a.share_subscriptions; })) {
        return percent(*share) + Text{" thuê bao cài", " of smartphones"};
    }
    const Text published = view.settings.contains("adoption.observed.place")
                               ? Text{"đã công bố ", "the published "}
                               : Text();
    const auto [low, high] = std::minmax_element(
        view.places.begin(), view.places.end(), [&](const auto& a, const auto& b) {
            return r.arms[a.arm].share_people < r.arms[b.arm].share_people;
        });
    return published + number(100 * r.arms[low->arm].share_people, 1) + "–" +
           percent(r.arms[high->arm].share_people) + Text{" dân số cài", " of people"};
}

Text label_of(const results::Results& r, const ProvinceView& view) {
    Text label = installs_label(r, view);
    if (const auto active = common(r, view, active_share)) {
        label +=
            Text(", ") + number(100 * *active, 0) + Text{"\u202f% hoạt động", "\u202f% active"};
    }
    for (const auto& [key, value] : view.settings.items()) {
        if (!value.is_null() && !key.starts_with("adoption.")) {
            label += Text(", " + key + " = " + value.dump());
        }
    }
    return label;
}

void add(std::vector<ProvinceView>& views, nlohmann::ordered_json settings,
         const ProvinceView::Place& place) {
    auto view = std::find_if(views.begin(), views.end(),
                             [&](const ProvinceView& v) { return v.settings == settings; });
    if (view == views.end()) {
        view = views.insert(views.end(), {std::move(settings), {}, {}});
    }
    const auto there = [&](const ProvinceView::Place& p) { return p.tile == place.tile; };
    if (std::none_of(view->places.begin(), view->places.end(), there)) {
        view->places.push_back(place);
    }
}

} // namespace

const std::vector<Tile>& tiles() {
    static const std::vector<Tile> all = parsed(provinces_csv);
    return all;
}

const Tile* tile_of(const results::Arm& arm) {
    const auto named = arm.settings.find(provinces_key);
    if (named == arm.settings.end() || !named->is_array() || named->size() != 1) {
        return nullptr;
    }
    const auto tile = std::find_if(tiles().begin(), tiles().end(),
                                   [&](const Tile& t) { return named->front() == t.slug; });
    return tile == tiles().end() ? nullptr : &*tile;
}

std::vector<ProvinceView> province_views(const results::Results& r) {
    const std::set<std::string> keys = telling_keys(r);
    std::vector<ProvinceView> views;
    for (std::size_t a = 0; a < r.arms.size(); ++a) {
        if (const Tile* tile = tile_of(r.arms[a])) {
            add(views, telling(r.arms[a], keys), {tile, a});
        }
    }
    std::erase_if(views, [](const ProvinceView& v) { return v.places.size() < 2; });
    for (ProvinceView& view : views) {
        view.label = label_of(r, view);
    }
    return views;
}

} // namespace truyvet::report
