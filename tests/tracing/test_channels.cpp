// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/channels.hpp"
#include "models/tracing/visits.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace truyvet;
using core::PersonId;
using mobility::SmallWorld;

namespace {

/// Cases in a small world, with the visits that QR and alerts read; everybody has a smartphone.
struct Setup {
    SmallWorld world{4000};
    std::vector<tracing::CaseFile> files{};

    Setup() {
        for (std::uint32_t i = 0; i < 40; ++i) {
            files.push_back(open(i, PersonId{97 * i + 5}));
        }
    }

    [[nodiscard]] tracing::CaseFile open(std::uint32_t number, PersonId person) const {
        epidemic::IndexCase course;
        course.person = person;
        course.onset = core::start_of(world.monday + 3);
        course.isolation = core::start_of(world.monday + 5);
        course.result = course.isolation + std::chrono::hours{12};
        const core::TimePoint from = course.onset - std::chrono::days{2};
        contact::EncounterFinder finder(world.mobility, {});
        auto file = tracing::investigate(number, course, from, world.mobility, {}, finder);
        tracing::add_visits(file, world.mobility, std::chrono::hours{2});
        return file;
    }

    std::vector<tracing::Lead> leads(const tracing::Channel& channel,
                                     const tracing::CaseFile& file) const {
        tracing::CasePhones phones;
        phones.f0.owns = true;
        phones.contacts.assign(file.candidates.size(), {.owns = true});
        const tracing::Inquiry inquiry(file, world.mobility, world.chance, phones,
                                       [](const tracing::CasePhones& its) {
                                           tracing::AppFindings none;
                                           none.contacts.resize(its.contacts.size());
                                           return none;
                                       });
        std::vector<tracing::Lead> found;
        channel.find(inquiry, found);
        return found;
    }
};

/// Finds nobody.
class SilentChannel : public tracing::Channel {
  public:
    explicit SilentChannel(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] std::string_view name() const override { return name_; }
    void find(const tracing::Inquiry& /*inquiry*/,
              std::vector<tracing::Lead>& /*leads*/) const override {}

  private:
    std::string name_;
};

tracing::QrSettings perfect_qr() {
    tracing::QrSettings s;
    s.venue_share = s.scan_share = s.card_share = s.checkout_share = 1;
    return s;
}

/// Did the two overlap at a site with a register, by their true stays?
bool truly_overlapped(const tracing::CaseFile& file, const tracing::Candidate& c) {
    const auto visits = file.visits_of(c);
    return std::any_of(visits.begin(), visits.end(), [&](const tracing::Visit& v) {
        const mobility::Stay& f0 = file.encounters.stays()[v.stay];
        return v.other.from < f0.to && f0.from < v.other.to;
    });
}

} // namespace

TEST_CASE("One conformance suite for every registered channel") {
    Setup s;
    tracing::TracingSettings settings;
    settings.qr.venue_share = 1;
    std::set<std::string_view> names;
    for (const tracing::ChannelModel& model : tracing::channel_models()) {
        INFO(model.name);
        CHECK(names.insert(model.name).second);
        CHECK(tracing::find_channel(model.name) == &model);
        const auto channel = model.make(settings);
        CHECK(channel->name() == model.name);
        for (const tracing::CaseFile& file : s.files) {
            const auto found = s.leads(*channel, file);
            const auto again = s.leads(*channel, file);
            REQUIRE(found.size() == again.size());
            std::set<std::uint32_t> candidates;
            for (std::size_t i = 0; i < found.size(); ++i) {
                CHECK(found[i].candidate < file.candidates.size());
                CHECK(candidates.insert(found[i].candidate).second);
                CHECK(found[i].found_after.count() >= 0);
                CHECK(found[i].notice_after.count() >= 0);
                CHECK(found[i].found_after == again[i].found_after);
            }
        }
    }
    CHECK(tracing::find_channel("telepathy") == nullptr);
}

TEST_CASE("A channel stays where it is when others are added") {
    const tracing::ChannelModel* first = tracing::find_channel("manual");
    for (int i = 0; i < 8; ++i) {
        const std::string name = "added-" + std::to_string(i);
        tracing::register_channel({name, "", [name](const auto&) {
                                       return std::make_shared<const SilentChannel>(name);
                                   }});
    }
    CHECK(tracing::find_channel("manual") == first);
    CHECK(first->name == "manual");
}

