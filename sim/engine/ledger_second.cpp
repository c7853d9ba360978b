// SPDX-License-Identifier: GPL-2.0-only
// The part of the ledger that counts F2.
#include "sim/engine/ledger.hpp"

#include <algorithm>

namespace truyvet::engine {
namespace {

using Persons = std::vector<core::PersonId>;

bool contains(const Persons& sorted, core::PersonId person) {
    return std::binary_search(sorted.begin(), sorted.end(), person);
}

void sort_once(Persons& persons) {
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
}

/// Those in `all` that are not in `others`.
std::int64_t beyond(const Persons& all, const Persons& others) {
    return std::count_if(all.begin(), all.end(),
                         [&](core::PersonId p) { return !contains(others, p); });
}

} // namespace

void Ledger::add_second(const CaseTrails& file, const CaseNotices& notices) {
    std::vector<Flagged> by_channel(settings_.channels);
    for (std::size_t t = 0; t < file.trails.size(); ++t) {
        const Trail& trail = file.trails[t];
        if (!in_time(file, notices.first[t])) {
            continue;
        }
        Flagged& mine = by_channel[trail.channel];
        mine.f1.push_back(trail.person);
        for (std::uint32_t s = trail.first_second; s < trail.first_second + trail.second_count;
             ++s) {
            if (in_time(file, notices.second[s])) {
                mine.f2.push_back(file.second[s].person);
            }
        }
    }
    Flagged all;
    for (std::size_t c = 0; c < settings_.channels; ++c) {
        sort_once(by_channel[c].f1);
        if (settings_.counted[c]) {
            all.f1.insert(all.f1.end(), by_channel[c].f1.begin(), by_channel[c].f1.end());
            all.f2.insert(all.f2.end(), by_channel[c].f2.begin(), by_channel[c].f2.end());
        }
    }
    for (std::size_t c = 0; c < settings_.channels; ++c) {
        count_second(file, c, by_channel[c]);
        count_added(c, by_channel);
    }
    if (settings_.all) {
        sort_once(all.f1);
        count_second(file, *settings_.all, all);
    }
}

void Ledger::count_second(const CaseTrails& file, std::size_t channel, Flagged& mine) {
    sort_once(mine.f2);
    // Who is flagged as F1 is none of the F2.
    std::erase_if(mine.f2, [&](core::PersonId p) { return contains(mine.f1, p); });
    SecondCounts& sum = second_[channel];
    const auto f1 = static_cast<std::int64_t>(mine.f1.size());
    const auto f2 = static_cast<std::int64_t>(mine.f2.size());
    sum.index_cases += 1;
    sum.true_f1 += file.true_f1;
    sum.true_f2 += static_cast<std::int64_t>(file.true_f2.size());
    sum.flagged_f1 += f1;
    sum.flagged_f2 += f2;
    const std::int64_t found = f2 - beyond(mine.f2, file.true_f2);
    sum.found_f2 += found;
    sum.reached_f2 += found + f1 - beyond(mine.f1, file.true_f2);
    if (file.f0_active) {
        sum.index_cases_f0_active += 1;
        sum.flagged_f1_f0_active += f1;
        sum.flagged_f2_f0_active += f2;
    }
}

void Ledger::count_added(std::size_t channel, const std::vector<Flagged>& by_channel) {
    Persons others;
    for (std::size_t c = 0; c < settings_.channels; ++c) {
        if (c != channel && settings_.counted[c]) {
            others.insert(others.end(), by_channel[c].f1.begin(), by_channel[c].f1.end());
            others.insert(others.end(), by_channel[c].f2.begin(), by_channel[c].f2.end());
        }
    }
    sort_once(others);
    second_[channel].added_f1 += beyond(by_channel[channel].f1, others);
    second_[channel].added_f2 += beyond(by_channel[channel].f2, others);
}

} // namespace truyvet::engine
