// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/outbreak_estimates.hpp"

#include "sim/results/schema.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace truyvet::analysis {
namespace {

/// By replicate of one arm, in their order.
using Sums = std::vector<double>;

double value(const results::Column& column, std::size_t row) {
    return std::visit([&](const auto& v) { return static_cast<double>(v[row]); }, column.values);
}

/// One arm's rows of one table.
class ArmRows {
  public:
    ArmRows(const results::Results& results, const results::TableShape& shape, std::size_t arm)
        : table_(results.find(shape.name)) {
        for (const std::int64_t r : results.replicates(arm)) {
            ranks_.emplace(r, ranks_.size());
        }
        if (table_ == nullptr) {
            return;
        }
        const results::Counts& arms = table_->counts("arm");
        const results::Counts& replicates = table_->counts("replicate");
        for (std::size_t row = 0; row < table_->rows(); ++row) {
            if (arms[row] == static_cast<std::int64_t>(arm)) {
                rows_.emplace_back(row, ranks_.at(replicates[row]));
            }
        }
    }

    [[nodiscard]] std::size_t replicates() const { return ranks_.size(); }
    [[nodiscard]] const results::Table& table() const { return *table_; }

    /// f(row) added up by replicate.
    template <class Of>
    [[nodiscard]] Sums sum_of(Of of) const {
        Sums sums(ranks_.size(), 0);
        for (const auto& [row, rank] : rows_) {
            sums[rank] += of(row);
        }
        return sums;
    }
    [[nodiscard]] Sums sum(std::string_view column) const {
        if (table_ == nullptr) {
            return Sums(ranks_.size(), 0);
        }
        const results::Column& c = table_->column(column);
        return sum_of([&](std::size_t row) { return value(c, row); });
    }
    /// Only the rows whose key has this value.
    [[nodiscard]] Sums sum_at(std::string_view key, std::int64_t wanted,
                              std::string_view column) const {
        const results::Counts& keys = table_->counts(key);
        const results::Column& c = table_->column(column);
        return sum_of([&](std::size_t row) { return keys[row] == wanted ? value(c, row) : 0.0; });
    }

  private:
    const results::Table* table_;
    std::map<std::int64_t, std::size_t> ranks_;
    std::vector<std::pair<std::size_t, std::size_t>> rows_;
};

std::vector<Part> parts(const Sums& numerators, const Sums& denominators) {
    std::vector<Part> all(numerators.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = {numerators[i], denominators[i]};
    }
    return all;
}
std::vector<Part> per_replicate(const Sums& sums) {
    return parts(sums, Sums(sums.size(), 1));
}
Estimate mean(const Sums& sums) {
    return ratio(per_replicate(sums), Range::any);
}
Estimate share(const Sums& of, const Sums& all) {
    return ratio(parts(of, all), Range::share);
}

/// Moments: variance = R + R^2 / k.
std::optional<double> dispersion_of(const ArmRows& offspring) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    const results::Counts& number = offspring.table().counts("offspring");
    const results::Counts& cases = offspring.table().counts("cases");
    (void)offspring.sum_of([&](std::size_t row) {
        const auto x = static_cast<double>(number[row]);
        const auto c = static_cast<double>(cases[row]);
        n += c;
        sum += c * x;
        squares += c * x * x;
        return 0.0;
    });
    if (n < 2 || sum == 0) {
        return std::nullopt;
    }
    const double r = sum / n;
    const double variance = (squares - n * r * r) / (n - 1);
    return variance > r ? std::optional(r * r / (variance - r)) : std::nullopt;
}

void add_offspring(const results::Results& results, std::size_t arm, OutbreakEstimates& e) {
    const ArmRows rows(results, results::offspring_shape, arm);
    if (results.find(results::offspring_shape.name) == nullptr) {
        return;
    }
    const results::Counts& number = rows.table().counts("offspring");
    const results::Counts& cases = rows.table().counts("cases");
    const Sums infected =
        rows.sum_of([&](std::size_t row) { return static_cast<double>(number[row] * cases[row]); });
    e.reproduction_number = ratio(parts(infected, rows.sum("cases")), Range::any);
    e.dispersion = dispersion_of(rows);
}

void add_settings(const results::Results& results, std::size_t arm, OutbreakEstimates& e) {
    const ArmRows rows(results, results::infected_by_shape, arm);
    if (results.find(results::infected_by_shape.name) == nullptr) {
        return;
    }
    const results::Counts& by = rows.table().counts("by");
    const results::Counts& part = rows.table().counts("part");
    const results::Column& infections = rows.table().column("infections");
    const auto in = [&](std::optional<std::size_t> setting) {
        return rows.sum_of([&](std::size_t row) {
            const bool mine =
                by[row] == 0 && (!setting || part[row] == static_cast<std::int64_t>(*setting));
            return mine ? value(infections, row) : 0.0;
        });
    };
    const Sums all = in(std::nullopt);
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        e.share_of_setting[s] = share(in(s), all);
    }
}

