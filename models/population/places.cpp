// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/places.hpp"

#include "models/core/categorical.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace truyvet::population {

void LocalRooms::add(RoomKind room_kind, std::span<const PersonId> people) {
    kind.push_back(static_cast<std::uint8_t>(room_kind));
    place.push_back(places - 1);
    members.insert(members.end(), people.begin(), people.end());
    first.push_back(static_cast<std::uint32_t>(members.size()));
}

namespace {

/// Cuts people into `parts` of nearly the same size and calls add(part) for each.
template <class Add>
void cut(std::span<const PersonId> people, std::size_t parts, Add add) {
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t from = people.size() * i / parts;
        const std::size_t to = people.size() * (i + 1) / parts;
        add(people.subspan(from, to - from));
    }
}

std::size_t teams_of(std::size_t people, double size) {
    return std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround(static_cast<double>(people) / size)));
}

} // namespace

PersonId Teachers::take(std::size_t level) {
    auto* from = &free_[level];
    if (from->empty()) {
        from = &*std::max_element(free_.begin(), free_.end(),
                                  [](const auto& a, const auto& b) { return a.size() < b.size(); });
    }
    if (from->empty()) {
        return PersonId::none();
    }
    const PersonId p = from->back();
    from->pop_back();
    return p;
}

void add_classes(LocalRooms& rooms, std::vector<PersonId> pupils, Teachers& teachers,
                 std::span<const std::uint8_t> age, Classes& classes) {
    std::stable_sort(pupils.begin(), pupils.end(),
                     [&](PersonId a, PersonId b) { return age[a.value] < age[b.value]; });
    std::uint32_t made = 0;
    std::vector<PersonId> room;
    for (std::size_t from = 0; from < pupils.size();) {
        std::size_t to = from;
        while (to < pupils.size() && age[pupils[to].value] == age[pupils[from].value]) {
            ++to;
        }
        const std::span year(pupils.data() + from, to - from);
        const double wanted = static_cast<double>(year.size()) / classes.class_size + classes.carry;
        const double parts = std::max(1.0, std::round(wanted));
        classes.carry = std::clamp(wanted - parts, -1.0, 1.0);
        cut(year, static_cast<std::size_t>(parts), [&](std::span<const PersonId> part) {
            if (made++ % classes.classes_per_school == 0) {
                rooms.begin_place();
            }
            room.assign(part.begin(), part.end());
            const PersonId teacher = teachers.take(classes.level);
            if (teacher.exists()) {
                room.push_back(teacher);
            }
            rooms.add(classes.kind, room);
        });
        from = to;
    }
}

void add_teams(LocalRooms& rooms, std::span<const PersonId> people, RoomKind kind, double size,
               std::uint32_t rooms_per_place) {
    if (people.empty()) {
        return;
    }
    std::uint32_t made = 0;
    cut(people, std::min(people.size(), teams_of(people.size(), size)),
        [&](std::span<const PersonId> part) {
            if (made++ % rooms_per_place == 0) {
                rooms.begin_place();
            }
            rooms.add(kind, part);
        });
}

void add_firms(LocalRooms& rooms, std::span<const PersonId> staff,
               const PopulationSettings& settings, core::Stream stream) {
    // Shares are of employees; firms of a class are drawn as often as its share over its mean size.
    const std::array<double, 5> bounds{1, 10, 50, 250, std::max(251.0, settings.largest_firm)};
    std::array<double, 4> weight{};
    for (std::size_t k = 0; k < weight.size(); ++k) {
        const double mean = (bounds[k + 1] - bounds[k]) / std::log(bounds[k + 1] / bounds[k]);
        weight[k] = settings.firm_size_shares[k] / mean;
    }
    const core::Categorical size_class(weight);
    for (std::size_t from = 0; from < staff.size();) {
        const std::uint32_t k = size_class(stream);
        const double drawn = bounds[k] * std::pow(bounds[k + 1] / bounds[k], stream.uniform());
        const std::size_t size = std::min(static_cast<std::size_t>(drawn), staff.size() - from);
        const std::span<const PersonId> firm = staff.subspan(from, size);
        const auto office = static_cast<std::size_t>(
            std::lround(settings.office_share * static_cast<double>(size)));
        rooms.begin_place();
        const auto add = [&](std::span<const PersonId> people, RoomKind kind, double team) {
            if (!people.empty()) {
                cut(people, teams_of(people.size(), team),
                    [&](std::span<const PersonId> part) { rooms.add(kind, part); });
            }
        };
        add(firm.first(office), RoomKind::office, settings.office_team);
        add(firm.subspan(office), k == 0 ? RoomKind::small_work : RoomKind::workshop,
            k == 0 ? settings.office_team : settings.workshop_team);
        from += size;
    }
}

Rooms add_venues(LocalRooms& rooms, RoomKind kind, std::uint32_t count, double keepers_per_room,
                 std::vector<PersonId>& keepers) {
    const Rooms made{rooms.count(), count};
    const std::uint32_t rooms_per_place = kind == RoomKind::market ? 10 : 1;
    double due = 0;
    std::vector<PersonId> of_room;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i % rooms_per_place == 0) {
            rooms.begin_place();
        }
        of_room.clear();
        for (due += keepers_per_room; due >= 1 && !keepers.empty(); due -= 1) {
            of_room.push_back(keepers.back());
            keepers.pop_back();
        }
        rooms.add(kind, of_room);
    }
    return made;
}

} // namespace truyvet::population
