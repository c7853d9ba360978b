// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/printable.hpp"
#include "models/core/whole_text.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/design.hpp"
#include "sim/scenario/reader.hpp"
#include "sim/scenario/text_check.hpp"
#include "sim/scenario/toml_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace truyvet::scenario {
namespace {

namespace fs = std::filesystem;

/// A resolved scenario of most_arms arms is half of that.
constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;

void read_file(Reader& reader, const fs::path& file, const std::string& wanted_by);

bool is_section(const std::string& path) {
    const std::string start = path + ".";
    return std::any_of(parameters().begin(), parameters().end(),
                       [&](const Parameter& p) { return p.key.starts_with(start); });
}

std::vector<std::string> known_names() {
    std::vector<std::string> known = parameter_keys();
    for (const Parameter& p : parameters()) {
        for (auto dot = p.key.find('.'); dot != std::string::npos; dot = p.key.find('.', dot + 1)) {
            known.push_back(p.key.substr(0, dot));
        }
    }
    known.insert(known.end(), {"name", "name_vi", "lang", "notes", "extends", "inputs",
                               "experiment.arm", "experiment.vary"});
    return known;
}

void blame_unknown(Reader& reader, const std::string& place, const std::string& key,
                   bool is_table) {
    reader.blame(
        place,
        fmt::format("{} is not a {} of a scenario{}", is_table ? "[" + key + "]" : key,
                    is_table ? "table" : "key",
                    reader.full() || key.size() > 100 ? "" : did_you_mean(key, known_names())) +
            (is_table ? "" : " (truyvet explain lists all)"));
}

void read_leaf(Reader& reader, const std::string& file, const std::string& key,
               const toml::node& node) {
    const std::string place = place_of(file, node);
    if (find_parameter(key) == nullptr) {
        blame_unknown(reader, place, key, false);
    } else if (const auto value = from_toml(node)) {
        assign(reader, place, key, *value);
    } else {
        reader.blame(place, fmt::format("{} is of the wrong type; give {}", key,
                                        name(find_parameter(key)->kind)));
    }
}

void read_section(Reader& reader, const std::string& file, const std::string& path,
                  const toml::table& table) {
    for (const auto& [k, node] : table) {
        const std::string key = path + "." + std::string(k.str());
        if (key == "experiment.arm" || key == "experiment.vary") {
            continue;
        }
        const auto* inner = node.as_table();
        if (inner != nullptr && is_section(key)) {
            read_section(reader, file, key, *inner);
        } else if (inner != nullptr && find_parameter(key) == nullptr) {
            blame_unknown(reader, place_of(file, node), key, true);
        } else {
            read_leaf(reader, file, key, node);
        }
    }
}

void read_text_key(Reader& reader, const std::string& file, const std::string& key,
                   const toml::node& node, std::string& into) {
    if (const auto* text = node.as_string()) {
        into = text->get();
    } else {
        reader.blame(place_of(file, node), key + " is of the wrong type; give text in quotes");
    }
}

void read_lang(Reader& reader, const std::string& file, const toml::node& node) {
    std::string& lang = reader.experiment.lang;
    read_text_key(reader, file, "lang", node, lang);
    if (!lang.empty() && lang != "vi" && lang != "en") {
        reader.blame(place_of(file, node), "lang = " + in_quotes(lang) +
                                               " is not a language of the report; give vi or en");
    }
}

void read_top(Reader& reader, const std::string& file, const std::string& key,
              const toml::node& node) {
    if (key == "name") {
        read_text_key(reader, file, key, node, reader.experiment.name);
    } else if (key == "name_vi") {
        read_text_key(reader, file, key, node, reader.experiment.name_vi);
    } else if (key == "lang") {
        read_lang(reader, file, node);
    } else if (key == "notes") {
        read_text_key(reader, file, key, node, reader.experiment.notes);
    } else if (key == "inputs") {
        read_inputs(reader, file, node);
    } else if (node.is_table() && is_section(key)) {
        read_section(reader, file, key, *node.as_table());
    } else if (is_section(key)) {
        reader.blame(place_of(file, node), fmt::format("{} is a table; write [{}]", key, key));
    } else {
        blame_unknown(reader, place_of(file, node), key, node.is_table());
    }
}

void read_extends(Reader& reader, const std::string& file, const fs::path& folder,
                  const toml::table& table) {
    const auto* node = table.get("extends");
    if (node == nullptr) {
        return;
    }
    if (reader.stored) {
        reader.blame(place_of(file, *node), "a stored scenario is whole and extends no file");
    } else if (const auto* text = node->as_string()) {
        read_file(reader, folder / text->get(), place_of(file, *node));
    } else {
        reader.blame(place_of(file, *node), "extends is of the wrong type; give a file in quotes");
    }
}

void read_toml(Reader& reader, const std::string& text, const std::string& file,
               const fs::path& folder) {
    if (const auto fault = unreadable(text)) {
        reader.blame(fault->place.empty() ? file : file + ":" + fault->place, fault->message);
        return;
    }
    toml::table table;
    try {
        table = toml::parse(text, file);
    } catch (const toml::parse_error& e) {
        reader.blame(fmt::format("{}:{}:{}", file, e.source().begin.line, e.source().begin.column),
                     fmt::format("not TOML: {}", e.description()));
        return;
    }
    read_extends(reader, file, folder, table);
    for (const auto& [k, node] : table) {
        if (k.str() != "extends") {
            read_top(reader, file, std::string(k.str()), node);
        }
    }
    if (const auto* experiment = table.get_as<toml::table>("experiment")) {
        read_arms(reader, file, *experiment);
    }
}

void read_file(Reader& reader, const fs::path& file, const std::string& wanted_by) {
    const fs::path full = fs::weakly_canonical(file);
    if (std::find(reader.open.begin(), reader.open.end(), full) != reader.open.end()) {
        reader.blame(wanted_by, file.string() + " extends itself; break the circle");
        return;
    }
    // Asked first: opening a pipe would wait, and a device never ends.
    std::error_code unknown;
    if (!fs::is_regular_file(file, unknown) || fs::file_size(file) > most_bytes) {
        reader.blame(wanted_by,
                     fmt::format("scenario file {} cannot be read: {}; give an existing TOML file "
                                 "of at most {} MB",
                                 file.string(),
                                 fs::exists(file, unknown) ? "not a readable file of that size"
                                                           : "no such file",
                                 most_bytes >> 20));
        return;
    }
    reader.open.push_back(full);
    read_toml(reader, core::whole_text(file), file.string(), file.parent_path());
    reader.open.pop_back();
}

std::pair<std::string, std::string> split_assignment(Reader& reader, const std::string& option,
                                                     const std::string& text) {
    if (const auto fault = unreadable(text)) {
        reader.blame(option, fault->message);
        return {};
    }
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        reader.blame(option, in_quotes(text) + " has no '='; write key=value");
        return {};
    }
    return {text.substr(0, equals), text.substr(equals + 1)};
}

