// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/contact_survey.hpp"

#include "models/contact/close_contacts.hpp"
#include "models/contact/sample.hpp"
#include "models/core/date_text.hpp"
#include "models/epidemic/index_case.hpp"
#include "models/tracing/case_file.hpp"
#include "models/tracing/delays.hpp"
#include "sim/world/world.hpp"

#include <algorithm>
#include <numeric>

namespace truyvet::analysis {
namespace {

constexpr core::Purpose case_person{"contacts.case"};
constexpr std::uint32_t cases = 1000;

CountPerCase summed_up(std::vector<double> counts) {
    std::sort(counts.begin(), counts.end());
    const double n = static_cast<double>(counts.size());
    return {std::accumulate(counts.begin(), counts.end(), 0.0) / n,
            counts[static_cast<std::size_t>(0.025 * n)],
            counts[static_cast<std::size_t>(0.975 * n)]};
}

/// F1 of drawn cases, from the window's begin to isolation.
CountPerCase per_case(const scenario::Settings& s, const mobility::Mobility& mobility,
                      population::PersonRange people, const contact::CloseContactRule& rule,
                      const core::Randomness& chance) {
    std::vector<double> counts(cases);
#pragma omp parallel
    {
        contact::EncounterFinder finder(mobility, {.through_walls = false});
#pragma omp for schedule(dynamic, 16)
        for (std::uint32_t i = 0; i < cases; ++i) {
            auto course = epidemic::draw_course(s.cases, chance, i);
            core::Stream stream = chance.stream(case_person, people.first, i);
            course.person = people[stream.below(people.count)];
            const auto file = tracing::investigate(
                i, course, course.onset - tracing::from_days(rule.days_before_onset), mobility,
                rule, finder);
            counts[i] = static_cast<double>(
                std::count_if(file.candidates.begin(), file.candidates.end(),
                              [](const tracing::Candidate& c) { return c.close_contact; }));
        }
    }
    return summed_up(std::move(counts));
}

} // namespace

ContactReport count_contacts(const scenario::Experiment& experiment, std::uint32_t person_days) {
    const scenario::Settings& s = experiment.settings;
    const core::Randomness chance(s.experiment.seed, 1);
    const mobility::Movement movement = world::make_movement(s, experiment.inputs);
    const population::Population& people = movement.people;
    const auto days = movement.days(people, chance);
    const mobility::Mobility& mobility = *days;
    // The week that ends with the day of the question.
    const core::LocalDay first = s.cases.date - 6;
    ContactReport report{experiment.name,
                         core::date_text(first),
                         person_days,
                         cases,
                         {},
                         contact::ContactStatistics(mobility)};
    contact::CloseContactRule same_room = s.contact;
    same_room.same_room_minutes = 60;
    for (const population::Province& province : people.provinces()) {
        const population::PersonRange here = province.people;
        report.provinces.push_back(
            {province.name, here.count,
             contact::sample_diaries(mobility, here, first, person_days, chance),
             per_case(s, mobility, here, s.contact, chance),
             per_case(s, mobility, here, same_room, chance)});
        report.all.merge(report.provinces.back().diaries);
    }
    return report;
}

} // namespace truyvet::analysis
