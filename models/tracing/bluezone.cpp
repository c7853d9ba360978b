// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/bluezone.hpp"

#include "models/matching/key_chain.hpp"
#include "models/matching/phone_rule.hpp"
#include "models/tracing/delays.hpp"
#include "models/tracing/packet_air.hpp"

#include <algorithm>
#include <cstring>

namespace truyvet::tracing {
namespace {

matching::PhoneOs os_for_matching(radio::Os os) {
    return os == radio::Os::ios ? matching::PhoneOs::ios : matching::PhoneOs::android;
}

/// Simulated keys are drawn, so that runs repeat; real ones come from the system.
matching::DayKey draw_base_key(const core::Randomness& chance, core::PersonId person) {
    auto draw = chance.stream(core::Purpose{"tracing.base_key"}, person);
    std::array<std::uint8_t, matching::DayKey::size> bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint64_t)) {
        const std::uint64_t word = draw();
        std::memcpy(bytes.data() + i, &word, sizeof word);
    }
    return matching::DayKey(bytes);
}

/// The app keeps levels in a byte; below it, the lowest that is not "unknown".
std::int8_t as_row_byte(int level_dbm) {
    return static_cast<std::int8_t>(std::clamp(level_dbm, -126, 126));
}

} // namespace

BluezoneCase::BluezoneCase(const core::Randomness& chance, const CaseFile& file)
    : chance_(chance), file_(file) {}

const BluezoneCase::Keys& BluezoneCase::keys() {
    if (!keys_) {
        // What the chain was before the window matters to nobody here.
        const auto base_day = std::chrono::floor<std::chrono::days>(file_.from);
        const matching::KeyChain chain(draw_base_key(chance_, file_.course.person), base_day);
        const matching::KeyPublication publication = chain.publish(file_.from, file_.to);
        keys_.emplace(Keys{publication, matching::derive_ids(publication),
                           matching::KeyIndex(std::span(&publication, 1))});
    }
    return *keys_;
}

void BluezoneCase::remember_phones(const adoption::Phones& phones) {
    if (phones_of_ == &phones) {
        return;
    }
    phones_of_ = &phones;
    f0_phone_ = phones.of(file_.course.person);
    phones_.clear();
    for (const Candidate& c : file_.candidates) {
        phones_.push_back(phones.of(c.person));
    }
}

BluezoneOutcome BluezoneCase::owners(const BluezoneArm& arm) {
    remember_phones(*arm.phones);
    const adoption::Adopters& adopters = *arm.adopters;
    BluezoneOutcome out;
    out.f0_owns = adopters.owns(f0_phone_);
    out.f0_installed = adopters.installed(f0_phone_);
    out.f0_active = adopters.active(f0_phone_);
    out.contacts.resize(file_.candidates.size());
    for (std::size_t i = 0; i < out.contacts.size(); ++i) {
        PhoneOutcome& c = out.contacts[i];
        c.owns = adopters.owns(phones_[i]);
        c.installed = adopters.installed(phones_[i]);
        c.active = adopters.active(phones_[i]);
    }
    return out;
}

