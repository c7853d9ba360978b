// SPDX-License-Identifier: GPL-2.0-only
// People and their Mondays, made as a world makes them.
#include "tests/conformance/monday.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

using core::PersonId;

Measured at_their_place(const Moved& moved) {
    const Monday monday(moved);
    const population::Population& people = monday.people();
    double with_place = 0;
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        with_place += people.day_room(PersonId{i}).exists() ? 1 : 0;
    }
    std::vector<bool> seen(people.people(), false);
    monday.for_each_stay([&](PersonId person, const mobility::Stay& stay) {
        const core::RoomId place = people.day_room(person);
        seen[person.value] = seen[person.value] || (place.exists() && stay.room == place);
    });
    return share_of(static_cast<double>(std::count(seen.begin(), seen.end(), true)), with_place);
}

/// The number is about Poisson's.
Measured visits_a_person(const Moved& moved) {
    const Monday monday(moved);
    const auto n = static_cast<double>(monday.visits().size());
    const double people = monday.people().people();
    return {n / people, std::sqrt(n) / people};
}

Measured minutes_of_a_visit(const Moved& moved) {
    return mean_of(Monday(moved).visits());
}

Measured people_made(const Moved& moved) {
    return exactly(Monday(moved).people().people());
}

Measured provinces_with_people(const Moved& moved) {
    const Monday monday(moved, 2000);
    double n = 0;
    for (const population::Province& p : monday.people().provinces()) {
        n += p.people.count > 0 ? 1 : 0;
    }
    return exactly(n);
}

} // namespace

std::vector<Outcome> mobility_outcomes() {
    return {{"share of pupils and workers at their place on a Monday", at_their_place},
            {"visits to venues a person and Monday", visits_a_person},
            {"mean minutes of a visit to a venue", minutes_of_a_visit},
            {"people made", people_made},
            {"provinces with people", provinces_with_people}};
}

} // namespace truyvet::conformance
