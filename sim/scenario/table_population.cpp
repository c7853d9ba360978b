// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {

std::vector<Parameter> population_table() {
    return {
        bind("population.provinces", Layer::world, [](auto& s) -> auto& { return s.provinces; },
             {.unit = "",
              .summary = "provinces by slug (\"lao-cai\"); an empty list: all 63",
              .source = "census 2019"},
             {"provinces with people", std::vector<std::string>{"lao-cai"},
              std::vector<std::string>{"lao-cai", "da-nang"}, levels(1, 2)}),
        bind("population.people_per_coach", Layer::world, [](auto& s) -> auto& {
            return s.population
                .people_per_town_room[population::venue_index(population::RoomKind::coach)];
        },
             {.unit = "people",
              .summary = "people of a district for each of its coaches to elsewhere; 0 = nobody "
                         "leaves the province, 3500 = coaches of some 30 passengers a day",
              .source = "assumption: nobody leaves; with 3500, 0.3 % of close contacts live in "
                        "another province",
              .min = 0,
              .max = 1e9},
             {"coaches", 100.0, 200.0, ratio(0.5).about(0.1)}),
        bind("population.people_per_lane", Layer::world, [](auto& s) -> auto& {
            return s.population
                .people_per_local_room[population::venue_index(population::RoomKind::lane)];
        },
             {.unit = "people",
              .summary =
                  "people who share a spot of the lane where they stop for a word; 0 = nobody "
                  "stops",
              .source = "assumption, set to the survey's contacts on the road (Horby et al. 2011)",
              .min = 0,
              .max = 1e9},
             {"spots of lanes", 50.0, 100.0, ratio(0.5).about(0.1)}),
        bind("population.commute_out_share", Layer::world,
             [](auto& s) -> auto& { return s.population.commute_out_share; },
             {.unit = "share",
              .summary = "of office and enterprise workers, those who work in another district",
              .source = "assumption",
              .min = 0,
              .max = 1},
             {"share of employees who work in another district", 0.2, 0.5,
              levels(0.2, 0.5).about(0.1)}),
        bind("population.boarding_share", Layer::world,
             [](auto& s) -> auto& { return s.population.boarding_share; },
             {.unit = "share",
              .summary = "of the workers in industrial parks (counted in Bac Giang and Bac Ninh), "
                         "those who share rented rooms in boarding houses",
              .source = "Bac Giang newspaper 2021: 29,000 rooms in two communes, at 2.5 people, of "
                        "240,000 workers; for other communes and Bac Ninh an assumption",
              .min = 0,
              .max = 1},
             // Whole houses.
             {"people who rent a room", 0.2, 0.4, ratio(2).about(0.1)}),
        bind("population.people", Layer::world,
             [](auto& s) -> auto& { return s.population.people; },
             {.unit = "people",
              .summary = "people in all provinces together, scaled from the census; 0 = the census",
              .source = "census 2019",
              .min = 0,
              .max = 4000000000.0},
             // Whole households in whole communes: to a per cent.
             {"people made", 2000, 4000, levels(2000, 4000).about(0.01)}),
    };
}

} // namespace truyvet::scenario
