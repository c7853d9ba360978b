// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/mobility.hpp"
#include "models/radio/packet_tier.hpp"
#include "models/tracing/case_file.hpp"

#include <span>
#include <vector>

namespace truyvet::tracing {

/// A phone of the room: of the F0 or of a candidate with the app running.
struct PhoneHere {
    core::PersonId person;
    radio::Phone phone;
    std::size_t candidate = 0; ///< index into CaseFile::candidates; not the F0's
};

/// The packet tier about one F0: every stay is a room whose phones all send, and the contacts'
/// listen. The same people, places, phones and shadowing as at the link tier, the advertisements
/// beside. Rows of the F0 by candidate, in order of time. One call at a time in a process: others
/// wait.
std::vector<std::vector<radio::Sighting>>
hear_by_packets(const core::Randomness& chance, const CaseFile& file,
                const mobility::Mobility& mobility, const radio::PacketTier& tier,
                const radio::Phone& f0, std::span<const PhoneHere> contacts);

} // namespace truyvet::tracing
