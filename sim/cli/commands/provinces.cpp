// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/observations.hpp"
#include "models/core/date_text.hpp"
#include "models/core/error.hpp"
#include "models/population/place_names.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/scenario/data_folder.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
using Json = nlohmann::ordered_json;
using population::ProvinceFigures;

/// The last published share of the people; null where nothing was.
const adoption::Observation* latest(const adoption::Observations& all, const std::string& slug) {
    const auto series = all.series(slug);
    return series.empty() ? nullptr : series.back();
}

/// Columns of a terminal: Vietnamese here is in composed letters.
std::string padded(const std::string& text, std::size_t columns) {
    const auto width = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
    return text + std::string(columns - std::min(columns, width), ' ');
}

Json as_json(const ProvinceFigures& p, const adoption::Observations& observations) {
    Json districts = Json::array();
    for (const population::DistrictFigures& d : p.districts) {
        districts.push_back({{"name", d.name},
                             {"people", d.population},
                             {"households", d.households},
                             {"urban_share", d.urban_share}});
    }
    Json province{{"slug", p.slug},
                  {"name", p.name},
                  {"people", p.population},
                  {"households", p.households},
                  {"urban_share", p.urban_share},
                  {"adults_with_smartphone_share", p.smartphones.adult_share},
                  {"smartphone_subscriptions_per_person", p.smartphones.subscriptions_per_person},
                  {"latest_count", nullptr},
                  {"districts", districts}};
    if (const auto* o = latest(observations, p.slug)) {
        province["latest_count"] = {{"date", core::date_text(o->date)},
                                    {"installs", o->count > 0 ? Json(o->count) : Json(nullptr)},
                                    {"share_of_people", *o->share_of_people()},
                                    {"source", o->source}};
    }
    return province;
}

void print_all(const population::Census& census, const adoption::Observations& observations) {
    fmt::print(std::cout, "{} {} {:>10} {:>6} {:>11} {:>10} {:>16}  {}\n", padded("province", 20),
               padded("slug", 16), "people", "urban", "smartphone*", "districts", "last count",
               "of people");
    for (const ProvinceFigures& p : census.provinces) {
        const auto* o = latest(observations, p.slug);
        fmt::print(std::cout, "{} {} {:>10} {:>4.0f} % {:>9.0f} % {:>10} {:>16}  {}\n",
                   padded(p.name, 20), padded(p.slug, 16), p.population, 100 * p.urban_share,
                   100 * p.smartphones.adult_share, p.districts.size(),
                   o == nullptr ? "-" : core::date_text(o->date),
                   o == nullptr ? "-" : fmt::format("{:.2f} %", 100 * *o->share_of_people()));
    }
    fmt::print(std::cout, "* of adults; truyvet provinces NAME lists a province's districts\n");
}

void print_one(const ProvinceFigures& p, const adoption::Observations& observations) {
    fmt::print(std::cout, "{} ({}): {} people in {} households, {:.1f} % in towns\n", p.name,
               p.slug, p.population, p.households, 100 * p.urban_share);
    fmt::print(std::cout,
               "{:.1f} % of adults use a smartphone; {:.3f} smartphone subscriptions a person\n",
               100 * p.smartphones.adult_share, p.smartphones.subscriptions_per_person);
    for (const auto* o : observations.series(p.slug)) {
        fmt::print(std::cout, "{}: {}{:.2f} % of the people ({})\n", core::date_text(o->date),
                   o->count > 0 ? fmt::format("{:.0f} installs, ", o->count) : "",
                   100 * *o->share_of_people(), o->source);
    }
    fmt::print(std::cout, "\n{} {:>10} {:>10} {:>8}\n", padded("district", 24), "people",
               "households", "in towns");
    for (const population::DistrictFigures& d : p.districts) {
        fmt::print(std::cout, "{} {:>10} {:>10} {:>6.1f} %\n", padded(d.name, 24), d.population,
                   d.households, 100 * d.urban_share);
    }
}

} // namespace

int provinces(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("province", po::value<std::string>(),
                          "one, with its districts: \"Lào Cai\", lao-cai, \"TP HCM\"")(
        "json", po::bool_switch(), "all figures, districts too");
    po::positional_options_description positional;
    positional.add("province", 1);
    po::variables_map values;
    if (!parse(arguments, "provinces", options, positional, values)) {
        return 0;
    }
    auto census = population::read_census(scenario::data_folder());
    const adoption::Observations observations(scenario::data_folder() /
                                              "adoption_observations.csv");
    const bool one = values.count("province") != 0;
    if (one) {
        census = population::select(census, {values["province"].as<std::string>()});
    }
    if (values["json"].as<bool>()) {
        Json all = Json::array();
        for (const ProvinceFigures& p : census.provinces) {
            all.push_back(as_json(p, observations));
        }
        std::cout << all.dump(2) << "\n";
    } else if (one) {
        print_one(census.provinces.front(), observations);
    } else {
        print_all(census, observations);
    }
    return 0;
}

} // namespace truyvet::cli
