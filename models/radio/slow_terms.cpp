// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/slow_terms.hpp"

#include "models/radio/fading.hpp"

#include <algorithm>

namespace truyvet::radio {
namespace {

constexpr core::Purpose carry_purpose{"radio.carry"};
constexpr core::Purpose dwell_purpose{"radio.dwell"};

constexpr std::uint32_t high(std::uint64_t word) {
    return static_cast<std::uint32_t>(word >> 32);
}
constexpr std::uint32_t low(std::uint64_t word) {
    return static_cast<std::uint32_t>(word);
}

std::size_t draw_carry(const RadioSettings& settings, double u) {
    std::size_t place = 0;
    for (; place + 1 < settings.carry_share.size(); ++place) {
        u -= settings.carry_share[place];
        if (u < 0) {
            break;
        }
    }
    return place;
}

/// Share of its front-to-back loss that a body costs when turned by a uniform angle 2 pi u:
/// (1 - cos(2 pi u)) / 2 = sin^2(pi u), the sine by Bhaskara I's formula (error below 0.002).
float turned_share(std::uint32_t bits) {
    const float u = static_cast<float>(bits >> 8) * 0x1.0p-24F;
    const float v = 4 * u * (1 - u);
    const float s = 4 * v / (5 - v);
    return s * s;
}

} // namespace

float carry_loss_db(const RadioSettings& settings, const core::Randomness& chance,
                    core::PersonId person, const Phone& phone, core::LocalDay day) {
    const auto words = chance.stream(carry_purpose, core::pair_word(person, day)).block(0);
    const auto place = phone.carry ? static_cast<std::size_t>(*phone.carry)
                                   : draw_carry(settings, high(words[0]) * 0x1.0p-32);
    const auto spread = static_cast<float>(settings.carry_sd_db) * normal_from_bits(low(words[0]));
    return static_cast<float>(settings.carry_loss_db[place]) + spread;
}

DwellTerms dwell_terms(const RadioSettings& settings, core::Environment environment,
                       const core::Randomness& chance, core::PersonId a, core::PersonId b,
                       std::uint64_t dwell) {
    const auto words =
        chance.stream(dwell_purpose, core::unordered_pair_word(a, b), dwell).block(0);
    DwellTerms terms;
    const auto place_sd = static_cast<float>(settings.in(environment).place_sd_db);
    const auto channel_sd = static_cast<float>(settings.channel_sd_db);
    const auto body = static_cast<float>(settings.body_loss_db);
    terms.gain_db = place_sd * normal_from_bits(high(words[0])) -
                    body * (turned_share(low(words[0])) + turned_share(high(words[1])));
    terms.channel_db = {channel_sd * normal_from_bits(low(words[1])),
                        channel_sd * normal_from_bits(high(words[2])),
                        channel_sd * normal_from_bits(low(words[2]))};
    return terms;
}

} // namespace truyvet::radio
