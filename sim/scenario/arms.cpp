// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/design.hpp"
#include "sim/scenario/reader.hpp"
#include "sim/scenario/toml_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace truyvet::scenario {
namespace {

/// A share reads best as a percentage: 0.3 -> "30 %"; a list of one as the one.
std::string shown(const Parameter& p, const Value& v) {
    if (const auto* list = std::get_if<std::vector<std::string>>(&v); list && list->size() == 1) {
        return list->front();
    }
    if (const auto* x = std::get_if<double>(&v); x != nullptr && p.doc.unit == "share") {
        return fmt::format("{:.12g} %", *x * 100);
    }
    return to_text(v);
}

std::string filled(const std::string& pattern, const std::string& value) {
    const auto hole = pattern.find("{}");
    return hole == std::string::npos ? pattern + ", " + value
                                     : pattern.substr(0, hole) + value + pattern.substr(hole + 2);
}

std::string leaf(const std::string& key) {
    return key.substr(key.rfind('.') + 1);
}

/// An arm's own name with the value's behind it, or in its {}.
std::string crossed_name(const std::string& own, const std::string& given, const Parameter& p,
                         const Value& v) {
    const std::string value = shown(p, v);
    const std::string plain = leaf(p.key) + " = " + value;
    if (own.empty()) {
        return given.empty() ? plain : given;
    }
    if (!given.empty()) {
        return own + ", " + given;
    }
    return filled(own, own.find("{}") == std::string::npos ? plain : value);
}

std::optional<double> number_from(std::string_view text) {
    double x = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(x)
                                                                    : std::nullopt;
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string too_many(double arms) {
    return fmt::format("that is {:.0f} arms, and an experiment has at most {}; give fewer values",
                       arms, most_arms);
}

/// a, a + step, ... up to b, each computed from its index so that no rounding adds up.
std::vector<Value> steps(Reader& reader, const std::string& place, const Parameter& p, double a,
                         double b, double step) {
    const double n = std::floor((b - a) / step * (1 + 1e-12) + 1e-9);
    if (!(n >= 0) || !std::isfinite(n)) {
        reader.blame(place, fmt::format("the range {}:{}:{} of {} has no values; write "
                                        "from:to:step with a step that leads from one to the other",
                                        a, b, step, p.key));
        return {};
    }
    if (n + 1 > static_cast<double>(most_arms)) {
        reader.blame(place, too_many(n + 1));
        return {};
    }
    std::vector<Value> values;
    for (int i = 0; i <= static_cast<int>(n); ++i) {
        // Twelve digits: 0.1 * 3 shall be 0.3.
        const double x = *number_from(fmt::format("{:.12g}", a + i * step));
        values.push_back(p.kind == Kind::integer ? Value{static_cast<std::int64_t>(std::llround(x))}
                                                 : Value{x});
    }
    return values;
}

/// A single text stands for a list of one: provinces are varied by name.
Value listed(const Parameter& p, const Value& v) {
    const auto* text = std::get_if<std::string>(&v);
    return text != nullptr && p.kind == Kind::texts ? Value{std::vector<std::string>{*text}} : v;
}

std::vector<Value> accepted(Reader& reader, const std::string& place, const Parameter& p,
                            const std::vector<Value>& values) {
    std::vector<Value> good;
    for (const Value& given : values) {
        const Value v = listed(p, given);
        if (acceptable(reader, place, p.key, v)) {
            good.push_back(*converted(p, v));
        }
    }
    return good;
}

std::vector<Value> values_from_toml(Reader& reader, const std::string& place, const Parameter& p,
                                    const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return values_from_text(reader, place, p, text->get());
    }
    std::vector<Value> values;
    if (const auto* array = node.as_array()) {
        for (const toml::node& item : *array) {
            if (const auto v = from_toml(item)) {
                values.push_back(*v);
            }
        }
    }
    if (values.empty()) {
        reader.blame(
            place,
            fmt::format("values for {} are missing; give [a, b, ...] or \"a:b:step\"", p.key));
    }
    return accepted(reader, place, p, values);
}

std::string text_of(Reader& reader, const std::string& file, const toml::table& table,
                    const char* key, const std::string& otherwise) {
    const auto* node = table.get(key);
    if (node == nullptr) {
        return otherwise;
    }
    if (const auto* text = node->as_string()) {
        return text->get();
    }
    reader.blame(place_of(file, *node),
                 fmt::format("{} is of the wrong type; give text in quotes", key));
    return otherwise;
}

void refuse_unknown(Reader& reader, const std::string& file, const toml::table& table,
                    const std::string& where, const std::vector<std::string>& known) {
    for (const auto& [k, node] : table) {
        const std::string key(k.str());
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            reader.blame(place_of(file, node), fmt::format("{} is not a key of {}{}", key, where,
                                                           did_you_mean(key, known)));
        }
    }
}

