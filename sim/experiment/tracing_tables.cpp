// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/tracing_tables.hpp"

#include "sim/results/schema.hpp"

#include <array>

namespace truyvet::experiment {
namespace {

using Row = std::int64_t;

void add_notice(results::Results& out, const engine::Ledger& ledger, Row arm, Row replicate) {
    for (const auto& [key, found] : ledger.hours()) {
        out.table(results::notice_shape)
            .append(
                std::array<Row, 5>{arm, replicate, static_cast<Row>(key.first), key.second, found});
    }
}

void add_overlap(results::Results& out, const engine::Ledger& ledger, Row arm, Row replicate) {
    for (const auto& [set, people] : ledger.overlap()) {
        out.table(results::overlap_shape)
            .append(std::array<Row, 5>{arm, replicate, Row{set}, people.true_f1, people.others});
    }
}

void add_burden(results::Results& out, const engine::Ledger& ledger, Row arm, Row replicate) {
    for (std::size_t c = 0; c < ledger.burden().size(); ++c) {
        const engine::Burden& b = ledger.burden()[c];
        out.table(results::burden_shape)
            .append(std::array<Row, 7>{arm, replicate, static_cast<Row>(c), b.calls, b.tests,
                                       b.quarantined_f1, b.quarantined_others},
                    std::array{b.quarantine_days_f1, b.quarantine_days_others});
    }
}

void add_second(results::Results& out, const engine::Ledger& ledger,
                const tracing::PolicySettings& policy, Row arm, Row replicate) {
    const bool at_home = policy.f2 == tracing::SecondContactPolicy::home;
    for (std::size_t c = 0; c < ledger.seconds().size(); ++c) {
        const engine::SecondCounts& s = ledger.seconds()[c];
        out.table(results::second_shape)
            .append(std::array<Row, 15>{arm, replicate, static_cast<Row>(c), s.index_cases,
                                        s.index_cases_f0_active, s.true_f1, s.flagged_f1,
                                        s.flagged_f1_f0_active, s.true_f2, s.reached_f2, s.found_f2,
                                        s.flagged_f2, s.flagged_f2_f0_active, s.added_f1,
                                        s.added_f2},
                    std::array{at_home ? static_cast<double>(s.flagged_f2) * policy.f2_days : 0});
    }
}

} // namespace

void add_tracing(results::Results& out, const world::World& world,
                 const engine::ReplicateResult& result, std::uint32_t replicate) {
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        const Row arm = world.arm_numbers[a];
        const engine::Ledger& ledger = result.ledgers[a];
        add_notice(out, ledger, arm, replicate);
        add_overlap(out, ledger, arm, replicate);
        add_burden(out, ledger, arm, replicate);
        if (world.settings.second_contacts.follow_every > 0) {
            add_second(out, ledger, world.arms[a].tracing.policy, arm, replicate);
        }
    }
}

} // namespace truyvet::experiment
