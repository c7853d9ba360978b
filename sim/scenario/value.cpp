// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/value.hpp"

#include "sim/scenario/text_check.hpp"
#include "sim/scenario/toml_value.hpp"

#include <fmt/format.h>

namespace truyvet::scenario {
namespace {

std::string number(double x) {
    std::string text = fmt::format("{}", x);
    // TOML tells integers and floats apart.
    if (text.find_first_of(".eni") == std::string::npos) {
        text += ".0";
    }
    return text;
}

template <class T, class Format>
std::string list(const std::vector<T>& items, Format format) {
    std::string text = "[";
    for (const T& item : items) {
        text += (text.size() > 1 ? ", " : "") + format(item);
    }
    return text + "]";
}

struct TomlWriter {
    std::string operator()(bool x) const { return x ? "true" : "false"; }
    std::string operator()(std::int64_t x) const { return std::to_string(x); }
    std::string operator()(double x) const { return number(x); }
    std::string operator()(const std::string& x) const { return in_quotes(x); }
    std::string operator()(const std::vector<double>& x) const { return list(x, number); }
    std::string operator()(const std::vector<std::string>& x) const { return list(x, in_quotes); }
};

std::optional<Value> array_from_toml(const toml::array& array) {
    std::vector<double> numbers;
    std::vector<std::string> texts;
    for (const toml::node& item : array) {
        if (item.is_number()) {
            numbers.push_back(*item.value<double>());
        } else if (item.is_string()) {
            texts.push_back(*item.value<std::string>());
        } else {
            return std::nullopt;
        }
    }
    if (!numbers.empty() && !texts.empty()) {
        return std::nullopt;
    }
    return numbers.empty() ? Value{texts} : Value{numbers};
}

} // namespace

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string to_toml(const Value& value) {
    return std::visit(TomlWriter{}, value);
}

std::string to_text(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (const auto* x = std::get_if<double>(&value)) {
        return fmt::format("{}", *x);
    }
    return text != nullptr ? *text : to_toml(value);
}

std::optional<Value> from_toml(const toml::node& node) {
    if (const auto* x = node.as_boolean()) {
        return Value{x->get()};
    }
    if (const auto* x = node.as_integer()) {
        return Value{x->get()};
    }
    if (const auto* x = node.as_floating_point()) {
        return Value{x->get()};
    }
    if (const auto* x = node.as_string()) {
        return Value{x->get()};
    }
    if (const auto* x = node.as_date()) {
        const toml::date& d = x->get();
        return Value{fmt::format("{:04}-{:02}-{:02}", d.year, int{d.month}, int{d.day})};
    }
    if (const auto* x = node.as_array()) {
        return array_from_toml(*x);
    }
    return std::nullopt;
}

Value parse_value(std::string_view text) {
    if (unreadable("value = " + std::string(text))) {
        return std::string(text);
    }
    try {
        const toml::table table = toml::parse("value = " + std::string(text));
        if (table.size() == 1) {
            if (auto value = from_toml(*table.get("value"))) {
                return *value;
            }
        }
    } catch (const toml::parse_error&) {
        // Bare text: the shell has eaten the quotes.
    }
    return std::string(text);
}

} // namespace truyvet::scenario
