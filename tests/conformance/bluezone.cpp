// SPDX-License-Identifier: GPL-2.0-only
// Bluezone from the result to the notice, with phones that hear everything: each share and delay by
// itself.
#include "models/radio/protocol.hpp"
#include "models/tracing/bluezone_channel.hpp"
#include "models/tracing/inquiry.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t contacts = 400;
constexpr std::uint64_t rounds = 10;

/// Four hundred beside the F0 for an hour; all have the app.
Lab beside_the_case() {
    std::vector<Put> puts{{0, 0, 8, 9}};
    for (std::uint32_t i = 1; i <= contacts; ++i) {
        puts.push_back({i, 0, 8, 9, 1});
    }
    return {contacts + 1, {population::RoomKind::office}, std::move(puts)};
}

const tracing::Hearing& perfect_hearing() {
    static const auto hearing =
        tracing::make_hearing(radio::Tier::link, radio::protocol_named("perfect"), {});
    return *hearing;
}

/// One F0 after another, each with the same contacts; everybody has the app.
class Traced {
  public:
    Traced(const scenario::Settings& s, const Lab& lab, std::uint64_t round)
        : chance(1, round), file(lab.open()), people_{lab.people().people(), traits},
          phones_(people_, ownership_, {}, chance),
          adopters_(phones_, {.target = {1, adoption::Denominator::people}, .use = {1, 1}}) {
        const radio::PhoneSettings same{.share_cannot_advertise = 0};
        tracing::Investigation investigation(chance, lab, file);
        const tracing::Inquiry inquiry =
            investigation.in({phones_, adopters_, same, perfect_hearing(), s.tracing.bluezone});
        app = inquiry.app();
        tracing::BluezoneChannel(s.tracing.bluezone).find(inquiry, leads);
    }

    core::Randomness chance;
    tracing::CaseFile file;
    tracing::AppFindings app;
    std::vector<tracing::Lead> leads;

    [[nodiscard]] double count(bool tracing::AppContact::*what) const {
        double n = 0;
        for (const auto& c : app.contacts) {
            n += c.*what ? 1 : 0;
        }
        return n;
    }

  private:
    static adoption::Traits traits(core::PersonId /*person*/) { return {.age = 30}; }

    adoption::People people_;
    adoption::Ownership ownership_{people_, {.adult_share = 1}};
    adoption::Phones phones_;
    adoption::Adopters adopters_;
};

template <class Each>
void trace(const Moved& moved, scenario::Settings base, Each each) {
    const scenario::Settings s = moved.over(std::move(base));
    const Lab lab = beside_the_case();
    for (std::uint64_t r = 0; r < rounds; ++r) {
        each(Traced(s, lab, r));
    }
}

/// Whoever uploads is counted: the authority asks for a minute.
scenario::Settings lenient() {
    scenario::Settings s;
    s.tracing.bluezone.authority.minimum_minutes_per_day = 1;
    s.tracing.bluezone.authority.threshold_dbm = {{{-127, -127}, {-127, -127}}};
    return s;
}

Measured published(const Moved& moved) {
    constexpr std::uint64_t cases = 4000;
    const scenario::Settings s = moved.over(lenient());
    const Lab alone(1, {population::RoomKind::office}, {{0, 0, 8, 9}});
    double n = 0;
    for (std::uint64_t r = 0; r < cases; ++r) {
        n += Traced(s, alone, r).app.published ? 1 : 0;
    }
    return share_of(n, cases);
}

Measured counted(const Moved& moved) {
    double n = 0;
    double of = 0;
    trace(moved, lenient(), [&](const Traced& t) {
        n += t.count(&tracing::AppContact::counted);
        of += t.count(&tracing::AppContact::matched);
    });
    return share_of(n, of);
}

/// The authority asks for more hours than a day has; the phone does not.
Measured counted_on_whose_word(const Moved& moved) {
    scenario::Settings s = lenient();
    s.tracing.bluezone.authority.minimum_minutes_per_day = 1440;
    double n = 0;
    trace(moved, s, [&](const Traced& t) { n += t.count(&tracing::AppContact::counted); });
    return exactly(n / (contacts * rounds));
}

Measured told(const Moved& moved) {
    double n = 0;
    double of = 0;
    trace(moved, lenient(), [&](const Traced& t) {
        n += static_cast<double>(t.leads.size());
        of += t.count(&tracing::AppContact::counted);
    });
    return share_of(n, of);
}

Measured mean_hours(const Moved& moved, core::Milliseconds tracing::Lead::*delay) {
    std::vector<double> hours;
    trace(moved, lenient(), [&](const Traced& t) {
        for (const tracing::Lead& lead : t.leads) {
            hours.push_back(core::seconds(lead.*delay) / 3600);
        }
    });
    return mean_of(hours);
}

} // namespace

std::vector<Outcome> bluezone_outcomes() {
    return {
        {"share of cases whose keys are published", published},
        {"share of matched contacts counted", counted},
        {"share of contacts counted, the authority asking for a whole day", counted_on_whose_word},
        {"share of counted contacts told", told},
        {"mean hours from result to match",
         [](const Moved& m) { return mean_hours(m, &tracing::Lead::found_after); }},
        {"mean hours from match to notice",
         [](const Moved& m) { return mean_hours(m, &tracing::Lead::notice_after); }}};
}

} // namespace truyvet::conformance
