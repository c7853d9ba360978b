// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/mobility_rows.hpp"
#include "sim/scenario/tables.hpp"

#include <algorithm>

#include <cmath>

namespace truyvet::scenario {
namespace {

using B = mobility::BoardingSettings;
using C = mobility::CoachSettings;
using H = mobility::HomeSettings;
using M = mobility::MobilitySettings;
using T = mobility::TravelSettings;
using V = mobility::VenueSettings;

template <std::size_t N>
Numbers listed(const std::array<double, N>& values) {
    return {values.begin(), values.end()};
}
template <std::size_t N>
Numbers doubled(const std::array<double, N>& values) {
    Numbers all = listed(values);
    std::transform(all.begin(), all.end(), all.begin(), [](double x) { return 2 * x; });
    return all;
}

std::vector<Parameter> home() {
    const Rows own("mobility.", &M::home);
    const Rows row("mobility.home.", &M::home);
    return {
        row("least_people", &H::least_people,
            {"people", "homes are as large as for so many at least", assumed, 1, 10},
            {"floor of the home of one", 2, 4, ratio(2).about(single)}),
        row("room_m2", &H::room_m2, {"m2", "one room of a home", assumed, 5, 200},
            {"rooms of all homes", 5.0, 10.0, ratio(0.5).about(0.05)}),
        row("most_rooms", &H::most_rooms, {"", "a home has at most so many rooms", assumed, 1, 20},
            {"rooms of the home with most", 4, 8, levels(4, 8)}),
        row("rise", &H::rise, {clock_time, "in bed before", assumed, 0, 720},
            {"minutes in bed", 300.0, 360.0, levels(420, 480)}),
        row("to_bed", &H::to_bed, {clock_time, "in bed after", assumed, 720, 1440},
            {"minutes in bed", 1260.0, 1320.0, levels(480, 420)}),
        row("meals", &H::meals, {clock_time, "half hours at the table", assumed, 0, 1440},
            {"minutes at the table at home", Numbers{360, 690, 1110, 1140},
             Numbers{360, 360, 360, 360}, levels(120, 30)}),
        own("living_room_share", &H::living_room_share,
            {"", "of the waking time at home, the share in the living room", assumed, 0, 1},
            {"share of waking time at home in the living room", 0.3, 0.6, levels(0.3, 0.6)}),
        row("slot_minutes", &H::slot_minutes,
            {"min", "until somebody at home is elsewhere in the house", assumed, 1, 240},
            {"places at home on a waking day", 30.0, 60.0, levels(32, 16)}),
        row("table_m", &H::table_m, {"m", "from the middle of the table at meals", assumed, 0, 5},
            {"metres from the table's middle at home", 0.5, 1.0, levels(0.5, 1).about(single)}),
        row("guest_table_m", &H::guest_table_m,
            {"m", "guests from the middle of the table", assumed, 0, 5},
            {"metres of a guest from the table's middle", 0.5, 1.0, levels(0.5, 1).about(single)}),
        row("bed_mates_m", &H::bed_mates_m, {"m", "between two in a bed", assumed, 0, 3},
            {"metres between two in a bed", 0.5, 1.0, levels(0.5, 1).about(single)}),
        row("off_walls_m", &H::off_walls_m, {"m", "nobody is nearer to a wall", assumed, 0, 2},
            {"least metres to a wall at home", 0.4, 0.8, levels(0.4, 0.8).about(0.02)}),
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
             4, 100},
            {"floor of a rented room", 10.0, 20.0, ratio(2).about(single)}),
        row("yard_m2", &B::yard_m2, {"m2", "yard between two rows of ten rooms", assumed, 4, 5000},
            {"yard of a boarding house", 100.0, 200.0, ratio(2).about(single)}),
        row("yard_length_to_width", &B::yard_length_to_width,
            {"", "length of the yard against its width", assumed, 1, 100},
            {"length of that yard against its width", 4.0, 8.0, levels(4, 8).about(single)}),
        own("yard_evenings", &B::evenings,
            {"share", "evenings somebody in a boarding house sits in its yard", assumed, 0, 1},
            {"share of evenings in the yard", 0.3, 0.6, levels(0.3, 0.6).about(0.03)}),
        row("evening_from", &B::evening_from, {clock_time, "not before", assumed, 720, 1440},
            {"first minute in the yard", 1080.0, 1110.0, levels(1080, 1110).about(0.005)}),
        row("evening_to", &B::evening_to, {clock_time, "not after", assumed, 720, 1440},
            {"last minute in the yard", 1200.0, 1230.0, levels(1200, 1230).about(0.005)}),
        row("yard_minutes", &B::minutes, {"min", "mean time in the yard", assumed, 1, 600},
            {"minutes of an evening in the yard", 10.0, 20.0, levels(11, 21)}),
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
             100000},
            {"floor of a market", listed(V{}.m2), doubled(V{}.m2), ratio(2).about(single)}),
        row("wander_minutes", &V::wander_minutes,
            {"min", "mean time between moves in a market, shop, playground", assumed, 0.1, 240},
            {"minutes between moves in a market", 2.0, 4.0, levels(2, 4).about(0.01)}),
        row("wander_least_seconds", &V::wander_least_seconds,
            {"s", "least time between moves", assumed, 1, 3600},
            {"seconds between moves of the restless", 60.0, 120.0, levels(60, 120)}),
        row("friends_m", &V::friends_m,
            {"m", "of two friends the second from the first: an arm's length", assumed, 0, 5},
            {"metres between two friends", 0.5, 1.0, levels(0.5, 1).about(single)}),
        row("off_walls_m", &V::off_walls_m, {"m", "nobody is nearer to a wall", assumed, 0, 2},
            {"least metres to a wall in a venue", 0.4, 0.8, levels(0.4, 0.8).about(0.02)}),
    };
}

