// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/groups.hpp"

#include <array>

namespace truyvet::epidemic {
namespace {

using core::PersonId;
using population::Role;
using population::RoomKind;

struct Group {
    std::string_view name;
    bool (*has)(Role role, RoomKind room);
};

/// Words as in adoption's groups.
constexpr std::array<Group, 11> groups{{
    {"everyone", [](Role, RoomKind) { return true; }},
    {"kindergarten", [](Role r, RoomKind) { return r == Role::kindergarten; }},
    {"pupils", [](Role r, RoomKind) { return population::is_pupil(r) && r != Role::kindergarten; }},
    {"students", [](Role r, RoomKind) { return r == Role::student; }},
    {"teachers", [](Role r, RoomKind) { return r == Role::teacher; }},
    {"officials", [](Role r, RoomKind) { return r == Role::official; }},
    {"office_workers",
     [](Role r, RoomKind k) { return r == Role::employee && k != RoomKind::workshop; }},
    {"factory_workers",
     [](Role r, RoomKind k) { return r == Role::employee && k == RoomKind::workshop; }},
    {"traders", [](Role r, RoomKind) { return r == Role::trader || r == Role::craft; }},
    {"farmers", [](Role r, RoomKind) { return r == Role::farmer; }},
    {"at_home", [](Role r, RoomKind) { return r == Role::at_home; }},
}};

} // namespace

std::vector<std::string_view> group_names() {
    std::vector<std::string_view> names;
    for (const Group& g : groups) {
        names.push_back(g.name);
    }
    return names;
}

std::vector<PersonId> members(const population::Population& people, std::size_t group,
                              core::DistrictId district) {
    const population::PersonRange range = district.exists()
                                              ? people.districts()[district.value].people
                                              : population::PersonRange{0, people.people()};
    std::vector<PersonId> all;
    for (std::uint32_t i = 0; i < range.count; ++i) {
        const core::RoomId room = people.day_room(range[i]);
        if (groups[group].has(people.role(range[i]),
                              room.exists() ? people.kind(room) : RoomKind::home)) {
            all.push_back(range[i]);
        }
    }
    return all;
}

} // namespace truyvet::epidemic
