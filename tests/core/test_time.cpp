// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/time.hpp"

#include <catch2/catch.hpp>

using namespace truyvet::core;
using namespace std::chrono_literals;

TEST_CASE("A Vietnamese day starts at 17:00 UTC of the day before") {
    const LocalDay day = local_day(2021y / 5 / 17);
    CHECK(epoch_seconds(start_of(day)) == 1621184400); // 2021-05-16 17:00:00 UTC
    CHECK(local_day(start_of(day)) == day);
    CHECK(local_day(start_of(day) - 1ms) == day - 1);
    CHECK(local_day(start_of(day + 1) - 1ms) == day);
    CHECK(date_of(day) == 2021y / 5 / 17);
    CHECK(weekday(day) == 1);
    CHECK_FALSE(is_weekend(day));
    CHECK(is_weekend(day - 1));
}
