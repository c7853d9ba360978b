// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/results.hpp"
#include "sim/results/schema.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::results;

TEST_CASE("The digest does not see the order in which cells arrive") {
    const Results r = test::synthetic(7, 3, 5);
    Results other = test::synthetic_frame(7);
    for (std::uint32_t i = 0; i < 3 * r.arms.size(); ++i) {
        const std::uint32_t at = (i * 17 + 5) % static_cast<std::uint32_t>(3 * r.arms.size());
        other.add(test::synthetic_cell(r, at / 3, at % 3, 5));
    }
    CHECK(digest(other) == digest(r));
}

TEST_CASE("The digest sees what counts and no more") {
    const Results r = test::synthetic(7, 2, 5);
    const std::string sum = digest(r);
    CHECK(sum.size() == 64);
    Results same = r;
    same.created_at = "2022-01-01T00:00:00Z";
    same.source_revision = "another";
    same.program_version = "9.9.9";
    same.table(burden_shape); // no rows: as good as absent
    CHECK(digest(same) == sum);

    Results changed = r;
    SECTION("seed") {
        changed.seed = 8;
    }
    SECTION("scenario") {
        changed.scenario += " ";
    }
    SECTION("arm") {
        changed.arms[3].active += 1e-12;
    }
    SECTION("setting") {
        changed.arms[3].settings["adoption.of"] = "phones";
    }
    SECTION("one count more") {
        changed.table(notice_shape).append(std::array<std::int64_t, 5>{0, 0, 0, 0, 1});
    }
    CHECK(digest(changed) != sum);
}

TEST_CASE("Parts of one experiment join to the whole") {
    const Results whole = test::synthetic(7, 4, 5);
    Results a = test::synthetic_frame(7);
    Results b = test::synthetic_frame(7);
    for (std::uint32_t arm = 0; arm < whole.arms.size(); ++arm) {
        for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
            ((arm + replicate) % 3 == 0 ? a : b)
                .add(test::synthetic_cell(whole, arm, replicate, 5));
        }
    }
    CHECK(a.replicates(0) == std::vector<std::int64_t>{0, 3});
    b.merge(a, "a.h5");
    CHECK(digest(b) == digest(whole));
    CHECK(b.replicates(0) == std::vector<std::int64_t>{0, 1, 2, 3});
}

TEST_CASE("Parts that do not belong together stay apart, and nothing is half merged") {
    Results a = test::synthetic(7, 2, 5);
    const std::string before = digest(a);
    CHECK_THROWS_AS(a.merge(a, "a.h5"), core::InputError);
    CHECK_THROWS_AS(a.merge(test::synthetic(8, 2, 5), "b.h5"), core::InputError);
    Results other = test::synthetic_frame(7);
    other.arms.pop_back();
    CHECK_THROWS_WITH(a.merge(other, "c.h5"), Catch::Contains("c.h5: holds other arms"));
    CHECK(digest(a) == before);
}

TEST_CASE("A cell must count every channel of an arm there is") {
    Results r = test::synthetic_frame(7);
    CHECK_THROWS_AS(r.add(Cell{}), std::logic_error);
    Cell cell = test::synthetic_cell(r, 0, 0, 1);
    cell.arm = static_cast<std::uint32_t>(r.arms.size());
    CHECK_THROWS_AS(r.add(cell), std::logic_error);
}
