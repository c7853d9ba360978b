// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/phones.hpp"

#include "models/core/assert.hpp"
#include "models/core/random_bits.hpp"

#include <boost/sort/pdqsort/pdqsort.hpp>

#include <algorithm>
#include <cmath>

namespace truyvet::adoption {
namespace {

constexpr core::Purpose phone_draw{"adoption.phone"};
constexpr core::Purpose household_draw{"adoption.household"};
constexpr core::Purpose day_place_draw{"adoption.day_place"};

/// Rounds down, so that a share of 1 takes everybody in.
float unit_float(std::uint64_t word) {
    return core::uniform24(core::high_half(word));
}

/// The carrier has the lower half of the registration's word, 32 bits of its own.
Carrier carrier_from(std::uint64_t word) {
    return carrier_of(core::uniform32(core::low_half(word)));
}

/// A waiting time as an integer. The longest, 36.7 / 0.097 for 53 bits and the least eager carrier,
/// fits; equal scores go by person.
constexpr double longest_wait = 400;
constexpr double highest_score = 4294967295.0;
std::uint32_t as_score(double waiting) {
    return static_cast<std::uint32_t>(std::min(waiting / longest_wait, 1.0) * highest_score);
}

} // namespace

Phones::Phones(const People& people, const Ownership& ownership,
               const ClusteringSettings& clustering, const core::Randomness& chance)
    : people_(people), ownership_(&ownership), clustering_(clustering), chance_(chance) {
    order_.reserve(static_cast<std::size_t>(ownership.expected_owners() * 1.02) + 64);
    for (std::uint32_t i = 0; i < people.count; ++i) {
        if (const Phone phone = of(core::PersonId{i}); phone.owned()) {
            order_.push_back(phone);
        }
    }
    boost::sort::pdqsort_branchless(
        order_.begin(), order_.end(),
        [](const Phone& a, const Phone& b) { return a.install_key < b.install_key; });
}

Phone Phones::of(core::PersonId person) const {
    TRUYVET_EXPECT(person.value < people_.count, person, people_.count);
    const double chance = (*ownership_)(people_.home_of(person));
    if (chance == 0) {
        return {};
    }
    const auto words = chance_.stream(phone_draw, person).block(0);
    if (core::uniform53(words[0]) >= chance) {
        return {};
    }
    // Everybody waits an exponential time, the eager a shorter one: the first so many install.
    const double waiting = -std::log(1 - install_quantile(person, words[1]));
    const std::uint64_t score = as_score(waiting / figures(carrier_from(words[2])).eagerness);
    return {(score << 32) | person.value, unit_float(words[2]), unit_float(words[3])};
}

Carrier Phones::carrier(core::PersonId person) const {
    TRUYVET_EXPECT(person.value < people_.count, person, people_.count);
    return carrier_from(chance_.stream(phone_draw, person).block(0)[2]);
}

double Phones::install_quantile(core::PersonId person, std::uint64_t word) const {
    if (clustering_.household == 0 && clustering_.day_place == 0) {
        return core::uniform53(word);
    }
    const PlaceScore places = place_score(people_.traits(person));
    const double z = places.own_sd * core::normal_from_bits(word) + places.shared;
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

PlaceScore Phones::place_score(const Traits& person) const {
    const auto [household, day_place] = clustering_;
    if (household == 0 && day_place == 0) {
        return {};
    }
    // Who has no daytime place keeps that part of the variance to himself.
    const double placed = person.day_place.exists() ? day_place : 0;
    PlaceScore score{std::sqrt(std::max(0.0, 1 - household - placed)),
                     std::sqrt(household) * shared_score(household_draw, person.household.value)};
    if (placed > 0) {
        score.shared += std::sqrt(placed) * shared_score(day_place_draw, person.day_place.value);
    }
    return score;
}

double Phones::waited(std::uint64_t install_key) {
    return static_cast<double>(core::high_half(install_key)) / highest_score * longest_wait;
}

double Phones::shared_score(core::Purpose purpose, std::uint32_t place) const {
    return core::normal_from_bits(chance_.stream(purpose, std::uint64_t{place}).block(0)[0]);
}

std::uint32_t Phones::count(Denominator of) const {
    switch (of) {
    case Denominator::people:
        return ownership_->people();
    case Denominator::adults:
        return ownership_->adults();
    case Denominator::smartphone_users:
        return owners();
    case Denominator::smartphone_subscriptions:
        return ownership_->subscriptions();
    }
    return 0;
}

} // namespace truyvet::adoption
