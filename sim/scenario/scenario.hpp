// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/settings.hpp"
#include "sim/scenario/value.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace truyvet::scenario {

using Assignment = std::pair<std::string, Value>; ///< key and value

/// One setting of the experiment: what differs from the scenario's base.
struct Arm {
    std::string name;
    std::vector<Assignment> settings;
};

/// A checked scenario: every model's settings, and the arms that vary them. Never without an arm.
struct Scenario : Settings {
    std::string name = "unnamed";
    std::string notes;
    std::vector<Arm> arms{{"base", {}}};

    /// Of the scenario's file: where the files it names are sought first.
    std::filesystem::path folder;
    /// What the user should know of those files.
    std::vector<std::string> remarks;
    /// Where each key was set ("file.toml:12:9"), for messages.
    std::map<std::string, std::string, std::less<>> places;
};

/// The scenario as one arm has it: the base with the arm's settings applied.
Scenario with(const Scenario& base, const std::vector<Assignment>& settings);

/// The whole scenario as TOML: every parameter, defaults too. Reading it back gives the same.
std::string resolved_toml(const Scenario& scenario);

/// What the command line adds to a file.
struct Overrides {
    std::vector<std::string> set;  ///< "key=value"
    std::vector<std::string> vary; ///< "key=a:b:step" or "key=v1,v2,..."
};

/// Reads, extends, applies the overrides and checks; throws core::InputError with every fault
/// found.
Scenario read(const std::filesystem::path& file, const Overrides& overrides = {});
/// The same from text; `name` stands in messages, relative files are sought from `folder`.
Scenario read_text(const std::string& toml, const std::string& name,
                   const std::filesystem::path& folder, const Overrides& overrides = {});

} // namespace truyvet::scenario
