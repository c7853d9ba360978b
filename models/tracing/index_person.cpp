// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/index_person.hpp"

namespace truyvet::tracing {

core::PersonId draw_index_person(epidemic::IndexChoice choice, const core::Randomness& chance,
                                 std::uint32_t number, core::TimePoint from,
                                 const epidemic::IndexCase& course,
                                 const mobility::Mobility& mobility,
                                 const contact::CloseContactRule& rule,
                                 contact::EncounterFinder& finder) {
    constexpr int most_tries = 100;
    auto draw = chance.stream(core::Purpose{"engine.index_person"}, number);
    core::PersonId person{draw.below(mobility.people().people())};
    if (choice == epidemic::IndexChoice::even) {
        return person;
    }
    contact::Encounters encounters;
    std::vector<contact::CloseContact> met;
    for (int i = 0; i < most_tries; ++i) {
        finder.find(person, from, course.isolation, encounters);
        met.clear();
        contact::CloseContactFinder(mobility, rule).find(encounters, met);
        if (!met.empty()) {
            return met[draw.below(static_cast<std::uint32_t>(met.size()))].person;
        }
        person = core::PersonId{draw.below(mobility.people().people())};
    }
    return person;
}

} // namespace truyvet::tracing
