// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/tracing_estimates.hpp"

#include "sim/analysis/clusters.hpp"
#include "sim/results/schema.hpp"

#include <bit>
#include <map>
#include <set>

namespace truyvet::analysis {
namespace {

/// A sum for every replicate of one arm, or for all of a population's; without a row it is 0.
using Sums = std::vector<double>;

/// Where each arm's rows stand in each table, found once.
class RowsByArm {
  public:
    struct Row {
        std::size_t row;
        std::size_t replicate; ///< its rank among the arm's, or its population's
    };

    explicit RowsByArm(const results::Results& results) {
        std::vector<std::map<std::int64_t, std::size_t>> ranks(results.arms.size());
        const Clusters clusters(results);
        for (std::size_t a = 0; a < ranks.size(); ++a) {
            std::map<std::int64_t, std::size_t> of_cluster;
            for (const std::int64_t r : results.replicates(a)) {
                const std::int64_t cluster = clusters.of(static_cast<std::int64_t>(a), r);
                ranks[a].emplace(r,
                                 of_cluster.try_emplace(cluster, of_cluster.size()).first->second);
            }
            replicates_.push_back(of_cluster.size());
        }
        for (const results::TableShape* shape :
             {&results::channel_shape, &results::notice_shape, &results::overlap_shape,
              &results::burden_shape, &results::second_shape}) {
            if (const results::Table* table = results.find(shape->name)) {
                add(*table, ranks);
            }
        }
    }

    [[nodiscard]] std::size_t replicates(std::size_t arm) const { return replicates_[arm]; }
    [[nodiscard]] const std::vector<Row>& of(const results::Table& table, std::size_t arm) const {
        return rows_.at(table.name())[arm];
    }

  private:
    void add(const results::Table& table,
             const std::vector<std::map<std::int64_t, std::size_t>>& ranks) {
        auto& mine = rows_[table.name()];
        mine.resize(ranks.size());
        const results::Counts& arms = table.counts("arm");
        const results::Counts& replicates = table.counts("replicate");
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto arm = static_cast<std::size_t>(arms[row]);
            mine[arm].push_back({row, ranks[arm].at(replicates[row])});
        }
    }

    std::vector<std::size_t> replicates_;
    std::map<std::string, std::vector<std::vector<Row>>> rows_;
};

/// Rows of one arm, by replicate.
class ArmRows {
  public:
    ArmRows(const results::Results& results, const RowsByArm& rows, std::size_t arm)
        : results_(results), rows_(rows), arm_(arm) {}

    /// Adds up `value(row)` over the arm's rows of the table.
    template <class Value>
    [[nodiscard]] Sums sum(const results::Table& table, Value value) const {
        Sums sums(rows_.replicates(arm_));
        for (const RowsByArm::Row& r : rows_.of(table, arm_)) {
            sums[r.replicate] += value(r.row);
        }
        return sums;
    }
    /// A column's sum for one channel.
    [[nodiscard]] Sums column(std::string_view table, std::string_view column,
                              std::size_t channel) const {
        const results::Table& t = *results_.find(table);
        const results::Counts& channels = t.counts("channel");
        return std::visit(
            [&](const auto& values) {
                return sum(t, [&](std::size_t row) {
                    return static_cast<std::size_t>(channels[row]) == channel
                               ? static_cast<double>(values[row])
                               : 0.0;
                });
            },
            t.column(column).values);
    }

  private:
    const results::Results& results_;
    const RowsByArm& rows_;
    std::size_t arm_;
};

Estimate over(const Sums& y, const Sums& x, Range range) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < y.size(); ++i) {
        parts.push_back({y[i], x[i]});
    }
    return ratio(parts, range);
}

Sums plus(Sums a, const Sums& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] += b[i];
    }
    return a;
}

class ArmEstimator {
  public:
    ArmEstimator(const results::Results& results, const RowsByArm& rows, std::size_t arm)
        : results_(results), rows_(results, rows, arm) {
        cases_ = rows_.column("channels", "index_cases", 0);
        true_f1_ = rows_.column("channels", "true_f1", 0);
    }

    ArmTracing run() {
        ArmTracing all;
        for (std::size_t c = 0; c < results_.channels.size(); ++c) {
            all.channels.push_back(channel(c));
            if (results_.find(results::second_shape.name) != nullptr) {
                all.seconds.push_back(second(c));
            }
        }
        overlap(all);
        return all;
    }

  private:
    [[nodiscard]] ChannelTracing channel(std::size_t c) const {
        ChannelTracing e;
        notice(c, e);
        const auto per_case = [&](const char* column) {
            return over(rows_.column("burden", column, c), cases_, Range::any);
        };
        e.calls = per_case("calls");
        e.tests = per_case("tests");
        e.quarantined_f1 = per_case("quarantined_f1");
        e.quarantined_others = per_case("quarantined_others");
        e.quarantine_days_f1 = per_case("quarantine_days_f1");
        e.quarantine_days_others = per_case("quarantine_days_others");
        e.found_alone = over(told([&](std::uint32_t set) { return set == 1U << c; }, "true_f1"),
                             true_f1_, Range::share);
        return e;
    }

