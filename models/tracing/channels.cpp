// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/channels.hpp"

#include "models/core/error.hpp"
#include "models/tracing/bluezone_channel.hpp"

#include <algorithm>

namespace truyvet::tracing {
namespace {

using Made = std::shared_ptr<const Channel>;

std::deque<ChannelModel> built_in() {
    return {
        {"bluezone", "the app and the rule in force",
         [](const TracingSettings& s) -> Made {
             return std::make_shared<BluezoneChannel>(s.bluezone);
         },
         "", true},
        {"bluezone-phone", "the app's own alert, before any authority",
         [](const TracingSettings& s) -> Made {
             return std::make_shared<PhoneAlertChannel>(s.bluezone);
         },
         "bluezone", true},
        {"manual", "interviews: the F0 names whom it knows",
         [](const TracingSettings& s) -> Made {
             return std::make_shared<ManualChannel>(s.manual);
         }},
        {"qr", "check-in at venues by phone or card",
         [](const TracingSettings& s) -> Made { return std::make_shared<QrChannel>(s.qr); }},
        {"declaration", "symptoms and contact declared by oneself",
         [](const TracingSettings& s) -> Made {
             return std::make_shared<DeclarationChannel>(s.declaration);
         }},
        {"alert", "places and hours of the F0, published",
         [](const TracingSettings& s) -> Made { return std::make_shared<AlertChannel>(s.alert); }},
    };
}

std::size_t built_in_count() {
    static const std::size_t count = built_in().size();
    return count;
}

std::deque<ChannelModel>& registry() {
    static std::deque<ChannelModel> all = built_in();
    return all;
}

} // namespace

const std::deque<ChannelModel>& channel_models() {
    return registry();
}

const ChannelModel* find_channel(std::string_view name) {
    const auto& all = channel_models();
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const ChannelModel& m) { return m.name == name; });
    return it == all.end() ? nullptr : &*it;
}

bool in_use(const TracingSettings& settings, const ChannelModel& channel) {
    const std::string& asked = channel.look_at.empty() ? channel.name : channel.look_at;
    return std::find(settings.channels.begin(), settings.channels.end(), asked) !=
           settings.channels.end();
}

void register_channel(ChannelModel model) {
    constexpr std::size_t most = 24;
    std::deque<ChannelModel>& all = registry();
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const ChannelModel& m) { return m.name == model.name; });
    const auto own = all.begin() + static_cast<std::ptrdiff_t>(built_in_count());
    if (model.name.empty() || model.name == "all" || known < own) {
        throw core::InputError("channel",
                               "\"" + model.name +
                                   "\" is a name of the program's own; give the channel another");
    }
    if (known != all.end()) {
        *known = std::move(model);
    } else if (all.size() == most) {
        throw core::InputError("channel", "there are " + std::to_string(most) +
                                              " channels already; no more can be told apart");
    } else {
        all.push_back(std::move(model));
    }
}

} // namespace truyvet::tracing
