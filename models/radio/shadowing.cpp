// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/shadowing.hpp"

#include "models/core/random_bits.hpp"
#include "models/radio/fading.hpp"

#include <algorithm>

namespace truyvet::radio {
namespace {

using core::high_half;
using core::low_half;

constexpr core::Purpose carry_purpose{"radio.carry"};
constexpr core::Purpose dwell_purpose{"radio.dwell"};

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
    const float u = core::uniform24(bits);
    const float v = 4 * u * (1 - u);
    const float s = 4 * v / (5 - v);
    return s * s;
}

} // namespace

float carry_loss_db(const RadioSettings& settings, const core::Randomness& chance,
                    core::PersonId person, const Phone& phone, core::LocalDay day) {
    const auto words = chance.stream(carry_purpose, core::pair_word(person, day)).block(0);
    const auto place = phone.carry ? static_cast<std::size_t>(*phone.carry)
                                   : draw_carry(settings, core::uniform32(high_half(words[0])));
    const auto spread =
        static_cast<float>(settings.carry_sd_db) * tabulated_normal(low_half(words[0]));
    return static_cast<float>(settings.carry_loss_db[place]) + spread;
}

Shadowing shadowing_of(const RadioSettings& settings, core::Environment environment,
                       const core::Randomness& chance, core::PersonId a, core::PersonId b,
                       std::uint64_t dwell) {
    const auto words =
        chance.stream(dwell_purpose, core::unordered_pair_word(a, b), dwell).block(0);
    Shadowing terms;
    const auto place_sd = static_cast<float>(settings.in(environment).place_sd_db);
    const auto channel_sd = static_cast<float>(settings.channel_sd_db);
    const auto body = static_cast<float>(settings.body_loss_db);
    terms.gain_db = place_sd * tabulated_normal(high_half(words[0])) -
                    body * (turned_share(low_half(words[0])) + turned_share(high_half(words[1])));
    terms.channel_db = {channel_sd * tabulated_normal(low_half(words[1])),
                        channel_sd * tabulated_normal(high_half(words[2])),
                        channel_sd * tabulated_normal(low_half(words[2]))};
    return terms;
}

} // namespace truyvet::radio
