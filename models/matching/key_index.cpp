// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/key_index.hpp"

#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace truyvet::matching {

struct KeyIndex::Draft {
    std::int64_t number;
    Entry entry;
};

namespace {

/// With two of 64 bits an identifier one foreign sighting in 1,000 passes, and the filter of 1,000
/// cases' slot (8 KiB) stays in the first-level cache.
constexpr std::size_t filter_bits_per_id = 64;

} // namespace

KeyIndex::KeyIndex(std::span<const KeyPublication> publications, Milliseconds tolerance)
    : publications_(publications.size()), tolerance_ms_(tolerance.count()) {
    if (tolerance_ms_ < 0) {
        throw std::invalid_argument("the clock tolerance is negative");
    }
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> raster_of;
    std::vector<std::vector<Draft>> drafts;
    for (std::uint32_t p = 0; p < publications.size(); ++p) {
        const KeyPublication& publication = publications[p];
        if (publication.max == 0 || publication.slot_length().count() == 0) {
            throw std::invalid_argument("a publication has 1 to 86,400,000 slots a day");
        }
        const std::int64_t length = publication.slot_length().count();
        const std::int64_t start = publication.time_start.time_since_epoch().count();
        const std::int64_t phase = start - detail::floor_div(start, length) * length;
        const auto [at, fresh] = raster_of.try_emplace({length, phase}, rasters_.size());
        if (fresh) {
            rasters_.emplace_back();
            rasters_.back().phase_ms = phase;
            rasters_.back().length_ms = length;
            drafts.emplace_back();
        }
        std::int64_t number = (start - phase) / length;
        for (const ContactId& id : derive_ids(publication)) {
            drafts[at->second].push_back(
                {number++, {detail::prefix_of(id), detail::suffix_of(id), p}});
        }
    }
    for (std::size_t r = 0; r < rasters_.size(); ++r) {
        finish(rasters_[r], drafts[r]);
    }
}

void KeyIndex::finish(Raster& raster, std::vector<Draft>& drafts) {
    std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return std::tie(a.number, a.entry.prefix, a.entry.suffix, a.entry.publication) <
               std::tie(b.number, b.entry.prefix, b.entry.suffix, b.entry.publication);
    });
    raster.entries.reserve(drafts.size());
    for (std::size_t begin = 0; begin < drafts.size();) {
        std::size_t end = begin;
        while (end < drafts.size() && drafts[end].number == drafts[begin].number) {
            raster.entries.push_back(drafts[end++].entry);
        }
        const std::size_t bits =
            std::bit_ceil(std::max<std::size_t>(64, (end - begin) * filter_bits_per_id));
        const auto shift = static_cast<std::uint32_t>(64 - std::countr_zero(bits));
        const auto first_word = static_cast<std::uint32_t>(raster.filter.size());
        raster.slots.push_back(
            {drafts[begin].number, static_cast<std::uint32_t>(begin), first_word, shift});
        raster.filter.resize(raster.filter.size() + bits / 64);
        for (; begin < end; ++begin) {
            const std::uint64_t prefix = raster.entries[begin].prefix;
            for (const std::uint64_t bit :
                 {Filter::first_bit(prefix, shift), Filter::second_bit(prefix, shift)}) {
                raster.filter[first_word + (bit >> 6)] |= std::uint64_t{1} << (bit & 63);
            }
        }
    }
    raster.slots.push_back({0, static_cast<std::uint32_t>(raster.entries.size()), 0, 0});
}

const KeyIndex::Slot* KeyIndex::Raster::find(std::int64_t number) const {
    const std::size_t count = slots.size() - 1;
    if (count == 0 || number < slots.front().number || number > slots[count - 1].number) {
        return nullptr;
    }
    // Publications without gaps: the place follows from the number.
    const auto guess = static_cast<std::uint64_t>(number - slots.front().number);
    if (guess < count && slots[guess].number == number) {
        return &slots[guess];
    }
    const auto end = slots.begin() + static_cast<std::ptrdiff_t>(count);
    const auto at = std::lower_bound(slots.begin(), end, number,
                                     [](const Slot& s, std::int64_t n) { return s.number < n; });
    return at != end && at->number == number ? &*at : nullptr;
}

KeyIndex::Window KeyIndex::window(const Raster& raster, std::int64_t time_ms) const {
    const std::int64_t number = detail::floor_div(time_ms - raster.phase_ms, raster.length_ms);
    const std::int64_t start = raster.phase_ms + number * raster.length_ms;
    return {start + tolerance_ms_, start + raster.length_ms - tolerance_ms_, raster.find(number)};
}

std::size_t KeyIndex::identifiers() const {
    std::size_t n = 0;
    for (const Raster& raster : rasters_) {
        n += raster.entries.size();
    }
    return n;
}

std::vector<Hit> KeyIndex::hits(std::span<const Sighting> rows) const {
    std::vector<Hit> all;
    search(rows, [&](const Hit& hit) {
        all.push_back(hit);
        return true;
    });
    std::sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) {
        return std::tie(a.sighting, a.publication, a.slot_start) <
               std::tie(b.sighting, b.publication, b.slot_start);
    });
    return all;
}

} // namespace truyvet::matching