/// Keys may be quoted ("adoption.share") or dotted (adoption.share).
void flatten(const toml::table& table, const std::string& prefix,
             std::vector<std::pair<std::string, const toml::node*>>& into) {
    for (const auto& [k, node] : table) {
        const std::string key =
            prefix.empty() ? std::string(k.str()) : prefix + "." + std::string(k.str());
        if (const auto* inner = node.as_table()) {
            flatten(*inner, key, into);
        } else {
            into.emplace_back(key, &node);
        }
    }
}

std::vector<std::pair<std::string, const toml::node*>>
table_of(Reader& reader, const std::string& file, const toml::table& arm, const char* name) {
    std::vector<std::pair<std::string, const toml::node*>> leaves;
    if (const auto* node = arm.get(name)) {
        if (const auto* table = node->as_table()) {
            flatten(*table, "", leaves);
        } else {
            reader.blame(place_of(file, *node),
                         fmt::format("{} is of the wrong type; give {{ \"key\" = value }}", name));
        }
    }
    return leaves;
}

void read_arm(Reader& reader, const std::string& file, const toml::table& table,
              std::vector<Arm>& arms) {
    refuse_unknown(reader, file, table, "[[experiment.arm]]", {"name", "name_vi", "set", "vary"});
    std::vector<Arm> one{{text_of(reader, file, table, "name", ""),
                          {},
                          text_of(reader, file, table, "name_vi", "")}};
    for (const auto& [key, node] : table_of(reader, file, table, "set")) {
        const auto value = from_toml(*node);
        const std::string place = place_of(file, *node);
        if (!value) {
            reader.blame(place, key + " is of the wrong type");
        } else if (acceptable(reader, place, key, *value)) {
            one[0].settings.emplace_back(key, *converted(*find_parameter(key), *value));
        }
    }
    for (const auto& [key, node] : table_of(reader, file, table, "vary")) {
        const std::string place = place_of(file, *node);
        if (const Parameter* p = find_parameter(key)) {
            cross(reader, place, one, *p, values_from_toml(reader, place, *p, *node));
        } else {
            acceptable(reader, place, key, false);
        }
    }
    arms.insert(arms.end(), one.begin(), one.end());
}

std::vector<std::string> texts_of(const toml::table& table, const char* key) {
    std::vector<std::string> texts;
    if (const auto* list = table.get_as<toml::array>(key)) {
        for (const toml::node& item : *list) {
            texts.push_back(item.value<std::string>().value_or(""));
        }
    }
    return texts;
}

void read_vary(Reader& reader, const std::string& file, const toml::table& table) {
    refuse_unknown(reader, file, table, "[[experiment.vary]]",
                   {"key", "values", "names", "names_vi"});
    const std::string place = place_of(file, table);
    const std::string key = text_of(reader, file, table, "key", "");
    const Parameter* p = find_parameter(key);
    const auto* values = table.get("values");
    if (p == nullptr) {
        acceptable(reader, place, key, false);
        return;
    }
    if (values == nullptr) {
        reader.blame(place, "[[experiment.vary]] has no values; give values = [a, b, ...]");
        return;
    }
    if (const auto* text = values->as_string(); text != nullptr && is_range(text->get())) {
        add_factor(reader, place_of(file, *values), *p, text->get());
        return;
    }
    ValueNames names{texts_of(table, "names"), texts_of(table, "names_vi")};
    const auto list = values_from_toml(reader, place_of(file, *values), *p, *values);
    if (list.empty()) {
        return; // blamed already
    }
    for (const auto* given : {&names.en, &names.vi}) {
        if (!given->empty() && given->size() != list.size()) {
            reader.blame(place, fmt::format("{} names for {} values of {}; give one each",
                                            given->size(), list.size(), key));
            return;
        }
    }
    cross(reader, place, reader.experiment.arms, *p, list, names);
}

