// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/expected.hpp"

namespace truyvet::engine {
namespace {

/// In the order of results: the waterfall is the first one's.
constexpr std::size_t main_channel = 0;

void add_waterfall(const tracing::ContactOdds& odds, Expected& sum) {
    constexpr std::size_t steps = results::waterfall_steps.size() - 1;
    const std::array<double, steps> chances{
        1,           odds.f0_owns, odds.f0_installed, odds.f0_active, odds.owns, odds.installed,
        odds.active, odds.heard,   odds.matched,      odds.counted};
    for (std::size_t step = 0; step < steps; ++step) {
        sum.waterfall[step] += chances[step];
    }
}

} // namespace

void Expected::add(const Expected& other) {
    index_cases_f0_active += other.index_cases_f0_active;
    true_f1_f0_active += other.true_f1_f0_active;
    for (std::size_t s = 0; s < waterfall.size(); ++s) {
        waterfall[s] += other.waterfall[s];
    }
    channels.resize(other.channels.size());
    for (std::size_t c = 0; c < channels.size(); ++c) {
        if (!other.channels[c]) {
            continue;
        }
        if (!channels[c]) {
            channels[c].emplace();
        }
        for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
            (*channels[c])[s].found += (*other.channels[c])[s].found;
            (*channels[c])[s].flagged += (*other.channels[c])[s].flagged;
        }
    }
}

Expected expected_of(const tracing::CaseFile& file, const tracing::ExpectedCase& odds,
                     Channels channels, core::Milliseconds horizon) {
    Expected sum;
    sum.index_cases_f0_active = odds.f0_active;
    sum.channels.resize(channels.size());
    for (std::size_t c = 0; c < channels.size(); ++c) {
        if (channels[c] != nullptr && channels[c]->chance({}, horizon)) {
            sum.channels[c].emplace();
        }
    }
    for (std::size_t i = 0; i < file.candidates.size(); ++i) {
        const tracing::Candidate& candidate = file.candidates[i];
        if (candidate.close_contact) {
            sum.true_f1_f0_active += odds.f0_active;
            add_waterfall(odds.contacts[i], sum);
        }
        if (odds.contacts[i].heard == 0) {
            continue;
        }
        for (std::size_t c = 0; c < channels.size(); ++c) {
            if (sum.channels[c]) {
                const double told = *channels[c]->chance(odds.contacts[i], horizon);
                auto& here = (*sum.channels[c])[static_cast<std::size_t>(candidate.setting)];
                here.flagged += told;
                here.found += candidate.close_contact ? told : 0;
                sum.waterfall.back() += c == main_channel && candidate.close_contact ? told : 0;
            }
        }
    }
    return sum;
}

} // namespace truyvet::engine
