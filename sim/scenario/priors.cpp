// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/priors.hpp"

#include "models/core/error.hpp"
#include "models/core/text.hpp"
#include "sim/scenario/design_points.hpp"
#include "sim/scenario/draw_file.hpp"
#include "sim/scenario/settings.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace truyvet::scenario {
namespace {

constexpr const char* forms =
    "write LOW:HIGH, LOW:HIGH:log, triangular(LOW, MODE, HIGH), normal(MEAN, SD), "
    "lognormal(MEDIAN, SD OF THE LOGARITHM), or the name of a .csv of draws";

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw core::InputError("experiment.priors",
                           fmt::format("{}: {}; {}", in_quotes(text), why, forms));
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(' ');
    const auto to = text.find_last_not_of(' ');
    return from == std::string_view::npos ? "" : std::string(text.substr(from, to - from + 1));
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(at, from), text.size());
        parts.push_back(trimmed(text.substr(from, to - from)));
        from = to + 1;
    }
    return parts;
}

/// All parts as finite numbers, or nothing.
std::optional<std::vector<double>> numbers(const std::vector<std::string>& parts) {
    std::vector<double> values;
    for (const std::string& part : parts) {
        double x = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), x);
        if (error != std::errc{} || end != part.data() + part.size() || !std::isfinite(x)) {
            return std::nullopt;
        }
        values.push_back(x);
    }
    return values;
}

using Quantile = std::function<double(double)>;

/// The distribution cut to [lo, hi].
template <class Distribution>
Quantile within(Distribution d, double lo, double hi) {
    const double below = std::isfinite(lo) ? cdf(d, lo) : 0;
    const double above = std::isfinite(hi) ? cdf(d, hi) : 1;
    return [=](double u) { return std::clamp(quantile(d, below + u * (above - below)), lo, hi); };
}

Quantile evenly(double low, double high, bool log) {
    if (log) {
        return [=](double u) { return low * std::pow(high / low, u); };
    }
    return [=](double u) { return low + u * (high - low); };
}

/// "0.05:0.2" or "0.05:0.2:log".
Quantile range_of(const std::string& text, const std::string& shape) {
    std::vector<std::string> parts = split(shape, ':');
    const bool log = parts.size() == 3 && parts.back() == "log";
    if (log) {
        parts.pop_back();
    }
    const auto ends = numbers(parts);
    if (!ends || ends->size() != 2 || !((*ends)[0] < (*ends)[1])) {
        refuse(text, "is no range from less to more");
    }
    if (log && !((*ends)[0] > 0)) {
        refuse(text, "starts where there is no logarithm");
    }
    return evenly((*ends)[0], (*ends)[1], log);
}

/// "triangular(0.25, 0.38, 0.55)".
Quantile named(const std::string& text, const std::string& shape, const Doc& doc) {
    const auto open = shape.find('(');
    const std::string name = trimmed(shape.substr(0, open));
    const auto x = numbers(split(shape.substr(open + 1, shape.size() - open - 2), ','));
    if (!x || shape.back() != ')') {
        refuse(text, "has no numbers between its brackets");
    }
    const std::vector<double>& v = *x;
    if (name == "triangular" && v.size() == 3 && v[0] <= v[1] && v[1] <= v[2] && v[0] < v[2]) {
        return within(boost::math::triangular_distribution<>(v[0], v[1], v[2]),
                      std::max(v[0], doc.min), std::min(v[2], doc.max));
    }
    if (name == "normal" && v.size() == 2 && v[1] > 0) {
        return within(boost::math::normal_distribution<>(v[0], v[1]), doc.min, doc.max);
    }
    if (name == "lognormal" && v.size() == 2 && v[0] > 0 && v[1] > 0) {
        const double lo = doc.min > 0 ? std::log(doc.min) : -HUGE_VAL;
        const auto log_quantile =
            within(boost::math::normal_distribution<>(std::log(v[0]), v[1]), lo, std::log(doc.max));
        return [log_quantile](double u) { return std::exp(log_quantile(u)); };
    }
    refuse(text, "is no distribution");
}

/// Whole numbers at the ends of a range as often as those between.
Quantile whole_range(const std::string& text, const std::string& shape) {
    const Quantile plain = range_of(text, shape);
    const double low = plain(0);
    const double high = plain(1);
    return evenly(low - 0.5, high + 0.5 - 1e-9, false);
}

