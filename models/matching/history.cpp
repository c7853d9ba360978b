// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/history.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace truyvet::matching {

std::size_t ContactHistory::Hash::operator()(const ContactId& id) const noexcept {
    std::uint64_t prefix;
    std::memcpy(&prefix, id.bytes.data(), sizeof prefix);
    return prefix;
}

void ContactHistory::set_own(const std::optional<ContactId>& own) {
    if (!own) {
        current_own_ = Sighting::own_unknown;
        return;
    }
    if (current_own_ != Sighting::own_unknown && own_ids_[current_own_] == *own) {
        return;
    }
    if (const auto known = own_index_.find(*own); known != own_index_.end()) {
        current_own_ = known->second;
        return;
    }
    if (own_ids_.size() == Sighting::own_unknown) {
        throw std::length_error("a history holds at most 65,535 own identifiers");
    }
    current_own_ = static_cast<std::uint16_t>(own_ids_.size());
    own_ids_.push_back(*own);
    own_index_.emplace(*own, current_own_);
}

bool ContactHistory::record(const ContactId& contact, TimePoint time, int rssi_dbm, int tx_dbm) {
    for (auto row = rows_.rbegin(); row != rows_.rend() && time - row->time < row_spacing; ++row) {
        if (row->contact == contact) {
            return false;
        }
    }
    if (!rows_.empty() && time - rows_.front().time >= keep_ + std::chrono::days{1}) {
        forget_before(time - keep_);
    }
    append(contact, time, rssi_dbm, tx_dbm);
    return true;
}

void ContactHistory::append(const ContactId& contact, TimePoint time, int rssi_dbm, int tx_dbm) {
    rows_.push_back({contact, static_cast<std::int8_t>(rssi_dbm), static_cast<std::int8_t>(tx_dbm),
                     current_own_, time});
}

void ContactHistory::forget_before(TimePoint start) {
    std::erase_if(rows_, [&](const Sighting& row) { return row.time < start; });
}

} // namespace truyvet::matching
