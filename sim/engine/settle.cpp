// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/settle.hpp"

#include <algorithm>

namespace truyvet::engine {
namespace {

bool listed(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

LedgerSettings ledger_settings(const world::World& world, const world::ArmModels& arm) {
    LedgerSettings s;
    s.channels = world.channels.size();
    if (world.counted > s.channels) {
        s.all = s.channels;
    }
    for (const std::string& name : world.channels) {
        s.counted.push_back(tracing::find_channel(name)->look_at.empty());
        s.quarantines.push_back(listed(arm.tracing.policy.quarantine, name));
        s.tests.push_back(listed(arm.tracing.policy.test, name));
    }
    s.policy = arm.tracing.policy;
    s.horizon_days = arm.tracing.horizon_days;
    return s;
}

CourseSettings course_settings(const world::ArmModels& arm, const LedgerSettings& ledger) {
    CourseSettings s;
    s.desk = arm.tracing.desk;
    s.policy = arm.tracing.policy;
    for (const auto& channel : arm.channels) {
        s.interviews = s.interviews || (channel != nullptr && channel->needs_interview());
    }
    for (std::size_t c = 0; c < ledger.channels; ++c) {
        s.quarantines.push_back(ledger.quarantines[c] && ledger.counted[c]);
    }
    return s;
}

Ledger settle(const world::World& world, const world::ArmModels& arm,
              std::span<const CaseTrails> cases, Tally& tally, std::vector<CaseNotices>& notices) {
    const LedgerSettings settings = ledger_settings(world, arm);
    notices = play(cases, course_settings(arm, settings));
    Ledger ledger(settings);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        ledger.add(cases[i], notices[i], tally);
    }
    return ledger;
}

} // namespace truyvet::engine
