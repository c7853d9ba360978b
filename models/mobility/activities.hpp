// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/candidates.hpp"
#include "models/mobility/catchment.hpp"
#include "models/mobility/settings.hpp"

namespace truyvet::mobility {

/// One secondary activity (what people go out for, other than school and work) of a day, in seconds
/// after local midnight.
struct Activity {
    RoomId room;
    std::int32_t from = 0;
    std::int32_t to = 0;
    bool town = false;
};

/// Who goes out for what: in each window of the day at most one activity, alone or with the friend.
/// Whether and for what is one number per window, all of a day and of both friends in one block of
/// draws, so that a room's candidates are tested without making their days.
class SecondaryActivities {
  public:
    struct Draws {
        std::array<std::uint32_t, day_parts> kind{};
        std::array<bool, day_parts> together{};
    };
    static constexpr std::size_t none = activity_kinds;

    SecondaryActivities(const population::Population& people, const Catchments& catchments,
                        const MobilitySettings& settings, const core::Randomness& chance);

    [[nodiscard]] Draws draws(PersonId p, core::LocalDay day) const;
    /// The kind drawn for the window, or `none`.
    [[nodiscard]] std::size_t kind(PersonId p, core::LocalDay day, DayPart w,
                                   const Draws& draws) const;
    /// Place and time of the activity of this kind drawn for the window.
    [[nodiscard]] Activity activity(PersonId p, core::LocalDay day, DayPart w, std::size_t kind,
                                    const Draws& draws) const;

    /// So many parts of the day, from its first on, begin before this time.
    [[nodiscard]] std::size_t parts_until(core::TimePoint to, core::LocalDay day) const;

    /// Of two friends the one whose habits both follow when they go together.
    [[nodiscard]] PersonId leader(PersonId p) const {
        const PersonId f = people_->friend_of(p);
        return f.exists() && f < p ? f : p;
    }

    /// Who may knock at a household's door, by door.
    [[nodiscard]] std::size_t doors() const { return visited_.size(); }
    [[nodiscard]] population::PersonRange behind(core::HouseholdId h, std::size_t door) const;
    static constexpr std::uint32_t friends_door = UINT32_MAX; ///< the friend knocks

    /// Somebody who may be in a room at a second of the day because of `person`: it itself, or the
    /// friend whom it leads.
    struct Coming {
        PersonId person;
        bool along = false; ///< the friend
        RoomId room;
        core::LocalDay day;
        std::int32_t second = 0;
        std::size_t kind = 0; ///< for which one comes to the room
        std::size_t door = 0; ///< of a visit
        bool town = false;    ///< of a venue, which must be the person's habit of the day there
    };
    /// Who that is, if it does go there; else none.
    [[nodiscard]] PersonId comes(const Coming& c) const;

    /// For what, and in which part of which day.
    struct Outing {
        std::size_t kind = 0;
        core::LocalDay day;
        std::size_t weekend = 0;
        std::size_t part = 0;
    };
    /// In the part of the day that this second falls into, which must be one.
    [[nodiscard]] Outing outing(std::size_t kind, core::LocalDay day, std::int32_t second) const {
        return {kind, day, core::is_weekend(day) ? std::size_t{1} : 0,
                parts_within(second, second + 1).first};
    }
    /// Of people drawn those who go out so, themselves or (odd numbers) the friend whom they lead,
    /// who then takes their place; by the numbers drawn for the part of the day alone.
    void keep_going(std::span<const std::uint32_t> numbers, const Outing& outing,
                    std::vector<Candidates::Drawn>& people) const;

    /// Calls use(person) for everybody who may have an activity in the room on that day between
    /// these seconds after midnight, some more than once.
    template <class Use>
    void for_each_visitor(RoomId room, core::LocalDay day, std::int32_t from, std::int32_t to,
                          Use use) const;

  private:
    [[nodiscard]] core::HouseholdId neighbour(core::HouseholdId h, std::int64_t distance) const;
    [[nodiscard]] std::size_t door_of(PersonId guest, PersonId leader, std::uint32_t which) const;
    [[nodiscard]] core::HouseholdId host(PersonId guest, PersonId leader,
                                         std::uint32_t which) const;
    [[nodiscard]] ActivityGroup group_of(PersonId p) const;
    static constexpr core::Purpose kind_purpose{"mobility.errand"};
    void set_rates();

