// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/identifier.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace truyvet::matching {

/// One row of a phone's history: 24 bytes.
struct Sighting {
    static constexpr std::uint16_t own_unknown = 0xFFFF;
    /// "Not available" in the Bluetooth Core Specification (HCI, 7 or 8 bit levels).
    static constexpr std::int8_t tx_unknown = 127;

    ContactId contact;
    std::int8_t rssi_dbm = 0;
    std::int8_t tx_dbm = tx_unknown;
    std::uint16_t own = own_unknown; ///< which of the history's own identifiers was on the air
    TimePoint time;
};
static_assert(sizeof(Sighting) == 24);

/// What one phone heard, in the order it was written down.
class ContactHistory {
  public:
    /// The app writes one row per contact identifier and 5 s (bluezone.md; TIME_DELAY_INSERT).
    static constexpr Milliseconds row_spacing{5000};
    /// A match offers the upload of the last 14 days (white paper).
    static constexpr std::chrono::days default_keep{14};

    explicit ContactHistory(std::chrono::days keep = default_keep) : keep_(keep) {}

    /// The identifier this phone sends from now on, or that nobody noted it (as at first): matching
    /// under the phone rule never asks. Throws std::length_error at the 65,536th (682 days' worth).
    void set_own(const std::optional<ContactId>& own);

    /// As the phone does: drops the row (and returns false) if one of the same contact was kept
    /// less than 5 s before; once a day forgets what is older than the days to keep.
    bool record(const ContactId& contact, TimePoint time, int rssi_dbm,
                int tx_dbm = Sighting::tx_unknown);

    /// Adds a row as it stands, from an export that a phone has thinned already.
    void append(const ContactId& contact, TimePoint time, int rssi_dbm,
                int tx_dbm = Sighting::tx_unknown);

    /// Forgets all rows before `start`.
    void forget_before(TimePoint start);

    [[nodiscard]] std::span<const Sighting> sightings() const { return rows_; }
    [[nodiscard]] const ContactId* own(const Sighting& row) const {
        return row.own == Sighting::own_unknown ? nullptr : &own_ids_[row.own];
    }
    [[nodiscard]] std::span<const ContactId> own_ids() const { return own_ids_; }
    void reserve(std::size_t rows) { rows_.reserve(rows); }

  private:
    struct Hash {
        std::size_t operator()(const ContactId& id) const noexcept;
    };

    std::chrono::days keep_;
    std::vector<Sighting> rows_;
    std::vector<ContactId> own_ids_;
    std::unordered_map<ContactId, std::uint16_t, Hash> own_index_;
    std::uint16_t current_own_ = Sighting::own_unknown;
};

} // namespace truyvet::matching
