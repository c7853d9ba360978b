// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/text.hpp"
#include "sim/results/results.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace truyvet::report {

/// A province's square on the map (assets/provinces.csv).
struct Tile {
    std::string slug;
    std::string name;
    std::string brief;
    int row = 0;
    int column = 0;
};
/// All 63.
const std::vector<Tile>& tiles();
/// Of an arm that is about one province; null where it is about several or about the scenario's.
const Tile* tile_of(const results::Arm& arm);

/// One map: arms that differ in the province and in what each province brings along (its count, its
/// date, its share of smartphones), one arm a province.
struct ProvinceView {
    struct Place {
        const Tile* tile;
        std::size_t arm; ///< of the results
    };
    nlohmann::ordered_json settings; ///< those its arms agree on
    Text label;                      ///< "30.0 % of people, 38 % active"
    std::vector<Place> places;       ///< in the order of the arms
};
/// None where the arms are not about several provinces.
std::vector<ProvinceView> province_views(const results::Results& results);

} // namespace truyvet::report
