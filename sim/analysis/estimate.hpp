// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace truyvet::analysis {

/// A mean with its 95 % interval. The mean is absent where its denominator is 0; the interval is
/// absent where there are fewer than two replicates.
struct Estimate {
    std::optional<double> mean;
    std::optional<double> lo;
    std::optional<double> hi;
};

/// Where 95 % of the replicates lie, of which each has drawn what is not known: chance and what is
/// not known together. No interval of a mean, and never merged with one.
struct Predictive {
    double low = 0;
    double median = 0;
    double high = 0;
};

/// Of one figure a replicate; fewer than least_predicted have no 95 % between them, and none are
/// given without draws.
inline constexpr std::size_t least_predicted = 40;
Predictive predictive(std::vector<double> by_replicate);

/// One replicate's part of a ratio.
struct Part {
    double numerator = 0;
    double denominator = 0;
};

enum class Range { share, any }; ///< share: within 0 .. 1, intervals are cut there

/// Ratio of totals over independent replicates, R = sum y / sum x, with Student's t on n - 1
/// degrees of freedom and the variance by the delta method: n / (n - 1) * sum (y - R x)^2 / (sum
/// x)^2 (Cochran, Sampling Techniques, 3rd ed. 1977, section 6.4). A share's interval is that of
/// its logit, turned back: it stays within 0 .. 1, and is longer upwards where the share is small.
/// Where nothing was found the other end is that of sum x independent trials, 1 - 0.025^(1 / sum x)
/// (Clopper and Pearson, Biometrika 26, 1934; of a count, 3.69 / sum x), which is the least that is
/// not known; the like where everything was.
Estimate ratio(std::span<const Part> parts, Range range);

/// Half the width of that interval, before it is cut; parts.size() >= 2 and some denominator.
double half_width(std::span<const Part> parts);

/// R_a - R_b where a[i] and b[i] come from the same replicate and so share their draws: the
/// variance of the paired, linearised differences.
Estimate paired_difference(std::span<const Part> a, std::span<const Part> b);

/// Half-width of a 95 % interval in standard errors, n replicates, n >= 2.
double t_quantile(std::size_t replicates);

} // namespace truyvet::analysis
