// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/spread.hpp"
#include "models/population/population.hpp"

#include <array>
#include <vector>

namespace truyvet::mobility {

using core::PersonId;
using core::RoomId;
using population::RoomKind;

/// People keep a few habitual venues of each kind. Which ones is a permutation of the people of the
/// commune (or, for venues of the town, of the district), so that both directions cost nothing to
/// store: where a person goes, and who might come to a room.
class Catchments {
  public:
    /// `habits`: habitual venues of a kind a person has at one level (they may coincide).
    Catchments(const population::Population& people, std::uint32_t habits);

    /// The local (or town) venue of a person whose turn it is on this day: habits take turns. None
    /// if there is none of this kind.
    [[nodiscard]] RoomId venue(PersonId p, RoomKind kind, bool town, core::LocalDay day) const;
    /// The venue that never changes: the line one rides.
    [[nodiscard]] RoomId fixed_venue(PersonId p, RoomKind kind, bool town) const {
        return venue_of_habit(p, kind, town, 0);
    }

    /// Calls use(person) for everybody whose habit of the day the room is.
    template <class Use>
    void for_each_candidate(RoomId room, core::LocalDay day, Use use) const {
        for_each_habit(room, [&](PersonId p, std::uint32_t habit) {
            if (habit == habit_of(p, day)) {
                use(p);
            }
        });
    }
    /// Calls use(person) for everybody who has the room as a fixed venue.
    template <class Use>
    void for_each_fixed(RoomId room, Use use) const {
        for_each_habit(room, [&](PersonId p, std::uint32_t habit) {
            if (habit == 0) {
                use(p);
            }
        });
    }

    [[nodiscard]] std::uint32_t habits() const { return habits_; }
    [[nodiscard]] std::uint32_t habit_of(PersonId p, core::LocalDay day) const {
        return (p.value + static_cast<std::uint32_t>(day.value)) % habits_;
    }

    /// A venue's share of the permutation: whose habits it is among, by number, for each habit.
    struct Share {
        bool town = false;
        std::uint32_t area = 0; ///< the town's district, else the commune
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    /// Of a venue that is probably one of this commune or its town.
    [[nodiscard]] Share share(RoomId room, population::CommuneId guess) const;
    [[nodiscard]] PersonId habitual(const Share& share, std::size_t venue, std::uint32_t number,
                                    std::uint32_t habit) const {
        const Spread& spread = (share.town ? town_ : local_)[share.area][venue];
        return PersonId{first_of(share) + spread.back(share.first + number, habit)};
    }

    /// Those of a share by number, 0 .. habits * count - 1, the habit the faster.
    class Habitual {
      public:
        Habitual(const Spread& spread, std::uint32_t first_person, const Share& share,
                 std::uint32_t habits, core::LocalDay day);
        struct Found {
            PersonId person;
            bool today = false; ///< whether it is the habit's turn
        };
        [[nodiscard]] Found at(std::uint32_t number) const {
            const std::uint32_t habit = number % habits_;
            std::uint32_t place = begins_[habit] + number / habits_;
            place -= place >= spread_.size() ? spread_.size() : 0;
            const std::uint32_t p = first_person_ + spread_.before(place);
            return {PersonId{p}, (p + day_) % habits_ == habit};
        }

      private:
        static constexpr std::size_t most_habits = 16;
        std::array<std::uint32_t, most_habits> begins_{};
        Spread spread_;
        std::uint32_t first_person_;
        std::uint32_t habits_;
        std::uint32_t day_;
    };
    [[nodiscard]] Habitual habitual(const Share& share, std::size_t venue,
                                    core::LocalDay day) const {
        return {(share.town ? town_ : local_)[share.area][venue], first_of(share), share, habits_,
                day};
    }

  private:
    [[nodiscard]] std::uint32_t first_of(const Share& share) const {
        return share.town ? people_->districts()[share.area].people.first
                          : people_->communes()[share.area].people.first;
    }
    [[nodiscard]] RoomId venue_of_habit(PersonId p, RoomKind kind, bool town,
                                        std::uint32_t habit) const;

    template <class Use>
    void for_each_habit(RoomId room, Use use) const {
        const std::size_t v = population::venue_index(people_->kind(room));
        const core::DistrictId d = people_->district_of_room(room);
        const population::District& district = people_->districts()[d.value];
        if (district.venues[v].contains(room)) {
            candidates(town_[d.value][v], district.people, district.venues[v].rank(room),
                       district.venues[v].count, use);
            return;
        }
        for (std::uint32_t i = 0; i < district.communes.count; ++i) {
            const population::CommuneId c = district.communes[i];
            const population::Commune& commune = people_->communes()[c.value];
            if (commune.venues[v].contains(room)) {
                candidates(local_[c.value][v], commune.people, commune.venues[v].rank(room),
                           commune.venues[v].count, use);
                return;
            }
        }
    }

    static Spread spread_over(std::uint32_t n, std::size_t venue);

    /// Those whose place in the permutation falls into the room's share of it.
    template <class Use>
    void candidates(const Spread& spread, population::PersonRange people, std::uint32_t rank,
                    std::uint32_t rooms, Use use) const {
        const auto bound = [&](std::uint32_t r) {
            return (std::uint64_t{r} * spread.size() + rooms - 1) / rooms;
        };
        for (std::uint32_t habit = 0; habit < habits_; ++habit) {
            std::uint32_t i = spread.back(static_cast<std::uint32_t>(bound(rank)), habit);
            for (std::uint64_t j = bound(rank); j < bound(rank + 1); ++j) {
                use(people[i], habit);
                // One step on in the permutation is `inverse` steps on among the people.
                const std::uint64_t next = std::uint64_t{i} + spread.inverse();
                i = static_cast<std::uint32_t>(next < spread.size() ? next : next - spread.size());
            }
        }
    }

    const population::Population* people_;
    std::uint32_t habits_;
    std::vector<std::array<Spread, population::venue_kinds>> local_;
    std::vector<std::array<Spread, population::venue_kinds>> town_;
};

} // namespace truyvet::mobility
