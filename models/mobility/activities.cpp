// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/activities.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose activity_detail{"mobility.activity_detail"};

} // namespace

SecondaryActivities::SecondaryActivities(const population::Population& people,
                                         const Catchments& catchments,
                                         const MobilitySettings& settings,
                                         const core::Randomness& chance)
    : people_(&people), catchments_(&catchments), settings_(&settings), chance_(chance),
      together_(static_cast<std::uint64_t>(settings.activity.together * 256)),
      group_(people.people()) {
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        group_[i] = static_cast<std::uint8_t>(group_of(PersonId{i}));
    }
    for (const double away : settings.activity.visited_homes) {
        visited_.push_back(static_cast<std::int32_t>(away));
        visited_.push_back(-static_cast<std::int32_t>(away));
    }
    set_rates();
}

void SecondaryActivities::set_rates() {
    const ActivitySettings& s = settings_->activity;
    for (std::size_t w = 0; w < day_parts; ++w) {
        opens_[w] = static_cast<std::int32_t>(std::ceil(s.part_begins[w] * 60));
        shuts_[w] = static_cast<std::int32_t>(std::ceil(s.part_ends[w] * 60));
        std::uint64_t slot = 0;
        for (std::size_t k = 0; k < activity_kinds; ++k) {
            slot_[w][k] = static_cast<std::uint32_t>(std::min<std::uint64_t>(slot, UINT32_MAX));
            for (std::size_t weekend = 0; weekend < 2; ++weekend) {
                for (std::size_t g = 0; g < activity_groups; ++g) {
                    const ActivityKind& kind = s.kinds[k];
                    const double chance = s.factor * kind.a_day[g] * kind.day_part_shares[w] *
                                          (weekend != 0 ? kind.weekend_factor : 1.0);
                    const auto rate = static_cast<std::uint32_t>(
                        std::min(chance * 0x1.0p32, static_cast<double>(UINT32_MAX - slot_[w][k])));
                    rate_[weekend][g][w][k] = rate;
                    widest_[w][k] = std::max(widest_[w][k], rate);
                }
            }
            slot += widest_[w][k];
        }
    }
}

ActivityGroup SecondaryActivities::group_of(PersonId p) const {
    const population::Role role = people_->role(p);
    const unsigned age = people_->age(p);
    const ActivitySettings& s = settings_->activity;
    if (age < s.school_age) {
        return ActivityGroup::small_child;
    }
    if (role == population::Role::farmer) {
        return ActivityGroup::farmer;
    }
    if (population::works(role) || role == population::Role::student) {
        return ActivityGroup::worker;
    }
    return age < s.adult_age   ? ActivityGroup::pupil
           : age < s.elder_age ? ActivityGroup::at_home
                               : ActivityGroup::elder;
}

SecondaryActivities::Draws SecondaryActivities::draws(PersonId p, core::LocalDay day) const {
    const PersonId first = leader(p);
    const Block block = kinds_block(first, day);
    const bool has_friend = people_->friend_of(p).exists();
    Draws d;
    for (std::size_t w = 0; w < day_parts; ++w) {
        d.together[w] = has_friend && go_together(block, w);
        d.kind[w] = d.together[w] || first == p ? number(block, w) : mixed(number(block, w));
    }
    return d;
}

std::size_t SecondaryActivities::kind(PersonId p, core::LocalDay day, DayPart w,
                                      const Draws& draws) const {
    const auto window = static_cast<std::size_t>(w);
    const std::size_t weekend = core::is_weekend(day) ? 1 : 0;
    for (std::size_t k = 0; k < activity_kinds; ++k) {
        if (stands_for(draws.kind[window], p, weekend, window, k)) {
            return k;
        }
    }
    return none;
}

