// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/authority_rule.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace truyvet::matching {
namespace {

Milliseconds milliseconds(double seconds) {
    return Milliseconds{std::llround(seconds * 1000)};
}

void extend(Encounter& encounter, const Sighting& row, int threshold_dbm) {
    const bool near = row.rssi_dbm >= threshold_dbm;
    if (encounter.sightings == 0 || (near && encounter.near == 0)) {
        encounter.first = row.time;
    }
    if (near || encounter.near == 0) {
        encounter.last = row.time;
    }
    ++encounter.sightings;
    encounter.near += near ? 1 : 0;
    encounter.strongest_dbm = std::max<int>(encounter.strongest_dbm, row.rssi_dbm);
}

std::vector<Encounter> merge(std::span<const Sighting> heard, Milliseconds gap, int threshold_dbm) {
    std::vector<Sighting> rows(heard.begin(), heard.end());
    std::sort(rows.begin(), rows.end(),
              [](const Sighting& a, const Sighting& b) { return a.time < b.time; });
    std::vector<Encounter> encounters;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 || rows[i].time - rows[i - 1].time > gap) {
            encounters.emplace_back();
        }
        extend(encounters.back(), rows[i], threshold_dbm);
    }
    return encounters;
}

bool seen_back(const Encounter& encounter, std::span<const Sighting> heard_back, Milliseconds gap) {
    return std::any_of(heard_back.begin(), heard_back.end(), [&](const Sighting& row) {
        return row.time >= encounter.first - gap && row.time <= encounter.last + gap;
    });
}

/// Adds the encounter's duration to the days it touches.
void add_days(std::vector<DayDuration>& days, TimePoint from, TimePoint to) {
    do {
        const core::LocalDay day = core::local_day(from);
        const TimePoint until = std::min(to, core::start_of(day + 1));
        if (days.empty() || days.back().day != day) {
            days.push_back({day, {}});
        }
        days.back().duration += until - from;
        from = until;
    } while (from < to);
}

} // namespace

std::vector<std::string> AuthorityRule::faults() const {
    std::vector<std::string> found;
    const auto check = [&](bool good, const char* message) {
        if (!good) {
            found.emplace_back(message);
        }
    };
    check(merge_gap_s >= 0 && merge_gap_s <= 86400, "the merge gap is 0 to 86,400 s");
    check(minimum_minutes_per_day >= 0 && minimum_minutes_per_day <= 1440,
          "the minimum duration is 0 to 1,440 minutes a day");
    check(sighting_worth_s >= 0 && sighting_worth_s <= merge_gap_s,
          "the worth of a sighting is 0 s up to the merge gap");
    for (const auto& row : threshold_dbm) {
        for (const int t : row) {
            check(t >= -127 && t <= 20, "a threshold is -127 to 20 dBm");
        }
    }
    return found;
}

Verdict authority_rule(const AuthorityRule& rule, PhoneOs observer, PhoneOs observed,
                       std::span<const Sighting> heard, std::span<const Sighting> heard_back) {
    const Milliseconds gap = milliseconds(rule.merge_gap_s);
    const int threshold =
        rule.threshold_dbm[static_cast<std::size_t>(observer)][static_cast<std::size_t>(observed)];
    Verdict verdict;
    verdict.encounters = merge(heard, gap, threshold);
    for (Encounter& encounter : verdict.encounters) {
        if (encounter.near == 0) {
            continue;
        }
        encounter.confirmed = !rule.mutual || seen_back(encounter, heard_back, gap);
        if (!encounter.confirmed) {
            continue;
        }
        verdict.since = verdict.since.value_or(encounter.first);
        add_days(verdict.days, encounter.first,
                 encounter.last + milliseconds(rule.sighting_worth_s));
    }
    verdict.close_contact =
        std::any_of(verdict.days.begin(), verdict.days.end(), [&](const DayDuration& d) {
            return d.duration >= milliseconds(60 * rule.minimum_minutes_per_day);
        });
    if (!verdict.close_contact) {
        verdict.since.reset();
    }
    return verdict;
}

} // namespace truyvet::matching
