// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/calibration.hpp"

#include "models/core/error.hpp"
#include "models/epidemic/counted_cases.hpp"
#include "sim/results/schema.hpp"
#include "sim/scenario/priors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace truyvet::analysis {
namespace {

constexpr std::int64_t week = 7;

/// Cases by day; none where it says nothing of a day.
using Days = std::map<std::int64_t, double>;

Days counted_days(const results::Results& results) {
    Days days;
    if (const results::Table* t = results.find(results::counted_shape.name)) {
        for (std::size_t row = 0; row < t->rows(); ++row) {
            if (t->counts("arm")[row] == 0) {
                days[t->counts("day")[row]] = static_cast<double>(t->counts("cases")[row]);
            }
        }
    }
    return days;
}

std::vector<FittedWeek> weeks_of(const Days& counted) {
    std::vector<FittedWeek> weeks;
    for (const auto& [day, cases] : counted) {
        if (weeks.empty() || day >= weeks.back().first_day + week) {
            weeks.push_back({day, 0, 0, {}});
        }
        weeks.back().days += 1;
        weeks.back().counted += cases;
    }
    return weeks;
}

/// The simulations of the first arm, by rank of their replicates.
class Simulations {
  public:
    Simulations(const results::Results& results, const std::vector<FittedWeek>& weeks,
                std::int64_t days)
        : replicates_(results.replicates(0)) {
        const auto n = static_cast<Eigen::Index>(replicates_.size());
        cases_ = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(weeks.size()));
        std::vector<std::int64_t> played(replicates_.size(), 0);
        const results::Table& t = *results.find(results::day_shape.name);
        for (std::size_t row = 0; row < t.rows(); ++row) {
            if (t.counts("arm")[row] != 0) {
                continue;
            }
            const std::size_t rank = this->rank(t.counts("replicate")[row]);
            const std::int64_t day = t.counts("day")[row];
            played[rank] = std::max(played[rank], day + 1);
            for (std::size_t w = 0; w < weeks.size(); ++w) {
                if (day >= weeks[w].first_day && day < weeks[w].first_day + week) {
                    cases_(static_cast<Eigen::Index>(rank), static_cast<Eigen::Index>(w)) +=
                        static_cast<double>(t.counts("reported")[row]);
                }
            }
        }
        for (const std::int64_t p : played) {
            given_up_.push_back(p < days);
        }
    }

    [[nodiscard]] const std::vector<std::int64_t>& replicates() const { return replicates_; }
    [[nodiscard]] const Eigen::MatrixXd& cases() const { return cases_; } ///< by week
    [[nodiscard]] const std::vector<bool>& given_up() const { return given_up_; }

  private:
    [[nodiscard]] std::size_t rank(std::int64_t replicate) const {
        return static_cast<std::size_t>(
            std::lower_bound(replicates_.begin(), replicates_.end(), replicate) -
            replicates_.begin());
    }

    std::vector<std::int64_t> replicates_;
    Eigen::MatrixXd cases_;
    std::vector<bool> given_up_;
};

double stabilised(double cases) {
    return std::sqrt(cases + 0.375);
}

ReferenceTable reference(const Simulations& simulations, const scenario::Draws& draws) {
    ReferenceTable table;
    const auto n = static_cast<Eigen::Index>(simulations.replicates().size());
    table.drawn.resize(n, static_cast<Eigen::Index>(draws.priors().size()));
    for (Eigen::Index row = 0; row < n; ++row) {
        const auto replicate = simulations.replicates()[static_cast<std::size_t>(row)];
        const std::vector<double>& point = draws.point(static_cast<std::uint32_t>(replicate));
        for (std::size_t p = 0; p < point.size(); ++p) {
            table.drawn(row, static_cast<Eigen::Index>(p)) = point[p];
        }
    }
    table.summaries = simulations.cases().unaryExpr(&stabilised);
    table.given_up = simulations.given_up();
    return table;
}

Spread95 spread(const Eigen::VectorXd& values, const std::vector<double>& weights) {
    const auto at = [&](double q) { return weighted_quantile(values, weights, q); };
    return {at(0.5), at(0.025), at(0.975)};
}

Calibrated calibrated(const scenario::Prior& prior, const Eigen::VectorXd& points,
                      const std::vector<double>& weights) {
    const auto value = [&](double u) { return scenario::number_of(scenario::value_at(prior, u)); };
    const Eigen::VectorXd values = points.unaryExpr(value);
    Calibrated c;
    c.key = prior.parameter->key;
    c.prior = {value(0.5), value(0.025), value(0.975)};
    c.posterior = spread(values, weights);
    c.draws.assign(values.begin(), values.end());
    c.points.assign(points.begin(), points.end());
    std::transform(prior_shares.begin(), prior_shares.end(), c.quantiles.begin(), value);
    return c;
}

