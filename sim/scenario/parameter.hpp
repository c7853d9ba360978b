// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/effect.hpp"
#include "sim/scenario/value.hpp"

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace truyvet::scenario {

struct Settings;

enum class Kind { boolean, integer, number, text, date, numbers, texts };
std::string_view name(Kind kind);

/// What a parameter says of itself. Every parameter stands once, in one of the table_*.cpp files;
/// parsing, checking, `truyvet explain`, the docs and Python all read it from there. The default is
/// that of the settings struct which the parameter is bound to.
struct Doc {
    std::string unit;    ///< "share", "m", "min", "days"; empty where there is none
    std::string summary; ///< one sentence
    std::string source;  ///< where the default comes from; "assumption" where it comes from nowhere
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices{};
    std::size_t count = 0; ///< of the numbers of a list that has a fixed length
};

/// What a change of a parameter makes necessary to compute anew. Arms that agree on a layer share
/// it.
enum class Layer {
    experiment, ///< how often, with which seed: no layer of the model
    world,      ///< people, places, days, index cases, truth
    arm         ///< phones, radio, channels
};

struct Parameter {
    std::string key;
    Kind kind;
    Layer layer;
    Doc doc;
    Effect effect; ///< held to by tests/conformance
    std::function<Value(const Settings&)> get;
    std::function<void(Settings&, const Value&)> set; ///< the value has passed `fault`
};

/// All parameters, ordered by key.
std::span<const Parameter> parameters();
const Parameter* find_parameter(std::string_view key);
Value default_of(const Parameter& parameter);
/// What an arm with these settings has of the parameter, on this base.
Value value_of(const Parameter& parameter, const Settings& base,
               const std::vector<std::pair<std::string, Value>>& settings);

/// The value in the parameter's own kind (an integer serves as a number), or nothing.
std::optional<Value> converted(const Parameter& parameter, const Value& value);

/// Why the value cannot stand, with the remedy, or nothing. Given in the parameter's own kind or
/// not.
std::optional<std::string> fault(const Parameter& parameter, const Value& value);

/// "; did you mean adoption.share?" or the empty text.
std::string did_you_mean(std::string_view wrong, std::span<const std::string> known);
std::vector<std::string> parameter_keys();

} // namespace truyvet::scenario
