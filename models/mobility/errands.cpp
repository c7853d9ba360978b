// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/errands.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose errand_of_window{"mobility.errand"};
constexpr core::Purpose errand_detail{"mobility.errand_detail"};

double share(std::uint64_t word) {
    return static_cast<double>(word >> 11) * 0x1.0p-53;
}

} // namespace

Errands::Errands(const population::Population& people, const Catchments& catchments,
                 const MobilitySettings& settings, const core::Randomness& chance)
    : people_(&people), catchments_(&catchments), settings_(&settings), chance_(chance) {
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t weekend = 0; weekend < 2; ++weekend) {
            for (std::size_t w = 0; w < windows; ++w) {
                double sum = 0;
                for (std::size_t k = 0; k < errand_kinds; ++k) {
                    sum += settings.errands_a_day[g][k] * settings.window_shares[k][w] *
                           (weekend != 0 ? settings.weekend_factor[k] : 1.0);
                    threshold_[g][weekend][w][k] =
                        static_cast<std::uint32_t>(std::min(sum, 0.999999) * 0x1.0p32);
                }
            }
        }
    }
}

Group Errands::group(PersonId p) const {
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
    const auto block = chance_.stream(errand_of_window, core::pair_word(p, day)).block(0);
    Draws all{};
    for (std::size_t w = 0; w < windows; ++w) {
        all[w] = static_cast<std::uint32_t>(block[w / 2] >> (w % 2 * 32));
    }
    return all;
}

std::size_t Errands::kind(PersonId p, core::LocalDay day, Window w, const Draws& draws) const {
    const auto window = static_cast<std::size_t>(w);
    const auto& t =
        threshold_[static_cast<std::size_t>(group(p))][core::is_weekend(day) ? 1 : 0][window];
    const std::uint32_t u = draws[window];
    if (u >= t.back()) {
        return none;
    }
    return static_cast<std::size_t>(std::upper_bound(t.begin(), t.end(), u) - t.begin());
}

Errand Errands::errand(PersonId p, core::LocalDay day, Window w, std::size_t kind) const {
    const auto window = static_cast<std::size_t>(w);
    const auto block = chance_.stream(errand_detail, core::pair_word(p, day), window).block(0);
    Errand e;
    e.town = share(block[0]) < settings_->town_share[kind];
    const auto which = static_cast<std::uint32_t>(block[1] >> 32);
    if (kind == visit) {
        const core::HouseholdId own = people_->household(p);
        const core::HouseholdId other = host(own, which % host_distance.size());
        e.room = other == own ? RoomId::none() : people_->home(other);
    } else {
        e.room = catchments_->venue(p, static_cast<RoomKind>(population::first_venue + kind),
                                    e.town, which % Catchments::habits);
    }
    const Minutes hours = settings_->window_hours[window];
    const double mean = settings_->dwell_minutes[kind];
    const double sd = settings_->dwell_log_sd[kind];
    // The half step keeps the argument inside (0, 1).
    const double z = core::normal_quantile((static_cast<double>(block[3] >> 12) + 0.5) * 0x1.0p-52);
    const double minutes = mean * std::exp(sd * z - sd * sd / 2);
    const double length = std::clamp(minutes, 2.0, hours.to - hours.from);
    // Feasts begin together; all else when it suits.
    const bool feast = static_cast<RoomKind>(population::first_venue + kind) == RoomKind::hall;
    const double start =
        hours.from + (feast ? 0.0 : share(block[2])) * (hours.to - hours.from - length);
    e.from = static_cast<std::int32_t>(start * 60);
    e.to = e.from + static_cast<std::int32_t>(length * 60);
    return e;
}

core::HouseholdId Errands::neighbour(core::HouseholdId h, std::int64_t distance) const {
    const population::Households homes = people_->communes()[people_->commune(h).value].households;
    const std::int64_t n = homes.count;
    const std::int64_t i = (homes.rank(h) + distance) % n;
    return homes[static_cast<std::uint32_t>(i < 0 ? i + n : i)];
}

core::HouseholdId Errands::host(core::HouseholdId guest, std::size_t which) const {
    return neighbour(guest, host_distance[which]);
}

core::HouseholdId Errands::guest(core::HouseholdId host, std::size_t which) const {
    return neighbour(host, -host_distance[which]);
}

} // namespace truyvet::mobility