std::vector<Parameter> travel() {
    const Rows own("mobility.", &M::travel);
    const Rows row("mobility.travel.", &M::travel);
    return {
        row("next_door_minutes", &T::next_door_minutes, {"min", "to next door", assumed, 0, 60},
            {"minutes on the road next door", 1.0, 3.0, levels(1, 3)}),
        row("near_minutes", &T::near_minutes,
            {"min", "on the road to a place in the commune", assumed, 0, 240},
            {"minutes on the road to a class", 5.0, 10.0, levels(5, 10)}),
        row("town_minutes", &T::town_minutes,
            {"min", "on the road to a place in the district", assumed, 0, 240},
            {"minutes on the road to an office", 10.0, 20.0, levels(10, 20)}),
        row("far_minutes", &T::far_minutes,
            {"min", "on the road to another district", assumed, 0, 240},
            {"minutes on the road to another district", 35.0, 50.0, levels(35, 50)}),
        row("by_bus_minutes", &T::by_bus_minutes,
            {"min", "to work or school by bus, with the ways to and from the stop", assumed, 0,
             240},
            {"minutes on the road by bus", 40.0, 60.0, levels(40, 60)}),
        row("midday_minutes", &T::midday_minutes,
            {"min", "who has farther, or rides a bus, does not go home at midday", assumed, 0, 240},
            {"share of office workers there at noon", 10.0, 30.0, levels(1, 0)}),
        own("absence", &T::absence, {"", "not at school or work on a day", assumed, 0, 1},
            {"share of pupils and workers at their place on a Monday", 0.0, 0.3, ratio(0.7)}),
        row("early_minutes", &T::early_minutes,
            {"min", "up to so much early at school and work", assumed, 0, 120},
            {"minutes early at the line", 2.0, 4.0, levels(1, 2)}),
        row("late_minutes", &T::late_minutes,
            {"min", "up to so much late on leaving it", assumed, 0, 120},
            {"minutes late from the line", 2.0, 4.0, levels(1, 2)}),
        row("start_step_minutes", &T::start_step_minutes,
            {"min", "rooms begin so far apart", assumed, 0, 60},
            {"minutes from the first line's begin to the last's", 5.0, 10.0, levels(15, 30)}),
        row("start_steps", &T::start_steps, {"", "in so many steps", assumed, 1, 24},
            {"minutes from the first line's begin to the last's", 2, 4, levels(5, 15)}),
        row("bus_share_urban", &T::bus_share_urban,
            {"share",
             "of workers, students and upper secondary pupils of towns, those who ride a "
             "bus",
             assumed, 0, 1},
            {"share of employees of towns who ride a bus", 0.2, 0.6, levels(0.2, 0.6)}),
        row("bus_share_rural", &T::bus_share_rural, {"share", "the same, elsewhere", assumed, 0, 1},
            {"share of employees of the country who ride a bus", 0.2, 0.6, levels(0.2, 0.6)}),
        row("bus_minutes", &T::bus_minutes, {"min", "on the bus", assumed, 1, 240},
            {"minutes on the bus", 20.0, 30.0, levels(20, 30)}),
        row("bus_log_sd", &T::bus_log_sd,
            {"", "standard deviation of the logarithm of the time on the bus", assumed, 0, 2},
            {"spread of the logarithm of minutes on the bus", 0.1, 0.3, levels(0.1, 0.3)}),
        row("vehicle_width_m", &T::vehicle_width_m,
            {"m", "width of buses and coaches", assumed, 1, 4},
            {"width of a bus", 2.0, 3.0, levels(2, 3).about(single)}),
    };
}

