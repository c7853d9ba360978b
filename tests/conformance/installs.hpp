// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "sim/world/arm_models.hpp"
#include "tests/conformance/outcomes.hpp"

#include <memory>

namespace truyvet::conformance {

/// Forty thousand people in households of four: two of 30, one of 60, one of 10, every other
/// household in a town; the two of 30 share a daytime place with those of the next household; every
/// tenth household's first is an official.
inline constexpr std::uint32_t town_size = 40000;
adoption::Traits traits_in_town(core::PersonId person);

/// One arm's phones and installs there, made as a world makes them.
class Town {
  public:
    explicit Town(const scenario::Settings& s);

    [[nodiscard]] const adoption::Ownership& ownership() const { return *arm_.ownership; }
    [[nodiscard]] const adoption::Phones& phones() const { return *phones_; }
    [[nodiscard]] const adoption::Adopters& adopters() const { return *adopters_; }
    [[nodiscard]] const world::ArmModels& arm() const { return arm_; }

  private:
    adoption::People people_{town_size, traits_in_town};
    world::ArmModels arm_;
    std::unique_ptr<const adoption::Phones> phones_;
    std::unique_ptr<const adoption::Adopters> adopters_;
};

} // namespace truyvet::conformance
