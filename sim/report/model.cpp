// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/model.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace truyvet::report {
namespace {

constexpr double same = 1e-6;
/// The style sheet knows so many.
constexpr std::size_t most_tabs = 6;

nlohmann::ordered_json without_installs(nlohmann::ordered_json settings) {
    settings.erase("adoption.share");
    settings.erase("adoption.of");
    return settings;
}

std::vector<Series> series_of(const results::Results& r) {
    std::vector<Series> all;
    for (std::size_t a = 0; a < r.arms.size(); ++a) {
        auto settings = without_installs(r.arms[a].settings);
        auto at = std::find_if(all.begin(), all.end(),
                               [&](const Series& s) { return s.settings == settings; });
        if (at == all.end()) {
            at = all.insert(all.end(), {{}, std::move(settings), active_share(r.arms[a]), {}});
        }
        at->arms.push_back(a);
        at->active = std::max(at->active, active_share(r.arms[a])); // without installs: 0
    }
    for (Series& s : all) {
        const auto share = [&](std::size_t a) { return r.arms[a].share_people; };
        std::stable_sort(s.arms.begin(), s.arms.end(),
                         [&](std::size_t a, std::size_t b) { return share(a) < share(b); });
    }
    return all;
}

std::optional<std::size_t> nearest(const Series& s, double target,
                                   const std::function<double(std::size_t)>& share) {
    std::optional<std::size_t> best;
    for (const std::size_t a : s.arms) {
        const double off = std::abs(share(a) - target);
        // Of two arms as near, the one named first in the experiment.
        if (off < near_target && (!best || off < std::abs(share(*best) - target) - same ||
                                  (off < std::abs(share(*best) - target) + same && a < *best))) {
            best = a;
        }
    }
    return best;
}

void add(std::vector<std::size_t>& arms, std::optional<std::size_t> arm) {
    if (arm && std::find(arms.begin(), arms.end(), *arm) == arms.end()) {
        arms.push_back(*arm);
    }
}

/// Settings other than installs, use and province that the arms do not agree on.
bool more_than_adoption_varies(const results::Results& r) {
    const auto rest = [](const results::Arm& arm) {
        nlohmann::ordered_json settings = nlohmann::ordered_json::object();
        for (const auto& [key, value] : arm.settings.items()) {
            const bool adoption = key == "adoption.share" || key == "adoption.of" ||
                                  key == "adoption.active_share" ||
                                  key.starts_with("adoption.observed.");
            if (!adoption && key != "population.provinces") {
                settings[key] = value;
            }
        }
        return settings;
    };
    return std::any_of(r.arms.begin(), r.arms.end(),
                       [&](const results::Arm& arm) { return rest(arm) != rest(r.arms[0]); });
}

/// Some provinces, spread over those there are.
std::vector<std::size_t> spread(const ProvinceView& view) {
    const std::size_t n = std::min(view.places.size(), most_tabs);
    std::vector<std::size_t> arms;
    for (std::size_t i = 0; i < n; ++i) {
        arms.push_back(view.places[i * view.places.size() / n].arm);
    }
    return arms;
}

} // namespace

Model::Model(const results::Results& r)
    : results(r), estimates(analysis::estimate(r)), tracing(analysis::estimate_tracing(r)),
      outbreaks(analysis::estimate_outbreaks(r)), series(series_of(r)),
      provinces(province_views(r)), titles(titles_of(r.scenario)) {
    if (r.arms.empty()) {
        return;
    }
    by_name = more_than_adoption_varies(r);
    for (Series& s : series) {
        s.label = by_name && s.arms.size() == 1 ? name(s.arms.front()) : series_label(s);
    }
    provinces.resize(std::min(provinces.size(), most_tabs));
    if (!provinces.empty()) {
        featured = spread(provinces.front());
        return;
    }
    for (const Series& s : series) {
        add(featured,
            nearest(s, r.arms[0].share_people, [&](std::size_t a) { return arm(a).share_people; }));
        add(featured, at_people_target(s));
        add(featured, at_smartphone_target(s));
    }
    featured.resize(std::min(featured.size(), most_tabs));
}

std::optional<std::size_t> Model::at_people_target(const Series& s) const {
    return nearest(s, target_of_people, [&](std::size_t a) { return arm(a).share_people; });
}

std::optional<std::size_t> Model::at_smartphone_target(const Series& s) const {
    return nearest(s, target_of_smartphones,
                   [&](std::size_t a) { return arm(a).share_subscriptions; });
}

double Model::axis_end() const {
    double most = target_of_people;
    const double persons = static_cast<double>(std::max<std::int64_t>(1, results.persons));
    most = std::max(most, target_of_smartphones *
                              static_cast<double>(results.smartphone_subscriptions) / persons);
    for (const results::Arm& a : results.arms) {
        most = std::max(most, a.share_people);
    }
    return std::min(1.0, std::ceil(10 * most - same) / 10);
}

bool Model::has_curve() const {
    return provinces.empty() && std::any_of(series.begin(), series.end(), [&](const Series& s) {
               std::vector<double> places;
               for (const std::size_t a : s.arms) {
                   if (places.empty() || arm(a).share_people > places.back() + same) {
                       places.push_back(arm(a).share_people);
                   }
               }
               return places.size() >= 3;
           });
}

} // namespace truyvet::report
