// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/inputs.hpp"
#include "sim/scenario/settings.hpp"
#include "sim/scenario/value.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace truyvet::scenario {

using Assignment = std::pair<std::string, Value>; ///< key and value

/// One setting of the experiment: what differs from the scenario's base.
struct Arm {
    std::string name;
    std::vector<Assignment> settings;
    std::string name_vi = {}; ///< where the scenario gives one
};

/// Where each key was set ("file.toml:12:9"), for messages.
using Places = std::map<std::string, std::string, std::less<>>;
/// That place, or the key itself where nobody set it.
std::string place_of_key(const Places& places, const std::string& key);

/// A checked scenario: every model's settings, the arms that vary them, and the files that both
/// name. Never without an arm.
struct Experiment {
    Settings settings;
    std::string name = "unnamed";
    std::string name_vi; ///< where the scenario gives one
    std::string lang;    ///< "vi", "en", or empty: as the reader's machine is set
    std::string notes;
    std::vector<Arm> arms{{"base", {}}};
    Inputs inputs;
    Places places;
    std::vector<std::string> remarks; ///< what the user should know of the inputs
};

/// The settings as one arm has them: the base with the arm's own applied.
Settings with(const Settings& base, const std::vector<Assignment>& settings);
Settings settings_of(const Experiment& experiment, const Arm& arm);

/// The whole experiment as TOML: every parameter, defaults too, the arms, and the inputs by the
/// hash of their content. Reading it back gives the same.
std::string resolved_toml(const Experiment& experiment);

/// What the command line adds to a file.
struct Overrides {
    std::vector<std::string> set;  ///< "key=value"
    std::vector<std::string> vary; ///< "key=a:b:step" or "key=v1,v2,..."
};

/// Reads, extends, applies the overrides and checks; throws core::InputError with every fault
/// found.
Experiment read(const std::filesystem::path& file, const Overrides& overrides = {});
/// The same from text; `name` stands in messages, relative files are sought from `folder`.
Experiment read_text(const std::string& toml, const std::string& name,
                     const std::filesystem::path& folder, const Overrides& overrides = {});
/// The same of an experiment that was changed since it was read, or is to be varied; its inputs
/// are the ones it has.
Experiment read_again(const Experiment& experiment, const Overrides& overrides = {});
/// What a results file or another process's text says, which names no files: inputs are known by
/// their hashes alone and cannot be opened.
Experiment read_stored(const std::string& toml, const std::string& name);

/// An experiment for another process, of this machine or another: its text and its inputs. Files
/// of up to `carried` bytes go along whole, larger ones by their absolute paths.
std::string packed(const Experiment& experiment, std::uintmax_t carried);
Experiment unpacked(std::string_view pack);

} // namespace truyvet::scenario
