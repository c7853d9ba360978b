// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/parameter.hpp"

#include "models/core/date_text.hpp"
#include "models/core/number_text.hpp"
#include "sim/scenario/settings.hpp"
#include "sim/scenario/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace truyvet::scenario {
namespace {

std::vector<Parameter> collect() {
    std::vector<Parameter> all;
    for (const auto table : {experiment_table, population_table, mobility_table, contact_table,
                             cases_table, epidemic_table, adoption_table, radio_table,
                             bluezone_table, tracing_table, policy_table}) {
        for (Parameter& p : table()) {
            all.push_back(std::move(p));
        }
    }
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.key < b.key; });
    return all;
}

std::string remedy(const Parameter& p, std::string_view bound, double limit) {
    if (p.doc.unit == "share") {
        return "a fraction";
    }
    return fmt::format("{} {}{}{}", bound, limit, p.doc.unit.empty() ? "" : " ", p.doc.unit);
}

std::optional<std::string> range_fault(const Parameter& p, double x) {
    if (std::isnan(x)) {
        return fmt::format("{} = nan is not a number; give one", p.key);
    }
    if (x > p.doc.max) {
        return fmt::format("{} = {} is more than {}; give {}", p.key, x, p.doc.max,
                           remedy(p, "at most", p.doc.max));
    }
    if (x < p.doc.min) {
        return fmt::format("{} = {} is less than {}; give {}", p.key, x, p.doc.min,
                           remedy(p, "at least", p.doc.min));
    }
    return std::nullopt;
}

std::optional<std::string> choice_fault(const Parameter& p, const std::string& text) {
    const auto& choices = p.doc.choices;
    if (choices.empty() || std::find(choices.begin(), choices.end(), text) != choices.end()) {
        return std::nullopt;
    }
    return fmt::format("{} = {} is not known{}; give one of {}", p.key, in_quotes(text),
                       did_you_mean(text, choices), fmt::join(choices, ", "));
}

bool is_date(const std::string& text) {
    const auto day = core::day_from(text);
    return day && core::date_text(*day) == text;
}

std::optional<std::string> text_fault(const Parameter& p, const std::string& text) {
    if (p.kind == Kind::date && !is_date(text)) {
        return fmt::format("{} = {} is not a date; write YYYY-MM-DD", p.key, in_quotes(text));
    }
    return choice_fault(p, text);
}

/// Dispatches over what a value may hold, lists item by item.
struct Content {
    const Parameter& p;
    using Result = std::optional<std::string>;

    Result operator()(bool) const { return std::nullopt; }
    Result operator()(std::int64_t x) const { return range_fault(p, static_cast<double>(x)); }
    Result operator()(double x) const { return range_fault(p, x); }
    Result operator()(const std::string& x) const { return text_fault(p, x); }
    template <class T>
    Result operator()(const std::vector<T>& items) const {
        for (const T& item : items) {
            if (auto f = (*this)(item)) {
                return f;
            }
        }
        return std::nullopt;
    }
};

/// "0,02" and "50 %" in a scenario's quotes or on the command line.
std::optional<Value> from_written(const Parameter& p, const core::WrittenNumber& number) {
    if (p.kind == Kind::number && number.value) {
        return *number.value;
    }
    constexpr double exact = 9007199254740992; // beyond it doubles leave numbers out
    if (p.kind == Kind::integer && number.value && std::floor(*number.value) == *number.value &&
        std::abs(*number.value) <= exact) {
        return static_cast<std::int64_t>(*number.value);
    }
    return std::nullopt;
}

/// Of a text where a number is due.
std::string written_fault(const Parameter& p, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const bool numeric = p.kind == Kind::number || p.kind == Kind::integer;
    return text != nullptr && numeric ? core::number_as_written(*text).why : "";
}

std::size_t value_index(Kind kind) {
    switch (kind) {
    case Kind::boolean:
        return 0;
    case Kind::integer:
        return 1;
    case Kind::number:
        return 2;
    case Kind::text:
    case Kind::date:
        return 3;
    case Kind::numbers:
        return 4;
    case Kind::texts:
        return 5;
    }
    return 0;
}

} // namespace

std::string_view name(Kind kind) {
    switch (kind) {
    case Kind::boolean:
        return "true or false";
    case Kind::integer:
        return "a whole number";
    case Kind::number:
        return "a number";
    case Kind::text:
        return "text in quotes";
    case Kind::date:
        return "a date YYYY-MM-DD";
    case Kind::numbers:
        return "a list of numbers";
    case Kind::texts:
        return "a list of texts";
    }
    return "";
}

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> all = collect();
    return all;
}

const Parameter* find_parameter(std::string_view key) {
    const auto all = parameters();
    const auto it =
        std::lower_bound(all.begin(), all.end(), key,
                         [](const Parameter& p, std::string_view k) { return p.key < k; });
    return it != all.end() && it->key == key ? &*it : nullptr;
}

Value default_of(const Parameter& parameter) {
    return parameter.get(Settings{});
}

Value value_of(const Parameter& p, const Settings& base,
               const std::vector<std::pair<std::string, Value>>& settings) {
    for (auto at = settings.rbegin(); at != settings.rend(); ++at) {
        if (at->first == p.key) {
            return at->second;
        }
    }
    return p.get(base);
}

std::optional<Value> converted(const Parameter& p, const Value& value) {
    if (value.index() == value_index(p.kind)) {
        return value;
    }
    if (p.kind == Kind::number && std::holds_alternative<std::int64_t>(value)) {
        return static_cast<double>(std::get<std::int64_t>(value));
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return from_written(p, core::number_as_written(*text));
    }
    const auto* texts = std::get_if<std::vector<std::string>>(&value);
    if (p.kind == Kind::numbers && texts != nullptr && texts->empty()) {
        return std::vector<double>{};
    }
    return std::nullopt;
}

std::optional<std::string> fault(const Parameter& p, const Value& value) {
    const auto own = converted(p, value);
    if (!own) {
        if (const std::string why = written_fault(p, value);
            !why.empty() && !why.ends_with("is not a number")) {
            return fmt::format("{} = {} is of the wrong type: {}; give {}", p.key, to_toml(value),
                               why, name(p.kind));
        }
        return fmt::format("{} = {} is of the wrong type; give {}", p.key, to_toml(value),
                           name(p.kind));
    }
    const auto* list = std::get_if<std::vector<double>>(&*own);
    if (p.doc.count > 0 && list != nullptr && list->size() != p.doc.count) {
        return fmt::format("{} = {} has {} numbers; give {}", p.key, to_toml(value), list->size(),
                           p.doc.count);
    }
    return std::visit(Content{p}, *own);
}

std::vector<std::string> parameter_keys() {
    std::vector<std::string> keys;
    for (const Parameter& p : parameters()) {
        keys.push_back(p.key);
    }
    return keys;
}

} // namespace truyvet::scenario