/// Of the times from Lào Cai to Yên Bái (90.9 km) and to Hà Nội (234.1 km), the logarithm of one
/// over the other.
double by_coach(double kmh, double ends_minutes) {
    return std::log((ends_minutes / 60 + 90.9 / kmh) / (ends_minutes / 60 + 234.1 / kmh));
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
             0, 1},
            {"share of the grown-up who travel", 0.2, 0.4, levels(0.2, 0.4)}),
        row("least_age", &C::least_age, {"years", "youngest traveller", assumed, 0, 120},
            {"age of the youngest traveller", 20, 40, levels(20, 40)}),
        row("out", &C::out, {clock_time, "the first run leaves", assumed, 120, 720},
            {"first minute of a run out", 300.0, 360.0, levels(300, 360)}),
        row("home", &C::home, {clock_time, "the first run home leaves", assumed, 720, 1200},
            {"first minute of a run home", 960.0, 1020.0, levels(960, 1020)}),
        row("runs", &C::runs, {"", "runs a day", assumed, 1, 12},
            {"minutes from the first run to the last", 2, 4, levels(10, 30)}),
        row("headway_minutes", &C::headway_minutes,
            {"min", "between two runs; on the way home half of it", assumed, 0, 30},
            {"minutes from the first run to the last", 5.0, 10.0, levels(15, 30)}),
        row("ride_minutes", &C::ride_minutes, {"min", "on the coach, one way", assumed, 10, 300},
            {"minutes of a ride", 60.0, 90.0, levels(60, 90)}),
        row("ride_log_sd", &C::ride_log_sd,
            {"", "standard deviation of the logarithm of that time", assumed, 0, 2},
            {"spread of the logarithm of minutes on the coach", 0.1, 0.3, levels(0.1, 0.3)}),
        row("ride_least_minutes", &C::ride_least_minutes, {"min", "at least", assumed, 0, 300},
            {"minutes of the shortest ride", 40.0, 50.0, levels(40, 50)}),
        row("ride_most_minutes", &C::ride_most_minutes, {"min", "at most", assumed, 10, 300},
            {"minutes of the longest ride", 100.0, 120.0, levels(100, 120)}),
        row("gravity_to", &C::gravity_to,
            {"", "exponent of the other province's people", phones, 0, 3},
            // 821,030 people and 8,053,663.
            {"coaches to Yên Bái for one to Hà Nội, logarithm", 0.0, 0.5,
             difference(0.5 * std::log(821030.0 / 8053663))}),
        row("gravity_time", &C::gravity_time, {"", "exponent of the travel time", phones, 0, 5},
            {"coaches to Yên Bái for one to Hà Nội, logarithm", 0.5, 1.5,
             difference(-by_coach(40, 10))}),
        row("speed_kmh", &C::speed_kmh, {"km/h", "speed of the coach", assumed, 5, 120},
            {"coaches to Yên Bái for one to Hà Nội, logarithm, an hour at the ends", 120.0, 20.0,
             difference(-3 * (by_coach(20, 60) - by_coach(120, 60)))}),
        row("ends_minutes", &C::ends_minutes,
            {"min", "more time at the ends of the journey", assumed, 1, 240},
            {"coaches to Yên Bái for one to Hà Nội, logarithm, by the cube of time", 10.0, 240.0,
             difference(-3 * (by_coach(40, 240) - by_coach(40, 10)))}),
        row("visit_minutes", &C::visit_minutes,
            {"min", "at a market, clinic or cafe there", assumed, 0, 600},
            {"minutes of a visit there", 60.0, 120.0, levels(60, 120)}),
        row("meal_minutes", &C::meal_minutes, {"min", "at a meal there", assumed, 0, 240},
            {"minutes of a meal there", 30.0, 60.0, levels(30, 60)}),
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
