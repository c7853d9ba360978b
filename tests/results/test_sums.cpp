// SPDX-License-Identifier: GPL-2.0-only
// What is counted in several tables has one sum; each test changes one number of sound results.
#include "models/core/error.hpp"
#include "sim/results/check.hpp"
#include "sim/results/schema.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::results;
using Catch::Matchers::Contains;

namespace {

/// The results with one number of a table greater by one.
Results with_more(Results r, const std::string& table, const std::string& column,
                  std::size_t row = 0) {
    const Table& before = r.tables.at(table);
    std::vector<Column> columns = before.columns();
    for (Column& c : columns) {
        if (c.name == column) {
            ++std::get<Counts>(c.values)[row];
        }
    }
    r.tables.at(table) = Table(table, before.keys().size(), std::move(columns));
    return r;
}

Results without_last_row(Results r, const std::string& table) {
    const Table& before = r.tables.at(table);
    std::vector<Column> columns = before.columns();
    for (Column& c : columns) {
        std::visit([](auto& values) { values.pop_back(); }, c.values);
    }
    r.tables.at(table) = Table(table, before.keys().size(), std::move(columns));
    return r;
}

std::string fault_of(const Results& r) {
    try {
        check_sums(r);
        return {};
    } catch (const Damaged& e) {
        return e.what();
    }
}

} // namespace

TEST_CASE("Sound results add up") {
    CHECK(fault_of(test::synthetic(7, 2, 5)).empty());
    CHECK(fault_of(test::synthetic_frame(7)).empty());
}

TEST_CASE("A number changed in one table is missed by its sum in another") {
    const Results sound = test::synthetic(7, 2, 5);
    for (const char* column : {"true_f1", "found", "flagged"}) {
        CHECK_THAT(fault_of(with_more(sound, "settings", column, 17)), Contains("settings"));
    }
    for (const char* column :
         {"index_cases", "true_f1", "index_cases_f0_active", "true_f1_f0_active"}) {
        CHECK_THAT(fault_of(with_more(sound, "channels", column, 3)),
                   Contains(std::string(column) + " differs by channel"));
    }
    for (const char* column : {"found", "flagged"}) {
        CHECK_THAT(fault_of(with_more(sound, "channels", column, 3)), Contains("its sum"));
    }
    const Table& waterfall = sound.tables.at("waterfall");
    for (const std::size_t row : {std::size_t{0}, waterfall.rows() - 1}) {
        CHECK_THAT(fault_of(with_more(sound, "waterfall", "f1", row)), Contains("waterfall"));
    }
}

TEST_CASE("A cell without one of its rows is not whole") {
    const Results sound = test::synthetic(7, 2, 5);
    for (const char* table : {"channels", "settings", "waterfall"}) {
        CHECK_THAT(fault_of(without_last_row(sound, table)), Contains("a row is missing"));
    }
}

TEST_CASE("Parts that do not add up are not joined, and leave the whole as it was") {
    Results whole = test::synthetic_frame(7);
    const Results bad = with_more(test::synthetic(7, 1, 5), "settings", "true_f1");
    CHECK_THROWS_WITH(whole.merge(bad, "bad.h5"), Contains("bad.h5: does not add up"));
    CHECK(whole.tables.empty());
}