void vary(Reader& reader, const std::string& place, const Parameter& p, const std::string& text) {
    if (is_range(text)) {
        add_factor(reader, place, p, text);
    } else {
        cross(reader, place, reader.experiment.arms, p, values_from_text(reader, place, p, text));
    }
}

void apply(Reader& reader, const Overrides& overrides) {
    for (const std::string& item : overrides.set) {
        const auto [key, text] = split_assignment(reader, "--set", item);
        if (!key.empty()) {
            const auto* p = find_parameter(key);
            if (p != nullptr) {
                set_by_arms(reader, "--set " + item, reader.experiment.arms, *p, true);
            }
            const bool bare = p != nullptr && (p->kind == Kind::text || p->kind == Kind::date);
            const Value v = parse_value(text);
            assign(reader, "--set " + item, key,
                   bare && !std::holds_alternative<std::string>(v) ? Value{text} : v);
        }
    }
    for (const std::string& item : overrides.vary) {
        const auto [key, text] = split_assignment(reader, "--vary", item);
        const auto* p = key.empty() ? nullptr : find_parameter(key);
        if (p != nullptr) {
            vary(reader, "--vary " + item, *p, text);
        } else if (!key.empty()) {
            blame_unknown(reader, "--vary " + item, key, false);
        }
    }
}

