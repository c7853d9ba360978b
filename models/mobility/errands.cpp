// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/errands.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose errand_detail{"mobility.errand_detail"};

double share(std::uint64_t word) {
    return static_cast<double>(word >> 11) * 0x1.0p-53;
}

} // namespace

Errands::Errands(const population::Population& people, const Catchments& catchments,
                 const MobilitySettings& settings, const core::Randomness& chance)
    : people_(&people), catchments_(&catchments), settings_(&settings), chance_(chance),
      together_(static_cast<std::uint64_t>(settings.together * 256)), group_(people.people()) {
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        group_[i] = static_cast<std::uint8_t>(group_of(PersonId{i}));
    }
    set_rates();
}

void Errands::set_rates() {
    const MobilitySettings& s = *settings_;
    for (std::size_t w = 0; w < windows; ++w) {
        std::uint64_t slot = 0;
        for (std::size_t k = 0; k < errand_kinds; ++k) {
            slot_[w][k] = static_cast<std::uint32_t>(std::min<std::uint64_t>(slot, UINT32_MAX));
            for (std::size_t weekend = 0; weekend < 2; ++weekend) {
                for (std::size_t g = 0; g < groups; ++g) {
                    const double chance = s.errand_factor * s.errands_a_day[g][k] *
                                          s.window_shares[k][w] *
                                          (weekend != 0 ? s.weekend_factor[k] : 1.0);
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

Group Errands::group_of(PersonId p) const {
    const population::Role role = people_->role(p);
    const unsigned age = people_->age(p);
    if (age < 6) {
        return Group::small_child;
    }
    if (role == population::Role::farmer) {
        return Group::farmer;
    }
    if (population::works(role) || role == population::Role::student) {
        return Group::worker;
    }
    return age < 18 ? Group::pupil : age < 65 ? Group::at_home : Group::elder;
}

Errands::Draws Errands::draws(PersonId p, core::LocalDay day) const {
    const PersonId first = leader(p);
    const Block block = kinds_block(first, day);
    const bool has_friend = people_->friend_of(p).exists();
    Draws d;
    for (std::size_t w = 0; w < windows; ++w) {
        d.together[w] = has_friend && go_together(block, w);
        d.kind[w] = d.together[w] || first == p ? number(block, w) : mixed(number(block, w));
    }
    return d;
}

std::size_t Errands::kind(PersonId p, core::LocalDay day, Window w, const Draws& draws) const {
    const auto window = static_cast<std::size_t>(w);
    const std::size_t weekend = core::is_weekend(day) ? 1 : 0;
    for (std::size_t k = 0; k < errand_kinds; ++k) {
        if (stands_for(draws.kind[window], p, weekend, window, k)) {
            return k;
        }
    }
    return none;
}

core::HouseholdId Errands::host(PersonId guest, PersonId leader, std::uint32_t which) const {
    const PersonId f = people_->friend_of(guest);
    // One visit in three is to the friend (assumption).
    const std::uint32_t choice = which % (host_distance.size() + (f.exists() ? 3 : 0));
    if (choice >= host_distance.size() && guest == leader) {
        return people_->household(f);
    }
    return neighbour(people_->household(leader), host_distance[choice % host_distance.size()]);
}

RoomId Errands::room_of(PersonId p, PersonId whose, core::LocalDay day, std::size_t kind, bool town,
                        const Block& detail) const {
    if (kind == visit) {
        const auto which = static_cast<std::uint32_t>(detail[1] >> 32);
        const core::HouseholdId other = host(p, whose, which);
        return other == people_->household(p) ? RoomId::none() : people_->home(other);
    }
    return catchments_->venue(whose, static_cast<RoomKind>(population::first_venue + kind), town,
                              day);
}

void Errands::set_hours(Errand& e, std::size_t w, std::size_t kind, const Block& detail) const {
    const Minutes hours = settings_->window_hours[w];
    const double mean = settings_->dwell_factor * settings_->dwell_minutes[kind];
    const double sd = settings_->dwell_log_sd[kind];
    // The half step keeps the argument inside (0, 1).
    const double z =
        core::normal_quantile((static_cast<double>(detail[3] >> 12) + 0.5) * 0x1.0p-52);
    const double minutes = mean * std::exp(sd * z - sd * sd / 2);
    const double length = std::clamp(minutes, 2.0, hours.to - hours.from);
    // Feasts begin together; all else when it suits.
    const bool feast = static_cast<RoomKind>(population::first_venue + kind) == RoomKind::hall;
    const double start =
        hours.from + (feast ? 0.0 : share(detail[2])) * (hours.to - hours.from - length);
    e.from = static_cast<std::int32_t>(start * 60);
    e.to = e.from + static_cast<std::int32_t>(length * 60);
}

Errand Errands::errand(PersonId p, core::LocalDay day, Window w, std::size_t kind,
                       const Draws& draws) const {
    const auto window = static_cast<std::size_t>(w);
    const PersonId whose = draws.together[window] ? leader(p) : p;
    const Block detail =
        chance_.stream(errand_detail, core::pair_word(whose, day), window).block(0);
    Errand e;
    e.town = share(detail[0]) < settings_->town_share[kind];
    e.room = room_of(p, whose, day, kind, e.town, detail);
    set_hours(e, window, kind, detail);
    return e;
}

/// Whether the errand of this kind, known to be drawn, leads to the room in this time.
bool Errands::goes(PersonId p, PersonId whose, RoomId room, core::LocalDay day, std::int32_t from,
                   std::int32_t to, std::size_t w, std::size_t kind) const {
    const Minutes hours = settings_->window_hours[w];
    if (hours.from * 60 >= to || hours.to * 60 <= from) {
        return false;
    }
    const Block detail = chance_.stream(errand_detail, core::pair_word(whose, day), w).block(0);
    const bool town = share(detail[0]) < settings_->town_share[kind];
    if (room_of(p, whose, day, kind, town, detail) != room) {
        return false;
    }
    Errand e;
    set_hours(e, w, kind, detail);
    return e.from < to && e.to > from;
}

core::HouseholdId Errands::neighbour(core::HouseholdId h, std::int64_t distance) const {
    const population::Households homes = people_->communes()[people_->commune(h).value].households;
    const std::int64_t n = homes.count;
    const std::int64_t i = (homes.rank(h) + distance) % n;
    return homes[static_cast<std::uint32_t>(i < 0 ? i + n : i)];
}

} // namespace truyvet::mobility
