// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/import.hpp"
#include "models/matching/trace.hpp"
#include "sim/cli/command.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// What `truyvet match` is asked and given.
namespace truyvet::cli {

struct MatchRequest {
    std::string keys;
    std::string contact_keys;
    std::string history;
    bool authority_rule = false;
    bool json = false;
    bool strict = false;
    bool without_wal = false;
    core::Milliseconds tolerance{};
    matching::PhoneOs observer_os{};
    matching::PhoneOs observed_os{};
    matching::AuthorityRule rule;
};

/// Published keys first, then those of other users.
struct MatchKeys {
    std::vector<matching::KeyPublication> publications;
    std::size_t published = 0;
    std::size_t rejected = 0;
};

/// False if only help was asked for.
bool read_request(const Arguments& arguments, MatchRequest& request);

matching::ImportOptions import_options(const MatchRequest& request);
MatchKeys read_match_keys(const MatchRequest& request);
/// The history itself, or the histories of the folder by name.
std::vector<std::filesystem::path> history_files(const MatchRequest& request);
/// Names on standard error what was passed over.
void print_rejected(const matching::ImportReport& report);

} // namespace truyvet::cli
