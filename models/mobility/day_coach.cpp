// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/day.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose coach_trip{"mobility.coach_trip"};
constexpr core::Purpose coach_run{"mobility.coach_run"};

} // namespace

bool travels(const population::Population& people, const MobilitySettings& settings,
             const core::Randomness& chance, PersonId person, core::LocalDay day) {
    return people.age(person) >= settings.coach.least_age &&
           chance.uniform(coach_trip, person.value, static_cast<std::uint64_t>(day.value)) <
               settings.coach.trips_a_day;
}

/// Out in the morning and home in the evening by the coach of one's habit; its run has its hours.
void DayMaker::travel(RoomId coach, std::vector<Stay>& out) {
    const RoomId home = people_.home(people_.household(person_));
    const auto draw = chance_.stream(coach_run, coach).block(0);
    const double spread = core::normal_from_bits(draw[0]);
    const CoachSettings& c = settings_.coach;
    const std::int32_t ride =
        whole_seconds(std::clamp(c.ride_minutes * std::exp(c.ride_log_sd * spread),
                                 c.ride_least_minutes, c.ride_most_minutes));
    const std::int32_t later =
        whole_seconds(c.headway_minutes * static_cast<double>(draw[1] % c.runs));
    const std::int32_t to_stop = whole_seconds(settings_.travel.town_minutes);
    const std::int32_t leave = whole_seconds(c.out) + later;
    const std::int32_t back = whole_seconds(c.home) + later / 2;
    write(home, leave - to_stop, out);
    write(RoomId::none(), leave, out);
    write(coach, leave + ride, out);
    if (const Journeys::Destination* there = journeys_.of(coach)) {
        const std::int32_t from = now_ + to_stop;
        const std::int32_t meal = from + whole_seconds(c.visit_minutes) + to_stop;
        write(RoomId::none(), std::min(from, back), out);
        write(there->visit, std::min(meal - to_stop, back), out);
        write(RoomId::none(), std::min(meal, back), out);
        write(there->meal, std::min(meal + whole_seconds(c.meal_minutes), back), out);
    }
    write(RoomId::none(), std::max(back, leave + ride), out);
    write(coach, back + ride, out);
    write(RoomId::none(), std::min(day_end, back + ride + to_stop), out);
    write(home, day_end, out);
}

} // namespace truyvet::mobility
