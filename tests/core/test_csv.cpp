// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/csv.hpp"
#include "models/core/date_text.hpp"
#include "tests/faults/failing_stream.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace truyvet;
using namespace truyvet::core;
using Catch::Matchers::Contains;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

Table read(const std::string& text, Faults& faults) {
    std::istringstream in(text);
    Table rows;
    read_csv(in, "t.csv", {{"a", "b"}}, faults,
             [&](const CsvRow& row) { rows.emplace_back(row.text("a"), row.text("b")); });
    return rows;
}

Table read(const std::string& text) {
    Faults faults;
    Table rows = read(text, faults);
    faults.throw_if_any();
    return rows;
}

} // namespace

TEST_CASE("A table's cells, plain and in quotes, by commas and by tabs") {
    const Table wanted{{"1", "2"}, {"x, y", "say \"so\""}};
    CHECK(read("# what it is\na,b\n1,2\n\n# more\n \"x, y\" , \"say \"\"so\"\"\"\r\n") == wanted);
    CHECK(read("\xEF\xBB\xBF"
               "b\ta\n2\t1\n\"say \"\"so\"\"\"\tx, y\n") == wanted);
    CHECK(read("a,b\n,\n") == Table{{"", ""}});
    CHECK(read("a,b\n5\" pipe,\"\"\n") == Table{{"5\" pipe", ""}});
}

TEST_CASE("What is wrong with a table is named by line, and by column where a cell is meant") {
    const struct {
        const char* text;
        const char* says;
    } table[] = {{"a,c\n", "t.csv:1:3: unknown column 'c'; did you mean a?"},
                 {"# x\na\n", "t.csv:2: column b is missing"},
                 {"", "t.csv:1: column a is missing"},
                 {"a,b,a\n", "t.csv:1:5: column a is there twice"},
                 {"a,b\n1\n", "t.csv:2: 1 fields where the header has 2"},
                 {"a,b\n\"1,2\n", "t.csv:2: a quote does not end"},
                 {"a,b\n\"1\"2,3\n", "t.csv:2: a quote does not end, or something stands"}};
    for (const auto& c : table) {
        INFO(c.text);
        CHECK_THROWS_WITH(read(c.text), Contains(c.says));
    }
    std::istringstream in("a,b\nx,2021-02-30\n");
    Faults faults;
    read_csv(in, "t.csv", {{"a", "b"}}, faults, [&](const CsvRow& row) {
        CHECK_FALSE(number_in(row, "a", faults));
        CHECK_FALSE(day_in(row, "b", faults));
    });
    CHECK_THROWS_WITH(faults.throw_if_any(),
                      Contains("t.csv:2:1: a = 'x' is not a number") &&
                          Contains("t.csv:2:3: b = '2021-02-30' is not a date"));
}

TEST_CASE("A table that cannot be read to its end is no shorter table") {
    const std::string text = "a,b\n1,2\n3,4\n";
    for (std::size_t good = 0; good <= text.size(); ++good) {
        faults::FailingStream in(text, good);
        Faults faults;
        CHECK_THROWS_AS(read_csv(in, "t.csv", {{"a", "b"}}, faults, [](const CsvRow&) {}),
                        RunError);
    }
}

TEST_CASE("Dates are read and written in one way") {
    for (const char* text : {"2021-05-17", "1999-12-31", "2020-02-29"}) {
        CHECK(date_text(day_from(text).value()) == text);
    }
    for (const char* text : {"", "2021", "2021-05", "2021-5-", "2021-02-29", "2021-05-17 ", "x",
                             "2021/05/17", "-2021-05-17", "2021-05-+7", "99999-01-01"}) {
        INFO(text);
        CHECK_FALSE(day_from(text));
    }
    CHECK(clock_text(start_of(LocalDay{5}) + std::chrono::seconds{25509}) == "07:05:09");
}
