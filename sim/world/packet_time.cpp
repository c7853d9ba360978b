// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/packet_time.hpp"

#include "models/radio/packet_tier.hpp"

#include <algorithm>

namespace truyvet::world {

double packet_seconds(const scenario::Experiment& experiment) {
    constexpr double phones_about = 10;
    double seconds = 0;
    for (const scenario::Arm& arm : experiment.arms) {
        const scenario::Settings s = scenario::settings_of(experiment, arm);
        if (s.radio_tier == radio::Tier::packet) {
            const radio::PacketTier tier(radio::protocol_named(s.radio_protocol), s.radio);
            const double people =
                s.population.people > 0 ? static_cast<double>(s.population.people) : phones_about;
            const double minutes =
                24 * 60 * (s.contact.days_before_onset + s.cases.onset_to_isolation_mean_days);
            seconds += static_cast<double>(s.experiment.replicates) * s.cases.per_replicate *
                       tier.estimated_seconds(
                           static_cast<std::size_t>(std::min(people, phones_about)), minutes);
        }
    }
    return seconds;
}

} // namespace truyvet::world
