// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/population/census.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

using namespace truyvet;
using population::Census;
namespace fs = std::filesystem;

namespace {

/// A copy of the census folder in which one line of one file is changed.
class Changed {
  public:
    Changed(const std::string& file, const std::string& find, const std::string& replace)
        : folder_(fs::temp_directory_path() /
                  fs::path("truyvet-census-" + file +
                           std::to_string(std::hash<std::string>{}(replace)))) {
        fs::remove_all(folder_);
        fs::copy(TRUYVET_CENSUS, folder_);
        std::stringstream text;
        text << std::ifstream(folder_ / file).rdbuf();
        std::string s = text.str();
        const auto at = s.find(find);
        REQUIRE(at != std::string::npos);
        s.replace(at, find.size(), replace);
        std::ofstream(folder_ / file) << s;
    }
    ~Changed() { fs::remove_all(folder_); }
    Changed(const Changed&) = delete;
    Changed& operator=(const Changed&) = delete;

    [[nodiscard]] std::string fault() const {
        try {
            population::read_census(folder_);
        } catch (const core::InputError& e) {
            return e.what();
        }
        return "";
    }

  private:
    fs::path folder_;
};

using Catch::Matchers::Contains;

} // namespace

TEST_CASE("The census of 2019 is whole: 63 provinces, 96.2 million people") {
    const Census census = population::read_census(TRUYVET_CENSUS);
    REQUIRE(census.provinces.size() == 63);
    std::uint64_t people = 0;
    for (const auto& p : census.provinces) {
        people += p.population;
        std::uint64_t in_districts = 0;
        for (const auto& d : p.districts) {
            in_districts += d.population;
        }
        CHECK(std::abs(static_cast<double>(in_districts) / static_cast<double>(p.population) - 1) <
              0.01);
    }
    CHECK(people == 96'208'984); // GSO, census of 1 April 2019
    const Census lao_cai = population::select(census, {"lao-cai"});
    CHECK(lao_cai.provinces.at(0).population == 730'420);
    CHECK(lao_cai.provinces.at(0).households == 175'034);
    CHECK(lao_cai.provinces.at(0).districts.size() == 9);
}

TEST_CASE("Faults of census files are named with file and line") {
    CHECK_THAT(Changed("provinces.csv", "730420", "many").fault(),
               Contains("provinces.csv:") && Contains("population = 'many' is not a number"));
    CHECK_THAT(Changed("provinces.csv", "0.2347", "1.2347").fault(),
               Contains("urban_share = 1.2347 is outside 0 .. 1"));
    CHECK_THAT(Changed("ages.csv", "0.10095", "0.20095").fault(),
               Contains("ages.csv:") && Contains("add up to"));
    CHECK_THAT(Changed("schools.csv", "lao-cai,200,1967,", "lao-cai,200,0,").fault(),
               Contains("schools.csv:") && Contains("kindergarten_classes = 0 is outside"));
    CHECK_THAT(Changed("schools.csv", "lao-cai,200,1967,47473", "lao-cai,200,1967,1000").fault(),
               Contains("a class cannot be empty"));
    CHECK_THAT(Changed("household_sizes.csv", "lao-cai,", "lao-kai,").fault(),
               Contains("'lao-kai' is not a province") && Contains("no figures for 'lao-cai'"));
    CHECK_THAT(Changed("districts.csv", "communes", "wards").fault(),
               Contains("districts.csv:4: column communes is missing"));
    CHECK_THAT(Changed("labour.csv", "10-14,0.0", "10-14,").fault(),
               Contains("participation is missing"));
    CHECK_THAT(Changed("districts.csv", "Long Mỹ (huyện)", "Long Mỹ (thị xã)").fault(),
               Contains("districts.csv:") &&
                   Contains("'Long Mỹ (thị xã)' of 'hau-giang' stands twice"));
}

TEST_CASE("A province that does not exist is refused with the nearest that does") {
    const Census census = population::read_census(TRUYVET_CENSUS);
    CHECK_THROWS_WITH(population::select(census, {"lao-kai"}),
                      Contains("did you mean Lào Cai (lao-cai)?"));
}
