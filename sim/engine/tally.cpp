// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/tally.hpp"

namespace truyvet::engine {

results::Cell Tally::empty() {
    results::Cell cell;
    cell.channels.resize(channel_names.size());
    cell.settings.resize(channel_names.size());
    return cell;
}

void Tally::add(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
                const std::array<std::vector<bool>, channel_names.size()>& flagged) {
    for (std::size_t c = 0; c < flagged.size(); ++c) {
        add_channel(c, file, outcome.f0_active, flagged[c]);
    }
    add_waterfall(file, outcome, flagged[static_cast<std::size_t>(CountedChannel::bluezone)]);
}

void Tally::add_channel(std::size_t channel, const tracing::CaseFile& file, bool f0_active,
                        const std::vector<bool>& flagged) {
    results::ChannelCounts here{.index_cases = 1};
    for (std::size_t i = 0; i < file.candidates.size(); ++i) {
        const tracing::Candidate& c = file.candidates[i];
        auto& setting = cell_.settings[channel][static_cast<std::size_t>(c.setting)];
        here.true_f1 += c.close_contact;
        here.flagged += flagged[i];
        here.found += c.close_contact && flagged[i];
        setting.true_f1 += c.close_contact;
        setting.flagged += flagged[i];
        setting.found += c.close_contact && flagged[i];
    }
    results::ChannelCounts& sum = cell_.channels[channel];
    sum.index_cases += 1;
    sum.true_f1 += here.true_f1;
    sum.found += here.found;
    sum.flagged += here.flagged;
    if (f0_active) {
        sum.index_cases_f0_active += 1;
        sum.true_f1_f0_active += here.true_f1;
        sum.found_f0_active += here.found;
        sum.flagged_f0_active += here.flagged;
    }
}

void Tally::add_waterfall(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
                          const std::vector<bool>& notified) {
    for (std::size_t i = 0; i < file.candidates.size(); ++i) {
        if (!file.candidates[i].close_contact) {
            continue;
        }
        const tracing::PhoneOutcome& c = outcome.contacts[i];
        const std::array<bool, results::waterfall_steps.size()> passed{true,
                                                                       outcome.f0_owns,
                                                                       outcome.f0_installed,
                                                                       outcome.f0_active,
                                                                       c.owns,
                                                                       c.installed,
                                                                       c.active,
                                                                       c.heard,
                                                                       c.matched,
                                                                       c.counted,
                                                                       bool{notified[i]}};
        for (std::size_t step = 0; step < passed.size() && passed[step]; ++step) {
            ++cell_.waterfall[step];
        }
    }
}

void Tally::add(const Tally& other) {
    for (std::size_t c = 0; c < cell_.channels.size(); ++c) {
        results::ChannelCounts& sum = cell_.channels[c];
        const results::ChannelCounts& more = other.cell_.channels[c];
        sum.index_cases += more.index_cases;
        sum.true_f1 += more.true_f1;
        sum.found += more.found;
        sum.flagged += more.flagged;
        sum.index_cases_f0_active += more.index_cases_f0_active;
        sum.true_f1_f0_active += more.true_f1_f0_active;
        sum.found_f0_active += more.found_f0_active;
        sum.flagged_f0_active += more.flagged_f0_active;
        for (std::size_t s = 0; s < cell_.settings[c].size(); ++s) {
            cell_.settings[c][s].true_f1 += other.cell_.settings[c][s].true_f1;
            cell_.settings[c][s].found += other.cell_.settings[c][s].found;
            cell_.settings[c][s].flagged += other.cell_.settings[c][s].flagged;
        }
    }
    for (std::size_t step = 0; step < cell_.waterfall.size(); ++step) {
        cell_.waterfall[step] += other.cell_.waterfall[step];
    }
}

results::Cell Tally::cell(std::uint32_t arm, std::uint32_t replicate) const {
    results::Cell cell = cell_;
    cell.arm = arm;
    cell.replicate = replicate;
    return cell;
}

} // namespace truyvet::engine
