// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/tally.hpp"

#include <array>

namespace truyvet::engine {
namespace {

/// In the order of results: the waterfall is the first one's.
constexpr std::size_t main_channel = 0;

} // namespace

Tally::Tally(std::size_t channels) {
    cell_.channels.resize(channels);
    cell_.settings.resize(channels);
}

void Tally::add_truth(const tracing::Inquiry& inquiry) {
    std::array<std::int64_t, core::setting_names.size()> by_setting{};
    std::int64_t true_f1 = 0;
    for (const tracing::Candidate& c : inquiry.file.candidates) {
        true_f1 += c.close_contact;
        by_setting[static_cast<std::size_t>(c.setting)] += c.close_contact;
    }
    for (std::size_t channel = 0; channel < cell_.channels.size(); ++channel) {
        results::ChannelCounts& sum = cell_.channels[channel];
        sum.index_cases += 1;
        sum.true_f1 += true_f1;
        if (inquiry.phones.f0.active) {
            sum.index_cases_f0_active += 1;
            sum.true_f1_f0_active += true_f1;
        }
        for (std::size_t s = 0; s < by_setting.size(); ++s) {
            cell_.settings[channel][s].true_f1 += by_setting[s];
        }
    }
    add_waterfall(inquiry);
}

void Tally::add_waterfall(const tracing::Inquiry& inquiry) {
    // The last step, notified, is counted when the clock has run.
    constexpr std::size_t steps = results::waterfall_steps.size() - 1;
    const tracing::AppFindings* app = inquiry.app_if_asked();
    const tracing::PhoneUse& f0 = inquiry.phones.f0;
    for (std::size_t i = 0; i < inquiry.file.candidates.size(); ++i) {
        if (!inquiry.file.candidates[i].close_contact) {
            continue;
        }
        const tracing::PhoneUse& its = inquiry.phones.contacts[i];
        const auto found = app == nullptr ? tracing::AppContact{} : app->contacts[i];
        const std::array<bool, steps> passed{
            true,          f0.owns,    f0.installed, f0.active,     its.owns,
            its.installed, its.active, found.heard,  found.matched, found.counted};
        for (std::size_t step = 0; step < steps && passed[step]; ++step) {
            ++cell_.waterfall[step];
        }
    }
}

void Tally::add_found(std::size_t channel, bool close_contact, core::Setting setting,
                      bool f0_active) {
    results::ChannelCounts& sum = cell_.channels[channel];
    sum.flagged += 1;
    sum.found += close_contact;
    sum.flagged_f0_active += f0_active;
    sum.found_f0_active += f0_active && close_contact;
    results::SettingCounts& here = cell_.settings[channel][static_cast<std::size_t>(setting)];
    here.flagged += 1;
    here.found += close_contact;
    if (channel == main_channel) {
        cell_.waterfall.back() += close_contact;
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
