// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/investigate.hpp"

#include "models/contact/close_contacts.hpp"
#include "models/epidemic/index_case.hpp"

#include <cmath>

namespace truyvet::engine {

core::Randomness replicate_chance(const scenario::Settings& settings, std::uint32_t replicate) {
    return {settings.experiment.seed, std::uint64_t{replicate} + 1};
}

tracing::CaseFile investigate(const scenario::Settings& s, const mobility::Mobility& mobility,
                              const core::Randomness& chance, std::uint32_t number,
                              contact::EncounterFinder& finder) {
    epidemic::IndexCase course = epidemic::draw_course(s.cases, chance, number);
    auto draw = chance.stream(core::Purpose{"engine.index_person"}, number);
    course.person = core::PersonId{draw.below(mobility.people().people())};
    const core::TimePoint from =
        course.onset - core::Milliseconds{std::llround(s.contact.days_before_onset * 86400e3)};
    contact::Encounters encounters;
    finder.find(course.person, from, course.isolation, encounters);
    std::vector<contact::CloseContact> truth;
    contact::CloseContactFinder(mobility, s.contact).find(encounters, truth);
    return tracing::open_file(number, course, from, std::move(encounters), truth);
}

} // namespace truyvet::engine
