// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/bluezone_channel.hpp"

#include "models/tracing/delays.hpp"

namespace truyvet::tracing {
namespace {

template <class Counts>
void app_leads(const Inquiry& q, double publish_hours, std::vector<Lead>& leads, Counts counts) {
    const core::Milliseconds published = from_hours(publish_hours);
    const std::vector<AppContact>& contacts = q.app().contacts;
    for (std::uint32_t i = 0; i < contacts.size(); ++i) {
        const AppContact& c = contacts[i];
        if (counts(c)) {
            leads.push_back({i, Origin::result, false, published + c.check_delay, {}});
        }
    }
}

} // namespace

void BluezoneChannel::find(const Inquiry& q, std::vector<Lead>& leads) const {
    const std::size_t first = leads.size();
    app_leads(q, settings_.publish_delay_hours, leads,
              [](const AppContact& c) { return c.counted && c.reached; });
    for (std::size_t i = first; i < leads.size(); ++i) {
        leads[i].notice_after = q.app().contacts[leads[i].candidate].notice_delay;
    }
}

void PhoneAlertChannel::find(const Inquiry& q, std::vector<Lead>& leads) const {
    app_leads(q, settings_.publish_delay_hours, leads,
              [](const AppContact& c) { return c.matched; });
}

} // namespace truyvet::tracing
