// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/key_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace truyvet::matching {
namespace detail {

/// Subkeys are hashes, so the leading bytes of an identifier are uniform: no hashing needed. In the
/// machine's byte order; the order of entries does not show outside.
inline std::uint64_t prefix_of(const ContactId& id) {
    std::uint64_t word;
    std::memcpy(&word, id.bytes.data(), sizeof word);
    return word;
}

inline std::uint32_t suffix_of(const ContactId& id) {
    std::uint32_t word;
    std::memcpy(&word, id.bytes.data() + 8, sizeof word);
    return word;
}

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a ^ b) < 0 ? 1 : 0);
}

} // namespace detail

inline bool KeyIndex::Filter::passes(const ContactId& id) const {
    const std::uint64_t prefix = detail::prefix_of(id);
    return test(first_bit(prefix, shift_)) && test(second_bit(prefix, shift_));
}

template <class Found>
bool KeyIndex::report(const Raster& raster, const Slot& slot, const Sighting& row,
                      std::size_t place, Found& found) {
    const std::uint64_t prefix = detail::prefix_of(row.contact);
    const auto end = raster.entries.begin() + (&slot)[1].first_entry;
    auto entry = std::lower_bound(raster.entries.begin() + slot.first_entry, end, prefix,
                                  [](const Entry& e, std::uint64_t p) { return e.prefix < p; });
    for (; entry != end && entry->prefix == prefix; ++entry) {
        if (entry->suffix == detail::suffix_of(row.contact)) {
            const TimePoint start{Milliseconds{raster.phase_ms + slot.number * raster.length_ms}};
            if (!found(Hit{place, entry->publication, start})) {
                return false;
            }
        }
    }
    return true;
}

/// All slots with start - tolerance <= time <= start + length + tolerance.
template <class Found>
bool KeyIndex::search_edge(const Raster& raster, const Sighting& row, std::size_t place,
                           Found& found) const {
    const std::int64_t since = row.time.time_since_epoch().count() - raster.phase_ms;
    const std::int64_t first = -detail::floor_div(-(since - tolerance_ms_), raster.length_ms) - 1;
    const std::int64_t last = detail::floor_div(since + tolerance_ms_, raster.length_ms);
    for (std::int64_t number = first; number <= last; ++number) {
        const Slot* slot = raster.find(number);
        if (slot != nullptr && Filter(raster, *slot).passes(row.contact) &&
            !report(raster, *slot, row, place, found)) {
            return false;
        }
    }
    return true;
}

/// Searches rows from `i` on as long as their times stay in the window; moves `i` behind them.
template <class Found>
bool KeyIndex::search_window(const Raster& raster, const Window& window,
                             std::span<const Sighting> rows, std::size_t& i, Found& found) {
    // begin < time < end in one comparison.
    const std::int64_t first_ms = window.begin_ms + 1;
    const auto width = static_cast<std::uint64_t>(window.end_ms - first_ms);
    const auto inside = [&](std::size_t at) {
        const std::int64_t since = rows[at].time.time_since_epoch().count() - first_ms;
        return static_cast<std::uint64_t>(since) < width;
    };
    if (window.slot == nullptr) {
        while (i < rows.size() && inside(i)) {
            ++i;
        }
        return true;
    }
    const Filter filter(raster, *window.slot);
    for (; i < rows.size() && inside(i); ++i) {
        if (filter.passes(rows[i].contact) && !report(raster, *window.slot, rows[i], i, found)) {
            return false;
        }
    }
    return true;
}

template <class Found>
bool KeyIndex::search_raster(const Raster& raster, std::span<const Sighting> rows,
                             Found& found) const {
    for (std::size_t i = 0; i < rows.size();) {
        const std::int64_t time_ms = rows[i].time.time_since_epoch().count();
        const Window here = window(raster, time_ms);
        if (time_ms > here.begin_ms && time_ms < here.end_ms) {
            if (!search_window(raster, here, rows, i, found)) {
                return false;
            }
        } else if (!search_edge(raster, rows[i], i, found)) {
            return false;
        } else {
            ++i;
        }
    }
    return true;
}

template <class Found>
void KeyIndex::search(std::span<const Sighting> rows, Found&& found) const {
    for (const Raster& raster : rasters_) {
        if (!search_raster(raster, rows, found)) {
            return;
        }
    }
}

} // namespace truyvet::matching
