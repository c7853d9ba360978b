// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/ledger.hpp"

#include "models/core/days.hpp"
#include "models/tracing/delays.hpp"

#include <algorithm>
#include <tuple>

namespace truyvet::engine {
namespace {

constexpr core::TimePoint never = core::TimePoint::max();

} // namespace

/// One contact with the times at which each channel told it.
struct Ledger::Contact {
    const Trail* who = nullptr;
    std::vector<core::TimePoint> told; ///< by channel
    std::optional<mobility::Restriction> kept{};
};

Ledger::Ledger(const LedgerSettings& settings)
    : settings_(settings), burden_(settings.channels + (settings.all ? 1 : 0)),
      second_(burden_.size()) {}

bool Ledger::in_time(const CaseTrails& file, core::TimePoint at) const {
    return at != never && at <= file.course.result + tracing::from_days(settings_.horizon_days);
}

std::vector<Ledger::Contact> Ledger::contacts(const CaseTrails& file,
                                              const CaseNotices& notices) const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t t = 0; t < file.trails.size(); ++t) {
        if (in_time(file, notices.first[t])) {
            order.push_back(t);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(file.trails[a].person, a) < std::tie(file.trails[b].person, b);
    });
    std::vector<Contact> all;
    for (const std::uint32_t t : order) {
        const Trail& trail = file.trails[t];
        if (all.empty() || all.back().who->person != trail.person) {
            all.push_back({&trail, std::vector<core::TimePoint>(settings_.channels, never)});
        }
        all.back().told[trail.channel] = notices.first[t];
    }
    find_kept(file, notices, all);
    return all;
}

void Ledger::add(const CaseTrails& file, const CaseNotices& notices, Tally& tally) {
    for (const Contact& contact : contacts(file, notices)) {
        for (std::size_t c = 0; c < settings_.channels; ++c) {
            if (contact.told[c] != never) {
                count(file, contact, c, contact.told[c], tally);
                add_alone(contact, c);
            }
        }
        add_union(file, contact, tally);
    }
    add_calls(file, notices);
    if (file.followed) {
        add_second(file, notices);
    }
}

void Ledger::count(const CaseTrails& file, const Contact& contact, std::size_t channel,
                   core::TimePoint at, Tally& tally) {
    tally.add_found(channel, contact.who->close_contact, contact.who->setting, file.f0_active);
    if (contact.who->close_contact) {
        const auto hours = std::chrono::floor<std::chrono::hours>(at - file.course.result);
        ++hours_[{channel, hours.count()}];
    }
}

/// As if no other channel had told the contact.
void Ledger::add_alone(const Contact& contact, std::size_t channel) {
    const bool quarantines = settings_.quarantines[channel];
    add_burden(channel, contact,
               quarantines ? tracing::quarantine_f1(settings_.policy, contact.who->person,
                                                    contact.told[channel], contact.who->last)
                           : std::nullopt,
               quarantines || settings_.tests[channel]);
}

void Ledger::add_burden(std::size_t channel, const Contact& contact,
                        const std::optional<mobility::Restriction>& kept, bool tested) {
    Burden& sum = burden_[channel];
    if (kept) {
        const bool rightly = contact.who->close_contact;
        (rightly ? sum.quarantined_f1 : sum.quarantined_others) += 1;
        (rightly ? sum.quarantine_days_f1 : sum.quarantine_days_others) +=
            core::in_days(kept->to - kept->from);
        sum.tests += settings_.policy.tests_f1;
    } else if (tested) {
        sum.tests += 1;
    }
}

/// Whom the clock kept as F1, told in time.
void Ledger::find_kept(const CaseTrails& file, const CaseNotices& notices,
                       std::vector<Contact>& contacts) const {
    const core::Milliseconds start = tracing::from_hours(settings_.policy.start_hours);
    for (const mobility::Restriction& r : notices.restrictions) {
        const auto contact = std::lower_bound(
            contacts.begin(), contacts.end(), r.person,
            [](const Contact& c, core::PersonId person) { return c.who->person < person; });
        if (r.where == mobility::KeptWhere::away && in_time(file, r.from - start)) {
            contact->kept = r;
        }
    }
}

void Ledger::add_union(const CaseTrails& file, const Contact& contact, Tally& tally) {
    std::uint32_t told_by = 0;
    core::TimePoint first = never;
    bool tested = false;
    for (std::size_t c = 0; c < settings_.channels; ++c) {
        if (contact.told[c] == never || !settings_.counted[c]) {
            continue;
        }
        told_by |= 1U << c;
        first = std::min(first, contact.told[c]);
        tested = tested || settings_.tests[c] || settings_.quarantines[c];
    }
    if (told_by == 0) {
        return;
    }
    Overlap& here = overlap_[told_by];
    (contact.who->close_contact ? here.true_f1 : here.others) += 1;
    if (settings_.all) {
        count(file, contact, *settings_.all, first, tally);
        add_burden(*settings_.all, contact, contact.kept, tested);
    }
}

void Ledger::add_calls(const CaseTrails& file, const CaseNotices& notices) {
    const auto called = [&](std::size_t channel) {
        burden_[channel].calls += 1;
        if (settings_.all && settings_.counted[channel]) {
            burden_[*settings_.all].calls += 1;
        }
    };
    for (std::size_t t = 0; t < file.trails.size(); ++t) {
        const Trail& trail = file.trails[t];
        if (!in_time(file, notices.first[t])) {
            continue;
        }
        if (trail.lead.by_call) {
            called(trail.channel);
        }
        for (std::uint32_t s = trail.first_second; s < trail.first_second + trail.second_count;
             ++s) {
            if (file.second[s].lead.by_call && in_time(file, notices.second[s])) {
                called(trail.channel);
            }
        }
    }
}

} // namespace truyvet::engine
