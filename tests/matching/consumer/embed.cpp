// SPDX-License-Identifier: GPL-2.0-only
#include <models/matching/phone_rule.hpp>

#include <cstdio>

using namespace truyvet::matching;

int main() {
    const auto day = std::chrono::sys_days{std::chrono::year{2020} / 8 / 8};
    const KeyChain chain(DayKey::random(), day);
    ContactHistory history;
    history.record(chain.id(day + std::chrono::hours{5}), day + std::chrono::hours{5}, -60);
    const KeyPublication key = chain.publish(day, day + std::chrono::hours{6});
    std::puts(phone_rule(KeyIndex({&key, 1}), history.sightings()) ? "match" : "no match");
}
