// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace truyvet::adoption {

enum class Carrier : std::uint8_t { viettel, vinaphone, mobifone, vietnamobile };

struct CarrierFigures {
    std::string_view name;
    /// Share of mobile subscribers, about 2020. assumption, near the ICT White Book; sums to 1.
    double subscribers;
    /// Bluezone installs per subscriber of the carrier on 22 September 2020 (Bao Dak Nong).
    double installs;
    /// -ln(1 - installs): with exponential waiting times so scaled, the installs stand in the
    /// observed ratios when they come to the observed share.
    double eagerness;
};
inline constexpr std::array<CarrierFigures, 4> carriers{{{"Viettel", 0.54, 0.2673, 0.31102},
                                                         {"Vinaphone", 0.23, 0.2211, 0.24987},
                                                         {"MobiFone", 0.20, 0.2459, 0.28223},
                                                         {"Vietnamobile", 0.03, 0.0925, 0.09706}}};

constexpr const CarrierFigures& figures(Carrier c) {
    return carriers[static_cast<std::size_t>(c)];
}

/// By market share.
Carrier carrier_of(double uniform);

} // namespace truyvet::adoption
