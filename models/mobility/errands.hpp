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

/// Who goes out for what: in each window of the day at most one errand. Whether and for what is one
/// number per window, all of a day in one block of draws, so that a room's candidates are tested
/// without making their days.
class Errands {
  public:
    using Draws = std::array<std::uint32_t, windows>;
    static constexpr std::size_t none = errand_kinds;

    Errands(const population::Population& people, const Catchments& catchments,
            const MobilitySettings& settings, const core::Randomness& chance);

    [[nodiscard]] Draws draws(PersonId p, core::LocalDay day) const;
    /// The kind drawn for the window, or `none`.
    [[nodiscard]] std::size_t kind(PersonId p, core::LocalDay day, Window w,
                                   const Draws& draws) const;
    /// Place and time of the errand of this kind drawn for the window.
    [[nodiscard]] Errand errand(PersonId p, core::LocalDay day, Window w, std::size_t kind) const;
    [[nodiscard]] Group group(PersonId p) const;

    /// Households at whose door a household's members may knock: neighbours near and far along the
    /// order of homes in the commune.
    static constexpr std::array<std::int32_t, 6> host_distance{1, -1, 4, -4, 19, -19};
    [[nodiscard]] core::HouseholdId host(core::HouseholdId guest, std::size_t which) const;
    [[nodiscard]] core::HouseholdId guest(core::HouseholdId host, std::size_t which) const;

  private:
    [[nodiscard]] core::HouseholdId neighbour(core::HouseholdId h, std::int64_t distance) const;

    const population::Population* people_;
    const Catchments* catchments_;
    const MobilitySettings* settings_;
    core::Randomness chance_;
    /// Cumulated chances of the kinds, as 32-bit thresholds: [group][weekend][window][kind].
    std::array<std::array<std::array<std::array<std::uint32_t, errand_kinds>, windows>, 2>, groups>
        threshold_{};
};

} // namespace truyvet::mobility
