// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/case_keys.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace truyvet::tracing {
namespace {

/// Simulated keys are drawn, so that runs repeat; real ones come from the system.
matching::DayKey draw_base_key(const core::Randomness& chance, core::PersonId person) {
    auto draw = chance.stream(core::Purpose{"tracing.base_key"}, person);
    std::array<std::uint8_t, matching::DayKey::size> bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint64_t)) {
        const std::uint64_t word = draw();
        std::memcpy(bytes.data() + i, &word, sizeof word);
    }
    return matching::DayKey(bytes);
}

matching::KeyPublication publication_of(const core::Randomness& chance, const CaseFile& file) {
    // What the chain was before the window matters to nobody here.
    const auto base_day = std::chrono::floor<std::chrono::days>(file.from);
    return matching::KeyChain(draw_base_key(chance, file.course.person), base_day)
        .publish(file.from, file.to);
}

/// The app keeps levels in a byte; below it, the lowest that is not "unknown".
std::int8_t as_row_byte(int level_dbm) {
    return static_cast<std::int8_t>(std::clamp(level_dbm, -126, 126));
}

} // namespace

CaseKeys::CaseKeys(const core::Randomness& chance, const CaseFile& file)
    : publication_(publication_of(chance, file)), ids_(matching::derive_ids(publication_)),
      index_(std::span(&publication_, 1)) {}

const matching::ContactId& CaseKeys::id_at(core::TimePoint time) const {
    return ids_[static_cast<std::size_t>((time - publication_.time_start) /
                                         publication_.slot_length())];
}

void CaseKeys::write_history(std::span<const radio::Sighting> heard,
                             std::vector<matching::Sighting>& out) const {
    out.clear();
    for (const radio::Sighting& s : heard) {
        matching::Sighting row;
        row.contact = id_at(s.time);
        row.time = s.time;
        row.rssi_dbm = as_row_byte(s.rssi_dbm);
        row.tx_dbm = as_row_byte(s.tx_dbm);
        out.push_back(row);
    }
}

} // namespace truyvet::tracing
