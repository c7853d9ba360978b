// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/settle.hpp"

#include "models/tracing/delays.hpp"

#include <algorithm>

namespace truyvet::engine {
namespace {

bool listed(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

LedgerSettings ledger_settings(const world::World& world, const world::ArmModels& arm) {
    LedgerSettings s;
    s.channels = world.channels.size();
    if (world.counted > s.channels) {
        s.all = s.channels;
    }
    for (const std::string& name : world.channels) {
        s.counted.push_back(name != tracing::phone_alert);
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
    s.publish_delay = tracing::from_hours(arm.tracing.bluezone.publish_delay_hours);
    for (const auto& channel : arm.channels) {
        s.interviews = s.interviews || (channel != nullptr && channel->needs_interview());
    }
    for (std::size_t c = 0; c < ledger.channels; ++c) {
        s.quarantines.push_back(ledger.quarantines[c] && ledger.counted[c]);
    }
    s.quarantine_start = tracing::from_hours(arm.tracing.policy.start_hours);
    s.quarantine_length = tracing::from_days(arm.tracing.policy.f1_days);
    return s;
}

} // namespace

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
