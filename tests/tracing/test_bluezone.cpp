// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/channels.hpp"

#include "models/adoption/ownership.hpp"
#include "models/tracing/pair_book.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>

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

TEST_CASE("A channel's chance is how often its delays are over in time", "[statistical]") {
    // 4 standard errors of 40,000 draws, six checks: false alarm 4e-4.
    tracing::TracingSettings s;
    s.bluezone.notice_share = 0.8;
    s.bluezone.publish_delay_hours = 2;
    const core::Randomness chance(3, 3);
    for (const auto& [check, notice, within] :
         std::vector<std::array<double, 3>>{{24, 6, 12}, {24, 6, 40}, {24, 0, 12}, {0, 6, 5}}) {
        s.bluezone.check_interval_hours = check;
        s.bluezone.notice_delay_hours = notice;
        double told = 0;
        double alerted = 0;
        const double n = 40000;
        auto draw = chance.stream(core::Purpose{"test.delays"}, static_cast<std::uint64_t>(within));
        for (int i = 0; i < n; ++i) {
            const double at = 2 + draw.uniform(0, check);
            alerted += at <= within ? 1 : 0;
            told += at + draw.exponential(notice) <= within ? 1 : 0;
        }
        const core::Milliseconds time = std::chrono::hours{static_cast<int>(within)};
        const tracing::ContactOdds odds{.matched = 0.5, .counted = 0.25};
        const auto apart = [&](double k, double p) {
            return std::abs(k - n * p) / std::sqrt(n * p * (1 - p) + 1e-9);
        };
        const auto bluezone = tracing::find_channel("bluezone")->make(s);
        const auto phone = tracing::find_channel("bluezone-phone")->make(s);
        const double p = *bluezone->chance(odds, time) / (0.25 * 0.8);
        CHECK(apart(told, p) < 4);
        CHECK(apart(alerted, *phone->chance(odds, time) / 0.5) < 4);
        CHECK(apart(told, 0.9 * p) > 4); // planted fault
    }
    CHECK_FALSE(tracing::find_channel("manual")->make(s)->chance({}, {}).has_value());
}

TEST_CASE("A pair comes to the same in any company that keeps off the air") {
    const Setup s;
    const tracing::LinkHearing& hearing = *s.hearing->by_pairs();
    const tracing::CaseKeys keys(s.world.chance, s.file);
    tracing::PairBook book(s.world.chance, s.file, keys, {hearing, s.phone_settings, {}});
    const std::vector<double> nobody(s.file.candidates.size(), 0);
    const std::vector<double> everybody(s.file.candidates.size(), 1);
    const tracing::Crowd empty(s.file, nobody);
    const tracing::Crowd full(s.file, everybody);
    std::size_t heard = 0;
    std::size_t heard_in_crowd = 0;
    for (std::size_t i = 0; i < s.file.candidates.size(); ++i) {
        const radio::Phone f0 =
            radio::draw_phone(s.phone_settings, s.world.chance, s.file.course.person);
        const tracing::PhoneHere here{i, book.phone(i)};
        std::vector<radio::Sighting> rows;
        hearing.hear_pair(s.world.chance, s.file, f0, here, empty, rows);
        const tracing::PairOutcome outcome = book.outcome(i, empty);
        CHECK(outcome.heard == !rows.empty());
        CHECK((!outcome.near || outcome.matched));
        rows.clear();
        hearing.hear_pair(s.world.chance, s.file, f0, here, full, rows);
        CHECK(book.outcome(i, full).heard == (outcome.heard && !rows.empty()));
        heard += outcome.heard ? 1 : 0;
        heard_in_crowd += book.outcome(i, full).heard ? 1 : 0;
    }
    CHECK(heard > 0);
    CHECK(heard_in_crowd <= heard);
}
