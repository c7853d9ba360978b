// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/bluezone.hpp"

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
    radio::LinkTier tier{radio::protocol_named("bluezone-2020-07"), radio::RadioSettings{}};
    tracing::CaseFile file = open();

    tracing::CaseFile open() {
        epidemic::IndexCase course;
        course.person = PersonId{1234};
        course.isolation = core::start_of(world.monday + 3);
        course.onset = core::start_of(world.monday + 2);
        const core::TimePoint from = course.onset - std::chrono::days{2};
        contact::Encounters met;
        contact::EncounterFinder(world.mobility, {})
            .find(course.person, from, course.isolation, met);
        std::vector<contact::CloseContact> truth;
        contact::CloseContactFinder(world.mobility, {}).find(met, truth);
        return tracing::open_file(0, course, from, std::move(met), truth);
    }

    tracing::BluezoneOutcome trace(double share, const tracing::BluezoneSettings& settings) {
        adoption::Rollout arm;
        arm.target = {share, adoption::Denominator::people};
        arm.use = {1, 1};
        const adoption::Adopters adopters(phones, arm);
        tracing::BluezoneCase bluezone(world.chance, file);
        return bluezone.trace({&phones, &adopters, &phone_settings, &tier, &settings});
    }
};

std::size_t count(const tracing::BluezoneOutcome& o, bool tracing::PhoneOutcome::*what) {
    std::size_t n = 0;
    for (const auto& c : o.contacts) {
        n += c.*what ? 1 : 0;
    }
    return n;
}

using P = tracing::PhoneOutcome;

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
    REQUIRE(out.f0_active);
    REQUIRE(out.published);
    for (const auto& c : out.contacts) {
        CHECK((!c.installed || c.owns));
        CHECK((!c.active || c.installed));
        CHECK((!c.heard || c.active));
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