/// "file:line:column" -> its parts; what has no such place comes last.
std::tuple<bool, std::string, long, long> order_of(const core::Fault& fault) {
    const std::string& place = fault.place;
    const auto column = place.rfind(':');
    const auto line = column == std::string::npos || column == 0 ? std::string::npos
                                                                 : place.rfind(':', column - 1);
    const auto number = [&](std::size_t from, std::size_t to) {
        long n = -1;
        const auto [end, error] = std::from_chars(place.data() + from, place.data() + to, n);
        return error == std::errc{} && end == place.data() + to ? n : -1;
    };
    if (line == std::string::npos || number(line + 1, column) < 0 ||
        number(column + 1, place.size()) < 0) {
        return {true, "", 0, 0};
    }
    return {false, place.substr(0, line), number(line + 1, column),
            number(column + 1, place.size())};
}

void in_file_order(std::vector<core::Fault>& faults) {
    std::stable_sort(faults.begin(), faults.end(),
                     [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
}

/// By key, as the resolved scenario reads back: how an arm came about must not change the digest.
void sort_settings(Experiment& experiment) {
    for (Arm& arm : experiment.arms) {
        std::stable_sort(arm.settings.begin(), arm.settings.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    }
}

Experiment finish(Reader& reader, const Overrides& overrides) {
    apply(reader, overrides);
    expand_design(reader);
    find_inputs(reader);
    check(reader);
    if (!reader.faults.empty()) {
        in_file_order(reader.faults);
        if (reader.said.size() > reader.faults.size()) {
            reader.faults.push_back(
                {"", fmt::format("and {} faults more", reader.said.size() - reader.faults.size())});
        }
        throw core::InputError(std::move(reader.faults));
    }
    sort_settings(reader.experiment);
    return std::move(reader.experiment);
}

} // namespace

namespace {

/// Keys and values of megabytes are the user's; a message names them by their beginning.
std::string shortened(std::string text) {
    constexpr std::size_t longest = 1000;
    if (text.size() <= longest) {
        return text;
    }
    std::size_t kept = 0;
    while (kept < longest) { // no half characters
        kept += std::max<std::size_t>(1, core::character(std::string_view(text).substr(kept)));
    }
    return text.substr(0, kept) + fmt::format("... ({} bytes more)", text.size() - kept);
}

} // namespace

void Reader::blame(const std::string& place, const std::string& message) {
    core::Fault fault{place, shortened(message)};
    if (said.insert(fault.text()).second && !full()) {
        faults.push_back(std::move(fault));
    }
}

std::string place_of(const std::string& file, const toml::node& node) {
    const auto& at = node.source().begin;
    return fmt::format("{}:{}:{}", file, at.line, at.column);
}

bool acceptable(Reader& reader, const std::string& place, const std::string& key,
                const Value& value) {
    const Parameter* p = find_parameter(key);
    if (p == nullptr) {
        blame_unknown(reader, place, key, false);
        return false;
    }
    if (const auto why = fault(*p, value)) {
        reader.blame(place, *why);
        return false;
    }
    return true;
}

void assign(Reader& reader, const std::string& place, const std::string& key, const Value& value) {
    if (acceptable(reader, place, key, value)) {
        const Parameter& p = *find_parameter(key);
        p.set(reader.experiment.settings, *converted(p, value));
        reader.experiment.places[key] = place;
    }
}

Experiment read(const fs::path& file, const Overrides& overrides) {
    Reader reader;
    reader.experiment.inputs.folder = file.parent_path();
    read_file(reader, file, "");
    return finish(reader, overrides);
}

Experiment read_text(const std::string& toml, const std::string& name, const fs::path& folder,
                     const Overrides& overrides) {
    Reader reader;
    reader.experiment.inputs.folder = folder;
    read_toml(reader, toml, name, folder);
    return finish(reader, overrides);
}

Experiment read_again(const Experiment& experiment, const Overrides& overrides) {
    Reader reader;
    read_toml(reader, resolved_toml(experiment), experiment.name, {});
    reader.experiment.inputs = experiment.inputs;
    return finish(reader, overrides);
}

Experiment read_stored(const std::string& toml, const std::string& name) {
    Reader reader;
    reader.stored = true;
    read_toml(reader, toml, name, {});
    return finish(reader, {});
}

} // namespace truyvet::scenario
