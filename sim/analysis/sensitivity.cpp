// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/sensitivity.hpp"

#include "models/core/error.hpp"
#include "models/core/random.hpp"
#include "sim/analysis/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::analysis {
namespace {

[[noreturn]] void refuse(const std::string& why) {
    throw core::InputError("",
                           "these results hold no design for Sobol' indices: " + why +
                               "; make them with truyvet run --design sobol --vary key=a:b ...");
}

/// The arms' settings as numbers, row by row: A, B, then A with one value of B, key by key.
class Design {
  public:
    explicit Design(const results::Results& r) : results_(r) {
        if (r.arms.empty()) {
            refuse("they have no arms");
        }
        find_keys();
        if (keys_.empty() || r.arms.size() % width() != 0 || rows() < 2) {
            refuse(std::to_string(r.arms.size()) + " arms vary " + std::to_string(keys_.size()) +
                   " keys");
        }
        for (std::size_t factor = 0; factor < keys_.size(); ++factor) {
            columns_.push_back(column_of(factor));
        }
        check_rows();
    }

    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
    [[nodiscard]] std::size_t rows() const { return results_.arms.size() / width(); }
    [[nodiscard]] std::size_t a(std::size_t row) const { return row * width(); }
    [[nodiscard]] std::size_t b(std::size_t row) const { return row * width() + 1; }
    /// A's row with b's value of the factor.
    [[nodiscard]] std::size_t ab(std::size_t row, std::size_t factor) const {
        return row * width() + columns_[factor];
    }
    [[nodiscard]] double value(std::size_t arm, std::size_t factor) const {
        const auto& settings = results_.arms[arm].settings;
        const auto at = settings.find(keys_[factor]);
        if (at == settings.end() || !at->is_number()) {
            refuse("arm " + results_.arms[arm].name + " sets no number for " + keys_[factor]);
        }
        return at->get<double>();
    }

  private:
    [[nodiscard]] std::size_t width() const { return keys_.size() + 2; }

    void find_keys() {
        for (const auto& item : results_.arms.front().settings.items()) {
            const bool varies = std::any_of(
                results_.arms.begin(), results_.arms.end(), [&](const results::Arm& arm) {
                    return arm.settings.value(item.key(), item.value()) != item.value();
                });
            if (varies) {
                keys_.push_back(item.key());
            }
        }
    }

    /// The factors stand in the order of the ranges, the keys in their own: values tell which
    /// column takes a factor from B. What names the arms have does not matter.
    [[nodiscard]] std::size_t column_of(std::size_t factor) const {
        for (std::size_t column = 2; column < width(); ++column) {
            bool of_b = true;
            bool other_than_a = false;
            for (std::size_t row = 0; row < rows(); ++row) {
                const double x = value(row * width() + column, factor);
                of_b = of_b && x == value(b(row), factor);
                other_than_a = other_than_a || x != value(a(row), factor);
            }
            if (of_b && other_than_a) {
                return column;
            }
        }
        refuse("no arm is A with B's value of " + keys_[factor]);
    }

    void check_rows() const {
        for (std::size_t row = 0; row < rows(); ++row) {
            for (std::size_t k = 0; k < keys_.size(); ++k) {
                for (std::size_t f = 0; f < keys_.size(); ++f) {
                    if (value(ab(row, k), f) != value(f == k ? b(row) : a(row), f)) {
                        refuse("arm " + results_.arms[ab(row, k)].name +
                               " is not A with one value of B");
                    }
                }
            }
        }
    }

