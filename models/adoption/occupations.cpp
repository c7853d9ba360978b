// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/occupations.hpp"

#include "models/adoption/people.hpp"

namespace truyvet::adoption {

Occupation occupation(const population::Population& people, core::PersonId person) {
    using population::Role;
    switch (people.role(person)) {
    case Role::kindergarten:
        return Occupation::kindergarten;
    case Role::primary:
    case Role::lower_secondary:
    case Role::upper_secondary:
        return Occupation::pupil;
    case Role::student:
        return Occupation::student;
    case Role::teacher:
        return Occupation::teacher;
    case Role::official:
        return Occupation::official;
    case Role::employee: {
        const core::RoomId room = people.day_room(person);
        const bool workshop = room.exists() && people.kind(room) == population::RoomKind::workshop;
        return workshop ? Occupation::factory_worker : Occupation::office_worker;
    }
    case Role::trader:
    case Role::craft:
        return Occupation::trader;
    case Role::farmer:
        return Occupation::farmer;
    case Role::at_home:
        break;
    }
    return Occupation::at_home;
}

AgeRange ages_of(Occupation occupation) {
    switch (occupation) {
    case Occupation::kindergarten:
        return {2, 5};
    case Occupation::pupil:
        return {6, 17};
    case Occupation::student:
        return {18, 22};
    case Occupation::at_home:
        return {};
    default:
        return {15, 200};
    }
}

double party_chance(Occupation occupation, unsigned age) {
    if (age < adult_age) {
        return 0;
    }
    switch (occupation) {
    case Occupation::official:
        return 0.5;
    case Occupation::teacher:
        return 1.0 / 3;
    default:
        return 0.053;
    }
}

} // namespace truyvet::adoption
