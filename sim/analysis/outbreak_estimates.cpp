// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/outbreak_estimates.hpp"

#include "sim/analysis/clusters.hpp"
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

/// One arm's replicates, and what repeats itself independently among them.
class Replicates {
  public:
    Replicates(const results::Results& results, std::size_t arm) : arm_(arm) {
        const Clusters clusters(results);
        for (const std::int64_t r : results.replicates(arm)) {
            ranks_.emplace(r, ranks_.size());
            clusters_.push_back(clusters.of(static_cast<std::int64_t>(arm), r));
        }
    }

    [[nodiscard]] std::size_t arm() const { return arm_; }
    [[nodiscard]] std::size_t count() const { return ranks_.size(); }
    [[nodiscard]] std::size_t rank(std::int64_t replicate) const { return ranks_.at(replicate); }

    [[nodiscard]] std::vector<Part> parts(const Sums& numerators, const Sums& denominators) const {
        ClusteredParts all;
        for (std::size_t i = 0; i < numerators.size(); ++i) {
            all.add(clusters_[i], {numerators[i], denominators[i]});
        }
        return all.parts();
    }
    [[nodiscard]] std::vector<Part> each(const Sums& sums) const {
        return parts(sums, Sums(sums.size(), 1));
    }
    [[nodiscard]] Estimate mean(const Sums& sums) const { return ratio(each(sums), Range::any); }
    [[nodiscard]] Estimate share(const Sums& of, const Sums& all) const {
        return ratio(parts(of, all), Range::share);
    }

  private:
    std::size_t arm_;
    std::map<std::int64_t, std::size_t> ranks_;
    std::vector<std::int64_t> clusters_;
};

/// The rows that a table has of them; none where there is no such table.
class Rows {
  public:
    Rows(const results::Results& results, const results::TableShape& shape,
         const Replicates& replicates)
        : table_(results.find(shape.name)), replicates_(replicates) {
        if (table_ == nullptr) {
            return;
        }
        const results::Counts& arms = table_->counts("arm");
        const results::Counts& numbers = table_->counts("replicate");
        for (std::size_t row = 0; row < table_->rows(); ++row) {
            if (arms[row] == static_cast<std::int64_t>(replicates.arm())) {
                rows_.emplace_back(row, replicates.rank(numbers[row]));
            }
        }
    }

    [[nodiscard]] bool exist() const { return table_ != nullptr; }
    [[nodiscard]] const results::Counts& counts(std::string_view column) const {
        return table_->counts(column);
    }
    [[nodiscard]] const results::Column& column(std::string_view name) const {
        return table_->column(name);
    }

    /// visit(row, rank of its replicate)
    template <class Visit>
    void for_each(Visit visit) const {
        for (const auto& [row, rank] : rows_) {
            visit(row, rank);
        }
    }
    /// of(row) added up by replicate.
    template <class Of>
    [[nodiscard]] Sums sum_of(Of of) const {
        Sums sums(replicates_.count(), 0);
        for_each([&](std::size_t row, std::size_t rank) { sums[rank] += of(row); });
        return sums;
    }
    [[nodiscard]] Sums sum(std::string_view name) const {
        if (!exist()) {
            return Sums(replicates_.count(), 0);
        }
        const results::Column& c = column(name);
        return sum_of([&](std::size_t row) { return value(c, row); });
    }

  private:
    const results::Table* table_;
    const Replicates& replicates_;
    std::vector<std::pair<std::size_t, std::size_t>> rows_;
};

/// Moments: variance = R + R^2 / k.
std::optional<double> dispersion_of(const Rows& offspring) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    const results::Counts& number = offspring.counts("offspring");
    const results::Counts& cases = offspring.counts("cases");
    offspring.for_each([&](std::size_t row, std::size_t) {
        const auto x = static_cast<double>(number[row]);
        const auto c = static_cast<double>(cases[row]);
        n += c;
        sum += c * x;
        squares += c * x * x;
    });
    if (n < 2 || sum == 0) {
        return std::nullopt;
    }
    const double r = sum / n;
    const double variance = (squares - n * r * r) / (n - 1);
    return variance > r ? std::optional(r * r / (variance - r)) : std::nullopt;
}

