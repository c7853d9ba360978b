// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/channels.hpp"

#include "models/tracing/bluezone_channel.hpp"

#include <algorithm>
#include <array>

namespace truyvet::tracing {
namespace {

constexpr std::array<ChannelModel, 6> registered{{
    {"bluezone", "the app and the rule in force",
     [](const TracingSettings& s) -> std::shared_ptr<const Channel> {
         return std::make_shared<BluezoneChannel>(s.bluezone);
     }},
    {phone_alert, "the app's own alert, before any authority",
     [](const TracingSettings& s) -> std::shared_ptr<const Channel> {
         return std::make_shared<PhoneAlertChannel>(s.bluezone);
     }},
    {"manual", "interviews: the F0 names whom it knows",
     [](const TracingSettings& s) -> std::shared_ptr<const Channel> {
         return std::make_shared<ManualChannel>(s.manual);
     }},
    {"qr", "check-in at venues by phone or card",
     [](const TracingSettings& s) -> std::shared_ptr<const Channel> {
         return std::make_shared<QrChannel>(s.qr);
     }},
    {"declaration", "symptoms and contact declared by oneself",
     [](const TracingSettings& s) -> std::shared_ptr<const Channel> {
         return std::make_shared<DeclarationChannel>(s.declaration);
     }},
    {"alert", "places and hours of the F0, published",
     [](const TracingSettings& s) -> std::shared_ptr<const Channel> {
         return std::make_shared<AlertChannel>(s.alert);
     }},
}};

} // namespace

std::span<const ChannelModel> channel_models() {
    return registered;
}

const ChannelModel* find_channel(std::string_view name) {
    const auto* it = std::find_if(registered.begin(), registered.end(),
                                  [&](const ChannelModel& m) { return m.name == name; });
    return it == registered.end() ? nullptr : it;
}

} // namespace truyvet::tracing