    void notice(std::size_t c, ChannelTracing& e) const {
        const results::Table* table = results_.find(results::notice_shape.name);
        if (table == nullptr) {
            return; // nobody was told anywhere
        }
        const results::Counts& channels = table->counts("channel");
        const results::Counts& hours = table->counts("hours");
        const results::Counts& found = table->counts("found");
        const auto sum = [&](auto weight) {
            return rows_.sum(*table, [&](std::size_t row) {
                return static_cast<std::size_t>(channels[row]) == c
                           ? static_cast<double>(found[row]) * weight(hours[row])
                           : 0.0;
            });
        };
        e.hours_to_notice = over(sum([](std::int64_t h) { return static_cast<double>(h) + 0.5; }),
                                 sum([](std::int64_t) { return 1.0; }), Range::any);
        for (std::size_t i = 0; i < notice_hours.size(); ++i) {
            e.told_within[i] =
                over(sum([&](std::int64_t h) { return h < notice_hours[i] ? 1.0 : 0.0; }), true_f1_,
                     Range::share);
        }
    }

    [[nodiscard]] ChannelSecond second(std::size_t c) const {
        const auto column = [&](const char* name) { return rows_.column("second", name, c); };
        const Sums cases = column("index_cases");
        ChannelSecond e;
        e.true_f2 = over(column("true_f2"), cases, Range::any);
        e.recall = over(column("reached_f2"), column("true_f2"), Range::share);
        e.precision = over(column("found_f2"), column("flagged_f2"), Range::share);
        e.flagged = over(plus(column("flagged_f1"), column("flagged_f2")), cases, Range::any);
        e.flagged_f0_active =
            over(plus(column("flagged_f1_f0_active"), column("flagged_f2_f0_active")),
                 column("index_cases_f0_active"), Range::any);
        e.added = over(plus(column("added_f1"), column("added_f2")), cases, Range::any);
        return e;
    }

    /// Sums of a column of the overlap over the sets that count.
    template <class Counts_>
    [[nodiscard]] Sums told(Counts_ counts, const char* column) const {
        const results::Table* table = results_.find(results::overlap_shape.name);
        if (table == nullptr) {
            return Sums(cases_.size());
        }
        const results::Counts& sets = table->counts("found_by");
        const results::Counts& values = table->counts(column);
        return rows_.sum(*table, [&](std::size_t row) {
            return counts(static_cast<std::uint32_t>(sets[row])) ? static_cast<double>(values[row])
                                                                 : 0.0;
        });
    }

    void overlap(ArmTracing& out) const {
        std::uint32_t used = 0;
        std::set<std::uint32_t> sets;
        if (const results::Table* table = results_.find(results::overlap_shape.name)) {
            for (const std::int64_t set : table->counts("found_by")) {
                sets.insert(static_cast<std::uint32_t>(set));
                used |= static_cast<std::uint32_t>(set);
            }
        }
        for (const std::uint32_t set : sets) {
            const auto exactly = [&](std::uint32_t s) { return s == set; };
            out.overlap.push_back({set, over(told(exactly, "true_f1"), true_f1_, Range::share),
                                   over(told(exactly, "others"), cases_, Range::any)});
        }
        constexpr int most = 6; // 57 unions; more would not be read
        if (std::popcount(used) > most) {
            return;
        }
        // Every subset of the used ones, in ascending order.
        for (std::uint32_t set = used & -used; set != 0; set = (set - used) & used) {
            if (std::popcount(set) > 1) {
                out.unions.push_back(together(set));
            }
        }
    }

    [[nodiscard]] UnionEstimate together(std::uint32_t channels) const {
        const auto any = [&](std::uint32_t s) { return (s & channels) != 0; };
        const Sums found = told(any, "true_f1");
        return {channels, over(found, true_f1_, Range::share),
                over(found, plus(found, told(any, "others")), Range::share)};
    }

    const results::Results& results_;
    ArmRows rows_;
    Sums cases_;
    Sums true_f1_;
};

} // namespace

std::optional<std::vector<ArmTracing>> estimate_tracing(const results::Results& results) {
    if (results.find(results::burden_shape.name) == nullptr) {
        return std::nullopt;
    }
    const RowsByArm rows(results);
    std::vector<ArmTracing> all;
    for (std::size_t a = 0; a < results.arms.size(); ++a) {
        all.push_back(ArmEstimator(results, rows, a).run());
    }
    return all;
}

} // namespace truyvet::analysis
