// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/catchment.hpp"
#include "models/mobility/settings.hpp"

namespace truyvet::mobility {

/// One errand of a day, in seconds after local midnight.
struct Errand {
    RoomId room;
    std::int32_t from = 0;
    std::int32_t to = 0;
    bool town = false;
};

/// Who goes out for what: in each window of the day at most one errand, alone or with the friend.
/// Whether and for what is one number per window, all of a day and of both friends in one block of
/// draws, so that a room's candidates are tested without making their days.
class Errands {
  public:
    struct Draws {
        std::array<std::uint32_t, windows> kind{};
        std::array<bool, windows> together{};
    };
    static constexpr std::size_t none = errand_kinds;

    Errands(const population::Population& people, const Catchments& catchments,
            const MobilitySettings& settings, const core::Randomness& chance);

    [[nodiscard]] Draws draws(PersonId p, core::LocalDay day) const;
    /// The kind drawn for the window, or `none`.
    [[nodiscard]] std::size_t kind(PersonId p, core::LocalDay day, Window w,
                                   const Draws& draws) const;
    /// Whether that is this kind: quicker, for candidates.
    [[nodiscard]] bool is_kind(PersonId p, core::LocalDay day, std::size_t w, const Draws& draws,
                               std::size_t kind) const {
        const std::uint32_t above = draws.kind[w] - slot_[w][kind];
        return above < widest_[w][kind] &&
               above < rate_[core::is_weekend(day) ? 1 : 0][group_[p.value]][w][kind];
    }
    /// Place and time of the errand of this kind drawn for the window.
    [[nodiscard]] Errand errand(PersonId p, core::LocalDay day, Window w, std::size_t kind,
                                const Draws& draws) const;

    /// Of two friends the one whose habits both follow when they go together.
    [[nodiscard]] PersonId leader(PersonId p) const {
        const PersonId f = people_->friend_of(p);
        return f.exists() && f < p ? f : p;
    }

    /// Calls use(person) for everybody who may have an errand to the room on that day between these
    /// seconds after midnight, some more than once.
    template <class Use>
    void for_each_visitor(RoomId room, core::LocalDay day, std::int32_t from, std::int32_t to,
                          Use use) const;

  private:
    /// Households at whose door a household's members may knock: neighbours near and far along the
    /// order of homes in the commune; and, as the last choice, the friend's.
    static constexpr std::array<std::int32_t, 6> host_distance{1, -1, 4, -4, 19, -19};

    [[nodiscard]] core::HouseholdId neighbour(core::HouseholdId h, std::int64_t distance) const;
    [[nodiscard]] core::HouseholdId host(PersonId guest, PersonId leader,
                                         std::uint32_t which) const;
    [[nodiscard]] Group group_of(PersonId p) const;
    void set_rates();

    /// Whether the person, with these draws, has an errand of the kind to the room in the time.
    [[nodiscard]] bool goes(PersonId p, RoomId room, core::LocalDay day, std::int32_t from,
                            std::int32_t to, std::size_t kind, const Draws& draws) const;
    template <class Use>
    void test(PersonId p, RoomId room, core::LocalDay day, std::int32_t from, std::int32_t to,
              std::size_t kind, Use use) const;

    const population::Population* people_;
    const Catchments* catchments_;
    const MobilitySettings* settings_;
    core::Randomness chance_;
    std::vector<std::uint8_t> group_;
    /// Each kind has its own slot of the 32-bit numbers in each window, as wide as the group that
    /// goes most often; how much of the slot counts depends on the group: two friends who draw one
    /// number go for the same thing.
    std::array<std::array<std::uint32_t, errand_kinds>, windows> slot_{};
    std::array<std::array<std::uint32_t, errand_kinds>, windows> widest_{};
    std::array<std::array<std::array<std::array<std::uint32_t, errand_kinds>, windows>, groups>, 2>
        rate_{}; ///< [weekend][group][window][kind]
};

template <class Use>
void Errands::test(PersonId p, RoomId room, core::LocalDay day, std::int32_t from, std::int32_t to,
                   std::size_t kind, Use use) const {
    Draws d = draws(p, day);
    if (goes(p, room, day, from, to, kind, d)) {
        use(p);
    }
    const PersonId f = people_->friend_of(p);
    if (f.exists() && p < f) { // this one leads: the friend may come along
        d = draws(f, day);
        if (goes(f, room, day, from, to, kind, d)) {
            use(f);
        }
    }
}

template <class Use>
void Errands::for_each_visitor(RoomId room, core::LocalDay day, std::int32_t from, std::int32_t to,
                               Use use) const {
    if (!people_->is_home(room)) {
        const std::size_t kind = population::venue_index(people_->kind(room));
        catchments_->for_each_candidate(
            room, [&](PersonId p, std::uint32_t) { test(p, room, day, from, to, kind, use); });
        return;
    }
    const core::HouseholdId h = people_->household_of(room);
    for (const std::int32_t distance : host_distance) {
        const population::People guests = people_->members(neighbour(h, -distance));
        for (std::uint32_t i = 0; i < guests.count; ++i) {
            test(guests[i], room, day, from, to, visit, use);
        }
    }
    const population::People members = people_->members(h);
    for (std::uint32_t i = 0; i < members.count; ++i) {
        const PersonId f = people_->friend_of(members[i]);
        if (f.exists()) {
            test(f, room, day, from, to, visit, use);
        }
    }
}

} // namespace truyvet::mobility
