// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/arm_models.hpp"

#include "sim/scenario/parameter.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace truyvet::world {
namespace {

/// The values of all parameters under a prefix: equal texts, equal models.
std::string settings_under(const scenario::Settings& s, std::string_view prefix) {
    std::string text;
    for (const scenario::Parameter& p : scenario::parameters()) {
        if (p.key.starts_with(prefix)) {
            text += scenario::to_toml(p.get(s)) + "\n";
        }
    }
    return text;
}

/// Makes each thing once per key.
template <class T>
class Pool {
  public:
    template <class Make>
    std::shared_ptr<const T> get(const std::string& key, Make make) {
        auto& held = made_[key];
        if (!held) {
            held = std::make_shared<const T>(make());
        }
        return held;
    }

  private:
    std::map<std::string, std::shared_ptr<const T>> made_;
};

adoption::Rollout rollout_of(const scenario::Settings& s, const ArmSources& sources,
                             const adoption::Ownership& ownership) {
    return adoption::resolve(s.adoption,
                             {sources.observations, sources.adopters, ownership, sources.districts,
                              sources.provinces, core::start_of(s.cases.date)});
}

/// The phone's own alert goes with Bluezone.
bool in_use(const std::vector<std::string>& channels, std::string_view name) {
    return std::find(channels.begin(), channels.end(),
                     name == tracing::phone_alert ? "bluezone" : name) != channels.end();
}

template <class RadioTier>
RadioTier tier_of(const scenario::Settings& s) {
    radio::RadioSettings settings = s.radio;
    settings.connecting_share = s.phones.ios_share;
    return RadioTier(radio::protocol_named(s.radio_protocol), settings);
}

std::vector<std::shared_ptr<const tracing::Channel>>
make_channels(const std::vector<std::string>& names, const tracing::TracingSettings& settings) {
    std::vector<std::shared_ptr<const tracing::Channel>> made;
    for (const std::string& name : names) {
        made.push_back(in_use(settings.channels, name) ? tracing::find_channel(name)->make(settings)
                                                       : nullptr);
    }
    return made;
}

} // namespace

std::vector<std::string> channels_of(const scenario::Experiment& experiment) {
    const scenario::Parameter& channels = *scenario::find_parameter("tracing.channels");
    std::set<std::string, std::less<>> used;
    for (const scenario::Arm& arm : experiment.arms) {
        const scenario::Value value =
            scenario::value_of(channels, experiment.settings, arm.settings);
        const auto& names = std::get<std::vector<std::string>>(value);
        used.insert(names.begin(), names.end());
    }
    std::vector<std::string> names;
    for (const tracing::ChannelModel& model : tracing::channel_models()) {
        const bool always = model.name == "bluezone" || model.name == tracing::phone_alert;
        if (always || used.contains(model.name)) {
            names.emplace_back(model.name);
        }
    }
    return names;
}

std::vector<std::string> counted_channels(std::vector<std::string> channels) {
    if (channels.size() > 2) {
        channels.emplace_back("all");
    }
    return channels;
}

std::vector<ArmModels> make_arms(const scenario::Settings& base,
                                 const std::vector<scenario::Arm>& arms,
                                 const std::vector<std::string>& channels,
                                 const ArmSources& sources) {
    Pool<adoption::Ownership> ownerships;
    Pool<radio::LinkTier> radios;
    Pool<radio::PacketTier> packets;
    std::map<std::string, std::size_t> groups;
    std::vector<ArmModels> made;
    for (const scenario::Arm& arm : arms) {
        const scenario::Settings s = scenario::with(base, arm.settings);
        const std::string ownership = settings_under(s, "adoption.ownership.");
        const std::string clustering = settings_under(s, "adoption.clustering.");
        const auto group = groups.emplace(ownership + clustering, groups.size()).first->second;
        const auto owners = ownerships.get(
            ownership, [&] { return adoption::Ownership(sources.adopters, s.ownership); });
        const std::string air = settings_under(s, "radio.");
        made.push_back({arm.name, owners, s.clustering, rollout_of(s, sources, *owners), s.phones,
                        radios.get(air, [&] { return tier_of<radio::LinkTier>(s); }), nullptr,
                        s.tracing, make_channels(channels, s.tracing), group});
        if (s.radio_tier == radio::Tier::packet) {
            made.back().packets = packets.get(air, [&] { return tier_of<radio::PacketTier>(s); });
        }
    }
    return made;
}

} // namespace truyvet::world
