// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/contacts_print.hpp"
#include "models/contact/survey_2007.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <numeric>

namespace truyvet::cli {
namespace {

using contact::ContactStatistics;
using contact::survey_ages;
using contact::survey_places;
namespace survey = contact::survey_2007;
using nlohmann::ordered_json;

double sum(const std::array<double, survey_places>& x) {
    return std::accumulate(x.begin(), x.end(), 0.0);
}

/// Contacts over 15 minutes a day: in all, and outside home.
struct Long {
    double all;
    double outside;
};
Long over_15_min(const ContactStatistics::Row& row) {
    const double all = sum(row.over_15_min);
    return {all / row.days, (all - row.over_15_min[0]) / row.days};
}

void print_places(const ContactStatistics& s) {
    const auto row = s.all();
    fmt::print(std::cout, "\n{:<28}{:>10}{:>10}{:>13}\n", "contacts a day", "here", "survey",
               "over 15 min");
    for (std::size_t p = 0; p < survey_places; ++p) {
        fmt::print(std::cout, "  {:<26}{:>10.2f}{:>10.2f}{:>13.2f}\n",
                   contact::survey_place_names[p], row.contacts[p] / row.days, survey::by_place[p],
                   row.over_15_min[p] / row.days);
    }
    const Long l = over_15_min(row);
    fmt::print(std::cout, "  {:<26}{:>10.2f}{:>10.2f}\n", "all", sum(row.contacts) / row.days,
               survey::contacts);
    fmt::print(std::cout, "  {:<26}{:>10.2f}{:>10.2f}\n", "over 15 min", l.all,
               survey::over_15_min);
    fmt::print(std::cout, "  {:<26}{:>10.2f}{:>10.2f}\n", "over 15 min, outside home", l.outside,
               survey::over_15_min_outside_home);
}

void print_durations(const ContactStatistics& s) {
    fmt::print(std::cout, "\n{:<16}", "duration, %");
    for (const auto name : survey::duration_names) {
        fmt::print(std::cout, "{:>18}", name);
    }
    fmt::print(std::cout, "\n");
    for (std::size_t p = 0; p < survey_places; ++p) {
        const auto shares = s.durations(static_cast<contact::SurveyPlace>(p));
        fmt::print(std::cout, "  {:<14}", contact::survey_place_names[p]);
        for (std::size_t k = 0; k < contact::duration_classes; ++k) {
            fmt::print(
                std::cout, "{:>18}",
                fmt::format("{:.0f} ({:.0f})", 100 * shares[k], 100 * survey::durations[p][k]));
        }
        fmt::print(std::cout, "\n");
    }
    fmt::print(std::cout, "  (in brackets: the survey)\n");
}

void print_ages(const ContactStatistics& s) {
    fmt::print(std::cout, "\n{:<16}{:>12}{:>10}{:>12}{:>10}   with", "age, over 15 min", "all",
               "survey", "not home", "survey");
    for (const auto name : survey::age_names) {
        fmt::print(std::cout, "{:>7}", name);
    }
    fmt::print(std::cout, "\n");
    const auto mixing = s.mixing();
    for (std::size_t a = 0; a < survey_ages; ++a) {
        const Long l = s.by_age()[a].days > 0 ? over_15_min(s.by_age()[a]) : Long{0, 0};
        fmt::print(std::cout, "  {:<14}{:>12.2f}{:>10.2f}{:>12.2f}{:>10.2f}       ",
                   survey::age_names[a], l.all, survey::over_15_min_by_age[a], l.outside,
                   survey::outside_by_age[a]);
        for (const double x : mixing[a]) {
            fmt::print(std::cout, "{:>7.2f}", x);
        }
        fmt::print(std::cout, "\n");
    }
}

ordered_json as_json(const analysis::CountPerCase& c) {
    return {{"mean", c.mean}, {"lo", c.lo}, {"hi", c.hi}};
}

ordered_json as_json(const std::map<unsigned, double>& degrees) {
    ordered_json list = ordered_json::array();
    for (const auto& [contacts, days] : degrees) {
        list.push_back({{"contacts", contacts}, {"person_days", days}});
    }
    return list;
}

ordered_json as_json(const ContactStatistics& s) {
    const auto row = s.all();
    const Long l = over_15_min(row);
    ordered_json j{{"person_days", row.days},
                   {"contacts", sum(row.contacts) / row.days},
                   {"over_15_min", l.all},
                   {"over_15_min_outside_home", l.outside}};
    for (std::size_t p = 0; p < survey_places; ++p) {
        j["settings"].push_back({{"setting", contact::survey_place_names[p]},
                                 {"contacts", row.contacts[p] / row.days},
                                 {"over_15_min", row.over_15_min[p] / row.days},
                                 {"durations", s.durations(static_cast<contact::SurveyPlace>(p))}});
    }
    const auto mixing = s.mixing();
    for (std::size_t a = 0; a < survey_ages; ++a) {
        const ContactStatistics::Row& r = s.by_age()[a];
        const Long of_age = r.days > 0 ? over_15_min(r) : Long{0, 0};
        j["ages"].push_back({{"age", survey::age_names[a]},
                             {"person_days", r.days},
                             {"over_15_min", of_age.all},
                             {"over_15_min_outside_home", of_age.outside},
                             {"contacts_with_age", mixing[a]}});
    }
    j["degrees"] = as_json(s.degrees());
    j["degrees_over_15_min"] = as_json(s.long_degrees());
    return j;
}

ordered_json survey_json() {
    ordered_json j{{"source", "Horby et al. 2011, doi:10.1371/journal.pone.0016965"},
                   {"contacts", survey::contacts},
                   {"over_15_min", survey::over_15_min},
                   {"over_15_min_outside_home", survey::over_15_min_outside_home}};
    for (std::size_t p = 0; p < survey_places; ++p) {
        j["settings"].push_back({{"setting", contact::survey_place_names[p]},
                                 {"contacts", survey::by_place[p]},
                                 {"durations", survey::durations[p]}});
    }
    for (std::size_t a = 0; a < survey_ages; ++a) {
        j["ages"].push_back({{"age", survey::age_names[a]},
                             {"over_15_min", survey::over_15_min_by_age[a]},
                             {"over_15_min_outside_home", survey::outside_by_age[a]}});
    }
    return j;
}

} // namespace

void print_contacts(const analysis::ContactReport& report) {
    fmt::print(std::cout, "{}: {} person-days in each province, the week from {}\n",
               report.scenario, report.person_days, report.first_day);
    fmt::print(std::cout, "survey: 865 people of a rural commune, 2007 (Horby et al. 2011)\n");
    print_places(report.all);
    print_durations(report.all);
    print_ages(report.all);
    fmt::print(std::cout, "\n{:<22}{:>12}{:>10}{:>10}   {}\n", "province", "people", "over 15",
               "not home", "F1 a case, 95 % of cases | also an hour in one room");
    for (const analysis::ProvinceContacts& p : report.provinces) {
        const Long l = over_15_min(p.diaries.all());
        fmt::print(std::cout,
                   "  {:<20}{:>12}{:>10.2f}{:>10.2f}   {:.1f} ({:.0f} to {:.0f}) | {:.1f} ({:.0f} "
                   "to {:.0f})\n",
                   p.name, p.people, l.all, l.outside, p.close.mean, p.close.lo, p.close.hi,
                   p.same_room.mean, p.same_room.lo, p.same_room.hi);
    }
    fmt::print(std::cout,
               "  traced: Hải Dương, February 2021: 24.6 F1 a case; elsewhere 20 to 65\n");
}

std::string contacts_json(const analysis::ContactReport& report) {
    ordered_json j{{"schema", "truyvet-contacts/1"}, {"scenario", report.scenario},
                   {"first_day", report.first_day},  {"cases", report.cases},
                   {"all", as_json(report.all)},     {"survey", survey_json()}};
    for (const analysis::ProvinceContacts& p : report.provinces) {
        ordered_json province{{"name", p.name},
                              {"people", p.people},
                              {"f1_per_case", as_json(p.close)},
                              {"f1_per_case_same_room", as_json(p.same_room)}};
        province.update(as_json(p.diaries));
        j["provinces"].push_back(std::move(province));
    }
    return j.dump(1);
}

} // namespace truyvet::cli
