// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/import.hpp"

#include <set>
#include <tuple>

namespace truyvet::matching {
namespace {

/// An order, not a hash: keys come from outside and may be made to collide.
struct Before {
    bool operator()(const KeyPublication* a, const KeyPublication* b) const {
        const auto all = [](const KeyPublication& k) {
            return std::tie(k.daily_key.bytes, k.time_start, k.time_end, k.max);
        };
        return all(*a) < all(*b);
    }
};

} // namespace

void drop_doubled(std::vector<KeyPublication>& keys, const std::string& name) {
    std::vector<KeyPublication> once;
    once.reserve(keys.size());
    std::set<const KeyPublication*, Before> seen;
    std::size_t identifiers = 0;
    for (const KeyPublication& key : keys) {
        if (seen.insert(&key).second) {
            once.push_back(key);
            identifiers += key.slots();
        }
    }
    if (identifiers > most_identifiers) {
        throw core::InputError(name, "its " + std::to_string(once.size()) + " keys stand for " +
                                         std::to_string(identifiers) + " identifiers, more than " +
                                         std::to_string(most_identifiers) +
                                         "; are the times and max right? Else match a part of the "
                                         "keys at a time");
    }
    keys = std::move(once);
}

} // namespace truyvet::matching
