// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/mobility_rows.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

using M = mobility::MobilitySettings;
using S = mobility::SchoolSettings;
using W = mobility::WorkSettings;
using mobility::SessionHours;

double minutes_of(const std::array<double, 4>& h) {
    return h[1] - h[0] + h[3] - h[2];
}

template <class Part>
void add_hours(const std::string& key, Part M::*part, SessionHours Part::*which,
               const std::string& whose, std::vector<Parameter>& all) {
    const auto row = [&](const std::string& what, auto SessionHours::*field, Doc doc,
                         Effect effect) {
        all.push_back(bind(
            key + what, Layer::world,
            [ part, which, field ](auto& s) -> auto& { return ((s.mobility.*part).*which).*field; },
            std::move(doc), std::move(effect)));
    };
    const std::array<double, 4> usual = ((M{}.*part).*which).minutes;
    row("_hours", &SessionHours::minutes,
        {clock_time, whose + ": from, to, and again from, to (0, 0 = once)",
         "assumption, after school hours, the civil service's 7:30-17:00, shifts of 8-12 h", 0,
         1440},
        // Once instead of twice, and an hour shorter.
        {"minutes a weekday of " + whose, Numbers(usual.begin(), usual.end()),
         Numbers{usual[0], usual[1] - 60, 0, 0},
         levels(minutes_of(usual), usual[1] - 60 - usual[0])});
    row("_weekend", &SessionHours::weekend,
        {"share", whose + ": chance that they are there on a Saturday, on a Sunday", assumed, 0, 1},
        {"share of weekend days of " + whose, Numbers{0, 0}, Numbers{0.5, 0.5}, levels(0, 0.5)});
}

std::vector<Parameter> hours() {
    std::vector<Parameter> all;
    const auto school = [&](const char* key, SessionHours S::*which, const char* whose) {
        add_hours(std::string("mobility.school.") + key, &M::school, which, whose, all);
    };
    school("kindergarten", &S::kindergarten, "kindergartens");
    school("full_day", &S::full_day, "primary classes taught all day");
    school("morning", &S::morning, "classes taught in the morning");
    school("afternoon", &S::afternoon, "classes taught in the afternoon");
    school("upper_morning", &S::upper_morning, "upper secondary classes");
    school("lectures", &S::lectures, "students");
    const auto work = [&](const char* key, SessionHours W::*which, const char* whose) {
        add_hours(std::string("mobility.work.") + key, &M::work, which, whose, all);
    };
    work("office", &W::office, "offices");
    work("factory", &W::factory, "factory lines");
    work("night", &W::night, "factory lines at night");
    work("craft", &W::craft, "household businesses and crafts");
    work("field", &W::field, "farm teams");
    work("field_morning", &W::field_morning, "farm teams in the field in the morning only");
    work("market", &W::market, "those who keep a market stall");
    work("shop", &W::shop, "those who keep a shop or cafe");
    work("eatery", &W::eatery, "those who keep an eatery");
    return all;
}

