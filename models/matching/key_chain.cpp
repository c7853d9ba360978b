// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/key_chain.hpp"

#include <algorithm>
#include <stdexcept>

namespace truyvet::matching {
using std::chrono::days;
using std::chrono::sys_days;

std::vector<ContactId> derive_ids(const KeyPublication& publication) {
    std::vector<ContactId> ids(publication.slots());
    DayKey key = publication.daily_key;
    for (std::size_t begin = 0; begin < ids.size(); begin += publication.max) {
        const std::size_t count = std::min<std::size_t>(publication.max, ids.size() - begin);
        derive_ids(key, std::span(ids).subspan(begin, count));
        key = key.next();
    }
    return ids;
}

KeyChain::KeyChain(const DayKey& base, sys_days base_day, std::uint32_t max)
    : base_(base), base_day_(base_day), max_(max) {
    if (max == 0) {
        throw std::invalid_argument("a day has at least one slot");
    }
}

std::uint32_t KeyChain::slot(TimePoint t) const {
    const auto of_day = t - std::chrono::floor<days>(t);
    return std::min(static_cast<std::uint32_t>(of_day / (Milliseconds{days{1}} / max_)), max_ - 1);
}

DayKey KeyChain::day_key(sys_days day) const {
    if (day < base_day_) {
        throw std::out_of_range("a key chain has no keys before its base day");
    }
    DayKey key = base_;
    for (auto n = (day - base_day_).count(); n > 0; --n) {
        key = key.next();
    }
    return key;
}

ContactId KeyChain::id(TimePoint t) const {
    std::vector<ContactId> ids(slot(t) + 1);
    derive_ids(day_key(std::chrono::floor<days>(t)), ids);
    return ids.back();
}

std::vector<ContactId> KeyChain::ids(sys_days day) const {
    std::vector<ContactId> ids(max_);
    derive_ids(day_key(day), ids);
    return ids;
}

KeyPublication KeyChain::publish(TimePoint from, TimePoint to) const {
    const sys_days day = std::max(std::chrono::floor<days>(from), base_day_);
    if (to < day) {
        throw std::invalid_argument("a publication ends before it starts");
    }
    return {day_key(day), day, max_, std::chrono::floor<std::chrono::seconds>(to)};
}

} // namespace truyvet::matching
