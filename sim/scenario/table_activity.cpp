// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/mobility_rows.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

using mobility::ActivityKind;
using A = mobility::ActivitySettings;
using M = mobility::MobilitySettings;

/// How often, when and how long one kind of activity is.
void add_kind(std::size_t kind, std::vector<Parameter>& all) {
    const std::string name(mobility::activity_names[kind]);
    const auto row = [&](const char* key, auto ActivityKind::*field, Doc doc) {
        all.push_back(bind(
            "mobility.activity." + name + "." + key, Layer::world,
            [ kind, field ](auto& s) -> auto& { return s.mobility.activity.kinds[kind].*field; },
            std::move(doc)));
    };
    row("a_day", &ActivityKind::a_day,
        {"",
         name + ": activities a day of small children, pupils, workers, farmers, those at "
                "home, elders",
         fitted, 0, 10});
    row("day_part_shares", &ActivityKind::day_part_shares,
        {"share", name + ": of these, the share in each part of the day", assumed, 0, 1});
    row("dwell_minutes", &ActivityKind::dwell_minutes,
        {"min", name + ": mean length of a stay", fitted, 1, 600});
    row("dwell_log_sd", &ActivityKind::dwell_log_sd,
        {"", name + ": standard deviation of the logarithm of a stay's length", fitted, 0, 3});
    row("town_share", &ActivityKind::town_share,
        {"share", name + ": share that leads to the district's town", assumed, 0, 1});
    row("weekend_factor", &ActivityKind::weekend_factor,
        {"", name + ": on a day of the weekend against a weekday", assumed, 0, 10});
}

} // namespace

std::vector<Parameter> activity_table() {
    const Rows own("mobility.", &M::activity);
    const Rows row("mobility.activity.", &M::activity);
    std::vector<Parameter> all{
        own("errand_factor", &A::factor,
            {"", "all activities and visits, times this", fitted, 0, 3},
            // Who is out already goes nowhere else: a little less than twice as many.
            {"visits to venues a person and Monday", 0.4, 0.8, ratio(2).about(0.1)}),
        own("dwell_factor", &A::dwell_factor,
            {"", "the length of all activities and visits, times this", fitted, 0.05, 10},
            // The shortest stay and the day's end cut the ends of the distribution.
            {"mean minutes of a visit to a venue", 0.5, 1.0, ratio(2).about(0.15)}),
        own("together", &A::together,
            {"", "share of activities on which two friends go together", assumed, 0, 1}),
        row("shortest_minutes", &A::shortest_minutes, {"min", "shortest stay", assumed, 0, 60}),
        row("part_begins", &A::part_begins,
            {clock_time, "begin of the six parts of the day", assumed, 0, 1440}),
        row("part_ends", &A::part_ends,
            {clock_time, "end of the six parts of the day", assumed, 0, 1440}),
        row("habits", &A::habits,
            {"", "habitual places of a kind, which take turns by the day", assumed, 1, 5}),
        row("visited_homes", &A::visited_homes,
            {"homes", "neighbours who are visited live so many homes away, to either side", assumed,
             1, 1000}),
        row("friend_homes", &A::friend_homes,
            {"homes",
             "a visit to the friend is as likely as to so many neighbours' homes: of six, "
             "one visit in three",
             assumed, 0, 1000}),
        row("school_age", &A::school_age,
            {"years", "small children are younger, pupils at least of this age",
             "Education Law 2019, article 28: primary school from six", 1, 18}),
        row("adult_age", &A::adult_age,
            {"years", "pupils are younger", "Civil Code 2015, article 20: adults are 18", 6, 30}),
        row("elder_age", &A::elder_age,
            {"years", "elders are at least of this age", "the survey's oldest class", 30, 120}),
    };
    for (std::size_t kind = 0; kind < mobility::activity_kinds; ++kind) {
        const auto venue = static_cast<population::RoomKind>(population::first_venue + kind);
        if (kind == mobility::visit ||
            (venue != population::RoomKind::bus && venue != population::RoomKind::coach)) {
            add_kind(kind, all);
        }
    }
    return all;
}

} // namespace truyvet::scenario
