// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/parameter.hpp"
#include "sim/scenario/scenario.hpp"

#include <map>

namespace truyvet::scenario {

Scenario with(const Scenario& base, const std::vector<Assignment>& settings) {
    Scenario s = base;
    for (const auto& [key, value] : settings) {
        find_parameter(key)->set(s, value);
    }
    return s;
}

std::string resolved_toml(const Scenario& scenario) {
    std::string text = "name = " + in_quotes(scenario.name) + "\n";
    if (!scenario.notes.empty()) {
        text += "notes = " + in_quotes(scenario.notes) + "\n";
    }
    std::map<std::string, std::string> sections;
    for (const Parameter& p : parameters()) {
        const auto dot = p.key.rfind('.');
        sections[p.key.substr(0, dot)] +=
            p.key.substr(dot + 1) + " = " + to_toml(p.get(scenario)) + "\n";
    }
    for (const auto& [section, lines] : sections) {
        text += "\n[" + section + "]\n" + lines;
    }
    for (const Arm& arm : scenario.arms) {
        text += "\n[[experiment.arm]]\nname = " + in_quotes(arm.name) + "\n";
        for (const auto& [key, value] : arm.settings) {
            text += "set." + in_quotes(key) + " = " + to_toml(value) + "\n";
        }
    }
    return text;
}

} // namespace truyvet::scenario