std::vector<Parameter> school() {
    const Rows own("mobility.", &M::school);
    const Rows row("mobility.school.", &M::school);
    return {
        own("full_day_primary", &S::full_day_primary,
            {"", "primary classes taught all day",
             "assumption: the Ministry of Education's target of 2010 was 50 to 60 % of pupils "
             "(VNA, 8 January 2010)",
             0, 1},
            {"share of primary classes taught all day", 0.3, 0.6, levels(0.3, 0.6)}),
        row("morning_share", &S::morning_share,
            {"share", "of classes with half days, those taught in the morning", assumed, 0, 1},
            {"share of half-day classes in the morning", 0.3, 0.6, levels(0.3, 0.6)}),
        row("classroom_m2", &S::classroom_m2, {"m2", "smallest classroom", assumed, 10, 500},
            {"floor of a class of one", 30.0, 60.0, ratio(2).about(single)}),
        own("classroom_m2_per_pupil", &S::classroom_m2_per_pupil,
            {"m2", "floor of a classroom, for each of its people",
             "NFPA 101-2009: 1.9 net (20 square feet)", 0.5, 20},
            {"floor of a class of a hundred", 1.0, 2.0, ratio(2).about(single)}),
        row("bench_mates_m", &S::bench_mates_m, {"m", "between two on a bench", assumed, 0.2, 5},
            {"metres between bench mates", 0.5, 1.0, levels(0.5, 1).about(single)}),
        row("first_row_m", &S::first_row_m,
            {"m", "from the board to the first row", assumed, 0, 10},
            {"metres from the board to the first row", 1.5, 3.0, levels(1.5, 3).about(single)}),
        row("row_pitch_m", &S::row_pitch_m,
            {"m", "from row to row, where the room is deep enough", assumed, 0.3, 10},
            {"metres from row to row of benches", 1.0, 2.0, levels(1, 2).about(single)}),
        row("last_row_m", &S::last_row_m, {"m", "from the last row to the wall", assumed, 0, 5},
            {"metres from the last row to the wall", 0.4, 1.0, levels(0.4, 1).about(single)}),
        row("bench_columns", &S::bench_columns, {"", "columns of benches", assumed, 1, 20},
            {"benches in the first row", 2, 4, levels(2, 4)}),
        row("teacher_m", &S::teacher_m, {"m", "the teacher from the board", assumed, 0, 10},
            {"metres from the board to the teacher", 0.5, 1.5, levels(0.5, 1.5).about(single)}),
        row("play_group", &S::play_group,
            {"children", "at one table of a kindergarten", assumed, 1, 40},
            {"children at a table", 4, 8, levels(4, 8)}),
        row("play_table_m", &S::play_table_m, {"m", "each from its middle", assumed, 0, 5},
            {"metres across a kindergarten's table", 0.3, 0.6, levels(0.6, 1.2).about(single)}),
        row("break_after_minutes", &S::break_after_minutes,
            {"min", "long break, after the hour in which lessons began", assumed, 0, 600},
            {"minutes of lessons before the break", 60.0, 120.0, levels(60, 120)}),
        row("break_minutes", &S::break_minutes, {"min", "the long break lasts", assumed, 0, 240},
            {"minutes of the break", 20.0, 40.0, levels(20, 40)}),
        row("yard_m", &S::yard_m, {"m", "side of the yard in which it is spent", assumed, 2, 500},
            {"mean metres from the yard's corner", 30.0, 60.0, levels(15, 30)}),
        row("break_group", &S::break_group,
            {"pupils", "spend it together, every other day only the two of a bench", assumed, 1,
             60},
            {"pupils together in the break", 3, 6, levels(3, 6)}),
        row("break_circle_m", &S::break_circle_m,
            {"m", "each from the middle of the group", assumed, 0, 10},
            {"metres between two in the break", 0.5, 1.0, levels(1, 2).about(single)}),
        row("break_move_minutes", &S::break_move_minutes,
            {"min", "until the group moves on", assumed, 1, 240},
            {"places in a break of an hour", 5.0, 10.0, levels(12, 6)}),
    };
}

std::vector<Parameter> teams() {
    const Rows own("mobility.", &M::work);
    const Rows row("mobility.work.", &M::work);
    return {
        row("small_work_m2", &W::small_work_m2,
            {"m2", "floor of a small business, for each of its people", assumed, 1, 500},
            {"floor of a small business of a hundred", 5.0, 10.0, ratio(2).about(single)}),
        row("small_work_least_m2", &W::small_work_least_m2,
            {"m2", "smallest room of a small business", assumed, 1, 1000},
            {"floor of a small business of one", 20.0, 40.0, ratio(2).about(single)}),
        row("field_m2", &W::field_m2, {"m2", "field, for each farmer", assumed, 10, 100000},
            {"field of a team", 500.0, 1000.0, ratio(2).about(single)}),
        row("field_full_day", &W::field_full_day,
            {"share", "of farm teams, those who go out in the afternoon too", assumed, 0, 1},
            {"share of farm teams out in the afternoon", 0.3, 0.6, levels(0.3, 0.6)}),
        row("team_slot_minutes", &W::team_slot_minutes,
            {"min", "until a team is at other spots", assumed, 1, 480},
            {"spots of a team in four hours", 30.0, 60.0, levels(8, 4)}),
        own("field_together", &W::field_together,
            {"", "of the half hours in the field, the share at one spot", fitted, 0, 1},
            {"share of a farm team's spots that are one", 0.2, 0.6, levels(0.2, 0.6)}),
        own("small_work_together", &W::small_work_together,
            {"", "of the half hours of a small team, the share at one spot", fitted, 0, 1},
            {"share of a small team's spots that are one", 0.2, 0.6, levels(0.2, 0.6)}),
        row("team_circle_m", &W::team_circle_m,
            {"m", "each from the middle of the team's spot", assumed, 0, 10},
            {"metres between two at one spot", 0.5, 1.0, levels(1, 2).about(single)}),
        row("stall_pitch_m", &W::stall_pitch_m, {"m", "from stall to stall", assumed, 0.3, 20},
            {"metres from stall to stall", 1.0, 2.0, levels(1, 2).about(single)}),
        row("stall_row_m", &W::stall_row_m, {"m", "from row to row of stalls", assumed, 0.3, 20},
            {"metres from row to row of stalls", 2.0, 4.0, levels(2, 4).about(single)}),
    };
}

