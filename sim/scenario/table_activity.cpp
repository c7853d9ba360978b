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
    const auto row = [&](const char* key, auto ActivityKind::*field, Doc doc, Effect effect) {
        all.push_back(bind(
            "mobility.activity." + name + "." + key, Layer::world,
            [ kind, field ](auto& s) -> auto& { return s.mobility.activity.kinds[kind].*field; },
            std::move(doc), std::move(effect)));
    };
    using Numbers = std::vector<double>;
    row("a_day", &ActivityKind::a_day,
        {"",
         name + ": activities a day of small children, pupils, workers, farmers, those at "
                "home, elders",
         fitted, 0, 10},
        {name + ": a weekday", Numbers(6, 0.2), Numbers(6, 0.4), levels(0.2, 0.4)});
    row("day_part_shares", &ActivityKind::day_part_shares,
        {"share", name + ": of these, the share in each part of the day", assumed, 0, 1},
        {name + ": share early in the day", Numbers{0.5, 0.5, 0, 0, 0, 0},
         Numbers{0.25, 0.75, 0, 0, 0, 0}, levels(0.5, 0.25)});
    row("dwell_minutes", &ActivityKind::dwell_minutes,
        {"min", name + ": mean length of a stay", fitted, 1, 600},
        {name + ": minutes", 20.0, 40.0, levels(20, 40)});
    row("dwell_log_sd", &ActivityKind::dwell_log_sd,
        {"", name + ": standard deviation of the logarithm of a stay's length", fitted, 0, 3},
        // The ends of the part of the day cut off one in 10,000.
        {name + ": spread of the logarithm of minutes", 0.2, 0.4, levels(0.2, 0.4).about(0.01)});
    row("town_share", &ActivityKind::town_share,
        {"share", name + ": share that leads to the district's town", assumed, 0, 1},
        {name + ": share in the town", 0.0, 0.5, levels(0, 0.5)});
    row("weekend_factor", &ActivityKind::weekend_factor,
        {"", name + ": on a day of the weekend against a weekday", assumed, 0, 10},
        // Half of the days on a weekday.
        {name + ": a Saturday", 1.0, 2.0, levels(0.5, 1)});
}

/// How often and how long, all kinds alike.
std::vector<Parameter> times() {
    const Rows own("mobility.", &M::activity);
    const Rows row("mobility.activity.", &M::activity);
    return {
        own("errand_factor", &A::factor,
            {"", "all activities and visits, times this", fitted, 0, 3},
            // Who is out already goes nowhere else: a little less than twice as many.
            {"visits to venues a person and Monday", 0.4, 0.8, ratio(2).about(0.1)}),
        own("dwell_factor", &A::dwell_factor,
            {"", "the length of all activities and visits, times this", fitted, 0.05, 10},
            // The shortest stay and the day's end cut the ends of the distribution.
            {"mean minutes of a visit to a venue", 0.5, 1.0, ratio(2).about(0.15)}),
        own("together", &A::together,
            {"", "share of activities on which two friends go together", assumed, 0, 1},
            {"share of activities with the friend", 0.0, 0.5, levels(0, 0.5)}),
        row("shortest_minutes", &A::shortest_minutes, {"min", "shortest stay", assumed, 0, 60},
            // Others last 20 minutes.
            {"market: minutes", 2.0, 30.0, levels(20, 30)}),
        row("part_begins", &A::part_begins,
            {clock_time, "begin of the six parts of the day", assumed, 0, 1440},
            // It ends at 405.
            {"minutes of the longest stay in the first part of the day",
             std::vector<double>{300, 450, 680, 840, 1005, 1140},
             std::vector<double>{330, 450, 680, 840, 1005, 1140}, levels(105, 75)}),
        row("part_ends", &A::part_ends,
            {clock_time, "end of the six parts of the day", assumed, 0, 1440},
            // It begins at 300.
            {"minutes of the longest stay in the first part of the day",
             std::vector<double>{405, 660, 800, 990, 1125, 1290},
             std::vector<double>{375, 660, 800, 990, 1125, 1290}, levels(105, 75)}),
    };
}

/// Where to, with whom, and who goes out alike.
std::vector<Parameter> company() {
    const Rows row("mobility.activity.", &M::activity);
    return {
        row("habits", &A::habits,
            {"", "habitual places of a kind, which take turns by the day", assumed, 1, 5},
            {"spots of the lane of a person in ten days", std::int64_t{1}, std::int64_t{2},
             levels(1, 2)}),
        row("visited_homes", &A::visited_homes,
            {"homes", "neighbours who are visited live so many homes away, to either side", assumed,
             1, 1000},
            {"homes from host to guest", std::vector<double>{1, 1, 1}, std::vector<double>{2, 2, 2},
             levels(1, 2)}),
        row("friend_homes", &A::friend_homes,
            {"homes",
             "a visit to the friend is as likely as to so many neighbours' homes: of six, "
             "one visit in three",
             assumed, 0, 1000},
            // Beside three homes to either side.
            {"share of visits to the friend", std::int64_t{3}, std::int64_t{6},
             levels(1.0 / 3, 0.5).about(0.02)}),
        row("school_age", &A::school_age,
            {"years", "small children are younger, pupils at least of this age",
             "Education Law 2019, article 28: primary school from six", 1, 18},
            {"age of the oldest small child", std::int64_t{6}, std::int64_t{10}, levels(5, 9)}),
        row("adult_age", &A::adult_age,
            {"years", "pupils are younger", "Civil Code 2015, article 20: adults are 18", 6, 30},
            {"age of the oldest pupil", std::int64_t{18}, std::int64_t{20}, levels(17, 19)}),
        row("elder_age", &A::elder_age,
            {"years", "elders are at least of this age", "the survey's oldest class", 30, 120},
            {"age of the youngest elder", std::int64_t{65}, std::int64_t{70}, levels(65, 70)}),
    };
}

} // namespace

std::vector<Parameter> activity_table() {
    std::vector<Parameter> all = times();
    for (Parameter& p : company()) {
        all.push_back(std::move(p));
    }
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
