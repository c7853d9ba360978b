// SPDX-License-Identifier: GPL-2.0-only
// Who counts as a close contact, among people who stand as and as long as they are put.
#include "sim/world/open.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

using population::RoomKind;

constexpr std::uint32_t others = 20;

/// The F0 all day in one room; person i with it so long, so far away.
template <class Minutes, class Distance>
Lab room_of_people(RoomKind kind, Minutes minutes, Distance distance_m, std::uint32_t at_home = 1) {
    std::vector<Put> puts{{0, 0, 0, 24}};
    for (std::uint32_t i = 1; i <= others; ++i) {
        puts.push_back({i, 0, 8, 8 + minutes(i) / 60.0, static_cast<float>(distance_m(i))});
    }
    return {others + 1, {kind}, std::move(puts), at_home};
}

Measured close_contacts(const Lab& lab, const scenario::Settings& s) {
    const tracing::CaseFile file = lab.open(s.contact, s.encounters);
    return exactly(static_cast<double>(
        std::count_if(file.candidates.begin(), file.candidates.end(),
                      [](const tracing::Candidate& c) { return c.close_contact; })));
}

/// An hour each, 0.25 m, 0.5 m ... away.
Measured by_distance(const Moved& moved) {
    return close_contacts(
        room_of_people(
            RoomKind::office, [](auto) { return 60.0; }, [](auto i) { return 0.25 * i; }),
        moved.over({}));
}

/// 1 m away, for 2.5 min, 5 min ...
Measured by_minutes(const Moved& moved) {
    return close_contacts(
        room_of_people(
            RoomKind::office, [](auto i) { return 2.5 * i; }, [](auto) { return 1.0; }),
        moved.over({}));
}

/// Far away, for 5 min, 10 min ...
Measured by_room(const Moved& moved) {
    return close_contacts(
        room_of_people(
            RoomKind::office, [](auto i) { return 5.0 * i; }, [](auto) { return 8.0; }),
        moved.over({}));
}

/// Three live with the F0, the others around the same yard; nobody comes near.
Measured household(const Moved& moved) {
    return close_contacts(
        room_of_people(
            RoomKind::yard, [](auto) { return 5.0; }, [](auto) { return 8.0; }, 4),
        moved.over({}));
}

Measured window_days(const Moved& moved) {
    const auto who = std::make_shared<world::Inhabitants>();
    who->days = [](const core::Randomness&) {
        return std::unique_ptr<const mobility::Mobility>(new Lab(room_of_people(
            RoomKind::office, [](auto) { return 60.0; }, [](auto) { return 1.0; })));
    };
    world::World world(who);
    world.settings = moved.over({});
    const world::Replicate replicate(world, 0);
    contact::EncounterFinder finder = replicate.finder();
    const auto file = replicate.open_case(0, finder);
    return exactly(core::seconds(file.course.onset - file.from) / 86400);
}

/// The others sit behind a wall, 1.5 m, 2.5 m ... from the F0.
Measured behind_wall(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    std::vector<Put> puts{{0, 0, 0, 24}};
    for (std::uint32_t i = 1; i <= others; ++i) {
        puts.push_back({i, 1, 8, 9, static_cast<float>(i)});
    }
    Lab lab(others + 1, {RoomKind::office, RoomKind::office}, std::move(puts));
    lab.wall_to_wall_m = 0.5F;
    return exactly(static_cast<double>(lab.met(s.encounters).all().size()));
}

} // namespace

std::vector<Outcome> contact_outcomes() {
    return {{"close contacts among people 0.25 m, 0.5 m ... away", by_distance},
            {"close contacts among people there for 2.5 min, 5 min ...", by_minutes},
            {"close contacts among people far away for 5 min, 10 min ...", by_room},
            {"close contacts among three of the household and others", household},
            {"days from the begin of the contact window to onset", window_days},
            {"people met behind a wall, 1.5 m, 2.5 m ... away", behind_wall}};
}

} // namespace truyvet::conformance
