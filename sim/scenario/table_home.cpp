// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/mobility_rows.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

using B = mobility::BoardingSettings;
using C = mobility::CoachSettings;
using H = mobility::HomeSettings;
using M = mobility::MobilitySettings;
using T = mobility::TravelSettings;
using V = mobility::VenueSettings;

std::vector<Parameter> home() {
    const Rows own("mobility.", &M::home);
    const Rows row("mobility.home.", &M::home);
    return {
        row("least_people", &H::least_people,
            {"people", "homes are as large as for so many at least", assumed, 1, 10}),
        row("room_m2", &H::room_m2, {"m2", "one room of a home", assumed, 5, 200}),
        row("most_rooms", &H::most_rooms, {"", "a home has at most so many rooms", assumed, 1, 20}),
        row("rise", &H::rise, {clock_time, "in bed before", assumed, 0, 720}),
        row("to_bed", &H::to_bed, {clock_time, "in bed after", assumed, 720, 1440}),
        row("meals", &H::meals, {clock_time, "half hours at the table", assumed, 0, 1440}),
        own("living_room_share", &H::living_room_share,
            {"", "of the waking time at home, the share in the living room", assumed, 0, 1}),
        row("slot_minutes", &H::slot_minutes,
            {"min", "until somebody at home is elsewhere in the house", assumed, 1, 240}),
        row("table_m", &H::table_m, {"m", "from the middle of the table at meals", assumed, 0, 5}),
        row("guest_table_m", &H::guest_table_m,
            {"m", "guests from the middle of the table", assumed, 0, 5}),
        row("bed_mates_m", &H::bed_mates_m, {"m", "between two in a bed", assumed, 0, 3}),
        row("off_walls_m", &H::off_walls_m, {"m", "nobody is nearer to a wall", assumed, 0, 2}),
    };
}

std::vector<Parameter> boarding() {
    const Rows own("mobility.", &M::boarding);
    const Rows row("mobility.boarding.", &M::boarding);
    return {
        row("room_m2", &B::room_m2,
            {"m2", "a rented room in a boarding house",
             "assumption between rooms of 8-10 m2 for two or three (Thanh Nien on Kim Chung, "
             "Hanoi) and of 15 (Lao Dong on Phu Tho)",
             4, 100}),
        row("yard_m2", &B::yard_m2, {"m2", "yard between two rows of ten rooms", assumed, 4, 5000}),
        row("yard_length_to_width", &B::yard_length_to_width,
            {"", "length of the yard against its width", assumed, 1, 100}),
        own("yard_evenings", &B::evenings,
            {"share", "evenings somebody in a boarding house sits in its yard", assumed, 0, 1}),
        row("evening_from", &B::evening_from, {clock_time, "not before", assumed, 720, 1440}),
        row("evening_to", &B::evening_to, {clock_time, "not after", assumed, 720, 1440}),
        row("yard_minutes", &B::minutes, {"min", "mean time in the yard", assumed, 1, 600}),
    };
}

std::vector<Parameter> venues() {
    const Rows row("mobility.venue.", &M::venue);
    return {
        row("m2", &V::m2,
            {"m2",
             "floor of a room of a market, shop, eatery, cafe, place of worship, clinic, bus, "
             "playground, hall, coach, lane",
             "assumption: 1.5-3 m2 of market aisle a customer, buses of 18-25 m2 inside", 1,
             100000}),
        row("wander_minutes", &V::wander_minutes,
            {"min", "mean time between moves in a market, shop, playground", assumed, 0.1, 240}),
        row("wander_least_seconds", &V::wander_least_seconds,
            {"s", "least time between moves", assumed, 1, 3600}),
        row("friends_m", &V::friends_m,
            {"m", "of two friends the second from the first: an arm's length", assumed, 0, 5}),
        row("off_walls_m", &V::off_walls_m, {"m", "nobody is nearer to a wall", assumed, 0, 2}),
    };
}

