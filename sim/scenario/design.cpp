// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/design.hpp"

#include "sim/scenario/design_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

namespace truyvet::scenario {
namespace {

constexpr double just_below_one = 1 - 0x1.0p-53;

/// "a:b" or "a:b:log", cut up.
struct RangeText {
    std::string low;
    std::string high;
    bool log = false;
};

std::optional<RangeText> range_from(const std::string& text) {
    RangeText range;
    std::string_view rest = text;
    range.log = rest.ends_with(":log");
    rest.remove_suffix(range.log ? 4 : 0);
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || rest.find(':', colon + 1) != std::string_view::npos ||
        rest.find(',') != std::string_view::npos || colon == 0 || colon + 1 == rest.size()) {
        return std::nullopt;
    }
    range.low = rest.substr(0, colon);
    range.high = rest.substr(colon + 1);
    return range;
}

std::optional<double> number_from(const std::string& text) {
    double x = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(x)
                                                                    : std::nullopt;
}

std::string why_not(const Parameter& p, const std::optional<double>& low,
                    const std::optional<double>& high, bool log) {
    if (p.kind != Kind::number && p.kind != Kind::integer) {
        return fmt::format("{} takes no range; give values v1,v2,...", p.key);
    }
    if (!low || !high || !std::isfinite(*low) || !std::isfinite(*high) || !(*low < *high)) {
        return fmt::format("the range of {} is empty; write from:to with from less than to", p.key);
    }
    if (log && !(*low > 0)) {
        return fmt::format("the range of {} starts at {}, which has no logarithm; start above 0, "
                           "or leave out :log",
                           p.key, *low);
    }
    return {};
}

double at(const Factor& f, double u) {
    return f.log ? f.low * std::pow(f.high / f.low, u) : f.low + u * (f.high - f.low);
}

/// Where a point of the unit interval lies in the factor's range; whole numbers equally often.
Value value_at(const Factor& f, double u) {
    if (f.parameter->kind != Kind::integer) {
        return at(f, u);
    }
    const double whole =
        f.log ? std::round(at(f, u)) : f.low + std::floor(u * (f.high - f.low + 1));
    return static_cast<std::int64_t>(std::llround(whole));
}

Arm arm_of(const Reader& reader, std::string name, const std::vector<double>& point) {
    Arm arm{std::move(name), {}};
    for (std::size_t k = 0; k < reader.factors.size(); ++k) {
        arm.settings.emplace_back(reader.factors[k].parameter->key,
                                  value_at(reader.factors[k], point[k]));
    }
    return arm;
}

std::vector<Arm> hypercube_arms(const Reader& reader) {
    const auto n = reader.experiment.settings.experiment.design_samples;
    const Points points =
        latin_hypercube(n, reader.factors.size(), reader.experiment.settings.experiment.seed);
    std::vector<Arm> arms;
    for (std::size_t i = 0; i < n; ++i) {
        arms.push_back(arm_of(reader, fmt::format("lhs {}", i), points[i]));
    }
    return arms;
}

std::vector<Arm> sobol_arms(const Reader& reader) {
    const std::size_t k = reader.factors.size();
    const auto n = reader.experiment.settings.experiment.design_samples;
    const Points points = sobol_points(n, 2 * k, reader.experiment.settings.experiment.seed);
    std::vector<Arm> arms;
    for (std::size_t i = 0; i < n; ++i) {
        const auto middle = points[i].begin() + static_cast<std::ptrdiff_t>(k);
        const std::vector<double> a(points[i].begin(), middle);
        const std::vector<double> b(middle, points[i].end());
        arms.push_back(arm_of(reader, fmt::format("A {}", i), a));
        arms.push_back(arm_of(reader, fmt::format("B {}", i), b));
        for (std::size_t f = 0; f < k; ++f) {
            std::vector<double> mixed = a;
            mixed[f] = b[f];
            arms.push_back(arm_of(
                reader, fmt::format("AB {} {}", i, reader.factors[f].parameter->key), mixed));
        }
    }
    return arms;
}

/// Why the design cannot be made, or nothing.
std::string fault_of(const Reader& reader) {
    const ExperimentSettings& e = reader.experiment.settings.experiment;
    if (e.design == Design::grid) {
        return fmt::format("the range of {} has no step; write from:to:step, or choose a design of "
                           "points with --design lhs or --design sobol",
                           reader.factors.front().parameter->key);
    }
    if (reader.experiment.arms.size() != 1) {
        return fmt::format("a design of points wants a scenario with one arm, this has {}; take "
                           "out its arms and lists of values",
                           reader.experiment.arms.size());
    }
    if (e.design == Design::sobol && !std::has_single_bit(e.design_samples)) {
        return fmt::format("experiment.design.samples = {} is no power of two, for which Sobol's "
                           "sequence is even; give {} or {}",
                           e.design_samples, std::bit_floor(e.design_samples),
                           std::bit_ceil(e.design_samples));
    }
    const std::size_t arms =
        e.design_samples * (e.design == Design::sobol ? reader.factors.size() + 2 : 1);
    return arms <= most_arms ? std::string()
                             : fmt::format("the design has {} arms, more than {}; give fewer "
                                           "experiment.design.samples",
                                           arms, most_arms);
}

} // namespace

bool is_range(const std::string& text) {
    return range_from(text).has_value();
}

void add_factor(Reader& reader, const std::string& place, const Parameter& p,
                const std::string& text) {
    const RangeText range = range_from(text).value();
    const auto low = number_from(range.low);
    const auto high = number_from(range.high);
    const std::string why = why_not(p, low, high, range.log);
    const bool twice = std::any_of(reader.factors.begin(), reader.factors.end(),
                                   [&](const Factor& f) { return f.parameter == &p; });
    if (!why.empty()) {
        reader.blame(place, why);
    } else if (twice) {
        reader.blame(place, p.key + " has a range already; give one");
    } else if (const Factor f{&p, *low, *high, range.log};
               acceptable(reader, place, p.key, value_at(f, 0)) &&
               acceptable(reader, place, p.key, value_at(f, just_below_one))) {
        reader.factors.push_back(f);
    }
}

void expand_design(Reader& reader) {
    if (reader.factors.empty()) {
        return;
    }
    if (const std::string why = fault_of(reader); !why.empty()) {
        reader.blame("experiment.design", why);
        return;
    }
    for (const Factor& f : reader.factors) {
        if (set_by_arms(reader, "experiment.design", reader.experiment.arms, *f.parameter, false)) {
            return;
        }
    }
    const auto base = reader.experiment.arms.front().settings;
    reader.experiment.arms = reader.experiment.settings.experiment.design == Design::sobol
                                 ? sobol_arms(reader)
                                 : hypercube_arms(reader);
    for (Arm& arm : reader.experiment.arms) {
        arm.settings.insert(arm.settings.begin(), base.begin(), base.end());
    }
}

} // namespace truyvet::scenario