std::vector<Parameter> offices_and_factories() {
    const Rows own("mobility.", &M::work);
    const Rows row("mobility.work.", &M::work);
    return {
        row("office_m2", &W::office_m2,
            {"m2", "floor of an office, for each of its people",
             "NFPA 101-2009: 9.3 gross; less corridors, an assumption", 1, 100},
            {"floor of an office of a hundred", 5.0, 10.0, ratio(2).about(single)}),
        row("office_least_m2", &W::office_least_m2, {"m2", "smallest office", assumed, 1, 1000},
            {"floor of an office of one", 20.0, 40.0, ratio(2).about(single)}),
        row("desk_pitch_m", &W::desk_pitch_m, {"m", "from pair to pair of desks", assumed, 0.3, 20},
            {"metres from pair to pair of desks", 2.0, 4.0, levels(2, 4).about(single)}),
        row("desk_across_m", &W::desk_across_m,
            {"m", "between two who face each other", assumed, 0.3, 20},
            {"metres across two desks", 1.5, 3.0, levels(1.5, 3).about(single)}),
        row("desk_row_m", &W::desk_row_m, {"m", "from row to row of desks", assumed, 0.3, 20},
            {"metres from row to row of desks", 3.0, 6.0, levels(3, 6).about(single)}),
        own("tea_share", &W::tea_share,
            {"share", "half days on which two colleagues of an office have tea together",
             "assumption, fitted to the first week of an office's badges (InVS 2013)", 0, 1},
            {"share of half days with tea", 0.2, 0.6, levels(0.2, 0.6)}),
        row("tea_after_minutes", &W::tea_after_minutes,
            {"min", "tea, after the hour in which work began", assumed, 0, 600},
            {"minutes of work before tea", 90.0, 150.0, levels(90, 150)}),
        row("tea_minutes", &W::tea_minutes, {"min", "tea lasts", assumed, 0, 240},
            {"minutes of tea", 10.0, 20.0, levels(10, 20)}),
        row("tea_circle_m", &W::tea_circle_m, {"m", "each from the middle", assumed, 0, 10},
            {"metres between two at tea", 0.4, 0.8, levels(0.8, 1.6).about(single)}),
        own("night_lines", &W::night_lines,
            {"share", "factory lines that work at night", "assumption: none; no figure is known", 0,
             1},
            {"share of factory lines that work at night", 0.2, 0.6, levels(0.2, 0.6)}),
        row("factory_m2", &W::factory_m2,
            {"m2", "factory floor, for each worker of a line",
             "NFPA 101-2009: 9.3 gross; less stores and ways, an assumption", 1, 500},
            {"floor of a factory line", 5.0, 10.0, ratio(2).about(single)}),
        own("station_pitch_m", &W::station_pitch_m,
            {"m", "from one place to the next along a factory line", assumed, 0.5, 20},
            {"metres from station to station", 1.5, 3.0, levels(1.5, 3).about(single)}),
        row("across_line_m", &W::across_line_m, {"m", "across a factory line", assumed, 0.3, 20},
            {"metres across a line", 2.0, 4.0, levels(2, 4).about(single)}),
        row("meal_after_minutes", &W::meal_after_minutes,
            {"min", "meal of a shift, after the hour in which it began", assumed, 0, 600},
            {"minutes of a shift before its meal", 120.0, 240.0, levels(120, 240)}),
        row("meal_minutes", &W::meal_minutes, {"min", "the meal lasts", assumed, 0, 240},
            {"minutes of a shift's meal", 20.0, 40.0, levels(20, 40)}),
        row("meal_mates", &W::meal_mates,
            {"people", "others at the table, mixed anew each day", assumed, 0.1, 50},
            {"others at the table of a shift's meal", 2.0, 5.0, levels(2, 5)}),
        row("meal_circle_m", &W::meal_circle_m, {"m", "each from its middle", assumed, 0, 10},
            {"metres from that table's middle", 0.5, 1.0, levels(0.5, 1).about(single)}),
        row("meal_table_pitch_m", &W::meal_table_pitch_m,
            {"m", "from table to table: out of reach of the next", assumed, 0.5, 20},
            {"metres from table to table", 2.0, 4.0, levels(2, 4).about(single)}),
    };
}

} // namespace

std::vector<Parameter> work_table() {
    std::vector<Parameter> all = hours();
    for (const auto& more : {school(), offices_and_factories(), teams()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::scenario
