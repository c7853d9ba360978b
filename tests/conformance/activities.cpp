// SPDX-License-Identifier: GPL-2.0-only
// Secondary activities: how often, when, how long, where.
#include "tests/conformance/outcomes.hpp"
#include "tests/conformance/province.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace truyvet::conformance {
namespace {

using mobility::Activity;
using mobility::SecondaryActivities;

/// Nobody goes out for anything but this, half of the days, all on their own.
scenario::Settings only(std::size_t kind) {
    scenario::Settings s;
    mobility::ActivitySettings& a = s.mobility.activity;
    for (mobility::ActivityKind& other : a.kinds) {
        other.a_day.fill(0);
    }
    a.kinds[kind].a_day.fill(0.5);
    a.kinds[kind].dwell_minutes = 20;
    a.kinds[kind].dwell_log_sd = 0;
    a.together = 0;
    return s;
}

/// Calls use(person, part of the day, activity) for those of this kind.
template <class Use>
void for_activities(const scenario::Settings& s, std::size_t kind, core::LocalDay day, Use use) {
    const mobility::Catchments catchments(province(), s.mobility.activity.habits);
    const SecondaryActivities all(province(), catchments, s.mobility, day_chance);
    for (std::uint32_t i = 0; i < province().people(); ++i) {
        const core::PersonId p{i};
        const SecondaryActivities::Draws draws = all.draws(p, day);
        for (std::size_t w = 0; w < mobility::day_parts; ++w) {
            const auto part = static_cast<mobility::DayPart>(w);
            if (all.kind(p, day, part, draws) == kind) {
                use(p, w, all.activity(p, day, part, kind, draws));
            }
        }
    }
}

Measured a_day(std::size_t kind, core::LocalDay day, const Moved& moved) {
    std::vector<double> of_person(province().people());
    for_activities(
        moved.over(only(kind)), kind, day,
        [&](core::PersonId p, std::size_t, const Activity&) { of_person[p.value] += 1; });
    return mean_of(of_person);
}

Measured in_first_part(std::size_t kind, const Moved& moved) {
    double first = 0;
    double all = 0;
    for_activities(moved.over(only(kind)), kind, monday,
                   [&](core::PersonId, std::size_t w, const Activity&) {
                       first += w == 0 ? 1 : 0;
                       all += 1;
                   });
    return share_of(first, all);
}

Measured minutes(std::size_t kind, const Moved& moved) {
    std::vector<double> lengths;
    for_activities(moved.over(only(kind)), kind, monday,
                   [&](core::PersonId, std::size_t, const Activity& a) {
                       lengths.push_back((a.to - a.from) / 60.0);
                   });
    return exactly(mean_of(lengths).value);
}

/// Of a mean of 20 minutes; few of them meet the bounds of a part of the day.
Measured log_spread(std::size_t kind, const Moved& moved) {
    scenario::Settings s = only(kind);
    s.mobility.activity.shortest_minutes = 0;
    std::vector<double> logs;
    for_activities(moved.over(s), kind, monday,
                   [&](core::PersonId, std::size_t, const Activity& a) {
                       logs.push_back(std::log(a.to - a.from));
                   });
    return spread_of(logs);
}

Measured to_town(std::size_t kind, const Moved& moved) {
    double town = 0;
    double all = 0;
    for_activities(moved.over(only(kind)), kind, monday,
                   [&](core::PersonId, std::size_t, const Activity& a) {
                       town += a.town ? 1 : 0;
                       all += 1;
                   });
    return share_of(town, all);
}

/// As long as the first part of the day lets them.
Measured longest(const Moved& moved) {
    scenario::Settings s = only(0);
    s.mobility.activity.kinds[0].day_part_shares = {1, 0, 0, 0, 0, 0};
    s.mobility.activity.kinds[0].dwell_minutes = 600;
    std::vector<double> lengths;
    for_activities(moved.over(s), 0, monday, [&](core::PersonId, std::size_t, const Activity& a) {
        lengths.push_back((a.to - a.from) / 60.0);
    });
    return exactly(mean_of(lengths).value);
}

/// With whom: of those who have a friend.
Measured with_friend(const Moved& moved) {
    const scenario::Settings s = moved.over(only(0));
    const mobility::Catchments catchments(province(), s.mobility.activity.habits);
    const SecondaryActivities all(province(), catchments, s.mobility, day_chance);
    double together = 0;
    double parts = 0;
    for (std::uint32_t i = 0; i < province().people(); ++i) {
        const core::PersonId p{i};
        if (province().friend_of(p).exists() && all.leader(p) == p) {
            for (const bool goes : all.draws(p, monday).together) {
                together += goes ? 1 : 0;
                parts += 1;
            }
        }
    }
    return share_of(together, parts);
}

/// How far along the commune's homes the visited live, to the nearer side.
Measured homes_away(const Moved& moved) {
    scenario::Settings s = only(mobility::visit);
    s.mobility.activity.friend_homes = 0;
    std::vector<double> away;
    for_activities(moved.over(s), mobility::visit, monday,
                   [&](core::PersonId p, std::size_t, const Activity& a) {
                       if (a.room.exists()) {
                           const auto& people = province();
                           const auto homes = people.communes()[people.commune(p).value].households;
                           const double d =
                               std::abs(double{homes.rank(people.household_of(a.room))} -
                                        double{homes.rank(people.household(p))});
                           away.push_back(std::min(d, homes.count - d));
                       }
                   });
    return exactly(mean_of(away).value);
}

/// Of the visits of those who have a friend; few friends are neighbours besides.
Measured to_the_friend(const Moved& moved) {
    double friends = 0;
    double all = 0;
    for_activities(moved.over(only(mobility::visit)), mobility::visit, monday,
                   [&](core::PersonId p, std::size_t, const Activity& a) {
                       const core::PersonId f = province().friend_of(p);
                       if (f.exists() && a.room.exists()) {
                           all += 1;
                           friends += a.room == province().home(province().household(f)) ? 1 : 0;
                       }
                   });
    return share_of(friends, all);
}

/// Ages of those of one group, who alone go out, all of them.
std::vector<unsigned> ages_of(mobility::ActivityGroup group, const Moved& moved) {
    scenario::Settings s = only(0);
    auto& kind = s.mobility.activity.kinds[0];
    kind.a_day.fill(0);
    kind.a_day[static_cast<std::size_t>(group)] = 1;
    kind.day_part_shares = {1, 0, 0, 0, 0, 0};
    kind.weekend_factor = 1;
    std::vector<unsigned> ages;
    for_activities(moved.over(s), 0, monday, [&](core::PersonId p, std::size_t, const Activity&) {
        ages.push_back(province().age(p));
    });
    return ages;
}

Measured oldest(mobility::ActivityGroup group, const Moved& moved) {
    const auto ages = ages_of(group, moved);
    return exactly(*std::max_element(ages.begin(), ages.end()));
}

Measured youngest_elder(const Moved& moved) {
    const auto ages = ages_of(mobility::ActivityGroup::elder, moved);
    return exactly(*std::min_element(ages.begin(), ages.end()));
}

/// Where the lane has three spots and more, so that two habits are two spots.
Measured spots_in_ten_days(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    const mobility::Catchments catchments(province(), s.mobility.activity.habits);
    constexpr auto lane = population::venue_index(population::RoomKind::lane);
    std::vector<double> spots;
    for (std::uint32_t i = 0; i < province().people(); ++i) {
        const core::PersonId p{i};
        if (province().communes()[province().commune(p).value].venues[lane].count >= 3) {
            std::set<core::RoomId> seen;
            for (int day = 0; day < 10; ++day) {
                seen.insert(catchments.venue(p, population::RoomKind::lane, false, monday + day));
            }
            spots.push_back(static_cast<double>(seen.size()));
        }
    }
    return exactly(mean_of(spots).value);
}

} // namespace