void add_offspring(const results::Results& results, const Replicates& replicates,
                   OutbreakEstimates& e) {
    const Rows rows(results, results::offspring_shape, replicates);
    if (!rows.exist()) {
        return;
    }
    const results::Counts& number = rows.counts("offspring");
    const results::Counts& cases = rows.counts("cases");
    const Sums infected =
        rows.sum_of([&](std::size_t row) { return static_cast<double>(number[row] * cases[row]); });
    e.reproduction_number = ratio(replicates.parts(infected, rows.sum("cases")), Range::any);
    e.dispersion = dispersion_of(rows);
}

void add_settings(const results::Results& results, const Replicates& replicates,
                  OutbreakEstimates& e) {
    const Rows rows(results, results::infected_by_shape, replicates);
    if (!rows.exist()) {
        return;
    }
    const results::Counts& by = rows.counts("by");
    const results::Counts& part = rows.counts("part");
    const results::Column& infections = rows.column("infections");
    const auto in = [&](std::optional<std::size_t> setting) {
        return rows.sum_of([&](std::size_t row) {
            const bool mine =
                by[row] == 0 && (!setting || part[row] == static_cast<std::int64_t>(*setting));
            return mine ? value(infections, row) : 0.0;
        });
    };
    const Sums all = in(std::nullopt);
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        e.share_of_setting[s] = replicates.share(in(s), all);
    }
}

/// By day, then replicate.
std::vector<Sums> by_day(const Rows& rows, const Replicates& replicates, std::string_view column) {
    const results::Counts& days = rows.counts("day");
    const results::Column& c = rows.column(column);
    std::map<std::int64_t, Sums> sums;
    rows.for_each([&](std::size_t row, std::size_t rank) {
        auto& day = sums.try_emplace(days[row], Sums(replicates.count(), 0)).first->second;
        day[rank] += value(c, row);
    });
    std::vector<Sums> all;
    for (auto& [day, of_day] : sums) {
        all.push_back(std::move(of_day));
    }
    return all;
}

std::vector<DayEstimate> curve(const Rows& rows, const Replicates& replicates,
                               std::string_view column) {
    std::vector<DayEstimate> all;
    for (Sums& sums : by_day(rows, replicates, column)) {
        DayEstimate d{replicates.mean(sums), 0, 0};
        std::sort(sums.begin(), sums.end());
        const auto last = static_cast<double>(sums.size() - 1);
        d.low = sums[static_cast<std::size_t>(std::floor(0.025 * last))];
        d.high = sums[static_cast<std::size_t>(std::ceil(0.975 * last))];
        all.push_back(d);
    }
    return all;
}

/// A day in the mean, by week, then replicate.
std::vector<Sums> by_week(const Rows& rows, const Replicates& replicates, std::string_view column) {
    const std::vector<Sums> days = by_day(rows, replicates, column);
    std::vector<Sums> all;
    for (std::size_t first = 0; first < days.size(); first += 7) {
        const std::size_t end = std::min(first + 7, days.size());
        Sums& mean = all.emplace_back(replicates.count(), 0);
        for (std::size_t d = first; d < end; ++d) {
            for (std::size_t r = 0; r < mean.size(); ++r) {
                mean[r] += days[d][r] / static_cast<double>(end - first);
            }
        }
    }
    return all;
}

void predict(const results::Results& results, const Rows& rows, const Replicates& replicates,
             OutbreakEstimates& e) {
    if (results.find(results::draw_shape.name) == nullptr || replicates.count() < least_predicted) {
        return;
    }
    PredictedOutbreak p{predictive(rows.sum("infections")),
                        predictive(rows.sum("reported")),
                        predictive(rows.sum("quarantined")),
                        {},
                        {},
                        {},
                        {}};
    for (const Sums& week : by_week(rows, replicates, "reported")) {
        p.reported_by_week.push_back(predictive(week));
    }
    e.predicted = std::move(p);
}

