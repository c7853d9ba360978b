// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/place_names.hpp"

#include <catch2/catch.hpp>

#include <utility>

using namespace truyvet;

namespace {

const population::Census& country() {
    static const population::Census census = population::read_census(TRUYVET_CENSUS);
    return census;
}

} // namespace

TEST_CASE("Provinces are found as people write them") {
    const std::pair<const char*, const char*> cases[] = {{"lao-cai", "lao-cai"},
                                                         {"Lào Cai", "lao-cai"},
                                                         {"La\u0300o Cai", "lao-cai"},
                                                         {"tỉnh Lào Cai", "lao-cai"},
                                                         {"LAO CAI", "lao-cai"},
                                                         {"Laocai", "lao-cai"},
                                                         {"Thừa Thiên Huế", "thua-thien-hue"},
                                                         {"Huế", "thua-thien-hue"},
                                                         {"TP HCM", "ho-chi-minh"},
                                                         {"TP. Hồ Chí Minh", "ho-chi-minh"},
                                                         {"Sài Gòn", "ho-chi-minh"},
                                                         {"Thanh Hoá", "thanh-hoa"},
                                                         {"Đắc Lắc", "dak-lak"},
                                                         {"Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"}};
    for (const auto& [text, slug] : cases) {
        INFO(text);
        const auto* p = population::province_named(country(), text);
        REQUIRE(p != nullptr);
        CHECK(p->slug == slug);
    }
}

TEST_CASE("Every province and district is found by its own name alone, in its province") {
    for (const auto& p : country().provinces) {
        INFO(p.name);
        CHECK(population::province_named(country(), p.name) == &p);
        CHECK(population::province_named(country(), p.slug) == &p);
        std::vector<std::string> names;
        for (const auto& d : p.districts) {
            names.push_back(d.name);
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO(names[i]);
            CHECK(population::meant(names[i], names) == std::vector<std::size_t>{i});
        }
    }
}

TEST_CASE("Nothing is suggested where nothing is near") {
    CHECK(population::province_hint(country(), "Lào Kai") == "; did you mean Lào Cai (lao-cai)?");
    CHECK(population::province_hint(country(), "Luang Prabang").empty());
    CHECK(population::province_named(country(), "Luang Prabang") == nullptr);
    CHECK(population::province_named(country(), "") == nullptr);
}

TEST_CASE("Kinds and marks tell districts apart, case and spaces do not") {
    const std::vector<std::string> names{"Sa Pa",   "Kỳ Anh (thị xã)", "Kỳ Anh (huyện)",
                                         "Lào Cai", "Bình Tân",        "Bình Tấn"};
    using Found = std::vector<std::size_t>;
    CHECK(population::meant("Sapa", names) == Found{0});
    CHECK(population::meant("sa pa", names) == Found{0});
    CHECK(population::meant("TX Sa Pa", names) == Found{0});
    CHECK(population::meant("TP Lào Cai", names) == Found{3});
    CHECK(population::meant("La\u0300o Cai", names) == Found{3});
    CHECK(population::meant("thị xã Kỳ Anh", names) == Found{1});
    CHECK(population::meant("huyện Kỳ Anh", names) == Found{2});
    CHECK(population::meant("Kỳ Anh", names) == Found{1, 2});
    CHECK(population::meant("Bình Tân", names) == Found{4});
    CHECK(population::meant("binh tan", names) == Found{4, 5});
    CHECK(population::meant("Tịnh Biên", names).empty());
}
