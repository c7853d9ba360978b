// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/core/text.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/scenario/parameter.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;
namespace {

using scenario::Parameter;

std::string range_of(const Parameter& p) {
    if (!p.doc.choices.empty()) {
        return fmt::format("one of {}", fmt::join(p.doc.choices, ", "));
    }
    const bool low = std::isfinite(p.doc.min);
    const bool high = std::isfinite(p.doc.max);
    return low && high ? fmt::format("{} to {}", p.doc.min, p.doc.max)
           : low       ? fmt::format("at least {}", p.doc.min)
           : high      ? fmt::format("at most {}", p.doc.max)
                       : std::string(scenario::name(p.kind));
}

void print_one(const Parameter& p) {
    fmt::print(std::cout, "{}\n  {}\n  default  {}{}\n  range    {}\n  source   {}\n", p.key,
               p.doc.summary, scenario::to_toml(scenario::default_of(p)),
               p.doc.unit.empty() ? "" : " " + p.doc.unit, range_of(p), p.doc.source);
}

nlohmann::ordered_json limit(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json as_json(const Parameter& p) {
    nlohmann::ordered_json value;
    std::visit([&](const auto& x) { value = x; }, scenario::default_of(p));
    return {{"key", p.key},
            {"kind", scenario::name(p.kind)},
            {"unit", p.doc.unit},
            {"default", value},
            {"min", limit(p.doc.min)},
            {"max", limit(p.doc.max)},
            {"choices", p.doc.choices},
            {"range", range_of(p)},
            {"summary", p.doc.summary},
            {"source", p.doc.source}};
}

/// The table of parameters in the documentation (docs/conf.py).
void print_markdown(const std::vector<const Parameter*>& chosen) {
    fmt::print(std::cout,
               "| key | default | unit | range | what | source |\n|---|---|---|---|---|---|\n");
    for (const Parameter* p : chosen) {
        fmt::print(std::cout, "| `{}` | {} | {} | {} | {} | {} |\n", p->key,
                   scenario::to_toml(scenario::default_of(*p)), p->doc.unit, range_of(*p),
                   p->doc.summary, p->doc.source);
    }
}

/// What an official would ask for, by the word that the parameters have. Without marks.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> vietnamese{
    {{"cach ly", "quarantine"},
     {"xet nghiem", "test"},
     {"tiep xuc", "contact"},
     {"dien thoai", "phone"},
     {"thue bao", "subscription"},
     {"cai dat", "install"},
     {"chien dich", "campaign"},
     {"huyen", "district"},
     {"tinh", "province"},
     {"truong hoc", "school"},
     {"khai bao", "declaration"},
     {"hoat dong", "active"}}};

/// Those whose key or text has the word.
std::vector<const Parameter*> about(const std::string& given) {
    std::string word = core::unmarked(given);
    for (const auto& [vi, en] : vietnamese) {
        word = word == vi ? std::string(en) : word;
    }
    std::vector<const Parameter*> found;
    for (const Parameter& p : scenario::parameters()) {
        const std::string text = core::lower(p.key + " " + p.doc.summary);
        if (word.size() > 1 && text.find(word) != std::string::npos) {
            found.push_back(&p);
        }
    }
    return found;
}

/// One parameter, a whole section, all, or those that deal with a word.
std::vector<const Parameter*> choose(const std::string& key) {
    std::vector<const Parameter*> chosen;
    for (const Parameter& p : scenario::parameters()) {
        if (key.empty() || p.key == key || p.key.starts_with(key + ".")) {
            chosen.push_back(&p);
        }
    }
    if (chosen.empty()) {
        chosen = about(key);
    }
    if (chosen.empty()) {
        throw core::InputError(
            "", fmt::format("{} is not a parameter, and none deals with it{}", key,
                            scenario::did_you_mean(key, scenario::parameter_keys())));
    }
    return chosen;
}

} // namespace

int explain(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()(
        "key", po::value<std::string>()->default_value("", ""),
        "a parameter, a section, or a word (quarantine, \"cách ly\"): all that deal with it")(
        "json", "as JSON")("markdown", "as a Markdown table");
    po::positional_options_description positional;
    positional.add("key", 1);
    po::variables_map values;
    if (!parse(arguments, "explain", options, positional, values)) {
        return 0;
    }
    const auto chosen = choose(values["key"].as<std::string>());
    if (values.count("json") != 0) {
        auto list = nlohmann::ordered_json::array();
        for (const Parameter* p : chosen) {
            list.push_back(as_json(*p));
        }
        std::cout << list.dump(1) << "\n";
    } else if (values.count("markdown") != 0) {
        print_markdown(chosen);
    } else {
        for (const Parameter* p : chosen) {
            print_one(*p);
        }
    }
    return 0;
}

} // namespace truyvet::cli
