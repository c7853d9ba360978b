// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/census.hpp"
#include "sim/report/model.hpp"
#include "sim/report/report.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace truyvet;
using namespace truyvet::report;
using Catch::Matchers::Contains;

namespace {

/// Arms of one province each: at its own count, on its own day, and at 30 % of the people.
results::Results of_provinces(const std::vector<std::string>& slugs, std::uint32_t replicates) {
    results::Results r = test::synthetic_frame(3);
    const std::vector<results::Arm> made(r.arms.begin() + 14, r.arms.begin() + 16); // all active
    r.arms.clear();
    for (const std::string& slug : slugs) {
        for (results::Arm arm : made) {
            const bool observed = arm.name.starts_with("as observed");
            arm.name = slug + ": " + arm.name;
            arm.settings["population.provinces"] = {slug};
            arm.settings["cases.date"] = "2021-05-" + std::to_string(10 + r.arms.size() / 2);
            if (observed) {
                arm.settings.erase("adoption.share");
                arm.settings.erase("adoption.of");
                arm.settings["adoption.observed.place"] = slug;
                arm.share_people += 0.01 * static_cast<double>(r.arms.size());
                arm.share_subscriptions += 0.01 * static_cast<double>(r.arms.size());
            }
            r.arms.push_back(std::move(arm));
        }
    }
    for (std::uint32_t a = 0; a < r.arms.size(); ++a) {
        for (std::uint32_t i = 0; i < replicates; ++i) {
            r.add(test::synthetic_cell(r, a, i, 40));
        }
    }
    return r;
}

} // namespace

TEST_CASE("Every province has a square of its own") {
    const population::Census census = population::read_census(TRUYVET_SCENARIO_DATA);
    std::set<std::string> slugs;
    std::set<std::pair<int, int>> places;
    for (const Tile& t : tiles()) {
        slugs.insert(t.slug);
        places.emplace(t.row, t.column);
        CHECK(t.column <= 7); // the style sheet has so many
    }
    CHECK(places.size() == 63);
    for (const population::ProvinceFigures& p : census.provinces) {
        CHECK(slugs.erase(p.slug) == 1);
    }
    CHECK(slugs.empty());
}

TEST_CASE("Neighbours lie in their direction") {
    const population::Census census = population::read_census(TRUYVET_SCENARIO_DATA);
    const auto square = [](const std::string& slug) {
        return *std::find_if(tiles().begin(), tiles().end(),
                             [&](const Tile& t) { return t.slug == slug; });
    };
    std::size_t pairs = 0;
    for (const population::ProvinceFigures& a : census.provinces) {
        for (const population::ProvinceFigures& b : census.provinces) {
            const double east = b.lon - a.lon;
            const double south = a.lat - b.lat;
            // Within 140 km, and not so near that the rounded centres say nothing.
            if (std::hypot(east, south) < 1.3 && std::hypot(east, south) > 0.4) {
                const Tile from = square(a.slug);
                const Tile to = square(b.slug);
                INFO(a.name << " -> " << b.name);
                CHECK(east * (to.column - from.column) + south * (to.row - from.row) >= 0);
                ++pairs;
            }
        }
    }
    CHECK(pairs > 400);
}

TEST_CASE("Arms of several provinces make a map for each thing that is asked of all") {
    const results::Results r = of_provinces({"lao-cai", "da-nang", "ca-mau"}, 2);
    const auto views = province_views(r);
    REQUIRE(views.size() == 2);
    CHECK(views[0].label.en == "the published 15.5–19.5\u202f% of people, 100\u202f% active");
    CHECK(views[1].label.en == "30.0\u202f% of people, 100\u202f% active");
    REQUIRE(views[1].places.size() == 3);
    CHECK(views[1].places[2].tile->name == "Cà Mau");
    CHECK(views[1].places[2].arm == 5);
}

TEST_CASE("No map of one province, of several at once or of none that is known") {
    results::Results r = of_provinces({"lao-cai"}, 1);
    CHECK(province_views(r).empty());
    CHECK(province_views(test::synthetic_frame(3)).empty());
    r = of_provinces({"lao-cai", "da-nang"}, 1);
    for (results::Arm& arm : r.arms) {
        arm.settings["population.provinces"] = {"lao-cai", "da-nang"};
    }
    CHECK(province_views(r).empty());
    r.arms[0].settings["population.provinces"] = {"<b>"};
    r.arms[1].settings["population.provinces"] = 5;
    CHECK(province_views(r).empty());
    CHECK_THAT(html(r, Language::english), !Contains("id=\"provinces\""));
}

TEST_CASE("The page answers for the provinces from the lowest to the highest") {
    const results::Results r = of_provinces({"lao-cai", "da-nang", "ca-mau"}, 5);
    const Model m(r);
    const std::string page = html(r, Language::english);
    const auto recall = [&](std::size_t arm) {
        return *m.main(arm).of(analysis::Measure::recall).mean;
    };
    const std::size_t best =
        recall(0) > recall(2) ? (recall(0) > recall(4) ? 0 : 4) : (recall(2) > recall(4) ? 2 : 4);
    CHECK_THAT(page, Contains("In 3 provinces, when 30\u202f% of people install it"));
    CHECK_THAT(page, Contains(" to " + percent(m.main(best).of(analysis::Measure::recall)).en +
                              " (" + tile_of(r.arms[best])->name + ").</span></p>"));
    CHECK_THAT(page, Contains("<b>Đà Nẵng</b> ") && !Contains("id=\"curve\""));
    CHECK(m.label(2).en.starts_with("Đà Nẵng: "));
}
