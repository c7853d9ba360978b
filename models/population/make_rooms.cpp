// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/maker.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::population {
namespace {

constexpr core::Purpose seating{"population.seating"};
constexpr core::Purpose firm_sizes{"population.firm_sizes"};
constexpr core::Purpose teaching_level{"population.teaching_level"};

constexpr std::array level_roles{Role::kindergarten, Role::primary, Role::lower_secondary,
                                 Role::upper_secondary};

std::uint32_t venue_count(double people_per_room, std::uint32_t people) {
    if (people_per_room <= 0) {
        return 0;
    }
    return std::max(1U, static_cast<std::uint32_t>(std::lround(people / people_per_room)));
}

} // namespace

std::vector<PersonId> Maker::with_role(PersonRange people, Role role) const {
    std::vector<PersonId> found;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        if (made_.role(people[i]) == role) {
            found.push_back(people[i]);
        }
    }
    return found;
}

std::vector<PersonId> Maker::incoming(std::uint32_t d, Mobile group) const {
    const Range<DistrictId> here = made_.provinces_[plans_[d].province].districts;
    std::vector<PersonId> all;
    for (std::uint32_t home = here.first; home < here.first + here.count; ++home) {
        const auto& some = outgoing_[home][d - here.first][group];
        all.insert(all.end(), some.begin(), some.end());
    }
    core::shuffle(all, chance_.stream(seating, d, 100 + group));
    return all;
}

std::array<Classes, school_levels> Maker::classes_of(std::uint32_t d) const {
    std::array<Classes, school_levels> classes{};
    for (std::size_t k = 0; k < school_levels; ++k) {
        const SchoolFigures& f = figures_of(d).schools[k];
        classes[k] = {k, k == 0 ? RoomKind::kindergarten : RoomKind::classroom,
                      f.pupils / f.classes,
                      std::max(1U, static_cast<std::uint32_t>(std::lround(f.classes / f.schools)))};
    }
    return classes;
}

void Maker::make_rooms() {
    std::vector<LocalRooms> local(plans_.size());
#pragma omp parallel for schedule(dynamic)
    for (std::size_t d = 0; d < plans_.size(); ++d) {
        make_rooms_of(static_cast<std::uint32_t>(d), local[d]);
    }
    join(local);
}

void Maker::make_rooms_of(std::uint32_t d, LocalRooms& rooms) {
    District& district = made_.districts_[d];
    std::array<Classes, school_levels> classes = classes_of(d);
    Teachers teachers(school_levels);
    std::vector<PersonId> staff = with_role(district.people, Role::teacher);
    core::shuffle(staff, chance_.stream(seating, d, 200));
    std::array<double, school_levels> share{};
    double all = 0;
    for (std::size_t k = 0; k < school_levels; ++k) {
        share[k] = all += figures_of(d).schools[k].teachers;
    }
    for (const PersonId p : staff) {
        const double u = all * chance_.uniform(teaching_level, p.value);
        const auto k = std::upper_bound(share.begin(), share.end(), u) - share.begin();
        teachers.add(std::min<std::size_t>(static_cast<std::size_t>(k), school_levels - 1), p);
    }
    for (std::uint32_t i = 0; i < district.communes.count; ++i) {
        add_commune_rooms(district.communes.first + i, rooms, classes, teachers);
    }
    add_district_rooms(d, rooms);
    const std::size_t upper = school_levels - 1;
    std::vector<PersonId> pupils = with_role(district.people, Role::upper_secondary);
    core::shuffle(pupils, chance_.stream(seating, d, 300));
    add_classes(rooms, std::move(pupils), teachers, made_.age_, classes[upper]);
    for (const std::vector<PersonId>& rest : teachers.left()) {
        add_teams(rooms, rest, RoomKind::office, settings_.office_team, 2);
    }
}