std::vector<Parameter> travel() {
    const Rows own("mobility.", &M::travel);
    const Rows row("mobility.travel.", &M::travel);
    return {
        row("next_door_minutes", &T::next_door_minutes, {"min", "to next door", assumed, 0, 60}),
        row("near_minutes", &T::near_minutes,
            {"min", "on the road to a place in the commune", assumed, 0, 240}),
        row("town_minutes", &T::town_minutes,
            {"min", "on the road to a place in the district", assumed, 0, 240}),
        row("far_minutes", &T::far_minutes,
            {"min", "on the road to another district", assumed, 0, 240}),
        row("by_bus_minutes", &T::by_bus_minutes,
            {"min", "to work or school by bus, with the ways to and from the stop", assumed, 0,
             240}),
        row("midday_minutes", &T::midday_minutes,
            {"min", "who has farther, or rides a bus, does not go home at midday", assumed, 0,
             240}),
        own("absence", &T::absence, {"", "not at school or work on a day", assumed, 0, 1},
            {"share of pupils and workers at their place on a Monday", 0.0, 0.3, ratio(0.7)}),
        row("early_minutes", &T::early_minutes,
            {"min", "up to so much early at school and work", assumed, 0, 120}),
        row("late_minutes", &T::late_minutes,
            {"min", "up to so much late on leaving it", assumed, 0, 120}),
        row("start_step_minutes", &T::start_step_minutes,
            {"min", "rooms begin so far apart", assumed, 0, 60}),
        row("start_steps", &T::start_steps, {"", "in so many steps", assumed, 1, 24}),
        row("bus_share_urban", &T::bus_share_urban,
            {"share",
             "of workers, students and upper secondary pupils of towns, those who ride a "
             "bus",
             assumed, 0, 1}),
        row("bus_share_rural", &T::bus_share_rural,
            {"share", "the same, elsewhere", assumed, 0, 1}),
        row("bus_minutes", &T::bus_minutes, {"min", "on the bus", assumed, 1, 240}),
        row("bus_log_sd", &T::bus_log_sd,
            {"", "standard deviation of the logarithm of the time on the bus", assumed, 0, 2}),
        row("vehicle_width_m", &T::vehicle_width_m,
            {"m", "width of buses and coaches", assumed, 1, 4}),
    };
}

std::vector<Parameter> coaches() {
    const Rows own("mobility.", &M::coach);
    const Rows row("mobility.coach.", &M::coach);
    const std::string phones = "Thai mobile-phone trips, doi:10.1038/s41598-020-79438-0";
    return {
        own("coach_trips_a_day", &C::trips_a_day,
            {"",
             "days on which somebody of 15 and more is away by coach, where "
             "population.people_per_coach gives some",
             "Lao Cai's 5.3 million passengers of 2015 (GSO), there and back; that they leave the "
             "province and return the same day is an assumption",
             0, 1}),
        row("least_age", &C::least_age, {"years", "youngest traveller", assumed, 0, 120}),
        row("out", &C::out, {clock_time, "the first run leaves", assumed, 120, 720}),
        row("home", &C::home, {clock_time, "the first run home leaves", assumed, 720, 1200}),
        row("runs", &C::runs, {"", "runs a day", assumed, 1, 12}),
        row("headway_minutes", &C::headway_minutes,
            {"min", "between two runs; on the way home half of it", assumed, 0, 30}),
        row("ride_minutes", &C::ride_minutes, {"min", "on the coach, one way", assumed, 10, 300}),
        row("ride_log_sd", &C::ride_log_sd,
            {"", "standard deviation of the logarithm of that time", assumed, 0, 2}),
        row("ride_least_minutes", &C::ride_least_minutes, {"min", "at least", assumed, 0, 300}),
        row("ride_most_minutes", &C::ride_most_minutes, {"min", "at most", assumed, 10, 300}),
        row("gravity_to", &C::gravity_to,
            {"", "exponent of the other province's people", phones, 0, 3}),
        row("gravity_time", &C::gravity_time, {"", "exponent of the travel time", phones, 0, 5}),
        row("speed_kmh", &C::speed_kmh, {"km/h", "speed of the coach", assumed, 5, 120}),
        row("ends_minutes", &C::ends_minutes,
            {"min", "more time at the ends of the journey", assumed, 1, 240}),
        row("visit_minutes", &C::visit_minutes,
            {"min", "at a market, clinic or cafe there", assumed, 0, 600}),
        row("meal_minutes", &C::meal_minutes, {"min", "at a meal there", assumed, 0, 240}),
    };
}

} // namespace

std::vector<Parameter> home_table() {
    std::vector<Parameter> all = home();
    for (const auto& more : {boarding(), venues(), travel(), coaches()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::scenario
