// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/report.hpp"
#include "sim/report/sections.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::report;
using Catch::Matchers::Contains;

TEST_CASE("Numbers are written as each language writes them") {
    CHECK(count(730420).vi == "730.420");
    CHECK(count(730420).en == "730,420");
    CHECK(count(12).en == "12");
    CHECK(number(-1234.56, 1).en == "-1,234.6");
    CHECK(number(-1234.56, 1).vi == "-1.234,6");
    CHECK(percent(0.1234).en == "12.3\u202f%");
    CHECK(percent(0.0012).vi == "0,12\u202f%");
    const analysis::Estimate e{0.123, 0.1, 0.15};
    CHECK(percent(e).en == "12.3\u202f% [10.0,\u00a015.0]");
    CHECK(percent(e).vi == "12,3\u202f% [10,0;\u00a015,0]");
    CHECK(percent(analysis::Estimate{}).en == "–");
    CHECK(percent(analysis::Estimate{0.5, {}, {}}).en == "50.0\u202f%");
}

TEST_CASE("Text from outside is escaped everywhere") {
    results::Results r = test::synthetic(3, 2, 5);
    const std::string evil = "</script><script>alert('x')</script><img src=x onerror=\"y\">&";
    r.scenario_name = evil;
    r.scenario = evil;
    r.source_revision = evil;
    r.created_at = evil;
    r.program_version = evil;
    r.channels[1] = evil;
    r.arms[0].name = evil;
    const std::string page = html(r, Language::english);
    CHECK_THAT(page, !Contains("<script>alert") && !Contains("<img"));
    CHECK_THAT(page, Contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)"));
}

TEST_CASE("A page can be made of anything that can be stored") {
    results::Results empty;
    CHECK_THAT(html(empty, Language::vietnamese), Contains("</html>"));
    CHECK_THAT(html(test::synthetic_frame(3), Language::vietnamese), Contains("</html>"));
    CHECK_THAT(html(test::synthetic(3, 1, 2), Language::english), Contains("</html>"));
    results::Results one = test::synthetic_frame(3);
    one.arms.resize(1);
    one.channels.resize(1);
    results::Cell cell = test::synthetic_cell(one, 0, 0, 3);
    one.add(cell);
    const std::string page = html(one, Language::english);
    CHECK_THAT(page, !Contains("id=\"curve\"") && !Contains("id=\"channels\""));
    CHECK_THAT(page, Contains("true close contacts (F1) of 100 cases, Bluezone finds "));
}

TEST_CASE("The targets are found among the arms") {
    const results::Results r = test::synthetic_frame(3);
    const Model m(r);
    REQUIRE(m.series.size() == 2);
    CHECK(r.arms[*m.at_people_target(m.series[0])].name == "30 % of people");
    CHECK(r.arms[*m.at_smartphone_target(m.series[1])].name == "50 % of smartphones, all active");
    CHECK(m.featured.size() == 6);
    CHECK(m.featured[0] == 0);
}

TEST_CASE("Arms that differ in installs only make one line, however the accounts came out") {
    results::Results r = test::synthetic_frame(3);
    r.arms[1].active = 0.3791;
    r.arms[3].active = 0; // nobody installed
    r.arms[5].settings["radio.protocol"] = "gaen";
    const Model m(r);
    REQUIRE(m.series.size() == 3);
    CHECK(m.series[0].arms.size() == 13);
    CHECK(series_label(m.series[0]).en == "38\u202f% of accounts active");
    CHECK(series_label(m.series[1]).en == "38\u202f% of accounts active, radio.protocol = gaen");
}

TEST_CASE("Languages are vi and en") {
    CHECK(language_named("vi") == Language::vietnamese);
    CHECK(language_named("en") == Language::english);
    CHECK_FALSE(language_named("fr"));
}