void Maker::add_commune_rooms(std::uint32_t c, LocalRooms& rooms,
                              std::array<Classes, school_levels>& classes, Teachers& teachers) {
    Commune& commune = made_.communes_[c];
    for (std::size_t k = 0; k + 1 < school_levels; ++k) {
        std::vector<PersonId> pupils = with_role(commune.people, level_roles[k]);
        core::shuffle(pupils, chance_.stream(seating, c, k));
        add_classes(rooms, std::move(pupils), teachers, made_.age_, classes[k]);
    }
    std::vector<PersonId> traders = with_role(commune.people, Role::trader);
    core::shuffle(traders, chance_.stream(seating, c, 10));
    for (std::size_t v = 0; v < venue_kinds; ++v) {
        commune.venues[v] =
            add_venues(rooms, static_cast<RoomKind>(first_venue + v),
                       venue_count(settings_.people_per_local_room[v], commune.people.count),
                       settings_.keepers_per_room[v], traders);
    }
    commune.yards = {rooms.count(),
                     (commune.boarding + rooms_per_boarding_house - 1) / rooms_per_boarding_house};
    for (std::uint32_t i = 0; i < commune.yards.count; ++i) {
        rooms.begin_place();
        rooms.add(RoomKind::yard, {});
    }
    // Traders without a stall or shop of the commune's own trade from their house or yard.
    add_teams(rooms, traders, RoomKind::small_work, settings_.small_team, 1);
    std::vector<PersonId> crafts = with_role(commune.people, Role::craft);
    core::shuffle(crafts, chance_.stream(seating, c, 11));
    add_teams(rooms, crafts, RoomKind::small_work, settings_.small_team, 1);
    // Farmers keep the order of their homes: those who live near each other work together.
    add_teams(rooms, with_role(commune.people, Role::farmer), RoomKind::field, settings_.farm_team,
              1);
}

void Maker::add_district_rooms(std::uint32_t d, LocalRooms& rooms) {
    District& district = made_.districts_[d];
    std::vector<PersonId> officials = incoming(d, official);
    std::vector<PersonId> none;
    for (std::size_t v = 0; v < venue_kinds; ++v) {
        const auto kind = static_cast<RoomKind>(first_venue + v);
        // The staff of clinics are officials; the other rooms of the town are kept by people
        // who count as traders of its communes already.
        auto& keepers = kind == RoomKind::clinic ? officials : none;
        district.venues[v] = add_venues(
            rooms, kind, venue_count(settings_.people_per_town_room[v], district.people.count),
            settings_.keepers_per_room[v], keepers);
    }
    add_teams(rooms, officials, RoomKind::office, settings_.office_team, 6);
    add_firms(rooms, incoming(d, employee), settings_, chance_.stream(firm_sizes, d));
    add_teams(rooms, incoming(d, student), RoomKind::lecture, settings_.lecture_class, 20);
}

void Maker::join(std::vector<LocalRooms>& local) {
    std::uint32_t rooms = 0;
    std::uint32_t members = 0;
    std::vector<std::uint32_t> place_offset;
    std::vector<std::uint32_t> member_offset;
    std::uint32_t places = 0;
    for (const LocalRooms& l : local) {
        made_.district_first_room_.push_back(made_.households() + rooms);
        place_offset.push_back(places);
        member_offset.push_back(members);
        rooms += l.count();
        places += l.places;
        members += static_cast<std::uint32_t>(l.members.size());
    }
    made_.room_kind_.resize(rooms);
    made_.room_place_.resize(rooms);
    made_.room_first_.resize(std::size_t{rooms} + 1);
    made_.room_first_.back() = members;
    made_.room_members_.resize(members);
#pragma omp parallel for schedule(dynamic)
    for (std::size_t d = 0; d < local.size(); ++d) {
        const std::uint32_t first = made_.district_first_room_[d] - made_.households();
        for (std::uint32_t i = 0; i < local[d].count(); ++i) {
            made_.room_first_[first + i] = member_offset[d] + local[d].first[i];
        }
        join_district(static_cast<std::uint32_t>(d), local[d], place_offset[d]);
        local[d] = {};
    }
}

void Maker::join_district(std::uint32_t d, const LocalRooms& rooms, std::uint32_t place_offset) {
    const std::uint32_t first_room = made_.district_first_room_[d];
    const std::uint32_t first = first_room - made_.households();
    for (std::uint32_t i = 0; i < rooms.count(); ++i) {
        made_.room_kind_[first + i] = rooms.kind[i];
        made_.room_place_[first + i] = rooms.place[i] + place_offset;
        const std::uint32_t to = made_.room_first_[first + i];
        for (std::uint32_t m = rooms.first[i]; m < rooms.first[i + 1]; ++m) {
            made_.room_members_[to + m - rooms.first[i]] = rooms.members[m];
            made_.day_room_[rooms.members[m].value] = first_room + i;
        }
    }
    District& district = made_.districts_[d];
    const auto move = [&](std::array<Rooms, venue_kinds>& venues) {
        for (Rooms& r : venues) {
            r.first += first_room;
        }
    };
    move(district.venues);
    for (std::uint32_t i = 0; i < district.communes.count; ++i) {
        Commune& commune = made_.communes_[district.communes.first + i];
        move(commune.venues);
        commune.yards.first += first_room;
    }
}

} // namespace truyvet::population
