// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/environment.hpp"
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

#include <cmath>

namespace truyvet::scenario {
namespace {

using EnvironmentMember = double radio::EnvironmentSettings::*;

/// radio.<environment>.<name> for all eight environments; `effect` for each of them.
void add_by_environment(std::vector<Parameter>& all, const std::string& name,
                        EnvironmentMember member, const Doc& doc, const Effect& effect) {
    for (std::size_t e = 0; e < core::environment_names.size(); ++e) {
        Doc own = doc;
        own.summary += ", " + std::string(core::environment_names[e]);
        Effect moves = effect;
        moves.outcome += ", " + std::string(core::environment_names[e]);
        all.push_back(bind(
            "radio." + std::string(core::environment_names[e]) + "." + name, Layer::arm,
            [ e, member ](auto& s) -> auto& { return s.radio.environment[e].*member; },
            std::move(own), std::move(moves)));
    }
}

void add_environments(std::vector<Parameter>& all) {
    using E = radio::EnvironmentSettings;
    const std::string fitted = "docs/radio.md: fitted or cited by environment";
    add_by_environment(
        all, "exponent", &E::exponent,
        {.unit = "", .summary = "path loss exponent", .source = fitted, .min = 1, .max = 6},
        {"dB more lost at 8 m than at 1 m", 2.0, 3.0,
         levels(20 * std::log10(8), 30 * std::log10(8)).about(1e-5)});
    add_by_environment(all, "place_sd_db", &E::place_sd_db,
                       {.unit = "dB",
                        .summary = "slow shadowing of a pair in one place, standard deviation",
                        .source = fitted,
                        .min = 0,
                        .max = 15},
                       // The table of normal numbers ends at 3.7 standard deviations.
                       {"spread of a pair's shadowing, dB", 3.0, 6.0, levels(3, 6).about(0.003)});
    add_by_environment(all, "nakagami_m", &E::nakagami_m,
                       {.unit = "",
                        .summary = "Nakagami shape of the fading from packet to packet",
                        .source = fitted,
                        .min = 0.5,
                        .max = 50},
                       // 10 / ln 10 sqrt(trigamma(m)): pi^2 / 6 at 1, less 1 + 1/4 + 1/9 at 4. The
                       // table's last cells cut the deepest fades.
                       {"spread of fading from packet to packet, dB", 1.0, 4.0,
                        levels(5.5700, 2.3137).about(0.01)});
    add_by_environment(
        all, "wall_loss_db", &E::wall_loss_db,
        {.unit = "dB", .summary = "loss of a wall", .source = fitted, .min = 0, .max = 40},
        {"dB lost in two walls", 4.0, 8.0, levels(8, 16).about(1e-5)});
}

std::vector<Parameter> phones() {
    const std::string table = "Google Exposure Notification table, 292 well-calibrated devices "
                              "(2020-08-12)";
    return {
        bind("radio.phones.ios_share", Layer::arm,
             [](auto& s) -> auto& { return s.phones.ios_share; },
             {.unit = "share",
              .summary = "iPhones among smartphones",
              .source = "StatCounter, Viet Nam 2020: about 36 % of mobile web use, national and "
                        "urban; for Lao Cai an assumption",
              .min = 0,
              .max = 1},
             {"share of iPhones", 0.2, 0.6, levels(0.2, 0.6)}),
        bind("radio.phones.share_cannot_advertise", Layer::arm,
             [](auto& s) -> auto& { return s.phones.share_cannot_advertise; },
             {.unit = "share",
              .summary = "Android phones that cannot advertise",
              .source = "14.1 % of all phones, United Kingdom 2020 (Herald); taken for Android",
              .min = 0,
              .max = 1},
             {"share of Android phones that cannot advertise", 0.2, 0.6, levels(0.2, 0.6)}),
        bind("radio.phones.tx_offset_sd_db", Layer::arm,
             [](auto& s) -> auto& { return s.phones.tx_offset_sd_db; },
             {.unit = "dB",
              .summary = "spread of transmit level between phones",
              .source = table,
              .min = 0,
              .max = 15},
             {"spread of transmit levels, dB", 3.0, 6.0, levels(3, 6)}),
        bind("radio.phones.rx_offset_sd_db", Layer::arm,
             [](auto& s) -> auto& { return s.phones.rx_offset_sd_db; },
             {.unit = "dB",
              .summary = "spread of receive level between phones",
              .source = table,
              .min = 0,
              .max = 15},
             {"spread of receive levels, dB", 2.0, 5.0, levels(2, 5)}),
    };
}

} // namespace

std::vector<Parameter> radio_table() {
    std::vector<Parameter> all = phones();
    Doc protocol{.unit = "",
                 .summary = "what the app does on the air",
                 .source = "Bluezone's schedule from 27 July 2020"};
    protocol.choices = radio::protocol_names();
    all.push_back(bind("radio.protocol", Layer::arm,
                       [](auto& s) -> auto& { return s.radio_protocol; }, std::move(protocol),
                       // 25 s of 120 s, from 27 July 2020 40 s of 300 s.
                       {"seconds in an hour that an Android phone listens", "bluezone-2020-04",
                        "bluezone-2020-07", levels(750, 480)}));
    all.push_back(bind_choice(
        "radio.tier", Layer::arm, [](auto& s) -> auto& { return s.radio_tier; }, radio::tier_names,
        {.unit = "",
         .summary = "scan windows in closed form (link), or every advertisement played on ns-3's "
                    "Simulator (packet): for a small place, some thousand times as long",
         .source = "docs/radio.md: both agree"},
        {"arms that play packets, of one", "link", "packet", levels(0, 1)}));
    all.push_back(bind("radio.loss_1m_db", Layer::arm,
                       [](auto& s) -> auto& { return s.radio.loss_1m_db; },
                       {.unit = "dB",
                        .summary = "free-space loss at 1 m",
                        .source = "(4 pi d / lambda)^2 at 2.44 GHz",
                        .min = 30,
                        .max = 60},
                       {"dB lost at 1 m", 40.0, 46.0, levels(40, 46).about(1e-5)}));
    all.push_back(bind(
        "radio.phone_gain_db", Layer::arm, [](auto& s) -> auto& { return s.radio.phone_gain_db; },
        {.unit = "dB",
         .summary = "an average pair of phones against isotropic antennas",
         .source = "docs/radio.md: fitted",
         .min = -40,
         .max = 10},
        {"level of an average pair at 1 m, dBm", -12.0, -6.0, difference(6).about(1e-5)}));
    all.push_back(bind("radio.body_loss_db", Layer::arm,
                       [](auto& s) -> auto& { return s.radio.body_loss_db; },
                       {.unit = "dB",
                        .summary = "front against back of one body",
                        .source = "6.9 +- 6.5 dB, n = 448",
                        .min = 0,
                        .max = 30},
                       // Two bodies, each turned anyhow: half of its loss on the mean.
                       {"mean dB lost in two bodies", 6.0, 12.0, levels(6, 12).about(0.005)}));
    all.push_back(bind(
        "radio.carry_sd_db", Layer::arm, [](auto& s) -> auto& { return s.radio.carry_sd_db; },
        {.unit = "dB",
         .summary = "spread of the carry loss from phone to phone and day to day",
         .source = "assumption: half of the spread measured for bodies",
         .min = 0,
         .max = 15},
        {"spread of the loss of phones in the hand, dB", 2.0, 5.0, levels(2, 5).about(0.003)}));
    add_environments(all);
    return all;
}

} // namespace truyvet::scenario
