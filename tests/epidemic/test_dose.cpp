// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/dose.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::epidemic;
using core::Environment;
using core::Setting;

TEST_CASE("At 1 m the hazard is the risk per hour, at home what is set, and nowhere a threshold") {
    const DoseSettings s;
    const Dose dose(s, core::Randomness(1, 0));
    CHECK(dose.hazard({Setting::work, Environment::office, 1}) == Approx(s.risk_per_hour));
    CHECK(dose.hazard({Setting::home, Environment::home, 1}) ==
          Approx(s.setting[0] * s.risk_per_hour));
    double last = dose.most(Setting::work, Environment::office);
    for (float d = 0; d < 30; d += 0.25F) {
        const double h = dose.hazard({Setting::work, Environment::office, d});
        CHECK(h > 0);
        CHECK(h <= last);
        last = h;
    }
    // 2.02 a metre where no air is shared.
    const double one = dose.hazard({Setting::work, Environment::outdoors, 1});
    CHECK(one == Approx(s.outdoors * s.risk_per_hour));
    CHECK(one / dose.hazard({Setting::work, Environment::outdoors, 2}) == Approx(s.fall_per_m));
}

TEST_CASE("Through a door only the air is shared, and ventilation thins it") {
    DoseSettings s;
    s.shared_air = 0.1;
    const Dose dose(s, core::Randomness(1, 0));
    CHECK(dose.hazard({Setting::home, Environment::home, 3, true}) ==
          Approx(s.setting[0] * s.risk_per_hour * 0.1));
    s.ventilation = 4;
    const Dose airy(s, core::Randomness(1, 0));
    CHECK(airy.hazard({Setting::home, Environment::home, 3, true}) ==
          Approx(s.setting[0] * s.risk_per_hour * 0.025));
    CHECK(airy.hazard({Setting::home, Environment::home, 1}) <
          dose.hazard({Setting::home, Environment::home, 1}));
}

TEST_CASE("Masks by setting: none at first, then by habit, for giving and for getting") {
    DoseSettings s;
    const core::PersonId a{1};
    const core::PersonId b{2};
    CHECK(Dose(s, core::Randomness(1, 0)).through_masks(a, b, Setting::market) == 1);
    s.masks.share[static_cast<std::size_t>(Setting::market)] = 1;
    const Dose dose(s, core::Randomness(1, 0));
    CHECK(dose.through_masks(a, b, Setting::market) ==
          Approx((1 - s.masks.given) * (1 - s.masks.received)));
    CHECK(dose.through_masks(a, b, Setting::home) == 1);
}