DayEstimate day_of(Sums sums) {
    DayEstimate d{mean(sums), 0, 0};
    std::sort(sums.begin(), sums.end());
    const auto last = static_cast<double>(sums.size() - 1);
    d.low = sums[static_cast<std::size_t>(std::floor(0.025 * last))];
    d.high = sums[static_cast<std::size_t>(std::ceil(0.975 * last))];
    return d;
}

/// By day, then replicate.
std::vector<Sums> by_day(const ArmRows& rows, std::string_view column) {
    const results::Counts& days = rows.table().counts("day");
    const results::Column& c = rows.table().column(column);
    std::vector<Sums> all;
    std::int64_t last = -1;
    (void)rows.sum_of([&](std::size_t row) {
        last = std::max(last, days[row]);
        return 0.0;
    });
    for (std::int64_t d = 0; d <= last; ++d) {
        all.push_back(
            rows.sum_of([&](std::size_t row) { return days[row] == d ? value(c, row) : 0.0; }));
    }
    return all;
}

std::vector<DayEstimate> curve(const std::vector<Sums>& days) {
    std::vector<DayEstimate> all;
    for (const Sums& sums : days) {
        all.push_back(day_of(sums));
    }
    return all;
}

/// Replicates without a local infection in the last two weeks.
Estimate died_out(const ArmRows& rows) {
    constexpr std::size_t window = 14;
    const auto all = by_day(rows, "infections");
    const auto imported = by_day(rows, "imported");
    Sums out(rows.replicates(), 1);
    for (std::size_t d = all.size() - std::min(window, all.size()); d < all.size(); ++d) {
        for (std::size_t r = 0; r < out.size(); ++r) {
            out[r] = all[d][r] > imported[d][r] ? 0 : out[r];
        }
    }
    return ratio(per_replicate(out), Range::share);
}

void add_days(const ArmRows& rows, std::int64_t persons, OutbreakEstimates& e) {
    const Sums infections = rows.sum("infections");
    e.infections = mean(infections);
    e.imported = mean(rows.sum("imported"));
    e.attack_rate = share(infections, Sums(infections.size(), static_cast<double>(persons)));
    e.reported = mean(rows.sum("reported"));
    e.found_in_quarantine = share(rows.sum("reported_in_quarantine"), rows.sum("reported"));
    e.tests = mean(rows.sum("tests"));
    e.notified = mean(rows.sum("notified"));
    e.quarantine_person_days = mean(rows.sum("quarantined"));
    e.quarantine_person_days_infected = mean(rows.sum("quarantined_infected"));
    e.home_person_days = mean(rows.sum("kept_home"));
    e.isolation_person_days = mean(rows.sum("isolated"));
    e.died_out = died_out(rows);
    e.infections_by_day = curve(by_day(rows, "infections"));
    e.reported_by_day = curve(by_day(rows, "reported"));
    e.quarantined_by_day = curve(by_day(rows, "quarantined"));
}

void compare(const ArmRows& first, const ArmRows& mine, OutbreakEstimates& e) {
    if (first.replicates() != mine.replicates()) {
        return; // parts of a run that is not whole
    }
    const auto before = first.sum("infections");
    const auto after = mine.sum("infections");
    e.averted = paired_difference(per_replicate(before), per_replicate(after));
    const Estimate left = ratio(parts(after, before), Range::any);
    const auto without = [](const std::optional<double>& x) {
        return x ? std::optional(1 - *x) : std::nullopt;
    };
    e.averted_share = {without(left.mean), without(left.hi), without(left.lo)};
    e.quarantine_spared = paired_difference(per_replicate(first.sum("quarantined")),
                                            per_replicate(mine.sum("quarantined")));
    if (e.averted.hi && before.size() > 2) {
        const double error = (*e.averted.hi - *e.averted.mean) / t_quantile(before.size());
        constexpr double four_of_five = 0.8416; // standard normal quantile
        e.detectable = error * (t_quantile(before.size()) + four_of_five);
    }
}

} // namespace

std::optional<std::vector<OutbreakEstimates>> estimate_outbreaks(const results::Results& results) {
    const results::Table* days = results.find(results::day_shape.name);
    if (days == nullptr || days->rows() == 0) {
        return std::nullopt;
    }
    std::vector<OutbreakEstimates> all;
    const ArmRows first(results, results::day_shape, 0);
    for (std::size_t a = 0; a < results.arms.size(); ++a) {
        const ArmRows rows(results, results::day_shape, a);
        OutbreakEstimates e;
        add_days(rows, results.persons, e);
        add_offspring(results, a, e);
        add_settings(results, a, e);
        const ArmRows onward(results, results::onward_shape, a);
        e.cut_by_quarantine = share(onward.sum("cut_by_quarantine"), onward.sum("onward"));
        if (a > 0) {
            compare(first, rows, e);
        }
        all.push_back(std::move(e));
    }
    return all;
}

} // namespace truyvet::analysis
