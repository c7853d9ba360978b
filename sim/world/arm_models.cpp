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

} // namespace

adoption::People as_adoption_people(const population::Population& people) {
    return {people.people(), [&people](core::PersonId p) {
                const core::RoomId room = people.day_room(p);
                adoption::Traits t;
                t.age = static_cast<std::uint8_t>(people.age(p));
                t.urban = people.urban(p);
                t.district = people.district(p);
                t.household = people.household(p);
                t.day_place = room.exists() ? people.place(room) : core::PlaceId::none();
                return t;
            }};
}

std::vector<ArmModels> make_arms(const scenario::Scenario& base,
                                 const std::vector<scenario::Arm>& arms,
                                 const population::Population& people) {
    Pool<adoption::Ownership> ownerships;
    Pool<radio::LinkTier> radios;
    std::map<std::string, std::size_t> groups;
    std::vector<ArmModels> made;
    for (const scenario::Arm& arm : arms) {
        const scenario::Scenario s = scenario::with(base, arm.settings);
        const std::string ownership = settings_under(s, "adoption.ownership.");
        const std::string clustering = settings_under(s, "adoption.clustering.");
        const auto group = groups.emplace(ownership + clustering, groups.size()).first->second;
        made.push_back(
            {arm.name,
             ownerships.get(
                 ownership,
                 [&] { return adoption::Ownership(as_adoption_people(people), s.ownership); }),
             s.clustering, s.adoption, s.phones,
             radios.get(
                 settings_under(s, "radio."),
                 [&] { return radio::LinkTier(radio::protocol_named(s.radio_protocol), s.radio); }),
             s.bluezone, group});
    }
    return made;
}

} // namespace truyvet::world
