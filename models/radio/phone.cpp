// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/phone.hpp"

#include <cmath>

namespace truyvet::radio {
namespace {
constexpr core::Purpose phone_purpose{"radio.phone"};

/// The first two numbers of a phone's stream.
void draw_os(const PhoneSettings& settings, core::Stream& stream, Phone& phone) {
    phone.os = stream.bernoulli(settings.ios_share) ? Os::ios : Os::android;
    const bool cannot = stream.bernoulli(settings.share_cannot_advertise);
    phone.advertises = phone.os == Os::ios || !cannot;
}

} // namespace

Phone draw_phone(const PhoneSettings& settings, const core::Randomness& chance,
                 core::PersonId person) {
    auto stream = chance.stream(phone_purpose, person);
    Phone phone;
    draw_os(settings, stream, phone);
    const double z_tx = stream.normal();
    const double z_own = stream.normal();
    const double rho = settings.offset_correlation;
    const double z_rx = rho * z_tx + std::sqrt(1 - rho * rho) * z_own;
    phone.tx_offset_db = static_cast<float>(settings.tx_offset_sd_db * z_tx);
    phone.rx_offset_db = static_cast<float>(
        settings.rx_offset_sd_db * z_rx + (phone.os == Os::ios ? settings.ios_rx_offset_db : 0.0));
    phone.scan_phase = static_cast<float>(stream.uniform());
    phone.advertise_phase = static_cast<float>(stream.uniform());
    phone.sensitivity_db = static_cast<float>(settings.sensitivity_sd_db * stream.normal());
    return phone;
}

bool can_advertise(const PhoneSettings& settings, const core::Randomness& chance,
                   core::PersonId person) {
    auto stream = chance.stream(phone_purpose, person);
    Phone phone;
    draw_os(settings, stream, phone);
    return phone.advertises;
}

void set_os(const PhoneSettings& settings, Os os, Phone& phone) {
    const auto ios_rx = static_cast<float>(settings.ios_rx_offset_db);
    if (phone.os != os) {
        phone.rx_offset_db += os == Os::ios ? ios_rx : -ios_rx;
    }
    phone.advertises = phone.advertises || os == Os::ios;
    phone.os = os;
}

} // namespace truyvet::radio
