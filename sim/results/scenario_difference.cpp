// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/scenario_difference.hpp"

#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace truyvet::results {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>; ///< full key, value

Lines lines_of(const std::string& toml) {
    Lines found;
    std::istringstream in(toml);
    std::string section;
    std::size_t arms = 0;
    for (std::string line; std::getline(in, line);) {
        if (line == "[[experiment.arm]]") {
            section = "arm " + std::to_string(++arms) + ": ";
        } else if (line.starts_with('[')) {
            section = line.substr(1, line.find(']') - 1) + ".";
        } else if (const auto at = line.find(" = "); at != std::string::npos) {
            found.emplace_back(section + line.substr(0, at), line.substr(at + 3));
        }
    }
    return found;
}

std::string value_in(const std::map<std::string, std::string>& keys, const std::string& key) {
    const auto at = keys.find(key);
    return at == keys.end() ? "absent" : at->second;
}

} // namespace

std::string scenario_difference(const std::string& there, const std::string& here) {
    const Lines a = lines_of(there);
    const Lines b = lines_of(here);
    const std::map<std::string, std::string> in_a(a.begin(), a.end());
    const std::map<std::string, std::string> in_b(b.begin(), b.end());
    for (const Lines* lines : {&a, &b}) {
        for (const auto& [key, unused] : *lines) {
            const std::string first = value_in(in_a, key);
            const std::string second = value_in(in_b, key);
            if (first != second) {
                return key + " = " + first + " there, " + second + " here";
            }
        }
    }
    return "the same keys in another order";
}

} // namespace truyvet::results
