// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;

namespace {

std::string faults_of(const std::string& toml) {
    try {
        scenario::read_text(toml, "x.toml", ".");
    } catch (const core::InputError& e) {
        std::string all;
        for (const auto& f : e.faults()) {
            all += f.text() + "\n";
        }
        return all;
    }
    return {};
}

} // namespace

TEST_CASE("Days that contradict themselves are named, all at once") {
    const std::string all = faults_of("[mobility.activity]\n"
                                      "part_begins = [300, 400, 680, 840, 1005, 1140]\n"
                                      "market.day_part_shares = [0.5, 0.4, 0, 0.05, 0.2, 0]\n"
                                      "[mobility.work]\n"
                                      "office_hours = [450, 400, 0, 0]\n");
    INFO(all);
    for (const char* part : {"mobility.activity.part_begins: part 2 of the day begins at 400",
                             "mobility.activity.market.day_part_shares add up to 1.15",
                             "mobility.work.office_hours = [450, 400, 0, 0] are not in order"}) {
        CHECK(all.find(part) != std::string::npos);
    }
    CHECK(faults_of("[mobility.activity]\ncafe.a_day = [0, 1]\n")
              .find("mobility.activity.cafe.a_day = [0.0, 1.0] has 2 numbers; give 6") !=
          std::string::npos);
}