TEST_CASE("Visits add people and take nothing from those who were met") {
    Setup s;
    const tracing::CaseFile& with = s.files.front();
    epidemic::IndexCase course = with.course;
    contact::EncounterFinder finder(s.world.mobility, {});
    const auto without = tracing::investigate(0, course, with.from, s.world.mobility, {}, finder);
    std::size_t kept = 0;
    for (const tracing::Candidate& c : with.candidates) {
        const auto same =
            std::find_if(without.candidates.begin(), without.candidates.end(),
                         [&](const tracing::Candidate& o) { return o.person == c.person; });
        if (same == without.candidates.end()) {
            CHECK(c.count == 0);
            CHECK(c.visit_count > 0);
            continue;
        }
        ++kept;
        CHECK(same->close_contact == c.close_contact);
        CHECK(same->setting == c.setting);
        CHECK(same->count == c.count);
        CHECK(same->last == c.last);
    }
    CHECK(kept == without.candidates.size());
    for (const tracing::CaseFile& file : s.files) {
        for (std::size_t i = 1; i < file.candidates.size(); ++i) {
            CHECK(file.candidates[i - 1].person < file.candidates[i].person);
        }
    }
}

TEST_CASE("A perfect register finds exactly those who overlapped") {
    Setup s;
    const tracing::QrChannel qr(perfect_qr());
    std::size_t overlapped = 0;
    for (const tracing::CaseFile& file : s.files) {
        std::vector<bool> found(file.candidates.size());
        for (const tracing::Lead& lead : s.leads(qr, file)) {
            found[lead.candidate] = true;
        }
        for (std::size_t i = 0; i < file.candidates.size(); ++i) {
            CHECK(found[i] == truly_overlapped(file, file.candidates[i]));
            overlapped += found[i] ? 1 : 0;
        }
    }
    CHECK(overlapped > 20);
}

TEST_CASE("Forgotten check-outs flag people who came after the case had left") {
    Setup s;
    tracing::QrSettings forgetful = perfect_qr();
    forgetful.checkout_share = 0;
    const tracing::QrChannel qr(forgetful);
    std::size_t wrongly = 0;
    for (const tracing::CaseFile& file : s.files) {
        for (const tracing::Lead& lead : s.leads(qr, file)) {
            wrongly += truly_overlapped(file, file.candidates[lead.candidate]) ? 0 : 1;
        }
    }
    CHECK(wrongly > 0);
}

TEST_CASE("Perfect interviews name every close contact and nobody else") {
    Setup s;
    tracing::ManualSettings perfect;
    perfect.named.fill(1);
    perfect.others_named = 0;
    const tracing::ManualChannel manual(perfect);
    for (const tracing::CaseFile& file : s.files) {
        std::vector<bool> named(file.candidates.size());
        for (const tracing::Lead& lead : s.leads(manual, file)) {
            named[lead.candidate] = true;
        }
        for (std::size_t i = 0; i < file.candidates.size(); ++i) {
            CHECK(named[i] == file.candidates[i].close_contact);
        }
    }
}

TEST_CASE("Nobody declares before the result is known, or without knowing or falling ill") {
    Setup s;
    tracing::DeclarationSettings all;
    all.contact_share = 1;
    const tracing::DeclarationChannel declaration(all);
    for (const tracing::CaseFile& file : s.files) {
        for (const tracing::Lead& lead : s.leads(declaration, file)) {
            const tracing::Candidate& c = file.candidates[lead.candidate];
            CHECK(lead.found_after.count() >= 0);
            CHECK((file.knows(c) || c.close_contact));
        }
    }
    all.contact_share = all.symptom_share = 0;
    const tracing::DeclarationChannel nobody(all);
    for (const tracing::CaseFile& file : s.files) {
        CHECK(s.leads(nobody, file).empty());
    }
}

TEST_CASE("Alerts reach those who were there in the published hours") {
    Setup s;
    tracing::AlertSettings all;
    all.published_share = all.response_share = 1;
    all.margin_hours = 0;
    const tracing::AlertChannel alert(all);
    std::size_t told = 0;
    for (const tracing::CaseFile& file : s.files) {
        for (const tracing::Lead& lead : s.leads(alert, file)) {
            CHECK(truly_overlapped(file, file.candidates[lead.candidate]));
            ++told;
        }
    }
    CHECK(told > 10);
    all.published_share = 0;
    const tracing::AlertChannel silent(all);
    CHECK(s.leads(silent, s.files.front()).empty());
}