BluezoneOutcome BluezoneCase::trace(const BluezoneArm& arm,
                                    std::vector<std::vector<radio::Sighting>>* rows) {
    BluezoneOutcome out = owners(arm);
    if (rows != nullptr) {
        rows->assign(out.contacts.size(), {});
    }
    if (!out.f0_active) {
        return out;
    }
    auto publish = chance_.stream(core::Purpose{"tracing.publish"}, file_.course.person);
    out.published = publish.bernoulli(arm.settings->publish_share);
    const radio::Phone f0 = radio::draw_phone(*arm.phone_settings, chance_, file_.course.person);
    radios_.assign(out.contacts.size(), {});
    for (std::size_t i = 0; i < out.contacts.size(); ++i) {
        if (out.contacts[i].active) {
            radios_[i] =
                radio::draw_phone(*arm.phone_settings, chance_, file_.candidates[i].person);
        }
    }
    if (arm.packets != nullptr) {
        play_packets(arm, f0, out);
    }
    const Crowd crowd(
        file_, [&](std::size_t i) { return out.contacts[i].active && radios_[i].advertises; });
    for (std::size_t i = 0; i < out.contacts.size(); ++i) {
        PhoneOutcome& c = out.contacts[i];
        if (c.active) {
            write_history(arm, f0, i, crowd);
            c.heard = !history_.empty();
            if (rows != nullptr) {
                (*rows)[i] = heard_;
            }
        }
        if (c.heard && out.published) {
            draw_delays(*arm.settings, file_.candidates[i].person, c);
            judge(arm, f0.os, radios_[i].os, c);
        }
    }
    return out;
}

void BluezoneCase::play_packets(const BluezoneArm& arm, const radio::Phone& f0,
                                const BluezoneOutcome& out) {
    std::vector<PhoneHere> here;
    for (std::size_t i = 0; i < out.contacts.size(); ++i) {
        if (out.contacts[i].active) {
            here.push_back({file_.candidates[i].person, radios_[i], i});
        }
    }
    by_packets_ = hear_by_packets(chance_, file_, *arm.mobility, *arm.packets, f0, here);
}

void BluezoneCase::write_history(const BluezoneArm& arm, const radio::Phone& f0,
                                 std::size_t candidate, const Crowd& crowd) {
    const Candidate& c = file_.candidates[candidate];
    heard_.clear();
    history_.clear();
    const auto meetings =
        arm.packets == nullptr ? file_.meetings_of(c) : std::span<const Meeting>{};
    if (arm.packets != nullptr) {
        heard_ = std::move(by_packets_[candidate]);
    }
    for (const Meeting& m : meetings) {
        const contact::Encounter& e = file_.encounters.all()[m.encounter];
        arm.radio->hear(chance_,
                        {c.person, radios_[candidate], file_.course.person, f0, e.environment,
                         crowd.beside(file_, m)},
                        file_.encounters.segments(e), heard_);
    }
    if (heard_.empty()) {
        return;
    }
    const Keys& k = keys();
    for (const radio::Sighting& s : heard_) {
        matching::Sighting row;
        row.contact = k.ids[static_cast<std::size_t>((s.time - k.publication.time_start) /
                                                     k.publication.slot_length())];
        row.time = s.time;
        row.rssi_dbm = as_row_byte(s.rssi_dbm);
        row.tx_dbm = as_row_byte(s.tx_dbm);
        history_.push_back(row);
    }
}

void BluezoneCase::judge(const BluezoneArm& arm, radio::Os f0, radio::Os contact,
                         PhoneOutcome& outcome) {
    outcome.matched = matching::phone_rule(keys().index, history_);
    if (arm.settings->rule == BluezoneRule::phone) {
        outcome.counted = outcome.matched;
    } else if (outcome.matched && outcome.uploaded) {
        outcome.counted =
            matching::authority_rule(arm.settings->authority, os_for_matching(contact),
                                     os_for_matching(f0), history_)
                .close_contact;
    }
}

void BluezoneCase::draw_delays(const BluezoneSettings& s, core::PersonId person,
                               PhoneOutcome& outcome) const {
    auto draw = chance_.stream(core::Purpose{"tracing.notice"},
                               core::pair_word(file_.course.person, person), file_.number);
    outcome.uploaded = draw.bernoulli(s.upload_share);
    outcome.reached = draw.bernoulli(s.notice_share);
    outcome.check_delay = from_hours(draw.uniform(0, s.check_interval_hours));
    outcome.notice_delay = s.rule == BluezoneRule::phone
                               ? core::Milliseconds{}
                               : from_hours(draw.exponential(s.notice_delay_hours));
}

} // namespace truyvet::tracing
