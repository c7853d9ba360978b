// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/cli/commands/match_input.hpp"

#include <nlohmann/json.hpp>

#include <optional>

/// What `truyvet match` says of a history.
namespace truyvet::cli {

using Json = nlohmann::ordered_json;

struct MatchOutcome {
    std::string history;
    bool matched = false;
    std::size_t rows = 0;
    std::size_t rejected_rows = 0;
    int degree = 0; ///< authority: 1 for an F1, 2 for an F2
    bool of_case = false;
    std::optional<matching::Hit> hit; ///< phone
    matching::Sighting hit_row;
    std::vector<matching::Finding> findings; ///< authority
};

Json to_json(const MatchRequest& request, const MatchKeys& keys, const matching::KeyOwners& people,
             const MatchOutcome& outcome);
void print(const MatchRequest& request, const MatchKeys& keys, const matching::KeyOwners& people,
           const MatchOutcome& outcome);

} // namespace truyvet::cli
