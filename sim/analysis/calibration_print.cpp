// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/calibration.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>

namespace truyvet::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Spread95& s) {
    return {{"median", s.median}, {"low", s.lo}, {"high", s.hi}};
}

std::string shown(const Spread95& s) {
    return fmt::format("{:.3g} [{:.3g}, {:.3g}]", s.median, s.lo, s.hi);
}

void print_parameters(const Calibration& c, std::ostream& out) {
    std::size_t width = 9;
    for (const Calibrated& p : c.parameters) {
        width = std::max(width, p.key.size());
    }
    fmt::print(out, "{:<{}}  {:>24}  {:>24}  {:>26}\n", "parameter", width, "prior", "posterior",
               fmt::format("of {} known, covered", c.tried));
    for (const Calibrated& p : c.parameters) {
        fmt::print(out, "{:<{}}  {:>24}  {:>24}  {:>26}\n", p.key, width, shown(p.prior),
                   shown(p.posterior), p.covered);
    }
}

} // namespace

void print_calibration(const Calibration& c, std::ostream& out) {
    fmt::print(out,
               "approximate Bayesian computation: {} outbreaks simulated, {} given up as too "
               "large, the {} nearest to the count kept ({:.0f} effective), medians with 95 %\n\n",
               c.simulations, c.given_up, c.replicates.size(), c.effective);
    print_parameters(c, out);
    fmt::print(out, "\ncases reported a day, counted and in the outbreaks that were kept\n");
    fmt::print(out, "{:<9}  {:>8}  {:>24}\n", "days", "counted", "simulated");
    for (const FittedWeek& w : c.weeks) {
        fmt::print(out, "{:<9}  {:>8.1f}  {:>24}\n",
                   fmt::format("{}-{}", w.first_day, w.first_day + w.days - 1), w.counted,
                   shown(w.simulated));
    }
    fmt::print(
        out,
        "\n{} of the outbreaks that were kept lie as far from their own nearest as the count "
        "does from these ({:.0f} %): {}\n",
        fmt::format("{:.0f}", c.as_far * static_cast<double>(c.tried)), 100 * c.as_far,
        c.as_far < 0.05 ? "this model does not make such a count, whatever the parameters; "
                          "the posterior is no estimate"
                        : "the count is one that this model makes");
}

Json calibration_json(const Calibration& c) {
    Json parameters = Json::object();
    for (const Calibrated& p : c.parameters) {
        parameters[p.key] = {{"prior", json(p.prior)},
                             {"posterior", json(p.posterior)},
                             {"covered", p.covered},
                             {"draws", p.draws}};
    }
    Json weeks = Json::array();
    for (const FittedWeek& w : c.weeks) {
        weeks.push_back({{"first_day", w.first_day},
                         {"days", w.days},
                         {"counted_a_day", w.counted},
                         {"simulated_a_day", json(w.simulated)}});
    }
    return {{"method", "approximate Bayesian computation, regression-adjusted"},
            {"simulations", c.simulations},
            {"given_up", c.given_up},
            {"kept", c.replicates.size()},
            {"effective", c.effective},
            {"tolerance", c.tolerance},
            {"parameters", parameters},
            {"replicates", c.replicates},
            {"weights", c.weights},
            {"weeks", weeks},
            {"tried", c.tried},
            {"as_far", c.as_far}};
}

void write_posterior(const Calibration& c, std::ostream& out) {
    out << "# Posterior draws of truyvet calibrate; for experiment.priors\n";
    for (const Calibrated& p : c.parameters) {
        out << p.key << ',';
    }
    out << "weight\n";
    for (std::size_t i = 0; i < c.weights.size(); ++i) {
        for (const Calibrated& p : c.parameters) {
            fmt::print(out, "{},", p.draws[i]);
        }
        fmt::print(out, "{}\n", c.weights[i]);
    }
}

} // namespace truyvet::analysis
