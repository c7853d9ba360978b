// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/epidemic/closures.hpp"
#include "models/mobility/synthetic.hpp"
#include "tests/epidemic/one_room.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace truyvet;
using namespace truyvet::epidemic;
using population::RoomKind;
using enum population::RoomKind;

namespace {

const DistrictNames districts{{"bac-giang", "Việt Yên", core::DistrictId{3}},
                              {"bac-giang", "Lạng Giang", core::DistrictId{4}}};

std::vector<mobility::Closure> read(std::vector<std::string> texts) {
    EpidemicSettings s;
    s.closures = std::move(texts);
    return closures_from(s, districts, "here");
}

std::string refused(std::vector<std::string> texts) {
    try {
        read(std::move(texts));
        return "";
    } catch (const core::InputError& e) {
        REQUIRE(e.faults().size() == 1);
        return e.faults()[0].message;
    }
}

/// What the texts of the directives shut, written down once more.
const std::map<std::string, std::set<RoomKind>> sets{
    {"schools", {kindergarten, classroom, lecture}},
    {"workplaces", {office, workshop, small_work}},
    {"directive-15", {cafe, worship, leisure, hall}},
    {"directive-16",
     {kindergarten, classroom, lecture, office, small_work, eatery, cafe, worship, bus, leisure,
      hall, coach, lane}},
    {"directive-19", {leisure, hall}},
    {"market", {market}},
};

/// Stays of one Tuesday: how many a closure takes away, and how many it changes in another way
/// than to send away whoever would be in a room of these kinds.
struct Taken {
    std::size_t sent_home = 0;
    std::size_t wrong = 0;
};

Taken taken_by(const std::string& what, const std::set<RoomKind>& kinds) {
    const core::Randomness chance(41, 0);
    const population::Population people = so_many(2000);
    const mobility::SyntheticMobility days(people, {}, chance);
    mobility::Restrictions restrictions(people);
    for (const mobility::Closure& c : read({what + " 2021-05-04"})) {
        restrictions.close(c);
    }
    const mobility::RestrictedMobility real(days, restrictions);
    std::vector<mobility::Stay> base;
    std::vector<mobility::Stay> left;
    Taken e;
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        const core::PersonId p{i};
        const core::LocalDay tuesday = EpidemicSettings{}.start + 3;
        days.stays(p, tuesday, base);
        real.stays(p, tuesday, left);
        REQUIRE(base.size() == left.size());
        for (std::size_t s = 0; s < base.size(); ++s) {
            const core::RoomId room = base[s].room;
            const bool shut = room.exists() && kinds.contains(people.kind(room));
            const core::RoomId expected = shut ? people.home(people.household(p)) : room;
            e.sent_home += shut ? 1 : 0;
            e.wrong +=
                left[s].room == expected && left[s].from == base[s].from && left[s].to == base[s].to
                    ? 0
                    : 1;
        }
    }
    return e;
}

} // namespace

TEST_CASE("Closures take away exactly the stays that they name, and nothing else") {
    for (const auto& [what, kinds] : sets) {
        INFO(what);
        const Taken e = taken_by(what, kinds);
        CHECK(e.sent_home > 0);
        CHECK(e.wrong == 0);
    }
    CHECK(taken_by("directive-16", sets.at("schools")).wrong > 0); // planted fault
}

TEST_CASE("Two directives in one area at once contradict each other") {
    const std::string why =
        refused({"directive-15 2021-05-10..2021-05-20", "directive-16 2021-05-20..2021-05-30"});
    CHECK(why.find("\"directive-16 2021-05-20..2021-05-30\"") != std::string::npos);
    CHECK(why.find("directive-15 holds in the same area") != std::string::npos);
    CHECK(!refused({"directive-19 in Việt Yên 2021-05-10..2021-05-20",
                    "directive-16 in Việt Yên 2021-05-12"})
               .empty());
}

TEST_CASE("Directives one after the other, or stricter in a district, do not") {
    CHECK(refused({"directive-15 2021-05-10..2021-05-19", "directive-16 2021-05-20..2021-05-30"})
              .empty());
    CHECK(refused({"directive-15 2021-05-10..2021-05-20",
                   "directive-16 in Việt Yên 2021-05-12..2021-05-14",
                   "directive-19 in Lạng Giang 2021-05-12", "schools 2021-05-12"})
              .empty());
    CHECK(refused({"directive-16 2021-05-10..2021-05-20", "directive-16 2021-05-12"}).empty());
}
