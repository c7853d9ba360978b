// SPDX-License-Identifier: GPL-2.0-only
// A scenario and options beside it: lines that begin with ! are --set, with ? --vary. Most are read
// as a results file's text is, which looks at no figures; one in eight is checked against them,
// too.
#include "tests/fuzz/target.hpp"

#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

#include <sstream>

using namespace truyvet;

namespace {

struct Input {
    std::string toml;
    scenario::Overrides overrides;
};

Input parts_of(const std::string& text) {
    Input input;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('!')) {
            input.overrides.set.push_back(line.substr(1));
        } else if (line.starts_with('?')) {
            input.overrides.vary.push_back(line.substr(1));
        } else {
            input.toml += line + "\n";
        }
    }
    return input;
}

scenario::Experiment read(const std::string& text) {
    // By the input alone, so that a finding can be found again.
    if (text.size() % 8 == 0) {
        const Input input = parts_of(text);
        return scenario::read_text(input.toml, "s.toml", "/nonexistent", input.overrides);
    }
    return scenario::read_stored(text, "s.toml");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const scenario::Experiment experiment = read(text);
        promise(!experiment.arms.empty());
        if (experiment.arms.size() <= 100) {
            const std::string resolved = scenario::resolved_toml(experiment);
            promise(scenario::resolved_toml(scenario::read_stored(resolved, "again.toml")) ==
                    resolved);
        }
    } catch (const core::InputError& e) {
        promise(!e.faults().empty());
    }
    return 0;
}
