// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/collision.hpp"

#include "models/radio/decoding.hpp"
#include "models/radio/embedded.hpp"
#include "models/radio/fading.hpp"
#include "models/radio/schedule.hpp"
#include "models/radio/shadowing.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {

constexpr int samples = 8192;

/// Levels at which one phone hears the others' packets, sampled over the room with fixed draws.
std::vector<float> crowd_levels(const Protocol& protocol, const RadioSettings& settings,
                                core::Environment environment) {
    const core::Randomness chance(0, 0); // a quadrature, not part of any replicate
    const LossTable loss(settings, environment);
    const Fading fading(settings.in(environment).nakagami_m);
    const double side = settings.in(environment).room_side_m;
    const PhoneSettings android{.ios_share = 0};
    std::vector<float> levels;
    for (std::uint32_t i = 0; i < samples; ++i) {
        auto s = chance.stream(core::Purpose{"radio.crowd"}, i);
        const core::PersonId a{2 * i};
        const core::PersonId b{2 * i + 1};
        const Phone sender = draw_phone(android, chance, a);
        const Phone receiver = draw_phone(android, chance, b);
        const double dx = side * (s.uniform() - s.uniform());
        const double dy = side * (s.uniform() - s.uniform());
        const auto dwell = shadowing_of(settings, environment, chance, a, b, 0);
        levels.push_back(protocol.of(Os::android).advertising.tx_dbm +
                         static_cast<float>(settings.phone_gain_db) + sender.tx_offset_db +
                         receiver.rx_offset_db + dwell.gain_db + dwell.channel_db[0] -
                         receiver.sensitivity_db - carry_loss_db(settings, chance, a, sender, {}) -
                         carry_loss_db(settings, chance, b, receiver, {}) -
                         loss.loss_db(static_cast<float>(std::hypot(dx, dy))) +
                         fading.gain_db(static_cast<float>(s.uniform(0, 0.999999))));
    }
    std::sort(levels.begin(), levels.end());
    return levels;
}

} // namespace

CollisionFactors fitted_collision_factors() {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name == "collision.toml") {
            const toml::table table = toml::parse(file.text);
            return {table["lock"].value_or(1.0), table["sinr"].value_or(1.0)};
        }
    }
    return {};
}

double own_sending_loss(const Advertising& a) {
    const double event_ms = (2 * pdu_spacing_us + packet_us) / 1000;
    return std::min(0.5, advertising_duty(a) * advertising_rate(a) * (event_ms + packet_us / 1000) /
                             1000);
}

Collisions::Collisions(const Protocol& protocol, const RadioSettings& settings,
                       core::Environment environment, CollisionFactors factors)
    : factors_(factors) {
    const Advertising& a = protocol.of(Os::android).advertising;
    load_per_phone_ = advertising_duty(a) * advertising_rate(a) * packet_us * 1e-6;
    own_ = own_sending_loss(a);
    levels_dbm_ = crowd_levels(protocol, settings, environment);
    q_lock_ = settings.delivery * share_above(settings.noise_floor_dbm + settings.lock_sinr_db);
}

double Collisions::share_above(double rssi_dbm) const {
    const auto at = std::upper_bound(levels_dbm_.begin(), levels_dbm_.end(), rssi_dbm);
    return static_cast<double>(levels_dbm_.end() - at) / static_cast<double>(levels_dbm_.size());
}

double Collisions::spoiling_share(double rssi_dbm) const {
    return share_above(rssi_dbm - capture_db);
}

double Collisions::survive(double spoiling_share, double crowd) const {
    const double load = load_per_phone_ * crowd;
    const double busy = 1 + factors_.lock * load * q_lock_;
    return (1 - own_) / busy * std::exp(-factors_.sinr * load * spoiling_share);
}

} // namespace truyvet::radio
