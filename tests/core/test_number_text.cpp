// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/number_text.hpp"

#include <catch2/catch.hpp>

#include <utility>

using truyvet::core::number_as_written;

TEST_CASE("Vietnamese and English numbers are understood where both read them alike") {
    const std::pair<const char*, double> cases[] = {{"105809", 105809},
                                                    {"0,02", 0.02},
                                                    {"0.02", 0.02},
                                                    {"0,125", 0.125},
                                                    {"50%", 0.5},
                                                    {"15,51 %", 0.1551},
                                                    {"1.234.567", 1234567},
                                                    {"1,234,567.8", 1234567.8},
                                                    {"1.234.567,8", 1234567.8},
                                                    {"12.5", 12.5},
                                                    {"-3,5", -3.5},
                                                    {"2e9", 2e9},
                                                    {"15.514 %", 0.15514},
                                                    {"113 317", 113317},
                                                    {"1234,5", 1234.5}};
    for (const auto& [text, value] : cases) {
        INFO(text);
        REQUIRE(number_as_written(text).value);
        CHECK(*number_as_written(text).value == Approx(value));
    }
}

TEST_CASE("What the two languages read differently is refused with the reason") {
    const auto read = number_as_written("105.809");
    CHECK_FALSE(read.value);
    CHECK_THAT(read.why, Catch::Contains("'105.809' can be 105809 or 105.809") &&
                             Catch::Contains("write 105809, or 105.8090"));
    CHECK_FALSE(number_as_written("1,234").value);
    CHECK(number_as_written("105.8090").value);
}

TEST_CASE("What is no number is said to be none") {
    for (const char* text :
         {"", "nan", "inf", "1.23.456", "1,23,4", "12abc", "%", ".", "1.2.3,4", "--1", "0x10"}) {
        INFO(text);
        CHECK_FALSE(number_as_written(text).value);
        CHECK_THAT(number_as_written(text).why, Catch::Contains("is not a number"));
    }
}
