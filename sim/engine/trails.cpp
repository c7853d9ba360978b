// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/trails.hpp"

namespace truyvet::engine {

CaseTrails TrailMaker::make(const tracing::BluezoneOutcome& app, const tracing::BluezoneArm& arm,
                            Channels channels) {
    CaseTrails out;
    out.course = file_.course;
    out.infectious = file_.from;
    out.f0_active = app.f0_active;
    out.keys_published = app.published;
    out.followed = seconds_ != nullptr;
    for (const tracing::Candidate& c : file_.candidates) {
        out.true_f1 += c.close_contact;
    }
    if (seconds_ != nullptr) {
        out.true_f2 = seconds_->truth();
    }
    apps_.clear();
    const tracing::Inquiry inquiry{file_, mobility_, app, chance_};
    for (std::size_t c = 0; c < channels.size(); ++c) {
        if (channels[c] == nullptr) {
            continue;
        }
        std::vector<tracing::Lead> found;
        channels[c]->find(inquiry, found);
        for (const tracing::Lead& lead : found) {
            add_trail(c, lead, out);
            if (seconds_ != nullptr && channels[c]->follows(inquiry, lead.candidate)) {
                follow(*channels[c], arm, lead.candidate, out);
            }
        }
    }
    return out;
}

void TrailMaker::add_trail(std::size_t channel, const tracing::Lead& lead, CaseTrails& out) const {
    const tracing::Candidate& c = file_.candidates[lead.candidate];
    out.trails.push_back({c.person, static_cast<std::uint8_t>(channel), c.close_contact, c.setting,
                          c.last, lead, static_cast<std::uint32_t>(out.seconds.size()), 0});
}

const tracing::BluezoneOutcome& TrailMaker::app_of(std::uint32_t candidate,
                                                   const tracing::CaseFile& file,
                                                   const tracing::BluezoneArm& arm) {
    const auto known = apps_.find(candidate);
    if (known != apps_.end()) {
        return known->second;
    }
    auto& phones = phones_[candidate];
    if (!phones) {
        phones = std::make_unique<tracing::BluezoneCase>(chance_, file);
    }
    return apps_.emplace(candidate, phones->trace(arm)).first->second;
}

void TrailMaker::follow(const tracing::Channel& channel, const tracing::BluezoneArm& arm,
                        std::uint32_t candidate, CaseTrails& out) {
    const tracing::CaseFile* file = seconds_->of(candidate);
    if (file == nullptr) {
        return;
    }
    const tracing::Inquiry inquiry{*file, mobility_, app_of(candidate, *file, arm), chance_};
    leads_.clear();
    channel.find(inquiry, leads_);
    for (const tracing::Lead& lead : leads_) {
        const core::PersonId person = file->candidates[lead.candidate].person;
        if (person != file_.course.person) {
            out.seconds.push_back({person, lead});
            ++out.trails.back().seconds;
        }
    }
}

} // namespace truyvet::engine
