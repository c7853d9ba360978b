// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check_days.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

namespace truyvet::scenario {
namespace {

using Faults = std::vector<DayFault>;

void check_parts(const mobility::ActivitySettings& a, Faults& faults) {
    for (std::size_t w = 0; w < mobility::day_parts; ++w) {
        const double begin = a.part_begins[w];
        if (a.part_ends[w] < begin + a.shortest_minutes) {
            faults.push_back({"mobility.activity.part_ends",
                              fmt::format("mobility.activity.part_ends: part {} of the day is from "
                                          "{} to {}, too short for a stay of {} min; end it later",
                                          w + 1, begin, a.part_ends[w], a.shortest_minutes)});
        }
        if (w > 0 && begin < a.part_ends[w - 1]) {
            faults.push_back(
                {"mobility.activity.part_begins",
                 fmt::format("mobility.activity.part_begins: part {} of the day begins "
                             "at {}, before the one before has ended ({}); begin later",
                             w + 1, begin, a.part_ends[w - 1])});
        }
    }
}

void check_shares(const mobility::ActivitySettings& a, Faults& faults) {
    for (std::size_t k = 0; k < mobility::activity_kinds; ++k) {
        const auto& shares = a.kinds[k].day_part_shares;
        const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
        if (sum > 0 && std::abs(sum - 1) > 1e-6) {
            const std::string key =
                fmt::format("mobility.activity.{}.day_part_shares", mobility::activity_names[k]);
            faults.push_back({key, fmt::format("{} add up to {}; give shares of 1", key, sum)});
        }
    }
}

void check_hours(const std::string& key, const mobility::SessionHours& h, Faults& faults) {
    const auto [from, to, again_from, again_to] = h.minutes;
    const bool once = again_from == 0 && again_to == 0;
    if (from >= to || (!once && (again_from < to || again_from >= again_to))) {
        faults.push_back({key, fmt::format("{} = [{}, {}, {}, {}] are not in order; give from, to, "
                                           "and again from, to (0, 0 = once)",
                                           key, from, to, again_from, again_to)});
    }
}

} // namespace

std::vector<DayFault> day_faults(const mobility::MobilitySettings& m) {
    Faults faults;
    check_parts(m.activity, faults);
    check_shares(m.activity, faults);
    const auto hours = [&](const char* key, const mobility::SessionHours& h) {
        check_hours(fmt::format("mobility.{}_hours", key), h, faults);
    };
    hours("school.kindergarten", m.school.kindergarten);
    hours("school.full_day", m.school.full_day);
    hours("school.morning", m.school.morning);
    hours("school.afternoon", m.school.afternoon);
    hours("school.upper_morning", m.school.upper_morning);
    hours("school.lectures", m.school.lectures);
    hours("work.office", m.work.office);
    hours("work.factory", m.work.factory);
    hours("work.night", m.work.night);
    hours("work.craft", m.work.craft);
    hours("work.field", m.work.field);
    hours("work.field_morning", m.work.field_morning);
    hours("work.market", m.work.market);
    hours("work.shop", m.work.shop);
    hours("work.eatery", m.work.eatery);
    if (m.boarding.evening_from >= m.boarding.evening_to) {
        faults.push_back({"mobility.boarding.evening_to",
                          fmt::format("mobility.boarding.evening_to = {} is not after "
                                      "mobility.boarding.evening_from = {}; give a later minute",
                                      m.boarding.evening_to, m.boarding.evening_from)});
    }
    if (m.coach.ride_least_minutes > m.coach.ride_most_minutes) {
        faults.push_back(
            {"mobility.coach.ride_most_minutes",
             fmt::format("mobility.coach.ride_most_minutes = {} is less than "
                         "mobility.coach.ride_least_minutes = {}; give at least as much",
                         m.coach.ride_most_minutes, m.coach.ride_least_minutes)});
    }
    return faults;
}

} // namespace truyvet::scenario
