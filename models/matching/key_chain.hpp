// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/identifier.hpp"

#include <chrono>
#include <vector>

namespace truyvet::matching {

/// Identifiers that readers let one publication stand for: assumption, 1,041 days at 96 a day. A
/// typing error in a time or in `max` must not fill the memory.
inline constexpr std::size_t most_slots = 100'000;

/// What the authority's push carries for an F0. Identifiers run from slot 0 of `daily_key` at
/// `time_start`; the last slot is the one that starts at or before `time_end`.
struct KeyPublication {
    DayKey daily_key;
    TimePoint time_start;
    std::uint32_t max = slots_per_day; ///< slots a day, 1 or more
    TimePoint time_end;

    /// In whole milliseconds, rounded down as the app does: a `max` that does not divide the day
    /// leaves a remainder by which the next day's slots start early.
    [[nodiscard]] Milliseconds slot_length() const {
        return Milliseconds{std::chrono::days{1}} / max;
    }
    /// How many identifiers it stands for.
    [[nodiscard]] std::size_t slots() const {
        return time_end < time_start
                   ? 0
                   : static_cast<std::size_t>((time_end - time_start) / slot_length()) + 1;
    }
    [[nodiscard]] TimePoint slot_start(std::size_t slot) const {
        return time_start + slot_length() * static_cast<std::int64_t>(slot);
    }
};

/// All identifiers of a publication, slot after slot.
std::vector<ContactId> derive_ids(const KeyPublication& publication);

/// A phone's key and all that follows from it. Days are UTC days.
class KeyChain {
  public:
    KeyChain(const DayKey& base, std::chrono::sys_days base_day, std::uint32_t max = slots_per_day);

    [[nodiscard]] std::chrono::sys_days base_day() const { return base_day_; }
    [[nodiscard]] std::uint32_t max() const { return max_; }
    /// The slot of its day that the time falls in.
    [[nodiscard]] std::uint32_t slot(TimePoint t) const;
    /// Throws std::out_of_range before the base day, here and below.
    [[nodiscard]] DayKey day_key(std::chrono::sys_days day) const;
    /// Costs up to a day's hashes; whoever needs many asks for `ids`.
    [[nodiscard]] ContactId id(TimePoint t) const;
    /// A day's identifiers, slot after slot.
    [[nodiscard]] std::vector<ContactId> ids(std::chrono::sys_days day) const;
    /// Slots can only be counted from a day's start, so the publication starts at the UTC midnight
    /// at or before `from` (at the base day if that is later) and lets out that day's earlier slots
    /// too. Throws std::invalid_argument if `to` is before that.
    [[nodiscard]] KeyPublication publish(TimePoint from, TimePoint to) const;

  private:
    DayKey base_;
    std::chrono::sys_days base_day_;
    std::uint32_t max_;
};

} // namespace truyvet::matching
