// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/settings.hpp"

namespace truyvet::mobility {

/// The road to school, work and activities. Assumptions.
struct TravelSettings {
    /// Minutes to next door, to a place in the commune, in the district, in another district; by
    /// bus, with the ways to and from the stop.
    double next_door_minutes = 2;
    double near_minutes = 6;
    double town_minutes = 15;
    double far_minutes = 40;
    double by_bus_minutes = 55;
    /// Who has farther than this, or rides a bus, stays at work or school over midday.
    double midday_minutes = 30;
    /// Not at school or work on a day for illness and other reasons.
    double absence = 0.03;
    /// Up to so many minutes early at school and work, and late on leaving.
    double early_minutes = 5;
    double late_minutes = 10;
    /// Rooms begin so far apart, in so many steps, always at the same time.
    double start_step_minutes = 5;
    std::uint32_t start_steps = 4;
    /// Workers, students and upper secondary pupils who ride a bus, in towns and elsewhere.
    double bus_share_urban = 0.05;
    double bus_share_rural = 0.02;
    /// Minutes on it, and the standard deviation of their logarithm: all ride as long.
    double bus_minutes = 28;
    double bus_log_sd = 0;
    /// Buses and coaches.
    double vehicle_width_m = 2.4;
};

/// Where there are coaches (population.people_per_coach): days on which somebody of that age leaves
/// the province by coach in the morning and comes back in the evening. Lao Cai's 5.3 million
/// passengers of 2015 (GSO) are 7.9 a head and year, Hai Duong's 20.8 million 11.7, there and back:
/// 0.011 to 0.016 a day. That all of them leave the province and return the same day is an
/// assumption, as all else without a source. Where they go: journeys.hpp.
struct CoachSettings {
    double trips_a_day = 0.011;
    std::uint32_t least_age = 15;
    /// The first run leaves then (minutes after midnight), each later one so much after; the runs
    /// home half as far apart.
    double out = 330;
    double home = 960;
    std::uint32_t runs = 10;
    double headway_minutes = 30;
    /// Minutes of a ride, and the standard deviation of their logarithm, within bounds.
    double ride_minutes = 110;
    double ride_log_sd = 0.3;
    double ride_least_minutes = 30;
    double ride_most_minutes = 300;
    /// To which province: by gravity, with the exponents of population and travel time of
    /// PopulationSettings; the time at this speed, and some more at the ends. There, minutes at a
    /// market, clinic or cafe, then for a meal.
    double gravity_to = population::PopulationSettings{}.gravity_to;
    double gravity_time = population::PopulationSettings{}.gravity_time;
    double speed_kmh = 40;
    double ends_minutes = 10;
    double visit_minutes = 120;
    double meal_minutes = 40;
};

} // namespace truyvet::mobility