template <class Read>
void each_table(Reader& reader, const std::string& file, const toml::table& experiment,
                const char* key, Read read) {
    const auto* node = experiment.get(key);
    if (node == nullptr) {
        return;
    }
    const auto* array = node->as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
        reader.blame(place_of(file, *node),
                     fmt::format("experiment.{0} is of the wrong type; write "
                                 "[[experiment.{0}]]",
                                 key));
        return;
    }
    for (const toml::node& item : *array) {
        read(*item.as_table());
    }
}

} // namespace

std::vector<Value> values_from_text(Reader& reader, const std::string& place, const Parameter& p,
                                    const std::string& text) {
    const auto range = split(text, ':');
    if (range.size() == 3 && (p.kind == Kind::number || p.kind == Kind::integer)) {
        const auto a = number_from(range[0]);
        const auto b = number_from(range[1]);
        const auto step = number_from(range[2]);
        if (a && b && step) {
            return accepted(reader, place, p, steps(reader, place, p, *a, *b, *step));
        }
    }
    std::vector<Value> values;
    for (const std::string& item : split(text, ',')) {
        if (item.empty()) {
            reader.blame(place,
                         fmt::format("{} = {} has an empty value; write a:b:step or v1,v2,...",
                                     p.key, in_quotes(text)));
            return {};
        }
        values.push_back(p.kind == Kind::text || p.kind == Kind::date ? Value{item}
                                                                      : parse_value(item));
    }
    return accepted(reader, place, p, values);
}

bool set_by_arms(Reader& reader, const std::string& place, const std::vector<Arm>& arms,
                 const Parameter& p, bool by_all) {
    std::string names;
    std::size_t setting = 0;
    for (const Arm& arm : arms) {
        if (std::any_of(arm.settings.begin(), arm.settings.end(),
                        [&](const Assignment& a) { return a.first == p.key; })) {
            constexpr std::size_t named = 5;
            ++setting;
            names += setting > named ? "" : (setting > 1 ? ", " : "") + in_quotes(arm.name);
        }
    }
    if (setting == 0 || (by_all && setting < arms.size())) {
        return false;
    }
    reader.blame(place,
                 fmt::format("{} is set by {} of {} arms themselves ({}{}), where this would "
                             "change nothing; take it out of them, or out of here",
                             p.key, setting, arms.size(), names, setting > 5 ? ", ..." : ""));
    return true;
}

void cross(Reader& reader, const std::string& place, std::vector<Arm>& arms, const Parameter& p,
           const std::vector<Value>& values, const ValueNames& names) {
    if (set_by_arms(reader, place, arms, p, false)) {
        return;
    }
    if (const double n = static_cast<double>(arms.size()) * static_cast<double>(values.size());
        n > static_cast<double>(most_arms)) {
        reader.blame(place, too_many(n));
        return;
    }
    std::vector<Arm> crossed;
    const bool lone = arms.size() == 1 && arms[0].settings.empty() && arms[0].name == "base";
    for (const Arm& arm : arms) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string own = lone ? "" : arm.name;
            const std::string en = names.en.empty() ? "" : names.en[i];
            Arm next = arm;
            next.name = crossed_name(own, en, p, values[i]);
            if (!arm.name_vi.empty() || !names.vi.empty()) {
                next.name_vi = crossed_name(arm.name_vi.empty() ? own : arm.name_vi,
                                            names.vi.empty() ? en : names.vi[i], p, values[i]);
            }
            next.settings.emplace_back(p.key, values[i]);
            crossed.push_back(std::move(next));
        }
    }
    if (!crossed.empty()) {
        arms = std::move(crossed);
    }
}

void read_arms(Reader& reader, const std::string& file, const toml::table& experiment) {
    std::vector<Arm> arms;
    each_table(reader, file, experiment, "arm",
               [&](const toml::table& t) { read_arm(reader, file, t, arms); });
    if (!arms.empty()) {
        reader.experiment.arms = std::move(arms);
    }
    each_table(reader, file, experiment, "vary",
               [&](const toml::table& t) { read_vary(reader, file, t); });
}

} // namespace truyvet::scenario
