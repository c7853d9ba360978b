// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/advertising.hpp"

#include <map>
#include <tuple>

namespace truyvet::engine {

std::vector<bool> able_to_advertise(const adoption::Phones& phones,
                                    const radio::PhoneSettings& settings) {
    std::vector<bool> able;
    able.reserve(phones.owners());
    for (const adoption::Phone& phone : phones.install_order()) {
        able.push_back(radio::can_advertise(settings, phones.chance(), phone.owner()));
    }
    return able;
}

std::vector<std::int64_t> active_and_able(std::span<const world::OpenArm> arms) {
    // Arms with the same phones draw who can advertise once.
    std::map<std::tuple<const adoption::Phones*, double, double>, std::vector<bool>> able;
    std::vector<std::int64_t> all;
    for (const world::OpenArm& arm : arms) {
        const radio::PhoneSettings& settings = arm.models().phones;
        auto& mine = able[{&arm.phones(), settings.ios_share, settings.share_cannot_advertise}];
        if (mine.empty()) {
            mine = able_to_advertise(arm.phones(), settings);
        }
        all.push_back(arm.adopters().active_of(mine));
    }
    return all;
}

} // namespace truyvet::engine
