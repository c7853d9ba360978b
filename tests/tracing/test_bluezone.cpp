// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/channels.hpp"

#include "models/adoption/ownership.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using core::PersonId;
using mobility::SmallWorld;

namespace {

/// One case in a small world where everybody owns a phone.
struct Setup {
    SmallWorld world{3000};
    adoption::People people{world.people.people(),
                            [](PersonId) { return adoption::Traits{.age = 30}; }};
    adoption::Ownership ownership{people, {.adult_share = 1}};
    adoption::Phones phones{people, ownership, {}, world.chance};
    radio::PhoneSettings phone_settings{};
    std::shared_ptr<const tracing::Hearing> hearing = tracing::make_hearing(
        radio::Tier::link, radio::protocol_named("bluezone-2020-07"), radio::RadioSettings{});
    tracing::CaseFile file = open();

    tracing::CaseFile open() {
        epidemic::IndexCase course;
        course.person = PersonId{1234};
        course.isolation = core::start_of(world.monday + 3);
        course.onset = core::start_of(world.monday + 2);
        const core::TimePoint from = course.onset - std::chrono::days{2};
        contact::EncounterFinder finder(world.mobility, {});
        return tracing::investigate(0, course, from, world.mobility, {}, finder);
    }

    tracing::Inquiry trace(double share, const tracing::BluezoneSettings& settings) {
        adoption::Rollout arm;
        arm.target = {share, adoption::Denominator::people};
        arm.use = {1, 1};
        const adoption::Adopters adopters(phones, arm);
        tracing::Investigation investigation(world.chance, world.mobility, file);
        auto inquiry = investigation.in({phones, adopters, phone_settings, *hearing, settings});
        static_cast<void>(inquiry.app()); // asked while the arm is there
        return inquiry;
    }
};

std::size_t count(const tracing::Inquiry& q, bool tracing::AppContact::*what) {
    std::size_t n = 0;
    for (const auto& c : q.app().contacts) {
        n += c.*what ? 1 : 0;
    }
    return n;
}

using P = tracing::AppContact;

} // namespace

TEST_CASE("A case file lists everybody met once, the true contacts among them") {
    const Setup s;
    REQUIRE(!s.file.candidates.empty());
    std::size_t meetings = 0;
    for (std::size_t i = 0; i < s.file.candidates.size(); ++i) {
        CHECK((i == 0 || s.file.candidates[i - 1].person < s.file.candidates[i].person));
        CHECK(s.file.candidates[i].person != s.file.course.person);
        for (const auto& m : s.file.meetings_of(s.file.candidates[i])) {
            CHECK(s.file.encounters.all()[m.encounter].other == s.file.candidates[i].person);
            CHECK(m.share_of_stay >= 0);
            CHECK(m.share_of_stay <= 1.0 + 1e-9);
            ++meetings;
        }
    }
    CHECK(meetings == s.file.encounters.all().size());
    CHECK(std::any_of(s.file.candidates.begin(), s.file.candidates.end(),
                      [](const auto& c) { return c.close_contact; }));
}

TEST_CASE("Every step holds the next one, and what is heard of the F0 is matched") {
    Setup s;
    const auto out = s.trace(1.0, {});
    REQUIRE(out.phones.f0.active);
    REQUIRE(out.app().published);
    for (std::size_t i = 0; i < out.phones.contacts.size(); ++i) {
        const tracing::PhoneUse& its = out.phones.contacts[i];
        const tracing::AppContact& c = out.app().contacts[i];
        CHECK((!its.installed || its.owns));
        CHECK((!its.active || its.installed));
        CHECK((!c.heard || its.active));
        CHECK(c.matched == c.heard);
        CHECK((!c.counted || c.matched));
    }
    CHECK(count(out, &P::heard) > 0);
    CHECK(count(out, &P::counted) <= count(out, &P::matched));

    tracing::BluezoneSettings by_phone;
    by_phone.rule = tracing::BluezoneRule::phone;
    const auto phone = s.trace(1.0, by_phone);
    CHECK(count(phone, &P::counted) == count(phone, &P::matched));
}

TEST_CASE("Without installs, publication or upload nothing is counted") {
    Setup s;
    CHECK(count(s.trace(0.0, {}), &P::heard) == 0);
    tracing::BluezoneSettings silent;
    silent.publish_share = 0;
    const auto unpublished = s.trace(1.0, silent);
    CHECK(count(unpublished, &P::heard) > 0);
    CHECK(count(unpublished, &P::matched) == 0);
    tracing::BluezoneSettings kept;
    kept.upload_share = 0;
    const auto unsent = s.trace(1.0, kept);
    CHECK(count(unsent, &P::matched) > 0);
    CHECK(count(unsent, &P::counted) == 0);
}

TEST_CASE("The app is asked when a channel asks, and by both of its channels once") {
    Setup s;
    int asked = 0;
    tracing::CasePhones phones;
    phones.contacts.resize(s.file.candidates.size());
    const tracing::Inquiry inquiry(s.file, s.world.mobility, s.world.chance, phones,
                                   [&](const tracing::CasePhones& its) {
                                       ++asked;
                                       tracing::AppFindings found;
                                       found.contacts.resize(its.contacts.size());
                                       found.contacts.front() = {.matched = true, .counted = true};
                                       return found;
                                   });
    std::vector<tracing::Lead> leads;
    tracing::find_channel("manual")->make({})->find(inquiry, leads);
    tracing::find_channel("qr")->make({})->find(inquiry, leads);
    CHECK(asked == 0);
    CHECK(inquiry.app_if_asked() == nullptr);
    leads.clear();
    tracing::find_channel("bluezone")->make({})->find(inquiry, leads);
    CHECK(leads.empty()); // the notice does not reach
    tracing::find_channel("bluezone-phone")->make({})->find(inquiry, leads);
    CHECK(leads.size() == 1);
    CHECK(asked == 1);
    CHECK(inquiry.app_if_asked() != nullptr);
}
