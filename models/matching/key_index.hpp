// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/history.hpp"
#include "models/matching/key_chain.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace truyvet::matching {

/// A sighting that carries a published identifier within its slot.
struct Hit {
    std::size_t sighting = 0;      ///< place in the rows that were searched
    std::uint32_t publication = 0; ///< place in the publications the index was made from
    TimePoint slot_start;

    friend bool operator==(const Hit&, const Hit&) = default;
};

/// The published identifiers, each findable in its slot only; bounds inclusive at both ends.
/// Made once, then only read: any number of threads may search it.
class KeyIndex {
  public:
    /// `tolerance` widens every slot at both ends, for clocks that disagree; the app has none.
    explicit KeyIndex(std::span<const KeyPublication> publications, Milliseconds tolerance = {});

    [[nodiscard]] std::size_t publications() const { return publications_; }
    [[nodiscard]] std::size_t identifiers() const;
    [[nodiscard]] Milliseconds tolerance() const { return Milliseconds{tolerance_ms_}; }

    /// Calls `found(const Hit&)` for every hit until it returns false. Rows may come in any order;
    /// it is fast where their times ascend. Allocates nothing.
    template <class Found>
    void search(std::span<const Sighting> rows, Found&& found) const;

    /// All hits; by sighting, then publication, then slot.
    [[nodiscard]] std::vector<Hit> hits(std::span<const Sighting> rows) const;

  private:
    struct Entry {
        std::uint64_t prefix; ///< bytes 0..7
        std::uint32_t suffix; ///< bytes 8..11
        std::uint32_t publication;
    };
    /// The identifiers of one slot, sorted, and a filter of bits over their leading bits.
    struct Slot {
        std::int64_t number;
        std::uint32_t first_entry;
        std::uint32_t first_word;
        std::uint32_t shift; ///< 64 - log2(bits of the filter)
    };
    /// Slots of one length that start on one raster. In the field there is one: UTC quarters.
    struct Raster {
        std::int64_t phase_ms = 0;
        std::int64_t length_ms = 0;
        std::vector<Slot> slots; ///< ascending numbers; a last one closes the entries
        std::vector<Entry> entries;
        std::vector<std::uint64_t> filter;

        [[nodiscard]] const Slot* find(std::int64_t number) const;
    };
    /// Where a raster has one slot only to look at: begin < time < end.
    struct Window {
        std::int64_t begin_ms = 0;
        std::int64_t end_ms = 0;
        const Slot* slot = nullptr;
    };
    /// Every published identifier of the slot passes, hardly any other does (a Bloom filter).
    class Filter {
      public:
        Filter(const Raster& raster, const Slot& slot)
            : words_(raster.filter.data() + slot.first_word), shift_(slot.shift) {}
        [[nodiscard]] bool passes(const ContactId& id) const;

        /// Two bits stand for an identifier, from different bytes of it.
        static std::uint64_t first_bit(std::uint64_t prefix, std::uint32_t shift) {
            return prefix >> shift;
        }
        static std::uint64_t second_bit(std::uint64_t prefix, std::uint32_t shift) {
            return (prefix << 24) >> shift;
        }

      private:
        [[nodiscard]] bool test(std::uint64_t bit) const {
            return (words_[bit >> 6] >> (bit & 63) & 1) != 0;
        }

        const std::uint64_t* words_;
        std::uint32_t shift_;
    };
    struct Draft;

    static void finish(Raster& raster, std::vector<Draft>& drafts);
    [[nodiscard]] Window window(const Raster& raster, std::int64_t time_ms) const;

    template <class Found>
    static bool report(const Raster& raster, const Slot& slot, const Sighting& row,
                       std::size_t place, Found& found);
    template <class Found>
    static bool search_window(const Raster& raster, const Window& window,
                              std::span<const Sighting> rows, std::size_t& i, Found& found);
    template <class Found>
    bool search_edge(const Raster& raster, const Sighting& row, std::size_t place,
                     Found& found) const;
    template <class Found>
    bool search_raster(const Raster& raster, std::span<const Sighting> rows, Found& found) const;

    std::vector<Raster> rasters_;
    std::size_t publications_ = 0;
    std::int64_t tolerance_ms_ = 0;
};

} // namespace truyvet::matching

#include "models/matching/detail/key_index_search.hpp"