SecondaryActivities::Parts SecondaryActivities::parts_within(std::int32_t from,
                                                             std::int32_t to) const {
    const ActivitySettings& s = settings_->activity;
    Parts parts;
    while (parts.first < day_parts && s.part_ends[parts.first] * 60 <= from) {
        ++parts.first;
    }
    parts.last = parts.first;
    while (parts.last < day_parts && s.part_begins[parts.last] * 60 < to) {
        ++parts.last;
    }
    return parts;
}

std::size_t SecondaryActivities::parts_until(core::TimePoint to, core::LocalDay day) const {
    const double minute = core::seconds(to - core::start_of(day)) / 60;
    const auto& begins = settings_->activity.part_begins;
    return static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), minute) -
                                    begins.begin());
}

std::size_t SecondaryActivities::door_of(PersonId guest, PersonId leader,
                                         std::uint32_t which) const {
    const auto homes = static_cast<std::uint32_t>(visited_.size());
    const bool has_friend = people_->friend_of(guest).exists();
    const std::uint32_t choice =
        which % (homes + (has_friend ? settings_->activity.friend_homes : 0));
    return choice >= homes && guest == leader ? friends_door : choice % homes;
}

core::HouseholdId SecondaryActivities::host(PersonId guest, PersonId leader,
                                            std::uint32_t which) const {
    const PersonId f = people_->friend_of(guest);
    const std::size_t door = door_of(guest, leader, which);
    return door == friends_door ? people_->household(f)
                                : neighbour(people_->household(leader), visited_[door]);
}

RoomId SecondaryActivities::room_of(PersonId p, PersonId whose, core::LocalDay day,
                                    std::size_t kind, bool town, const Block& detail) const {
    if (kind == visit) {
        const auto which = static_cast<std::uint32_t>(detail[1] >> 32);
        const core::HouseholdId other = host(p, whose, which);
        return other == people_->household(p) ? RoomId::none() : people_->home(other);
    }
    return catchments_->venue(whose, static_cast<RoomKind>(population::first_venue + kind), town,
                              day);
}

void SecondaryActivities::set_hours(Activity& e, std::size_t w, std::size_t kind,
                                    const Block& detail) const {
    const ActivitySettings& s = settings_->activity;
    const double opens = s.part_begins[w];
    const double span = s.part_ends[w] - opens;
    const double mean = s.dwell_factor * s.kinds[kind].dwell_minutes;
    const double sd = s.kinds[kind].dwell_log_sd;
    const double z = core::normal_from_bits(detail[3]);
    const double minutes = mean * std::exp(sd * z - sd * sd / 2);
    const double length = std::clamp(minutes, s.shortest_minutes, span);
    // Feasts begin together; all else when it suits.
    const bool feast = static_cast<RoomKind>(population::first_venue + kind) == RoomKind::hall;
    const double start = opens + (feast ? 0.0 : core::uniform53(detail[2])) * (span - length);
    e.from = static_cast<std::int32_t>(start * 60);
    e.to = e.from + static_cast<std::int32_t>(length * 60);
}

Activity SecondaryActivities::activity(PersonId p, core::LocalDay day, DayPart w, std::size_t kind,
                                       const Draws& draws) const {
    const auto window = static_cast<std::size_t>(w);
    const PersonId whose = draws.together[window] ? leader(p) : p;
    const Block detail =
        chance_.stream(activity_detail, core::pair_word(whose, day), window).block(0);
    Activity e;
    e.town = core::uniform53(detail[0]) < settings_->activity.kinds[kind].town_share;
    e.room = room_of(p, whose, day, kind, e.town, detail);
    set_hours(e, window, kind, detail);
    return e;
}

/// Whether the activity of this kind, known to be drawn, leads to the room in this time.
bool SecondaryActivities::goes(PersonId p, PersonId whose, RoomId room, core::LocalDay day,
                               std::int32_t from, std::int32_t to, std::size_t w,
                               std::size_t kind) const {
    if (settings_->activity.part_begins[w] * 60 >= to ||
        settings_->activity.part_ends[w] * 60 <= from) {
        return false;
    }
    const Block detail = chance_.stream(activity_detail, core::pair_word(whose, day), w).block(0);
    const bool town = core::uniform53(detail[0]) < settings_->activity.kinds[kind].town_share;
    if (room_of(p, whose, day, kind, town, detail) != room) {
        return false;
    }
    Activity e;
    set_hours(e, w, kind, detail);
    return e.from < to && e.to > from;
}

