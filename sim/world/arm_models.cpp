// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/arm_models.hpp"

#include "sim/scenario/parameter.hpp"

#include <map>

namespace truyvet::world {
namespace {

/// The values of all parameters under a prefix: equal texts, equal models.
std::string settings_under(const scenario::Scenario& s, std::string_view prefix) {
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

adoption::Rollout rollout_of(const scenario::Scenario& s, const ArmSources& sources,
                             const adoption::Ownership& ownership) {
    adoption::Districts districts;
    for (std::uint32_t i = 0; i < sources.people.districts().size(); ++i) {
        districts.emplace_back(sources.people.districts()[i].name, core::DistrictId{i});
    }
    return adoption::resolve(s.adoption, {sources.observations, adoption::people_of(sources.people),
                                          ownership, std::move(districts), sources.provinces,
                                          core::start_of(s.cases.date)});
}

} // namespace

std::vector<ArmModels> make_arms(const scenario::Scenario& base,
                                 const std::vector<scenario::Arm>& arms,
                                 const ArmSources& sources) {
    Pool<adoption::Ownership> ownerships;
    Pool<radio::LinkTier> radios;
    std::map<std::string, std::size_t> groups;
    std::vector<ArmModels> made;
    for (const scenario::Arm& arm : arms) {
        const scenario::Scenario s = scenario::with(base, arm.settings);
        const std::string ownership = settings_under(s, "adoption.ownership.");
        const std::string clustering = settings_under(s, "adoption.clustering.");
        const auto group = groups.emplace(ownership + clustering, groups.size()).first->second;
        const auto owners = ownerships.get(ownership, [&] {
            return adoption::Ownership(adoption::people_of(sources.people), s.ownership);
        });
        made.push_back({arm.name, owners, s.clustering, rollout_of(s, sources, *owners), s.phones,
                        radios.get(settings_under(s, "radio."),
                                   [&] {
                                       radio::RadioSettings settings = s.radio;
                                       settings.connecting_share = s.phones.ios_share;
                                       return radio::LinkTier(
                                           radio::protocol_named(s.radio_protocol), settings);
                                   }),
                        s.bluezone, group});
    }
    return made;
}

} // namespace truyvet::world
