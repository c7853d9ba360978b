// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/key_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace truyvet::matching {
namespace detail {

/// Subkeys are hashes, so the leading bytes of an identifier are uniform: no hashing needed.
inline std::uint64_t prefix_of(const ContactId& id) {
    std::uint64_t word;
    std::memcpy(&word, id.bytes.data(), sizeof word);
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

inline std::uint32_t suffix_of(const ContactId& id) {
    std::uint32_t word;
    std::memcpy(&word, id.bytes.data() + 8, sizeof word);
    return std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
}

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a ^ b) < 0 ? 1 : 0);
}

} // namespace detail

template <class Found>
bool KeyIndex::search_slot(const Raster& raster, const Slot& slot, const Sighting& row,
                           std::size_t place, Found& found) const {
    const std::uint64_t prefix = detail::prefix_of(row.contact);
    const std::uint64_t bit = prefix >> slot.shift;
    if ((raster.filter[slot.first_word + (bit >> 6)] >> (bit & 63) & 1) == 0) {
        return true;
    }
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
        if (slot != nullptr && !search_slot(raster, *slot, row, place, found)) {
            return false;
        }
    }
    return true;
}

template <class Found>
bool KeyIndex::search_raster(const Raster& raster, std::span<const Sighting> rows,
                             Found& found) const {
    Window now;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::int64_t time_ms = rows[i].time.time_since_epoch().count();
        if (time_ms <= now.begin_ms || time_ms >= now.end_ms) {
            now = window(raster, time_ms);
            if (time_ms <= now.begin_ms || time_ms >= now.end_ms) {
                if (!search_edge(raster, rows[i], i, found)) {
                    return false;
                }
                continue;
            }
        }
        if (now.slot != nullptr && !search_slot(raster, *now.slot, rows[i], i, found)) {
            return false;
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