    using Block = core::Stream::Block;
    [[nodiscard]] Block kinds_block(PersonId leader, core::LocalDay day) const {
        return chance_.stream(kind_purpose, core::pair_word(leader, day)).block(0);
    }
    static std::uint32_t number(const Block& block, std::size_t w) {
        return static_cast<std::uint32_t>(block[w / 2] >> (w % 2 * 32));
    }
    [[nodiscard]] bool go_together(const Block& block, std::size_t w) const {
        return (block[3] >> (8 * w) & 255) < together_;
    }
    /// Another 32-bit number for the second of two friends: a bijection (the finaliser of
    /// MurmurHash3, Appleby 2011), so as uniform as the first.
    static std::uint32_t mixed(std::uint32_t x) {
        x = (x ^ (x >> 16)) * 0x85ebca6bU;
        x = (x ^ (x >> 13)) * 0xc2b2ae35U;
        return x ^ (x >> 16);
    }
    /// Whether the number, drawn by the person for the window, stands for this kind.
    [[nodiscard]] bool stands_for(std::uint32_t number, PersonId p, std::size_t weekend,
                                  std::size_t w, std::size_t kind) const {
        const std::uint32_t above = number - slot_[w][kind];
        return above < widest_[w][kind] && above < rate_[weekend][group_[p.value]][w][kind];
    }
    [[nodiscard]] bool there(PersonId p, std::size_t w, const Coming& c) const;
    [[nodiscard]] RoomId room_of(PersonId p, PersonId whose, core::LocalDay day, std::size_t kind,
                                 bool town, const Block& detail) const;
    void set_hours(Activity& activity, std::size_t w, std::size_t kind, const Block& detail) const;
    [[nodiscard]] bool goes(PersonId p, PersonId whose, RoomId room, core::LocalDay day,
                            std::int32_t from, std::int32_t to, std::size_t w,
                            std::size_t kind) const;
    /// The parts of the day that overlap these seconds: first .. last - 1.
    struct Parts {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    template <class Use>
    void test(PersonId p, RoomId room, core::LocalDay day, std::int32_t from, std::int32_t to,
              Parts parts, std::size_t kind, Use use) const;
    [[nodiscard]] Parts parts_within(std::int32_t from, std::int32_t to) const;

    const population::Population* people_;
    const Catchments* catchments_;
    const MobilitySettings* settings_;
    core::Randomness chance_;
    std::uint64_t together_; ///< of 256
    /// Households at whose door a household's members may knock: so far along the order of homes
    /// in the commune, to either side; and the friend's.
    std::vector<std::int32_t> visited_;
    std::vector<std::uint8_t> group_;
    /// Seconds after midnight at which the parts of the day begin and end.
    std::array<std::int32_t, day_parts> opens_{};
    std::array<std::int32_t, day_parts> shuts_{};
    /// Each kind has its own slot of the 32-bit numbers in each window, as wide as the group that
    /// goes most often; how much of the slot counts depends on the group: two friends who draw one
    /// number go for the same thing.
    std::array<std::array<std::uint32_t, activity_kinds>, day_parts> slot_{};
    std::array<std::array<std::uint32_t, activity_kinds>, day_parts> widest_{};
    std::array<std::array<std::array<std::array<std::uint32_t, activity_kinds>, day_parts>,
                          activity_groups>,
               2>
        rate_{}; ///< [weekend][group][window][kind]
};

template <class Use>
void SecondaryActivities::test(PersonId p, RoomId room, core::LocalDay day, std::int32_t from,
                               std::int32_t to, Parts parts, std::size_t kind, Use use) const {
    const PersonId f = people_->friend_of(p);
    const bool leads = !f.exists() || p < f;
    const Block block = kinds_block(leads ? p : f, day);
    const std::size_t weekend = core::is_weekend(day) ? 1 : 0;
    for (std::size_t w = parts.first; w < parts.last; ++w) {
        const bool together = f.exists() && go_together(block, w);
        if (together && !leads) {
            continue; // found when the one who leads is tested
        }
        const std::uint32_t n = number(block, w);
        if (stands_for(leads ? n : mixed(n), p, weekend, w, kind) &&
            goes(p, p, room, day, from, to, w, kind)) {
            use(p);
        }
        if (together && stands_for(n, f, weekend, w, kind) &&
            goes(f, p, room, day, from, to, w, kind)) {
            use(f);
        }
    }
}

template <class Use>
void SecondaryActivities::for_each_visitor(RoomId room, core::LocalDay day, std::int32_t from,
                                           std::int32_t to, Use use) const {
    const Parts parts = parts_within(from, to);
    if (parts.first == parts.last) {
        return;
    }
    if (!people_->is_home(room)) {
        const std::size_t kind = population::venue_index(people_->kind(room));
        catchments_->for_each_candidate(
            room, day, [&](PersonId p) { test(p, room, day, from, to, parts, kind, use); });
        return;
    }
    const core::HouseholdId h = people_->household_of(room);
    for (const std::int32_t distance : visited_) {
        const population::PersonRange guests = people_->members(neighbour(h, -distance));
        for (std::uint32_t i = 0; i < guests.count; ++i) {
            test(guests[i], room, day, from, to, parts, visit, use);
        }
    }
    const population::PersonRange members = people_->members(h);
    for (std::uint32_t i = 0; i < members.count; ++i) {
        const PersonId f = people_->friend_of(members[i]);
        if (f.exists()) {
            test(f, room, day, from, to, parts, visit, use);
        }
    }
}

} // namespace truyvet::mobility