/// Replicates without a local infection in the last two weeks.
Estimate died_out(const Rows& rows, const Replicates& replicates) {
    constexpr std::size_t window = 14;
    const auto all = by_day(rows, replicates, "infections");
    const auto imported = by_day(rows, replicates, "imported");
    Sums out(replicates.count(), 1);
    for (std::size_t d = all.size() - std::min(window, all.size()); d < all.size(); ++d) {
        for (std::size_t r = 0; r < out.size(); ++r) {
            out[r] = all[d][r] > imported[d][r] ? 0 : out[r];
        }
    }
    return ratio(replicates.each(out), Range::share);
}

void add_days(const Rows& rows, const Replicates& replicates, std::int64_t persons,
              OutbreakEstimates& e) {
    const auto mean = [&](std::string_view column) { return replicates.mean(rows.sum(column)); };
    const Sums infections = rows.sum("infections");
    e.infections = replicates.mean(infections);
    e.imported = mean("imported");
    e.attack_rate =
        replicates.share(infections, Sums(infections.size(), static_cast<double>(persons)));
    e.reported = mean("reported");
    e.found_in_quarantine =
        replicates.share(rows.sum("reported_in_quarantine"), rows.sum("reported"));
    e.tests = mean("tests");
    e.notified = mean("notified");
    e.quarantine_person_days = mean("quarantined");
    e.quarantine_person_days_infected = mean("quarantined_infected");
    e.home_person_days = mean("kept_home");
    e.isolation_person_days = mean("isolated");
    e.died_out = died_out(rows, replicates);
    e.infections_by_day = curve(rows, replicates, "infections");
    e.reported_by_day = curve(rows, replicates, "reported");
    e.quarantined_by_day = curve(rows, replicates, "quarantined");
    for (const Sums& week : by_week(rows, replicates, "reported")) {
        e.reported_by_week.push_back(replicates.mean(week));
    }
}

std::vector<std::optional<double>>
counted_weeks(const std::vector<std::optional<std::int64_t>>& days) {
    std::vector<std::optional<double>> all;
    for (std::size_t first = 0; first < days.size(); first += 7) {
        const std::size_t end = std::min(first + 7, days.size());
        std::optional<double> mean = 0;
        for (std::size_t d = first; d < end && mean; ++d) {
            mean = days[d] ? std::optional(*mean + static_cast<double>(*days[d]) /
                                                       static_cast<double>(end - first))
                           : std::nullopt;
        }
        all.push_back(mean);
    }
    return all;
}

/// What was reported in the world, and in the outbreaks on the same days.
void add_counted(const results::Results& results, const Rows& rows, const Replicates& replicates,
                 OutbreakEstimates& e) {
    const results::Table* table = results.find(results::counted_shape.name);
    if (table == nullptr) {
        return;
    }
    const auto days = static_cast<std::int64_t>(e.reported_by_day.size());
    e.counted_by_day.resize(e.reported_by_day.size());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const std::int64_t day = table->counts("day")[row];
        if (table->counts("arm")[row] == static_cast<std::int64_t>(replicates.arm()) && day >= 0 &&
            day < days) {
            const std::int64_t cases = table->counts("cases")[row];
            e.counted_by_day[static_cast<std::size_t>(day)] = cases;
            e.counted = e.counted.value_or(0) + cases;
        }
    }
    e.counted_by_week = counted_weeks(e.counted_by_day);
    const results::Counts& day = rows.counts("day");
    const results::Column& reported = rows.column("reported");
    const Sums as_counted = rows.sum_of([&](std::size_t row) {
        return e.counted_by_day[static_cast<std::size_t>(day[row])] ? value(reported, row) : 0.0;
    });
    e.reported_as_counted = replicates.mean(as_counted);
    if (e.predicted) {
        e.predicted->reported_as_counted = predictive(as_counted);
    }
}

