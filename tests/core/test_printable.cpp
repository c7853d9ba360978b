// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/csv_cell.hpp"
#include "models/core/printable.hpp"

#include <catch2/catch.hpp>

using namespace truyvet::core;

TEST_CASE("Terminals see control characters written out") {
    CHECK(printable("a\x1b[31mb\x07\r\n\t") == "a\\u001b[31mb\\u0007\\u000d\n\t");
    CHECK(printable("\x7f") == "\\u007f");
    // C1: some terminals take U+009B for ESC [.
    CHECK(printable("\u009b2J") == "\\u009b2J");
    CHECK(printable(std::string_view("\0", 1)) == "\\u0000");
    CHECK(printable("Lào Cai, \u00a0 and 😷") == "Lào Cai, \u00a0 and 😷");
}

TEST_CASE("Bytes that are no UTF-8 are written out one by one") {
    CHECK(printable("\x9b"
                    "2J") == "\\x9b2J");
    CHECK(printable("L\xc3") == "L\\xc3");
    CHECK(printable("\xc0\x9b") == "\\xc0\\x9b"); // an overlong form
    CHECK(is_utf8("Lào Cai"));
    CHECK_FALSE(is_utf8("L\xc3"));
    CHECK(character("") == 0);
}

TEST_CASE("A name is one line without control characters") {
    CHECK(is_one_line("30 % of the population, 38 % active"));
    CHECK(is_one_line("Lào Cai"));
    for (const char* bad : {"a\nb", "a\tb", "\x1b[2J", "\u009b", "\x7f", "\xff"}) {
        CHECK_FALSE(is_one_line(bad));
    }
}

TEST_CASE("A cell of CSV is a text to a spreadsheet, whatever it begins with") {
    CHECK(csv_cell("plain") == "plain");
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("a,\"b\"") == "\"a,\"\"b\"\"\"");
    CHECK(csv_cell("@x\ny") == "\"'@x\ny\"");
}
