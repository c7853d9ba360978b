// SPDX-License-Identifier: GPL-2.0-only
// The authority's rule on histories made by hand.
#include "models/matching/authority_rule.hpp"

#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

namespace truyvet::conformance {
namespace {

using matching::PhoneOs;

/// So many sightings, so many seconds apart, from 8:00 on.
std::vector<matching::Sighting> sightings(int count, double apart_s, int rssi_dbm = 0) {
    std::vector<matching::Sighting> all(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        all[static_cast<std::size_t>(i)].time = at_hour(8 + i * apart_s / 3600);
        all[static_cast<std::size_t>(i)].rssi_dbm = static_cast<std::int8_t>(rssi_dbm);
    }
    return all;
}

bool close(const scenario::Settings& s, const std::vector<matching::Sighting>& history,
           PhoneOs observer = PhoneOs::android, PhoneOs observed = PhoneOs::android) {
    return matching::authority_rule(s.tracing.bluezone.authority, observer, observed, history)
        .close_contact;
}

/// Heard every 10 s.
Measured minutes_needed(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    int minutes = 1;
    while (minutes < 100 && !close(s, sightings(1 + 6 * minutes, 10))) {
        ++minutes;
    }
    return exactly(minutes);
}

/// Two hundred sightings further and further apart.
Measured longest_gap(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    int gap = 10;
    while (gap < 300 && close(s, sightings(200, gap + 10))) {
        gap += 10;
    }
    return exactly(gap);
}

/// An hour apart, where ten minutes end an encounter.
Measured single_sightings_needed(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    int count = 1;
    while (count < 16 && !close(s, sightings(count, 3600))) {
        ++count;
    }
    return exactly(count);
}

Measured lowest_level(const Moved& moved, PhoneOs observer, PhoneOs observed) {
    scenario::Settings s;
    s.tracing.bluezone.authority.threshold_dbm = {{{-50, -51}, {-52, -53}}};
    s = moved.over(s);
    int level = 0;
    while (level > -127 && close(s, sightings(200, 10, level - 1), observer, observed)) {
        --level;
    }
    return exactly(level);
}

} // namespace

std::vector<Outcome> authority_outcomes() {
    std::vector<Outcome> all{
        {"minutes heard that make a close contact", minutes_needed},
        {"seconds apart that are still one encounter", longest_gap},
        {"single sightings that make a close contact", single_sightings_needed}};
    for (const PhoneOs observer : {PhoneOs::android, PhoneOs::ios}) {
        for (const PhoneOs observed : {PhoneOs::android, PhoneOs::ios}) {
            const auto os = [](PhoneOs o) {
                return std::string(matching::phone_os_names[static_cast<std::size_t>(o)]);
            };
            all.push_back({"lowest level that counts, " + os(observer) + " hears " + os(observed),
                           [=](const Moved& m) { return lowest_level(m, observer, observed); }});
        }
    }
    return all;
}

} // namespace truyvet::conformance
