// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "sim/results/table.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace truyvet::results {

/// Where a true contact can be lost, in order; a step counts those not yet lost.
inline constexpr std::array<std::string_view, 11> waterfall_steps{"true F1",
                                                                  "F0 owns a smartphone",
                                                                  "F0 installed",
                                                                  "F0 active",
                                                                  "F1 owns a smartphone",
                                                                  "F1 installed",
                                                                  "F1 active",
                                                                  "heard",
                                                                  "matched",
                                                                  "counted by the rule",
                                                                  "notified"};

/// One setting of the experiment, and what it reached.
struct Arm {
    std::string name;
    nlohmann::ordered_json settings = nlohmann::ordered_json::object(); ///< key -> string or number
    std::int64_t installs = 0;
    double share_people = 0;        ///< installs of all people
    double share_subscriptions = 0; ///< installs of smartphone subscriptions
    double share_owners = 0;        ///< installs of smartphone owners
    double active = 0;              ///< accounts in use, of installs
};

/// What one channel did in one replicate of an arm, summed over index cases (F0). F1 = true close
/// contacts by the rule in force; found = true F1 that were flagged; flagged = all flagged.
struct ChannelCounts {
    std::int64_t index_cases = 0;
    std::int64_t true_f1 = 0;
    std::int64_t found = 0;
    std::int64_t flagged = 0;
    /// The same over the index cases whose phone was active.
    std::int64_t index_cases_f0_active = 0;
    std::int64_t true_f1_f0_active = 0;
    std::int64_t found_f0_active = 0;
    std::int64_t flagged_f0_active = 0;
};

struct SettingCounts {
    std::int64_t true_f1 = 0;
    std::int64_t found = 0;
    std::int64_t flagged = 0;
};

/// One replicate of one arm, as the experiment hands it over.
struct Cell {
    std::uint32_t arm = 0;                                        ///< index into Results::arms
    std::uint32_t replicate = 0;                                  ///< from 0
    std::vector<ChannelCounts> channels;                          ///< by channel
    std::array<std::int64_t, waterfall_steps.size()> waterfall{}; ///< of the first channel
    std::vector<std::array<SettingCounts, core::setting_names.size()>> settings; ///< by channel
};

/// An experiment's outcome: who, under what, and the counts of every replicate. Estimates are
/// derived from it (sim/analysis), never stored.
struct Results {
    // Provenance: in the file, not in the digest.
    std::string program_version;
    std::string source_revision;
    std::string created_at; ///< ISO 8601, UTC

    std::string scenario_name;
    /// The resolved scenario as TOML: all that bears on the outcome. Where and how it ran (output,
    /// threads, jobs) is no part of it: the digest covers this text.
    std::string scenario;
    std::uint64_t seed = 0;
    std::int64_t persons = 0;
    std::int64_t households = 0;
    std::int64_t smartphone_subscriptions = 0;
    std::int64_t smartphone_owners = 0;
    std::vector<std::string> channels; ///< the first is the main one
    std::vector<Arm> arms;

    /// By name. add() fills "channels", "waterfall" and "settings"; others come through table().
    std::map<std::string, Table> tables;

    /// Takes in one replicate of one arm, in any order.
    void add(const Cell& cell);
    /// The table of this shape, made where it does not exist yet: how further counts join the file.
    Table& table(const TableShape& shape);
    [[nodiscard]] const Table* find(std::string_view table) const;

    using CellName = std::pair<std::int64_t, std::int64_t>; ///< arm, replicate
    /// The cells that are there.
    [[nodiscard]] std::set<CellName> cells() const;
    /// Sorted numbers of the replicates an arm has.
    [[nodiscard]] std::vector<std::int64_t> replicates(std::size_t arm) const;
    /// The most replicates any arm has.
    [[nodiscard]] std::size_t replicates() const;

    /// Takes over the cells of another part of the same experiment. Throws core::InputError,
    /// leaving this as it was, where the part is of another experiment or repeats a cell.
    void merge(const Results& part, const std::string& part_name);
};

} // namespace truyvet::results
