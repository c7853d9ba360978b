// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/district_counts.hpp"
#include "models/core/date_text.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace truyvet;

namespace {

struct Province {
    population::ProvinceFigures figures;

    Province() {
        figures.slug = "lao-cai";
        figures.name = "Lào Cai";
        figures.districts = {{"Sa Pa", 65695, 1, 0, 1}, {"Lào Cai", 127854, 1, 0, 1}};
    }
    std::vector<adoption::DistrictCount> counts(const std::string& text) const {
        const auto file = std::filesystem::temp_directory_path() / "truyvet-counts.csv";
        std::ofstream(file) << text;
        return adoption::read_counts(file, figures);
    }
};

} // namespace

TEST_CASE("Counts are read as they are copied from a spreadsheet") {
    const Province p;
    for (const char* text :
         {"huyện\tSố lượt cài đặt\tngày\nTP Lào Cai\t30.117\t16/8/2020\nSapa\t9.000\t16/8/2020\n"
          "Tổng\t39.117\t\n",
          "\xEF\xBB\xBF"
          "district;installs;date\r\nLao Cai;30117;2020-08-16\r\nsa pa;9000;2020-08-16\r\n",
          "Đơn vị,Cài đặt,Ngày\n\"Sa Pa\",\"9,000\",2020-08-16\nLào Cai,30117,16/08/2020\n"}) {
        INFO(text);
        const auto counts = p.counts(text);
        REQUIRE(counts.size() == 2);
        CHECK(counts[0].district == 0);
        CHECK(counts[0].installs == 9000);
        CHECK(counts[1].installs == 30117);
        CHECK(core::date_text(counts[1].date) == "2020-08-16");
    }
}

TEST_CASE("Counts that cannot be are named, all of them") {
    const Province p;
    CHECK_THROWS_WITH(p.counts("a,b\n1,2\n"), Catch::Contains("the heading needs district"));
    CHECK_THROWS_WITH(
        p.counts("district,installs,date\nSa Pa,12.5,2020-08-16\nSa Pha,1,2020-08-16\n"
                 "Lào Cai,127855,2020-08-16\nLào Cai,5,tomorrow\n"),
        Catch::Contains("'12.5' is not a whole number") &&
            Catch::Contains("'Sa Pha' is not one district of Lào Cai") &&
            Catch::Contains("more installs than people") &&
            Catch::Contains("'tomorrow' is not a date"));
    CHECK_THROWS_WITH(p.counts("district,installs,date\nSa Pa,12,2020-08-16\n"),
                      Catch::Contains("has no row of Lào Cai"));
}