std::vector<Outcome> activity_outcomes() {
    using mobility::ActivityGroup;
    std::vector<Outcome> all{
        {"share of activities with the friend", with_friend},
        {"minutes of the longest stay in the first part of the day", longest},
        {"homes from host to guest", homes_away},
        {"share of visits to the friend", to_the_friend},
        {"spots of the lane of a person in ten days", spots_in_ten_days},
        {"age of the oldest small child",
         [](const Moved& m) { return oldest(ActivityGroup::small_child, m); }},
        {"age of the oldest pupil", [](const Moved& m) { return oldest(ActivityGroup::pupil, m); }},
        {"age of the youngest elder", youngest_elder}};
    for (std::size_t k = 0; k < mobility::activity_kinds; ++k) {
        const std::string name(mobility::activity_names[k]);
        all.push_back({name + ": a weekday", [k](const Moved& m) { return a_day(k, monday, m); }});
        all.push_back(
            {name + ": a Saturday", [k](const Moved& m) { return a_day(k, saturday, m); }});
        all.push_back({name + ": share early in the day",
                       [k](const Moved& m) { return in_first_part(k, m); }});
        all.push_back({name + ": minutes", [k](const Moved& m) { return minutes(k, m); }});
        all.push_back({name + ": spread of the logarithm of minutes",
                       [k](const Moved& m) { return log_spread(k, m); }});
        all.push_back(
            {name + ": share in the town", [k](const Moved& m) { return to_town(k, m); }});
    }
    return all;
}

} // namespace truyvet::conformance
