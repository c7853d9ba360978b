// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/groups.hpp"
#include "models/core/random.hpp"
#include "models/core/time.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::adoption {

/// The means the directives of 2020 and 2021 name.
enum class Means : std::uint8_t {
    sms,
    zalo,
    press,
    loudspeaker,
    posters,
    door_to_door,
    venue_gate,
    employer_order
};
inline constexpr std::array<std::string_view, 8> means_names{
    "sms",     "zalo",         "press",      "loudspeaker",
    "posters", "door_to_door", "venue_gate", "employer_order"};

/// One campaign. Of its audience it reaches, day by day, a share of those not yet reached, and of
/// those reached it convinces a share, once. Only owners of a smartphone can install.
struct Campaign {
    std::string name; ///< names the draws: the same campaign reaches the same people in every arm
    core::TimePoint start{};
    core::TimePoint end{};
    double reached_per_day = 0.1; ///< rate, 1/day; after t days 1 - exp(-rate t) are reached
    double convinced = 0.05;      ///< share of those reached, 0..1
    double cost_vnd = 0;          ///< per person reached
    double budget_vnd = 0;        ///< the campaign ends when it is spent; 0 = no limit
    Group audience;

    /// Share of the audience reached by then.
    [[nodiscard]] double reached(core::TimePoint then) const;
    /// The day the money is spent, or `end` if earlier; `audience_size` in people.
    void stop_when_spent(double audience_size);
};

/// A campaign of one kind with usual rates. All of them are assumptions: no Vietnamese evaluation
/// by means is known. Scale: all means of the push of August 2020 together reached 0.51 a day and
/// convinced 0.23 (fit to the national series, tools/fit_adoption.py).
Campaign usual(Means means);
std::optional<Means> means_named(std::string_view text);

/// Installs, uninstalls and lapses between a day for which adoption is known and the day asked for.
struct Timeline {
    core::TimePoint known_at{}; ///< the install target holds here
    core::TimePoint at{};       ///< the arm is evaluated here
    std::vector<Campaign> campaigns;
    /// Share of installs removed per day, 0..1. assumption: 0 (published counts never fall).
    double uninstalled_per_day = 0;
    /// Share of active accounts that fall asleep per day, 0..1. assumption: 0.
    double lapsed_per_day = 0;
};

/// What the timeline does to one person.
class Campaigner {
  public:
    Campaigner(Timeline timeline, const core::Randomness& chance)
        : timeline_(std::move(timeline)), chance_(chance) {}

    /// When the first campaign convinces this owner; nothing if none does by then.
    [[nodiscard]] std::optional<core::TimePoint> convinced(core::PersonId person,
                                                           const Traits& traits) const;
    /// Whether an app installed at `since` is still there.
    [[nodiscard]] bool kept(core::PersonId person, core::TimePoint since) const;
    /// The share of those once active who still are, a time after the install.
    [[nodiscard]] double awake(core::TimePoint since) const;
    [[nodiscard]] core::TimePoint known_at() const { return timeline_.known_at; }

  private:
    Timeline timeline_;
    core::Randomness chance_;
};

} // namespace truyvet::adoption
