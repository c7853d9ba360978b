// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/trails.hpp"

#include <algorithm>

namespace truyvet::engine {
namespace {

/// The case itself, without any trail.
CaseTrails begun(const tracing::Inquiry& inquiry, tracing::SecondContacts* second) {
    CaseTrails out;
    out.course = inquiry.file.course;
    out.f0_active = inquiry.phones.f0.active;
    out.followed = second != nullptr;
    out.true_f1 = std::count_if(inquiry.file.candidates.begin(), inquiry.file.candidates.end(),
                                [](const tracing::Candidate& c) { return c.close_contact; });
    if (second != nullptr) {
        out.true_f2 = second->truth();
    }
    return out;
}

Trail trail_of(const tracing::Candidate& c, std::size_t channel, const tracing::Lead& lead,
               std::size_t first_second) {
    return {c.person,
            static_cast<std::uint8_t>(channel),
            c.close_contact,
            c.setting,
            c.last,
            lead,
            static_cast<std::uint32_t>(first_second),
            0};
}

} // namespace

CaseTrails TrailMaker::make(const tracing::Inquiry& inquiry, const tracing::AppArm& arm,
                            Channels channels) {
    CaseTrails out = begun(inquiry, second_);
    inquiries_.clear();
    for (std::size_t c = 0; c < channels.size(); ++c) {
        if (channels[c] == nullptr) {
            continue;
        }
        std::vector<tracing::Lead> found;
        channels[c]->find(inquiry, found);
        for (const tracing::Lead& lead : found) {
            out.trails.push_back(
                trail_of(inquiry.file.candidates[lead.candidate], c, lead, out.second.size()));
            if (second_ != nullptr && channels[c]->follows(inquiry, lead.candidate)) {
                follow(*channels[c], arm, lead.candidate, out);
            }
        }
    }
    return out;
}

const tracing::Inquiry& TrailMaker::inquiry_about(std::uint32_t candidate,
                                                  const tracing::CaseFile& file,
                                                  const tracing::AppArm& arm) {
    const auto known = inquiries_.find(candidate);
    if (known != inquiries_.end()) {
        return known->second;
    }
    auto& investigation =
        investigations_.try_emplace(candidate, chance_, mobility_, file).first->second;
    return inquiries_.emplace(candidate, investigation.in(arm)).first->second;
}

void TrailMaker::follow(const tracing::Channel& channel, const tracing::AppArm& arm,
                        std::uint32_t candidate, CaseTrails& out) {
    const tracing::CaseFile* file = second_->of(candidate);
    if (file == nullptr) {
        return;
    }
    leads_.clear();
    channel.find(inquiry_about(candidate, *file, arm), leads_);
    for (const tracing::Lead& lead : leads_) {
        const core::PersonId person = file->candidates[lead.candidate].person;
        if (person != out.course.person) {
            out.second.push_back({person, lead});
            ++out.trails.back().second_count;
        }
    }
}

} // namespace truyvet::engine
