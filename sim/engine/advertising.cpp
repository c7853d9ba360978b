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

std::int64_t active_and_able(const adoption::Phones& phones, const adoption::Adopters& adopters,
                             const std::vector<bool>& able) {
    std::int64_t n = 0;
    const auto order = phones.install_order();
    for (std::size_t i = 0; i < order.size(); ++i) {
        n += able[i] && adopters.active(order[i]) ? 1 : 0;
    }
    return n;
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
        all.push_back(active_and_able(arm.phones(), arm.adopters(), mine));
    }
    return all;
}

} // namespace truyvet::engine