core::HouseholdId SecondaryActivities::neighbour(core::HouseholdId h, std::int64_t distance) const {
    const population::Households homes = people_->communes()[people_->commune(h).value].households;
    const std::int64_t n = homes.count;
    std::int64_t i = homes.rank(h) + distance;
    if (i >= n || i < 0) {
        i = (i % n + n) % n;
    }
    return homes[static_cast<std::uint32_t>(i)];
}

population::PersonRange SecondaryActivities::behind(core::HouseholdId h, std::size_t door) const {
    return people_->members(neighbour(h, -std::int64_t{visited_[door]}));
}

void SecondaryActivities::keep_going(std::span<const std::uint32_t> numbers, const Outing& o,
                                     std::vector<Candidates::Drawn>& people) const {
    const auto along = [&](const Candidates::Drawn& d) { return numbers[d.at] % 2 != 0; };
    std::size_t n = 0;
    for (const Candidates::Drawn d : people) {
        const PersonId f = people_->friend_of(d.person);
        people[n] = d;
        n += !along(d) | (f.exists() & (d.person < f)) ? 1 : 0;
    }
    people.resize(n);
    n = 0;
    for (const Candidates::Drawn d : people) {
        const PersonId f = people_->friend_of(d.person);
        const bool leads = !f.exists() | (d.person < f);
        const PersonId who = along(d) ? f : d.person;
        const Block block = kinds_block(leads ? d.person : f, o.day);
        const bool together = f.exists() & go_together(block, o.part);
        const std::uint32_t first = number(block, o.part);
        const std::uint32_t drawn = leads ? first : mixed(first);
        people[n] = {d.at, who};
        n += (along(d) ? together : !together | leads) &
                     stands_for(drawn, who, o.weekend, o.part, o.kind)
                 ? 1
                 : 0;
    }
    people.resize(n);
}

PersonId SecondaryActivities::comes(const Coming& c) const {
    std::size_t w = 0;
    while (w < day_parts && shuts_[w] <= c.second) {
        ++w;
    }
    if (w == day_parts || c.second < opens_[w]) {
        return PersonId::none();
    }
    const PersonId f = people_->friend_of(c.person);
    const bool leads = !f.exists() || c.person < f;
    const Block block = kinds_block(leads ? c.person : f, c.day);
    const bool together = f.exists() && go_together(block, w);
    // Alone, or as the one who leads; the friend only if led.
    if (c.along ? !(together && leads) : together && !leads) {
        return PersonId::none();
    }
    const PersonId who = c.along ? f : c.person;
    const std::uint32_t n = leads ? number(block, w) : mixed(number(block, w));
    const std::size_t weekend = core::is_weekend(c.day) ? 1 : 0;
    return stands_for(n, who, weekend, w, c.kind) && there(who, w, c) ? who : PersonId::none();
}

/// Whether the activity, known to be drawn, leads to the room by that door at that second.
bool SecondaryActivities::there(PersonId p, std::size_t w, const Coming& c) const {
    const Block detail =
        chance_.stream(activity_detail, core::pair_word(c.person, c.day), w).block(0);
    if (c.kind == visit &&
        door_of(p, c.person, static_cast<std::uint32_t>(detail[1] >> 32)) != c.door) {
        return false;
    }
    const bool town = core::uniform53(detail[0]) < settings_->activity.kinds[c.kind].town_share;
    if (c.kind == visit ? room_of(p, c.person, c.day, c.kind, town, detail) != c.room
                        : town != c.town) {
        return false;
    }
    Activity a;
    set_hours(a, w, c.kind, detail);
    return a.from <= c.second && c.second < a.to;
}

} // namespace truyvet::mobility
