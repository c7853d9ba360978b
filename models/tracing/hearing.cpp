// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/hearing.hpp"

#include "models/tracing/link_hearing.hpp"
#include "models/tracing/packet_hearing.hpp"

namespace truyvet::tracing {

void HeardRows::clear() {
    rows_.clear();
    ends_.clear();
}

std::span<const radio::Sighting> HeardRows::of(std::size_t phone) const {
    const std::size_t begin = phone == 0 ? 0 : ends_[phone - 1];
    return {rows_.data() + begin, ends_[phone] - begin};
}

std::shared_ptr<const Hearing> make_hearing(radio::Tier tier, const radio::Protocol& protocol,
                                            const radio::RadioSettings& settings) {
    if (tier == radio::Tier::packet) {
        return std::make_shared<PacketHearing>(radio::PacketTier(protocol, settings));
    }
    return std::make_shared<LinkHearing>(radio::LinkTier(protocol, settings));
}

} // namespace truyvet::tracing
