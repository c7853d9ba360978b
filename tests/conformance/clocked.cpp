// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/clocked.hpp"

#include "tests/conformance/lab.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

const std::vector<std::string> channel_names{"bluezone", "bluezone-phone", "manual", "qr",
                                             "declaration"};

const core::TimePoint result = at_hour(12);

std::vector<std::shared_ptr<const tracing::Channel>>
channels(const tracing::TracingSettings& settings) {
    std::vector<std::shared_ptr<const tracing::Channel>> all;
    for (const std::string& name : channel_names) {
        all.push_back(tracing::find_channel(name)->make(settings));
    }
    return all;
}

} // namespace

double Played::last_hour() const {
    core::TimePoint last = result;
    for (const engine::CaseNotices& n : notices) {
        last = std::max(last, *std::max_element(n.first.begin(), n.first.end()));
    }
    return core::seconds(last - result) / 3600;
}

Played play(const scenario::Settings& s, const std::vector<engine::CaseTrails>& cases) {
    world::World world(std::make_shared<world::Inhabitants>());
    world.channels = channel_names;
    world.counted = channel_names.size();
    world::ArmModels arm{};
    arm.tracing = s.tracing;
    arm.channels = channels(s.tracing);
    engine::Tally tally(world.counted);
    Played played;
    const engine::Ledger ledger = engine::settle(world, arm, cases, tally, played.notices);
    played.burden = ledger.burden();
    for (const auto& [key, n] : ledger.hours()) {
        played.found += n;
    }
    return played;
}

engine::Trail contact_told(Told channel, std::uint32_t person, double after_hours) {
    engine::Trail t;
    t.person = core::PersonId{person};
    t.channel = channel;
    t.close_contact = true;
    t.last = result - std::chrono::days{2};
    t.lead.origin = channel == by_interview ? tracing::Origin::interview : tracing::Origin::result;
    t.lead.by_call = channel == by_interview || channel == by_register;
    t.lead.found_after = at_hour(after_hours) - at_hour(0);
    return t;
}

engine::CaseTrails case_with(std::uint32_t contacts, Told channel, double after_hours) {
    engine::CaseTrails c;
    c.course.result = result;
    c.course.isolation = c.course.onset = c.course.infected = result;
    for (std::uint32_t i = 1; i <= contacts; ++i) {
        c.trails.push_back(contact_told(channel, i, after_hours));
    }
    return c;
}

} // namespace truyvet::conformance
