// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/arm_models.hpp"

#include "models/epidemic/variant.hpp"
#include "sim/scenario/parameter.hpp"

#include <algorithm>
#include <map>
#include <mutex>
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
            held = make();
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

std::shared_ptr<const tracing::Hearing> hearing_of(const scenario::Settings& s) {
    radio::RadioSettings settings = s.radio;
    settings.connecting_share = s.phones.ios_share;
    return tracing::make_hearing(s.radio_tier, radio::protocol_named(s.radio_protocol), settings);
}

/// The same hearing serves worlds made one after the other: its tables cost more than some people.
/// Kept to the end of the process, so many at most: designs have one an arm.
std::shared_ptr<const tracing::Hearing> shared_hearing(const std::string& key,
                                                       const scenario::Settings& s) {
    constexpr std::size_t most_kept = 8;
    static auto& kept = *new std::map<std::string, std::shared_ptr<const tracing::Hearing>>;
    static std::mutex guard;
    {
        const std::lock_guard lock(guard);
        if (const auto at = kept.find(key); at != kept.end()) {
            return at->second;
        }
    }
    auto made = hearing_of(s);
    const std::lock_guard lock(guard);
    if (kept.size() < most_kept) {
        kept.emplace(key, made);
    }
    return made;
}

/// Pairs are heard one by one at the link tier, and asked for where Bluezone is in use. Full detail
/// shows the rows of each arm's own phones, and counts what they make; in an outbreak each arm has
/// its own cases.
bool goes_by_pairs(const scenario::Settings& s, const ArmModels& arm) {
    return s.experiment.estimator == scenario::Estimator::pairs && !s.experiment.detail &&
           !s.epidemic.transmission && arm.hearing->by_pairs() != nullptr &&
           std::any_of(arm.channels.begin(), arm.channels.end(), [](const auto& channel) {
               return channel != nullptr && channel->chance({}, {});
           });
}

/// All that bears on what becomes of a pair whose phones run the app.
std::string way_of(const scenario::Settings& s) {
    return settings_under(s, "radio.") + settings_under(s, "tracing.bluezone.authority.");
}

std::vector<std::shared_ptr<const tracing::Channel>>
make_channels(const std::vector<std::string>& names, const tracing::TracingSettings& settings) {
    std::vector<std::shared_ptr<const tracing::Channel>> made;
    for (const std::string& name : names) {
        const tracing::ChannelModel& model = *tracing::find_channel(name);
        made.push_back(in_use(settings, model) ? model.make(settings) : nullptr);
    }
    return made;
}

/// What an outbreak needs that the scenario writes as text or keeps in a file.
void add_outbreak(const ArmSources& sources, ArmModels& arm) {
    if (!arm.epidemic.transmission) {
        return;
    }
    arm.epidemic = epidemic::as_variant(std::move(arm.epidemic));
    std::string& file = arm.epidemic.imports.file;
    if (!file.empty()) {
        file = sources.inputs->opened(file).string();
    }
    arm.seeds =
        epidemic::seeds_from(arm.epidemic, sources.district_names, "epidemic.imports.seeds");
    arm.closures =
        epidemic::closures_from(arm.epidemic, sources.district_names, "epidemic.closures");
    arm.doses =
        epidemic::doses_from(arm.epidemic, sources.district_names, "epidemic.vaccination.plan");
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
    tracing::TracingSettings asked;
    asked.channels.assign(used.begin(), used.end());
    std::vector<std::string> names;
    for (const tracing::ChannelModel& model : tracing::channel_models()) {
        if (model.always || in_use(asked, model)) {
            names.emplace_back(model.name);
        }
    }
    return names;
}

std::vector<std::string> counted_channels(std::vector<std::string> channels) {
    const auto own = std::count_if(channels.begin(), channels.end(), [](const std::string& name) {
        return tracing::find_channel(name)->look_at.empty();
    });
    if (own > 1) {
        channels.emplace_back("all");
    }
    return channels;
}

std::vector<ArmModels> make_arms(const scenario::Settings& base,
                                 const std::vector<scenario::Arm>& arms,
                                 const std::vector<std::string>& channels,
                                 const ArmSources& sources) {
    Pool<adoption::Ownership> ownerships;
    Pool<tracing::Hearing> hearings;
    std::map<std::string, std::size_t> groups;
    std::map<std::string, std::size_t> ways;
    std::vector<ArmModels> made;
    for (const scenario::Arm& arm : arms) {
        const scenario::Settings s = scenario::with(base, arm.settings);
        const std::string ownership = settings_under(s, "adoption.ownership.");
        const std::string clustering = settings_under(s, "adoption.clustering.");
        const auto group = groups.emplace(ownership + clustering, groups.size()).first->second;
        const auto owners = ownerships.get(ownership, [&] {
            return std::make_shared<adoption::Ownership>(sources.adopters, s.ownership);
        });
        const std::string radio = settings_under(s, "radio.");
        const auto hearing = hearings.get(radio, [&] { return shared_hearing(radio, s); });
        made.push_back({arm.name,
                        owners,
                        s.clustering,
                        rollout_of(s, sources, *owners),
                        s.phones,
                        hearing,
                        s.tracing,
                        make_channels(channels, s.tracing),
                        s.epidemic,
                        {},
                        {},
                        group});
        add_outbreak(sources, made.back());
        if (goes_by_pairs(s, made.back())) {
            made.back().by_pairs = ways.emplace(way_of(s), ways.size()).first->second;
        }
    }
    return made;
}

} // namespace truyvet::world
