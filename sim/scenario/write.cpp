// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/parameter.hpp"
#include "sim/scenario/scenario.hpp"

#include <map>

namespace truyvet::scenario {

std::string place_of_key(const Places& places, const std::string& key) {
    const auto found = places.find(key);
    return found == places.end() ? key : found->second;
}

Settings with(const Settings& base, const std::vector<Assignment>& settings) {
    Settings s = base;
    for (const auto& [key, value] : settings) {
        find_parameter(key)->set(s, value);
    }
    return s;
}

Settings settings_of(const Experiment& experiment, const Arm& arm) {
    return with(experiment.settings, arm.settings);
}

std::string resolved_toml(const Experiment& experiment) {
    std::string text = "name = " + in_quotes(experiment.name) + "\n";
    if (!experiment.name_vi.empty()) {
        text += "name_vi = " + in_quotes(experiment.name_vi) + "\n";
    }
    if (!experiment.lang.empty()) {
        text += "lang = " + in_quotes(experiment.lang) + "\n";
    }
    if (!experiment.notes.empty()) {
        text += "notes = " + in_quotes(experiment.notes) + "\n";
    }
    std::map<std::string, std::string> sections;
    for (const Parameter& p : parameters()) {
        const auto dot = p.key.rfind('.');
        sections[p.key.substr(0, dot)] +=
            p.key.substr(dot + 1) + " = " + to_toml(p.get(experiment.settings)) + "\n";
    }
    for (const InputFile& file : experiment.inputs.files) {
        sections["inputs"] += in_quotes(file.name) + " = " + in_quotes(file.sha256) + "\n";
    }
    for (const auto& [section, lines] : sections) {
        text += "\n[" + section + "]\n" + lines;
    }
    for (const Arm& arm : experiment.arms) {
        text += "\n[[experiment.arm]]\nname = " + in_quotes(arm.name) + "\n";
        if (!arm.name_vi.empty()) {
            text += "name_vi = " + in_quotes(arm.name_vi) + "\n";
        }
        for (const auto& [key, value] : arm.settings) {
            text += "set." + in_quotes(key) + " = " + to_toml(value) + "\n";
        }
    }
    return text;
}

} // namespace truyvet::scenario
