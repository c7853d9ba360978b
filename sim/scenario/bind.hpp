// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "sim/scenario/parameter.hpp"
#include "sim/scenario/settings.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

/// Ties a key to a member of Settings:
/// `bind("adoption.share", Layer::arm, [](auto& s) -> auto& { return s.adoption.share; }, {...},
/// {"installs per person", 0.2, 0.4, levels(0.2, 0.4)})`: what it says of itself, and what it
/// moves.
namespace truyvet::scenario {

std::string date_text(core::LocalDay day);
core::LocalDay date_from(const std::string& text);

namespace detail {

template <class T>
inline constexpr std::size_t numbers_in = 0;
template <std::size_t N>
inline constexpr std::size_t numbers_in<std::array<double, N>> = N;

template <class T>
constexpr Kind kind_of() {
    if constexpr (std::same_as<T, bool>) {
        return Kind::boolean;
    } else if constexpr (std::integral<T>) {
        return Kind::integer;
    } else if constexpr (std::floating_point<T>) {
        return Kind::number;
    } else if constexpr (std::same_as<T, core::LocalDay>) {
        return Kind::date;
    } else if constexpr (std::same_as<T, std::vector<double>> || numbers_in<T> > 0) {
        return Kind::numbers;
    } else if constexpr (std::same_as<T, std::vector<std::string>>) {
        return Kind::texts;
    } else {
        static_assert(std::same_as<T, std::string>);
        return Kind::text;
    }
}

template <class T>
Value read_field(const T& x) {
    if constexpr (std::integral<T> && !std::same_as<T, bool>) {
        return static_cast<std::int64_t>(x);
    } else if constexpr (std::floating_point<T>) {
        return static_cast<double>(x);
    } else if constexpr (std::same_as<T, core::LocalDay>) {
        return date_text(x);
    } else if constexpr (numbers_in<T> > 0) {
        return std::vector<double>(x.begin(), x.end());
    } else {
        return x;
    }
}

template <class T>
void write_field(T& x, const Value& v) {
    if constexpr (std::integral<T> && !std::same_as<T, bool>) {
        x = static_cast<T>(std::get<std::int64_t>(v));
    } else if constexpr (std::floating_point<T>) {
        x = static_cast<T>(std::get<double>(v));
    } else if constexpr (std::same_as<T, core::LocalDay>) {
        x = date_from(std::get<std::string>(v));
    } else if constexpr (numbers_in<T> > 0) {
        const auto& items = std::get<std::vector<double>>(v);
        std::copy(items.begin(), items.end(), x.begin());
    } else {
        x = std::get<T>(v);
    }
}

} // namespace detail

template <class Field>
Parameter bind(std::string key, Layer layer, Field field, Doc doc, Effect effect) {
    using T = std::remove_cvref_t<std::invoke_result_t<Field, Settings&>>;
    doc.count = detail::numbers_in<T>;
    return {std::move(key),
            detail::kind_of<T>(),
            layer,
            std::move(doc),
            std::move(effect),
            [field](const Settings& s) { return detail::read_field(field(s)); },
            [field](Settings& s, const Value& v) { detail::write_field(field(s), v); }};
}

/// An enum, written as one of `names` in the order of its values.
template <class Field, std::size_t N>
Parameter bind_choice(std::string key, Layer layer, Field field,
                      const std::array<std::string_view, N>& names, Doc doc, Effect effect) {
    using E = std::remove_cvref_t<std::invoke_result_t<Field, Settings&>>;
    doc.choices.assign(names.begin(), names.end());
    return {std::move(key),
            Kind::text,
            layer,
            std::move(doc),
            std::move(effect),
            [field, names](const Settings& s) -> Value {
                return std::string(names[static_cast<std::size_t>(field(s))]);
            },
            [field, names](Settings& s, const Value& v) {
                for (std::size_t i = 0; i < N; ++i) {
                    if (names[i] == std::get<std::string>(v)) {
                        field(s) = static_cast<E>(i);
                    }
                }
            }};
}

} // namespace truyvet::scenario