Value value_of(const Parameter& p, double x) {
    if (p.kind == Kind::integer) {
        return static_cast<std::int64_t>(std::llround(x));
    }
    return x;
}

void require_acceptable(const std::string& text, const Parameter& p, double x) {
    if (const auto why = fault(p, value_of(p, x))) {
        refuse(text, *why);
    }
}

Quantile quantile_of(const std::string& text, const std::string& shape, const Parameter& p) {
    const bool log = shape.ends_with("log");
    if (shape.find('(') != std::string::npos) {
        return named(text, shape, p.doc);
    }
    return p.kind == Kind::integer && !log ? whole_range(text, shape) : range_of(text, shape);
}

} // namespace

Prior prior_from(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos) {
        refuse(text, "is no KEY = DISTRIBUTION");
    }
    const std::string key = trimmed(text.substr(0, equals));
    const std::string shape = trimmed(text.substr(equals + 1));
    const Parameter* p = find_parameter(key);
    if (p == nullptr) {
        refuse(text, key + " is no parameter" + did_you_mean(key, parameter_keys()));
    }
    if (p->kind != Kind::number && p->kind != Kind::integer) {
        refuse(text, key + " is no number");
    }
    if (p->layer != Layer::arm) {
        refuse(text, key + " bears on the people or on how often they are looked at, which all "
                           "replicates share: vary it by arms instead");
    }
    if (shape.ends_with(".csv")) {
        return {p, {}, shape};
    }
    Prior prior{p, quantile_of(text, shape, *p), {}};
    if (shape.find('(') == std::string::npos) { // the others are cut to what is allowed
        require_acceptable(text, *p, prior.quantile(0));
        require_acceptable(text, *p, prior.quantile(1));
    }
    return prior;
}

std::vector<Prior> priors_from(const std::vector<std::string>& texts) {
    std::vector<Prior> priors;
    std::vector<core::Fault> faults;
    for (const std::string& text : texts) {
        try {
            Prior prior = prior_from(text);
            const bool twice = std::any_of(priors.begin(), priors.end(), [&](const Prior& other) {
                return other.parameter == prior.parameter;
            });
            if (twice) {
                faults.push_back(
                    {"experiment.priors", prior.parameter->key + " has a prior already; give one"});
            }
            priors.push_back(std::move(prior));
        } catch (const core::InputError& e) {
            faults.insert(faults.end(), e.faults().begin(), e.faults().end());
        }
    }
    if (!faults.empty()) {
        throw core::InputError(faults);
    }
    return priors;
}

Value value_at(const Prior& prior, double u) {
    return value_of(*prior.parameter, prior.quantile(u));
}

double number_of(const Value& value) {
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
}

Draws::Draws(const Experiment& experiment) {
    const ExperimentSettings& e = experiment.settings.experiment;
    priors_ = priors_from(e.priors);
    if (priors_.empty()) {
        return;
    }
    // A dimension for each distribution, and one for each file: its keys are drawn together.
    std::map<std::string, DrawFile> files;
    std::map<std::string, std::size_t> dimension;
    for (const Prior& p : priors_) {
        if (!p.file.empty() && !files.contains(p.file)) {
            files.emplace(p.file, read_draws(experiment.inputs.opened(p.file), priors_, p.file));
        }
        dimension.emplace(p.file.empty() ? p.parameter->key : p.file, dimension.size());
    }
    const std::size_t n = std::max(e.replicates, e.half_width > 0 ? e.max_replicates : 1);
    const Points points = sobol_points(std::bit_ceil(n), dimension.size(), e.seed);
    for (std::size_t replicate = 0; replicate < n; ++replicate) {
        std::vector<double>& at = points_.emplace_back();
        std::vector<Value>& values = values_.emplace_back();
        for (const Prior& p : priors_) {
            const bool of_file = !p.file.empty();
            at.push_back(points[replicate][dimension.at(of_file ? p.file : p.parameter->key)]);
            values.push_back(
                of_file ? value_of(*p.parameter, files.at(p.file).value(*p.parameter, at.back()))
                        : value_at(p, at.back()));
        }
    }
}

std::vector<Assignment> Draws::of(std::uint32_t replicate) const {
    std::vector<Assignment> drawn;
    for (std::size_t i = 0; i < priors_.size(); ++i) {
        drawn.emplace_back(priors_[i].parameter->key, values_.at(replicate)[i]);
    }
    return drawn;
}

} // namespace truyvet::scenario