void add_fit(const Simulations& simulations, const Accepted& accepted,
             std::vector<FittedWeek>& weeks) {
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        Eigen::VectorXd cases(static_cast<Eigen::Index>(accepted.rows.size()));
        for (std::size_t i = 0; i < accepted.rows.size(); ++i) {
            cases(static_cast<Eigen::Index>(i)) =
                simulations.cases()(static_cast<Eigen::Index>(accepted.rows[i]),
                                    static_cast<Eigen::Index>(w)) /
                static_cast<double>(weeks[w].days);
        }
        weeks[w].counted /= static_cast<double>(weeks[w].days);
        weeks[w].simulated = spread(cases, accepted.weights);
    }
}

Calibration fit(const Simulations& simulations, const scenario::Draws& draws,
                std::vector<FittedWeek> weeks) {
    const ReferenceTable table = reference(simulations, draws);
    Eigen::VectorXd data(static_cast<Eigen::Index>(weeks.size()));
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        data(static_cast<Eigen::Index>(w)) = stabilised(weeks[w].counted);
    }
    const Accepted accepted = accept(table, data);
    const Check checked = check(table, data, accepted);
    Calibration c;
    c.simulations = table.given_up.size();
    c.given_up =
        static_cast<std::size_t>(std::count(table.given_up.begin(), table.given_up.end(), true));
    c.tolerance = accepted.tolerance;
    c.weights = accepted.weights;
    double squares = 0;
    for (std::size_t i = 0; i < accepted.rows.size(); ++i) {
        c.replicates.push_back(simulations.replicates()[accepted.rows[i]]);
        squares += accepted.weights[i] * accepted.weights[i];
    }
    c.effective = 1 / squares;
    for (std::size_t p = 0; p < draws.priors().size(); ++p) {
        c.parameters.push_back(calibrated(
            draws.priors()[p], accepted.drawn.col(static_cast<Eigen::Index>(p)), accepted.weights));
        c.parameters.back().covered = checked.covered[p];
    }
    c.tried = checked.tried;
    c.as_far = checked.as_far;
    add_fit(simulations, accepted, weeks);
    c.weeks = std::move(weeks);
    return c;
}

} // namespace

double give_up_above(const scenario::Experiment& experiment) {
    constexpr double times = 4;
    const epidemic::EpidemicSettings& e = experiment.settings.epidemic;
    if (e.counted.empty()) {
        throw core::InputError("epidemic.counted", "no count is given; name a CSV date,cases of "
                                                   "what was reported (--data)");
    }
    const auto counted = epidemic::read_counted_cases(experiment.inputs.opened(e.counted));
    double sum = 0;
    for (std::size_t i = 0; i < counted.by_day.size(); ++i) {
        const int day = counted.first + static_cast<int>(i) - e.start;
        const bool inside = day >= 0 && day < static_cast<int>(e.days);
        sum += inside ? static_cast<double>(counted.by_day[i]) : 0;
    }
    if (!(sum > 0)) {
        throw core::InputError(e.counted, "has no case in the days of the outbreak; there is "
                                          "nothing to calibrate on");
    }
    return times * sum;
}

std::optional<Calibration> calibrate(const results::Results& results) {
    const Days counted = counted_days(results);
    if (results.find(results::draw_shape.name) == nullptr || counted.empty()) {
        return std::nullopt;
    }
    const scenario::Experiment experiment = scenario::read_stored(results.scenario, "the results");
    for (const scenario::Prior& p : scenario::priors_from(experiment.settings.experiment.priors)) {
        if (!p.file.empty()) {
            return std::nullopt; // a posterior that was put to use
        }
    }
    const scenario::Draws draws(experiment);
    std::vector<FittedWeek> weeks = weeks_of(counted);
    const Simulations simulations(results, weeks,
                                  static_cast<std::int64_t>(experiment.settings.epidemic.days));
    return fit(simulations, draws, std::move(weeks));
}

void add_posterior(const Calibration& c, results::Results& results) {
    results::Table& table = results.table(results::posterior_shape);
    for (std::size_t i = 0; i < c.replicates.size(); ++i) {
        for (std::size_t p = 0; p < c.parameters.size(); ++p) {
            const std::array<std::int64_t, 2> keys{c.replicates[i], static_cast<std::int64_t>(p)};
            const std::array<double, 2> values{c.weights[i], c.parameters[p].draws[i]};
            table.append(keys, values);
        }
    }
    table.sort();
}

} // namespace truyvet::analysis