/// Replicates whose days end before the last.
std::size_t given_up(const Rows& rows, const Replicates& replicates) {
    std::vector<std::int64_t> played(replicates.count(), 0);
    const results::Counts& days = rows.counts("day");
    rows.for_each([&](std::size_t row, std::size_t rank) {
        played[rank] = std::max(played[rank], days[row] + 1);
    });
    const std::int64_t all = played.empty() ? 0 : *std::max_element(played.begin(), played.end());
    return static_cast<std::size_t>(
        std::count_if(played.begin(), played.end(), [&](std::int64_t n) { return n < all; }));
}

/// The first arm's days beside this one's.
void compare(const Rows& first, const Rows& mine, const Replicates& replicates,
             OutbreakEstimates& e) {
    const Sums before = first.sum("infections");
    const Sums after = mine.sum("infections");
    if (before.size() != after.size()) {
        return; // parts of a run that is not whole
    }
    const std::vector<Part> parts = replicates.each(before);
    e.averted = paired_difference(parts, replicates.each(after));
    const Estimate left = ratio(replicates.parts(after, before), Range::any);
    const auto without = [](const std::optional<double>& x) {
        return x ? std::optional(1 - *x) : std::nullopt;
    };
    e.averted_share = {without(left.mean), without(left.hi), without(left.lo)};
    e.quarantine_spared = paired_difference(replicates.each(first.sum("quarantined")),
                                            replicates.each(mine.sum("quarantined")));
    if (e.predicted) {
        Sums share;
        Sums spared;
        const Sums kept_before = first.sum("quarantined");
        const Sums kept_after = mine.sum("quarantined");
        for (std::size_t r = 0; r < before.size(); ++r) {
            share.push_back(before[r] > 0 ? 1 - after[r] / before[r] : 0);
            spared.push_back(kept_before[r] - kept_after[r]);
        }
        e.predicted->averted_share = predictive(std::move(share));
        e.predicted->quarantine_spared = predictive(std::move(spared));
    }
    if (e.averted.hi && parts.size() > 2) {
        const double t = t_quantile(parts.size());
        constexpr double four_of_five = 0.8416; // standard normal quantile
        e.detectable = (*e.averted.hi - *e.averted.mean) / t * (t + four_of_five);
    }
}

OutbreakEstimates one(const results::Results& results, const Rows& rows,
                      const Replicates& replicates) {
    OutbreakEstimates e;
    e.given_up = given_up(rows, replicates);
    if (e.given_up > 0) {
        return e;
    }
    add_days(rows, replicates, results.persons, e);
    predict(results, rows, replicates, e);
    add_offspring(results, replicates, e);
    add_settings(results, replicates, e);
    add_counted(results, rows, replicates, e);
    const Rows onward(results, results::onward_shape, replicates);
    e.cut_by_quarantine = replicates.share(onward.sum("cut_by_quarantine"), onward.sum("onward"));
    const Rows links(results, results::link_shape, replicates);
    e.infector_known = replicates.share(links.sum("infector_known"), links.sum("cases"));
    e.infector_named = replicates.share(links.sum("infector_named"), links.sum("cases"));
    e.infectees_named = replicates.share(links.sum("infectees_named"), links.sum("infectees"));
    return e;
}

} // namespace

std::optional<std::vector<OutbreakEstimates>> estimate_outbreaks(const results::Results& results) {
    const results::Table* days = results.find(results::day_shape.name);
    if (days == nullptr || days->rows() == 0) {
        return std::nullopt;
    }
    std::vector<OutbreakEstimates> all;
    const Replicates of_first(results, 0);
    const Rows first(results, results::day_shape, of_first);
    for (std::size_t a = 0; a < results.arms.size(); ++a) {
        const Replicates replicates(results, a);
        const Rows rows(results, results::day_shape, replicates);
        all.push_back(one(results, rows, replicates));
        if (a > 0 && all.front().given_up == 0 && all.back().given_up == 0) {
            compare(first, rows, replicates, all.back());
        }
    }
    return all;
}

} // namespace truyvet::analysis
