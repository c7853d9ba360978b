// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/embedded.hpp"
#include "models/radio/phone_models.hpp"
#include "models/radio/settings.hpp"

#include <catch2/catch.hpp>
#include <toml++/toml.h>

#include <string>

using namespace truyvet::radio;

TEST_CASE("The settings' defaults are what the fit wrote") {
    toml::table fitted;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name == "fitted.toml") {
            fitted = toml::parse(file.text);
        }
    }
    const auto value = [&](const char* key) {
        return fitted["settings"][key].value<double>().value();
    };
    const RadioSettings settings;
    const EnvironmentSettings& office = settings.in(truyvet::core::Environment::office);
    // Defaults are rounded: to 1 dB/20 for levels, to 1 % for ratios.
    CHECK(office.exponent == Approx(value("exponent")).epsilon(0.01));
    CHECK(office.nakagami_m == Approx(value("nakagami_m")).epsilon(0.01));
    CHECK(office.place_sd_db == Approx(value("place_sd_db")).margin(0.05));
    CHECK(settings.delivery == Approx(value("delivery")).epsilon(0.01));
    CHECK(settings.channel_sd_db == Approx(value("channel_sd_db")).margin(0.05));
    CHECK(settings.noise_floor_dbm == Approx(value("noise_floor_dbm")).margin(0.05));
    CHECK(PhoneSettings{}.sensitivity_sd_db == Approx(value("sensitivity_sd_db")).margin(0.05));
    CHECK(settings.carry_loss_db[0] == Approx(value("carry_bare_db")).margin(0.05));
    CHECK(settings.carry_loss_db[3] == Approx(value("carry_bare_db")).margin(0.05));
    CHECK(settings.carry_loss_db[1] == Approx(value("carry_pocket_db")).margin(0.05));
}

TEST_CASE("Named models are found whatever the case") {
    REQUIRE(find_phone_model("sm-g973f") != nullptr);
    CHECK(find_phone_model("SM-G973F")->sensitivity_db);
    CHECK(find_phone_model("no such phone") == nullptr);
}
