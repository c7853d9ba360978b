// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/tracing_tables.hpp"

#include "sim/experiment/typed_table.hpp"
#include "sim/results/schema.hpp"

namespace truyvet::experiment {
namespace {

struct NoticeRow : OfArm {
    std::int64_t channel;
    std::int64_t hours;
    std::int64_t found;
};
const TypedTable<NoticeRow> notice_table{results::notice_shape,
                                         {{"arm", &NoticeRow::arm},
                                          {"replicate", &NoticeRow::replicate},
                                          {"channel", &NoticeRow::channel},
                                          {"hours", &NoticeRow::hours},
                                          {"found", &NoticeRow::found}}};

struct OverlapRow : OfArm, engine::Overlap {
    std::int64_t found_by;
};
const TypedTable<OverlapRow> overlap_table{results::overlap_shape,
                                           {{"arm", &OverlapRow::arm},
                                            {"replicate", &OverlapRow::replicate},
                                            {"found_by", &OverlapRow::found_by},
                                            {"true_f1", &OverlapRow::true_f1},
                                            {"others", &OverlapRow::others}}};

struct BurdenRow : OfArm, engine::Burden {
    std::int64_t channel;
};
const TypedTable<BurdenRow> burden_table{
    results::burden_shape,
    {{"arm", &BurdenRow::arm},
     {"replicate", &BurdenRow::replicate},
     {"channel", &BurdenRow::channel},
     {"calls", &BurdenRow::calls},
     {"tests", &BurdenRow::tests},
     {"quarantined_f1", &BurdenRow::quarantined_f1},
     {"quarantined_others", &BurdenRow::quarantined_others},
     {"quarantine_days_f1", &BurdenRow::quarantine_days_f1},
     {"quarantine_days_others", &BurdenRow::quarantine_days_others}}};

struct SecondRow : OfArm, engine::SecondCounts {
    std::int64_t channel;
    double home_days_f2;
};
const TypedTable<SecondRow> second_table{
    results::second_shape,
    {{"arm", &SecondRow::arm},
     {"replicate", &SecondRow::replicate},
     {"channel", &SecondRow::channel},
     {"index_cases", &SecondRow::index_cases},
     {"index_cases_f0_active", &SecondRow::index_cases_f0_active},
     {"true_f1", &SecondRow::true_f1},
     {"flagged_f1", &SecondRow::flagged_f1},
     {"flagged_f1_f0_active", &SecondRow::flagged_f1_f0_active},
     {"true_f2", &SecondRow::true_f2},
     {"reached_f2", &SecondRow::reached_f2},
     {"found_f2", &SecondRow::found_f2},
     {"flagged_f2", &SecondRow::flagged_f2},
     {"flagged_f2_f0_active", &SecondRow::flagged_f2_f0_active},
     {"added_f1", &SecondRow::added_f1},
     {"added_f2", &SecondRow::added_f2},
     {"home_days_f2", &SecondRow::home_days_f2}}};

std::int64_t number(std::size_t channel) {
    return static_cast<std::int64_t>(channel);
}

void add_ledger(results::Results& out, const engine::Ledger& ledger, const OfArm& of) {
    for (const auto& [key, found] : ledger.hours()) {
        notice_table.append(out, {of, number(key.first), key.second, found});
    }
    for (const auto& [set, people] : ledger.overlap()) {
        overlap_table.append(out, {of, people, std::int64_t{set}});
    }
    for (std::size_t c = 0; c < ledger.burden().size(); ++c) {
        burden_table.append(out, {of, ledger.burden()[c], number(c)});
    }
}

void add_second(results::Results& out, const engine::Ledger& ledger,
                const tracing::PolicySettings& policy, const OfArm& of) {
    const bool at_home = policy.f2 == tracing::SecondContactPolicy::home;
    for (std::size_t c = 0; c < ledger.second().size(); ++c) {
        const engine::SecondCounts& counts = ledger.second()[c];
        const double days = at_home ? static_cast<double>(counts.flagged_f2) * policy.f2_days : 0;
        second_table.append(out, {of, counts, number(c), days});
    }
}

} // namespace

void add_tracing(results::Results& out, const world::World& world,
                 const engine::ReplicateResult& result, std::uint32_t replicate) {
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        const OfArm of{world.arm_numbers[a], replicate};
        add_ledger(out, result.ledgers[a], of);
        if (world.settings.second_contacts.follow_every > 0) {
            add_second(out, result.ledgers[a], world.arms[a].tracing.policy, of);
        }
    }
}

} // namespace truyvet::experiment
