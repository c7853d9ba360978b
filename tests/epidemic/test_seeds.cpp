// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/epidemic/imports.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::epidemic;

namespace {

const DistrictNames districts{{"bac-giang", "Việt Yên", core::DistrictId{3}},
                              {"bac-giang", "Lạng Giang", core::DistrictId{4}},
                              {"lao-cai", "Sa Pa", core::DistrictId{5}}};

std::vector<Seed> read(std::vector<std::string> texts) {
    EpidemicSettings s;
    s.imports.seeds = std::move(texts);
    return seeds_from(s, districts, "here");
}

} // namespace

TEST_CASE("Seeds are read as they are written") {
    const auto seeds =
        read({"20 factory_workers in Việt Yên together 2021-05-01",
              "3 pupils 2021-05-04..2021-05-10", "1 everyone in lao-cai/Sa Pa 2021-05-02"});
    REQUIRE(seeds.size() == 3);
    CHECK(seeds[0].count == 20);
    CHECK(group_names()[seeds[0].group] == "factory_workers");
    CHECK(seeds[0].district == core::DistrictId{3});
    CHECK(seeds[0].together);
    CHECK(seeds[0].from == EpidemicSettings{}.start);
    CHECK(seeds[1].to - seeds[1].from == 6);
    CHECK(!seeds[1].district.exists());
    CHECK(seeds[2].district == core::DistrictId{5});
    CHECK(!seeds[2].together);
}

TEST_CASE("Every seed that cannot be is named, with the reason and the remedy") {
    try {
        read({"0 pupils 2021-05-04", "3 pupil 2021-05-04", "3 pupils in Viet Yen 2021-05-04",
              "3 pupils 2021-02-30", "3 pupils 2021-05-09..2021-05-04", "3 pupils 2022-05-04",
              "pupils", "3 pupils near Sa Pa 2021-05-04", "3 pupils 2021-05-04"});
        FAIL("nothing was refused");
    } catch (const core::InputError& e) {
        REQUIRE(e.faults().size() == 8);
        CHECK(e.faults()[1].message.find("did you mean pupils") != std::string::npos);
        CHECK(e.faults()[2].message.find("bac-giang/Việt Yên") != std::string::npos);
        CHECK(e.faults()[5].message.find("epidemic.start") != std::string::npos);
    }
}
