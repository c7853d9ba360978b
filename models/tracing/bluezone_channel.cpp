// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/bluezone_channel.hpp"

#include "models/tracing/delays.hpp"

#include <algorithm>
#include <cmath>

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

/// The chance that a check, evenly within its interval, and a notice, exponential of this mean, are
/// over so many hours after the keys are out.
double over_by(double hours, double check_interval, double notice_mean) {
    if (hours <= 0) {
        return hours == 0 && check_interval == 0 && notice_mean == 0 ? 1 : 0;
    }
    if (check_interval == 0) {
        return notice_mean == 0 ? 1 : -std::expm1(-hours / notice_mean);
    }
    const double checked = std::min(hours, check_interval);
    // Of the checks within `checked`, those whose notice is still under way.
    const double waiting = notice_mean == 0
                               ? 0
                               : notice_mean * (std::exp(-(hours - checked) / notice_mean) -
                                                std::exp(-hours / notice_mean));
    return (checked - waiting) / check_interval;
}

double hours_left(core::Milliseconds within, double publish_hours) {
    return core::seconds(within) / 3600 - publish_hours;
}

} // namespace

std::optional<double> BluezoneChannel::chance(const ContactOdds& odds,
                                              core::Milliseconds within) const {
    const double notice = settings_.rule == BluezoneRule::phone ? 0 : settings_.notice_delay_hours;
    return odds.counted * settings_.notice_share *
           over_by(hours_left(within, settings_.publish_delay_hours),
                   settings_.check_interval_hours, notice);
}

std::optional<double> PhoneAlertChannel::chance(const ContactOdds& odds,
                                                core::Milliseconds within) const {
    return odds.matched * over_by(hours_left(within, settings_.publish_delay_hours),
                                  settings_.check_interval_hours, 0);
}

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