    const results::Results& results_;
    std::vector<std::string> keys_;
    std::vector<std::size_t> columns_; ///< by factor, where in a row it is taken from B
};

/// Recall by arm, a replicate counting as often as it was drawn.
std::vector<double> recall(const std::vector<std::vector<Part>>& parts,
                           const std::vector<double>& times) {
    std::vector<double> values;
    for (const auto& arm : parts) {
        double y = 0;
        double x = 0;
        for (std::size_t r = 0; r < arm.size(); ++r) {
            y += times[r] * arm[r].numerator;
            x += times[r] * arm[r].denominator;
        }
        values.push_back(x > 0 ? y / x : 0);
    }
    return values;
}

SobolRuns runs_of(const Design& design, const std::vector<double>& values) {
    SobolRuns runs;
    runs.ab.resize(design.keys().size());
    for (std::size_t row = 0; row < design.rows(); ++row) {
        runs.a.push_back(values[design.a(row)]);
        runs.b.push_back(values[design.b(row)]);
        for (std::size_t k = 0; k < runs.ab.size(); ++k) {
            runs.ab[k].push_back(values[design.ab(row, k)]);
        }
    }
    return runs;
}

/// Percentiles 2.5 and 97.5.
Estimate interval(double mean, std::vector<double> draws) {
    std::sort(draws.begin(), draws.end());
    const auto at = [&](double p) {
        return draws[static_cast<std::size_t>(p * static_cast<double>(draws.size() - 1) + 0.5)];
    };
    return {mean, at(0.025), at(0.975)};
}

std::size_t replicates_of(const std::vector<std::vector<Part>>& parts) {
    const std::size_t n = parts.front().size();
    const bool whole =
        n > 0 && std::all_of(parts.begin(), parts.end(), [&](auto& a) { return a.size() == n; });
    if (!whole) {
        refuse("not all arms have the same replicates");
    }
    return n;
}

/// The indices of every bootstrap sample.
std::vector<SobolIndices> resampled(const Design& design,
                                    const std::vector<std::vector<Part>>& parts, std::uint64_t seed,
                                    std::size_t bootstraps) {
    const core::Randomness chance(seed, 0);
    std::vector<SobolIndices> draws;
    for (std::size_t b = 0; b < bootstraps; ++b) {
        core::Stream draw = chance.stream(core::Purpose{"results.sobol_bootstrap"}, b);
        std::vector<double> times(parts.front().size(), 0);
        for (std::size_t i = 0; i < times.size(); ++i) {
            times[draw.below(static_cast<std::uint32_t>(times.size()))] += 1;
        }
        std::vector<std::size_t> rows(design.rows());
        for (std::size_t& row : rows) {
            row = draw.below(static_cast<std::uint32_t>(rows.size()));
        }
        draws.push_back(sobol_indices(runs_of(design, recall(parts, times)), rows));
    }
    return draws;
}

FactorSensitivity factor_of(const Design& design, std::size_t k, const SobolIndices& whole,
                            const std::vector<SobolIndices>& draws) {
    FactorSensitivity f;
    f.key = design.keys()[k];
    f.low = f.high = design.value(0, k);
    for (std::size_t row = 0; row < design.rows(); ++row) {
        for (const std::size_t arm : {design.a(row), design.b(row)}) {
            f.low = std::min(f.low, design.value(arm, k));
            f.high = std::max(f.high, design.value(arm, k));
        }
    }
    std::vector<double> first;
    std::vector<double> total;
    for (const SobolIndices& d : draws) {
        first.push_back(d.first[k]);
        total.push_back(d.total[k]);
    }
    f.first = interval(whole.first[k], std::move(first));
    f.total = interval(whole.total[k], std::move(total));
    return f;
}

} // namespace

Sensitivity sensitivity(const results::Results& results, std::size_t channel,
                        std::size_t bootstraps) {
    const Design design(results);
    const auto parts = parts_by_arm(results, Measure::recall, channel);
    const std::vector<double> once(replicates_of(parts), 1);
    const SobolIndices whole = sobol_indices(runs_of(design, recall(parts, once)));
    const auto draws = resampled(design, parts, results.seed, bootstraps);
    Sensitivity s{results.channels[channel],
                  design.rows(),
                  once.size(),
                  whole.mean,
                  std::sqrt(whole.variance),
                  {}};
    for (std::size_t k = 0; k < design.keys().size(); ++k) {
        s.factors.push_back(factor_of(design, k, whole, draws));
    }
    std::stable_sort(s.factors.begin(), s.factors.end(),
                     [](const auto& a, const auto& b) { return *a.total.mean > *b.total.mean; });
    return s;
}

} // namespace truyvet::analysis
