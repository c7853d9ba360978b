// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/foreseen.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace truyvet::epidemic {
namespace {

constexpr double near_one = 0.05; ///< variances of R = 1 have no bound without a last day

/// Variance over squared mean of all that comes of one seed; above 1 of its share of growth.
double of_one_seed(double r, double individual_sd) {
    const double variance = r + std::pow(r * individual_sd, 2);
    return r > 1 ? variance / (r * std::max(r - 1, near_one))
                 : variance / std::max(1 - r, near_one);
}

double four_of_five() {
    return boost::math::quantile(boost::math::normal(), 0.8);
}

} // namespace

Foreseen foresee(const EpidemicSettings& settings, double drawn, std::uint32_t replicates) {
    Foreseen f;
    f.seeds = settings.imports.initial + drawn +
              settings.imports.per_day * static_cast<double>(settings.days);
    f.reproduction_number =
        2.2 * settings.dose.risk_per_hour / 0.11 * transmissibility(settings.dose.variant);
    f.relative_sd =
        f.seeds > 0 ? std::sqrt(of_one_seed(f.reproduction_number, settings.history.individual_sd) /
                                f.seeds)
                    : 0;
    f.smallest_difference = std::numeric_limits<double>::infinity();
    if (replicates > 1) {
        const boost::math::students_t t(replicates - 1);
        f.smallest_difference = (boost::math::quantile(t, 0.975) + four_of_five()) * f.relative_sd *
                                std::sqrt(2.0 / replicates);
    }
    const double quantiles = boost::math::quantile(boost::math::normal(), 0.975) + four_of_five();
    f.replicates_for_a_tenth = std::ceil(2 * std::pow(quantiles * f.relative_sd / 0.1, 2));
    return f;
}

} // namespace truyvet::epidemic
