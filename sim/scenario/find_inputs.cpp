// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/kinds.hpp"
#include "sim/scenario/check_priors.hpp"
#include "sim/scenario/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace truyvet::scenario {
namespace {

bool is_hash(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// The files that some arm's days, imports and draws are read from, and the key that names them.
std::map<std::string, std::string> files_of(const Experiment& experiment) {
    std::map<std::string, std::string> names;
    for (const std::string& file : draw_files(experiment.settings)) {
        names.emplace(file, "experiment.priors");
    }
    for (const Arm& arm : experiment.arms) {
        const Settings s = settings_of(experiment, arm);
        if (mobility::kind_named(s.mobility.kind).recorded) {
            names.emplace(s.mobility.recording.file, "mobility.recording.file");
            names.emplace(s.mobility.recording.people, "mobility.recording.people");
        }
        names.emplace(s.epidemic.imports.file, "epidemic.imports.file");
        names.emplace(s.epidemic.counted, "epidemic.counted");
    }
    names.erase("");
    return names;
}

/// The file as it is now, or blame where that is another than the scenario was resolved with.
void take(Reader& reader, InputFile now) {
    Inputs& inputs = reader.experiment.inputs;
    const InputFile* known = inputs.find(now.name);
    if (known != nullptr && known->sha256 != now.sha256) {
        reader.blame(now.name,
                     fmt::format("is not the file this scenario was resolved with: SHA-256 {} "
                                 "there, {} of {} here; give that file, or take [inputs] out of "
                                 "the scenario",
                                 known->sha256, now.sha256, now.path.string()));
    } else {
        inputs.add(std::move(now));
    }
}

void find_file(Reader& reader, const std::string& name, const std::string& key) {
    const InputFile* known = reader.experiment.inputs.find(name);
    if (known != nullptr && !known->path.empty()) {
        return;
    }
    const auto path = sought(reader.experiment.inputs, name, known == nullptr ? "" : known->sha256);
    if (path.empty()) {
        reader.blame(place_of_key(reader.experiment.places, key),
                     name + ": no such file beside the scenario, in the working folder or among "
                            "the program's own; give its path");
        return;
    }
    take(reader, {name, content_hash(path), path});
}

} // namespace

void read_inputs(Reader& reader, const std::string& file, const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) {
        reader.blame(place_of(file, node), "inputs is a table; write [inputs]");
        return;
    }
    for (const auto& [name, value] : *table) {
        const auto hash = value.value<std::string>();
        if (hash && is_hash(*hash)) {
            reader.experiment.inputs.add({std::string(name.str()), *hash, {}});
        } else {
            reader.blame(place_of(file, value),
                         fmt::format("the input {} wants the SHA-256 of its content, 64 hex digits",
                                     in_quotes(name.str())));
        }
    }
}

void find_inputs(Reader& reader) {
    if (reader.stored) {
        return;
    }
    const auto files = files_of(reader.experiment);
    std::erase_if(reader.experiment.inputs.files, [&](const InputFile& f) {
        return !f.name.starts_with(figures_prefix) && !files.contains(f.name);
    });
    for (InputFile& file : figures_now()) {
        take(reader, std::move(file));
    }
    for (const auto& [name, key] : files) {
        find_file(reader, name, key);
    }
}

} // namespace truyvet::scenario
