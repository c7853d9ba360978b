// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/outbreak_clock.hpp"

#include "models/core/assert.hpp"
#include "models/epidemic/compliance.hpp"
#include "models/tracing/delays.hpp"
#include "sim/engine/first_error.hpp"
#include "sim/engine/settle.hpp"

#include <omp.h>

#include <algorithm>

namespace truyvet::engine {
namespace {

using core::PersonId;
using core::TimePoint;

constexpr TimePoint never = TimePoint::max();

} // namespace

OutbreakClock::OutbreakClock(const world::World& world, const world::Replicate& replicate,
                             const world::OpenArm& arm, const epidemic::Outbreak& outbreak,
                             mobility::Restrictions& restrictions, unsigned threads)
    : world_(world), replicate_(replicate), arm_(arm), outbreak_(outbreak),
      restrictions_(restrictions), threads_(threads),
      days_seen_(replicate.mobility(), restrictions),
      testing_(settings().testing, world.settings.cases, replicate.chance()),
      laboratory_(settings().testing, world.settings.cases),
      ledger_settings_(ledger_settings(world, arm.models())),
      course_(course_settings(arm.models(), ledger_settings_),
              {[this](const Trail& trail, TimePoint t) { told(trail, t); },
               [this](const mobility::Restriction& r, bool by_call) { kept(r, by_call); }}) {
    for (unsigned i = 0; i < threads; ++i) {
        investigators_.push_back(
            std::make_unique<CaseInvestigator>(world, replicate, arm, days_seen_));
    }
    result_.days.resize(settings().days);
}

OutbreakDay& OutbreakClock::today(TimePoint t) {
    return result_.days[static_cast<std::size_t>(core::local_day(t) - settings().start)];
}

OutbreakInfection* OutbreakClock::infection_of(PersonId person) {
    const auto found = infected_.find(person.value);
    return found == infected_.end() ? nullptr : &result_.tree[found->second];
}

void OutbreakClock::at(TimePoint when, TestEvent kind, PersonId person, std::uint32_t sample) {
    queue_.push({std::max(when, queue_.now()), kind, sample, person.value});
}

void OutbreakClock::add(core::LocalDay day, std::span<const epidemic::Infection> infections) {
    OutbreakDay& counts = today(core::start_of(day));
    counts.infectious = static_cast<std::int64_t>(outbreak_.infectious(day).size());
    for (const epidemic::Infection& i : infections) {
        counts.infections += 1;
        counts.imported += !i.by.exists();
        OutbreakInfection known{i, outbreak_.course(i)};
        infected_[i.person.value] = static_cast<std::uint32_t>(result_.tree.size());
        if (known.course.symptomatic()) {
            // Nobody falls ill on the day of infection.
            const TimePoint tomorrow = core::start_of(day + 1);
            at(std::max(known.course.onset, tomorrow), TestEvent::onset, i.person);
            if (const auto comes = testing_.comes(i.person, known.course)) {
                known.would_come = *comes;
                at(std::max(*comes, tomorrow), TestEvent::comes, i.person);
            }
        }
        result_.tree.push_back(known);
    }
}

void OutbreakClock::play(core::LocalDay day) {
    prepare(day, core::start_of(day));
    const TimePoint end = core::start_of(day + 1);
    while (true) {
        const TimePoint test = queue_.empty() ? never : queue_.top().at;
        const TimePoint course = course_.next().value_or(never);
        if (std::min(test, course) >= end) {
            due_.erase(day.value);
            return;
        }
        if (test <= course) {
            handle(queue_.pop());
        } else {
            course_.advance();
        }
    }
}

void OutbreakClock::handle(const Event<TestEvent>& e) {
    switch (e.kind) {
    case TestEvent::onset:
        return on_onset(PersonId{e.person});
    case TestEvent::comes:
        return on_comes(PersonId{e.person});
    case TestEvent::sample:
        return take_sample(PersonId{e.person});
    case TestEvent::result:
        return on_result(e.index_case);
    }
}

/// Who falls ill in quarantine is seen there.
void OutbreakClock::on_onset(PersonId person) {
    if (restrictions_.kept(person, queue_.now()) == mobility::KeptWhere::away) {
        at(testing_.seen(person, infection_of(person)->course), TestEvent::sample, person);
    }
}

void OutbreakClock::on_comes(PersonId person) {
    if (restrictions_.kept(person, queue_.now()) != mobility::KeptWhere::away) {
        take_sample(person);
    }
}

/// Isolated until the result; who was kept away already is.
void OutbreakClock::take_sample(PersonId person) {
    const TimePoint now = queue_.now();
    const OutbreakInfection* infected = infection_of(person);
    const bool reported = infected != nullptr && infected->reported != never;
    if (reported || !waiting_.insert(person.value).second) {
        return;
    }
    today(now).tests += 1;
    const bool positive =
        infected != nullptr && testing_.positive(person, infected->infection.when, now);
    const bool away = restrictions_.kept(person, now) == mobility::KeptWhere::away;
    const TimePoint result = laboratory_.result_of_sample_at(now);
    const auto number = static_cast<std::uint32_t>(samples_.size());
    samples_.push_back({person, now, positive, away});
    keep({person, mobility::KeptWhere::away, now, result}, true);
    at(result, TestEvent::result, person, number);
    if (positive) {
        due_[core::local_day(result).value].push_back({number, result});
    }
}

epidemic::IndexCase OutbreakClock::case_of(const Sample& s, TimePoint result) const {
    const OutbreakInfection& i = result_.tree[infected_.at(s.person.value)];
    const bool ill = i.course.symptomatic() && i.course.onset < s.taken;
    return {s.person, i.infection.when, ill ? i.course.onset : s.taken, s.taken, result};
}

/// Cases of the day whose window was over by then depend on nothing that happens later: they are
/// investigated together, side by side.
void OutbreakClock::prepare(core::LocalDay day, TimePoint by) {
    std::vector<Due>& due = due_[day.value];
    const auto later = std::stable_partition(
        due.begin(), due.end(), [&](const Due& d) { return samples_[d.sample].taken <= by; });
    const std::vector<Due> ready(due.begin(), later);
    due.erase(due.begin(), later);
    std::vector<std::optional<InvestigatedCase>> made(ready.size());
    FirstError error;
#pragma omp parallel for schedule(dynamic) num_threads(threads_)
    for (std::size_t i = 0; i < ready.size(); ++i) {
        error.guard([&] {
            CaseInvestigator& mine =
                *investigators_[static_cast<std::size_t>(omp_get_thread_num())];
            made[i] = mine.investigate(case_of(samples_[ready[i].sample], ready[i].result));
        });
    }
    error.rethrow();
    for (std::size_t i = 0; i < ready.size(); ++i) {
        prepared_.emplace(ready[i].sample, std::move(*made[i]));
    }
}

void OutbreakClock::on_result(std::uint32_t number) {
    const Sample& s = samples_[number];
    waiting_.erase(s.person.value);
    if (!s.positive) {
        return;
    }
    const TimePoint now = queue_.now();
    OutbreakInfection& i = *infection_of(s.person);
    i.reported = now;
    today(now).reported += 1;
    today(now).reported_in_quarantine += s.in_quarantine;
    const TimePoint until = testing_.isolated_until(now, i.course);
    keep({s.person, mobility::KeptWhere::away, now, until}, true);
    open(number, now);
}

void OutbreakClock::open(std::uint32_t number, TimePoint at) {
    if (!prepared_.contains(number)) {
        prepare(core::local_day(at), at);
    }
    const auto ready = prepared_.find(number);
    TRUYVET_EXPECT(ready != prepared_.end(), number);
    cases_.push_back(std::move(ready->second));
    prepared_.erase(ready);
    course_.open(cases_.back().trails);
}

bool OutbreakClock::over(TimePoint t) const {
    return t >= core::start_of(settings().start + static_cast<int>(settings().days));
}

void OutbreakClock::told(const Trail& trail, TimePoint t) {
    if (over(t)) {
        return;
    }
    if (told_.insert(trail.person.value).second) {
        today(t).notified += 1;
    }
    if (ledger_settings_.tests[trail.channel] && !ledger_settings_.quarantines[trail.channel]) {
        const auto start = tracing::from_hours(ledger_settings_.policy.start_hours);
        at(t + start, TestEvent::sample, trail.person);
    }
}

void OutbreakClock::kept(const mobility::Restriction& r, bool by_call) {
    if (over(r.from)) {
        return;
    }
    if (!epidemic::complies(settings().compliance, replicate_.chance(), r, by_call)) {
        return;
    }
    keep(r, false);
    if (r.where == mobility::KeptWhere::home) {
        return;
    }
    const std::uint32_t tests = ledger_settings_.policy.tests_f1;
    for (std::uint32_t n = 0; n < tests; ++n) {
        const auto share_of_stay = tests == 1 ? 0.0 : static_cast<double>(n) / (tests - 1);
        // The last is taken before they are let go.
        const auto into = std::chrono::duration_cast<core::Milliseconds>(
            (r.to - r.from - std::chrono::seconds{1}) * share_of_stay);
        at(r.from + into, TestEvent::sample, r.person);
    }
}

void OutbreakClock::keep(const mobility::Restriction& r, bool isolated) {
    restrictions_.keep(r);
    kept_.push_back({r, isolated});
}

void OutbreakClock::count_cases(PlayedOutbreak& played) {
    const auto& notices = course_.notices();
    for (std::size_t i = 0; i < cases_.size(); ++i) {
        played.tally.add(cases_[i].truth);
        played.ledger.add(cases_[i].trails, notices[i], played.tally);
    }
}

std::vector<Investigated> OutbreakClock::investigated() const {
    std::vector<Investigated> all;
    for (const InvestigatedCase& c : cases_) {
        Investigated one{c.trails.course.person, {}};
        for (const Trail& t : c.trails.trails) {
            one.named.push_back(t.person);
        }
        all.push_back(std::move(one));
    }
    return all;
}

PlayedOutbreak OutbreakClock::finish() {
    while (course_.next()) {
        course_.advance();
    }
    PlayedOutbreak played{{}, Tally(world_.counted), Ledger(ledger_settings_)};
    count_cases(played);
    const auto infected_at = [&](PersonId p) {
        const OutbreakInfection* i = infection_of(p);
        return i == nullptr ? never : i->infection.when;
    };
    // Here and not when they are kept: quarantine may come before the infection.
    for (const Kept& k : kept_) {
        OutbreakInfection* i = infection_of(k.restriction.person);
        if (i != nullptr && !k.isolated && k.restriction.where == mobility::KeptWhere::away &&
            k.restriction.to > i->infection.when) {
            i->quarantined =
                std::min(i->quarantined, std::max(k.restriction.from, i->infection.when));
        }
    }
    result_.districts =
        count_districts(result_.tree, kept_, world_.people, settings().start, result_.days.size());
    count_kept(std::move(kept_), settings().start, infected_at, result_.days);
    result_.links = count_links(investigated(), result_.tree);
    count_tree(result_.tree, world_.people, settings(), result_);
    played.result = std::move(result_);
    return played;
}

} // namespace truyvet::engine
