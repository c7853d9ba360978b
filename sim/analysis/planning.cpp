// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/planning.hpp"

#include "models/adoption/occupations.hpp"
#include "sim/analysis/clusters.hpp"
#include "sim/analysis/columns.hpp"

#include <algorithm>
#include <map>

namespace truyvet::analysis {
namespace {

/// Steps of the waterfall.
constexpr std::int64_t both_active_step = 6;
constexpr std::int64_t notified_step = 10;

struct Tables {
    std::string parts;
    std::string contacts;
    std::string key; ///< what a part is called there
};

Tables tables_of(PlanBy by) {
    return by == PlanBy::district ? Tables{"districts", "contacts_between", "district"}
                                  : Tables{"groups", "contacts_between_groups", "group"};
}

nlohmann::ordered_json without_adoption(const results::Arm& arm) {
    auto settings = nlohmann::ordered_json::object();
    for (const auto& [key, value] : arm.settings.items()) {
        if (!key.starts_with("adoption.")) {
            settings[key] = value;
        }
    }
    return settings;
}

/// The first arm of those that share the arm's people: under its number stands what they share.
std::int64_t world_of(const results::Table& contacts, std::size_t arm) {
    std::int64_t world = -1;
    for (const std::int64_t w : contacts.counts("world")) {
        world = w <= static_cast<std::int64_t>(arm) ? std::max(world, w) : world;
    }
    return world;
}

std::vector<adoption::Part> parts_of(const results::Results& r, const Tables& tables,
                                     std::size_t arm, const std::vector<std::string>& names) {
    std::vector<adoption::Part> parts;
    const results::Table* t = r.find(tables.parts);
    for (std::size_t i = 0; t != nullptr && i < t->rows(); ++i) {
        const auto number = static_cast<std::size_t>(t->counts(tables.key)[i]);
        if (t->counts("arm")[i] == static_cast<std::int64_t>(arm) && number < names.size()) {
            parts.push_back({names[number], static_cast<double>(t->counts("persons")[i]),
                             static_cast<double>(t->counts("smartphone_owners")[i]),
                             static_cast<double>(t->counts("installs")[i])});
        }
    }
    return parts;
}

/// By replicate, or by population where replicates share their people.
using ByReplicate = std::map<std::int64_t, PlanReplicate>;

void add_pairs(const results::Table& t, const Tables& tables, std::int64_t world, std::size_t n,
               const Clusters& clusters, ByReplicate& replicates) {
    for (std::size_t i = 0; i < t.rows(); ++i) {
        const auto from = static_cast<std::size_t>(t.counts("from_" + tables.key)[i]);
        const auto to = static_cast<std::size_t>(t.counts("to_" + tables.key)[i]);
        if (t.counts("world")[i] == world && from < n && to < n) {
            PlanReplicate& here = replicates[clusters.of(world, t.counts("replicate")[i])];
            here.pairs.resize(n * n, 0);
            here.pairs[from * n + to] += static_cast<double>(t.counts("true_f1")[i]);
        }
    }
}

void add_detection(const results::Results& r, std::size_t arm, const Clusters& clusters,
                   ByReplicate& replicates) {
    const results::Table* t = r.find("waterfall");
    std::vector<bool> alike;
    for (const results::Arm& other : r.arms) {
        alike.push_back(without_adoption(other) == without_adoption(r.arms[arm]));
    }
    const std::vector<double> f1 = t == nullptr ? std::vector<double>{} : numbers(r, *t, "f1");
    for (std::size_t i = 0; i < f1.size(); ++i) {
        const auto at =
            replicates.find(clusters.of(t->counts("arm")[i], t->counts("replicate")[i]));
        if (at == replicates.end() || !alike[static_cast<std::size_t>(t->counts("arm")[i])]) {
            continue;
        }
        const double pairs = f1[i];
        const std::int64_t step = t->counts("step")[i];
        at->second.both_active += step == both_active_step ? pairs : 0;
        at->second.found += step == notified_step ? pairs : 0;
    }
}

} // namespace

std::vector<std::string> part_names(PlanBy by, const population::Census& census) {
    if (by == PlanBy::group) {
        return {adoption::occupation_names.begin(), adoption::occupation_names.end()};
    }
    std::vector<std::string> names;
    for (const population::ProvinceFigures& p : census.provinces) {
        for (const population::DistrictFigures& d : p.districts) {
            names.push_back(d.name);
        }
    }
    return names;
}

std::optional<Planning> planning_of(const results::Results& r, std::size_t arm, PlanBy by,
                                    const std::vector<std::string>& names) {
    const Tables tables = tables_of(by);
    const results::Table* contacts = r.find(tables.contacts);
    Planning planning;
    planning.problem.parts = parts_of(r, tables, arm, names);
    const std::size_t n = planning.problem.parts.size();
    if (contacts == nullptr || n == 0) {
        return std::nullopt;
    }
    ByReplicate replicates;
    const Clusters clusters(r);
    add_pairs(*contacts, tables, world_of(*contacts, arm), n, clusters, replicates);
    add_detection(r, arm, clusters, replicates);
    if (replicates.empty()) {
        return std::nullopt;
    }
    for (auto& [number, replicate] : replicates) {
        planning.replicates.push_back(std::move(replicate));
    }
    planning.problem.active_share = r.arms[arm].active;
    const std::size_t n_replicates = planning.replicates.size();
    planning.problem = without_fold(planning, n_replicates, n_replicates);
    return planning;
}

} // namespace truyvet::analysis
