// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/joiner.hpp"

#include "models/core/error.hpp"
#include "sim/results/check.hpp"
#include "sim/results/scenario_difference.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>

namespace truyvet::results {
namespace {

bool same_arm(const Arm& a, const Arm& b) {
    return a.name == b.name && a.settings == b.settings && a.installs == b.installs &&
           a.share_people == b.share_people && a.share_subscriptions == b.share_subscriptions &&
           a.share_owners == b.share_owners && a.active == b.active;
}

/// What differs between two parts of what should be one experiment; empty = nothing.
std::string difference(const Results& a, const Results& b) {
    if (a.scenario != b.scenario || a.scenario_name != b.scenario_name) {
        return "another scenario (" + b.scenario_name +
               "): " + scenario_difference(b.scenario, a.scenario);
    }
    if (a.program_version != b.program_version || a.source_revision != b.source_revision) {
        return "the work of another truyvet, " + b.program_version + " (" + b.source_revision +
               ") where the others are of " + a.program_version + " (" + a.source_revision + ")";
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

void refuse_wrong_sums(const Results& part, const std::string& part_name) {
    try {
        check_sums(part);
    } catch (const Damaged& e) {
        throw core::InputError(part_name, std::string("does not add up (") + e.what() +
                                              "): truyvet did not write it so; remove it and "
                                              "compute it again");
    }
}

} // namespace

Joiner::Joiner(Results& whole) : whole_(whole), cells_(whole.cells()) {}

void Joiner::refuse_other(const Results& part, const std::string& part_name) const {
    if (const std::string what = difference(whole_, part); !what.empty()) {
        throw core::InputError(part_name, "holds " + what + "; only parts of one experiment join");
    }
    for (const auto& [name, table] : part.tables) {
        const Table* known = whole_.find(name);
        if (known != nullptr && !known->same_columns(table)) {
            throw core::InputError(part_name, "has other columns in table " + name +
                                                  "; it was made by another version");
        }
    }
}

void Joiner::join(const Results& part, const std::string& part_name) {
    refuse_other(part, part_name);
    refuse_wrong_sums(part, part_name);
    const auto more = part.cells();
    for (const auto& [arm, replicate] : more) {
        if (has(arm, replicate)) {
            throw core::InputError(part_name, "repeats replicate " + std::to_string(replicate) +
                                                  " of arm " +
                                                  whole_.arms[static_cast<std::size_t>(arm)].name +
                                                  ", which is there already; give each part once");
        }
    }
    cells_.insert(more.begin(), more.end());
    for (const auto& [name, table] : part.tables) {
        const auto [at, fresh] = whole_.tables.try_emplace(name, table);
        if (!fresh) {
            at->second.append(table);
        }
    }
}

void Results::merge(const Results& part, const std::string& part_name) {
    Joiner(*this).join(part, part_name);
}

} // namespace truyvet::results
