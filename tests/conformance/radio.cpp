// SPDX-License-Identifier: GPL-2.0-only
// The terms of a link and the spread of phones, each by itself.
#include "models/radio/fading.hpp"
#include "models/radio/link_tier.hpp"
#include "models/radio/propagation.hpp"
#include "models/radio/shadowing.hpp"
#include "models/tracing/packet_hearing.hpp"
#include "tests/conformance/installs.hpp"
#include "tests/conformance/lab.hpp"

#include <cmath>

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t draws = 20000;
using core::Environment;
using radio::Phone;

Measured loss_to_8m(const Moved& moved, Environment e) {
    const radio::LossTable table(moved.over({}).radio, e);
    return exactly(table.loss_db(8) - table.loss_db(1));
}

Measured loss_at_1m(const Moved& moved) {
    return exactly(radio::LossTable(moved.over({}).radio, Environment::office).loss_db(1));
}

radio::Shadowing dwell(const scenario::Settings& s, Environment e, std::uint64_t i) {
    return radio::shadowing_of(s.radio, e, {1, 1}, core::PersonId{1}, core::PersonId{2}, i);
}

Measured shadowing(const Moved& moved, Environment e) {
    scenario::Settings s;
    s.radio.body_loss_db = 0;
    s = moved.over(s);
    std::vector<double> all;
    for (std::uint64_t i = 0; i < draws; ++i) {
        all.push_back(dwell(s, e, i).gain_db);
    }
    return spread_of(all);
}

/// Without shadowing: what the bodies of both take, turned anyhow.
Measured bodies(const Moved& moved) {
    scenario::Settings s;
    for (radio::EnvironmentSettings& e : s.radio.environment) {
        e.place_sd_db = 0;
    }
    s = moved.over(s);
    std::vector<double> all;
    for (std::uint64_t i = 0; i < draws; ++i) {
        all.push_back(-dwell(s, Environment::office, i).gain_db);
    }
    return mean_of(all);
}

Measured fading(const Moved& moved, Environment e) {
    const radio::Fading table(moved.over({}).radio.in(e).nakagami_m);
    std::vector<double> all;
    for (std::uint32_t i = 0; i < draws; ++i) {
        all.push_back(table.gain_db((static_cast<float>(i) + 0.5F) / draws));
    }
    return exactly(spread_of(all).value);
}

Measured carrying(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    Phone in_hand;
    in_hand.carry = radio::Carry::hand;
    std::vector<double> all;
    for (std::uint32_t i = 0; i < draws; ++i) {
        all.push_back(radio::carry_loss_db(s.radio, {1, 1}, core::PersonId{i}, in_hand, lab_day));
    }
    return spread_of(all);
}

/// At 1 m, and through so many walls.
double level_dbm(const Moved& moved, Environment e, int walls) {
    const radio::LinkTier tier(radio::protocol_named("bluezone-2020-07"), moved.over({}).radio);
    return tier.level_dbm(e, {}, {}, 1, walls);
}

template <class What>
std::vector<double> of_phones(const scenario::Settings& s, What what) {
    std::vector<double> all;
    for (std::uint32_t i = 0; i < draws; ++i) {
        all.push_back(what(radio::draw_phone(s.phones, {1, 1}, core::PersonId{i})));
    }
    return all;
}

double sum(const std::vector<double>& all) {
    return mean_of(all).value * static_cast<double>(all.size());
}

Measured iphones(const Moved& moved) {
    return share_of(sum(of_phones(moved.over({}),
                                  [](const Phone& p) { return p.os == radio::Os::ios ? 1.0 : 0; })),
                    draws);
}

Measured silent_androids(const Moved& moved) {
    scenario::Settings s;
    s.phones.ios_share = 0;
    return share_of(
        sum(of_phones(moved.over(s), [](const Phone& p) { return p.advertises ? 0.0 : 1.0; })),
        draws);
}

Measured offsets(const Moved& moved, float Phone::*offset) {
    scenario::Settings s;
    s.phones.ios_share = 0;
    return spread_of(of_phones(moved.over(s), [=](const Phone& p) { return double{p.*offset}; }));
}

/// Of an Android phone.
Measured listening_seconds(const Moved& moved) {
    const radio::Protocol protocol = radio::protocol_named(moved.over({}).radio_protocol);
    const radio::Scan& scan = protocol.of(radio::Os::android).scan;
    double on = 0;
    double cycle = 0;
    for (std::size_t i = 0; i < scan.on_ms.size(); ++i) {
        on += scan.on_ms[i];
        cycle += scan.on_ms[i] + scan.off_ms[i];
    }
    return exactly(3600 * on / cycle);
}

Measured plays_packets(const Moved& moved) {
    const Town town(moved.over({}));
    return exactly(dynamic_cast<const tracing::PacketHearing*>(town.arm().hearing.get()) !=
                   nullptr);
}

void add_environment(std::size_t i, std::vector<Outcome>& all) {
    const auto e = static_cast<Environment>(i);
    const std::string where = ", " + std::string(core::environment_names[i]);
    all.push_back({"dB more lost at 8 m than at 1 m" + where,
                   [e](const Moved& m) { return loss_to_8m(m, e); }});
    all.push_back({"spread of a pair's shadowing, dB" + where,
                   [e](const Moved& m) { return shadowing(m, e); }});
    all.push_back({"spread of fading from packet to packet, dB" + where,
                   [e](const Moved& m) { return fading(m, e); }});
    all.push_back({"dB lost in two walls" + where, [e](const Moved& m) {
                       return exactly(level_dbm(m, e, 0) - level_dbm(m, e, 2));
                   }});
}

} // namespace

std::vector<Outcome> radio_outcomes() {
    std::vector<Outcome> all{
        {"dB lost at 1 m", loss_at_1m},
        {"mean dB lost in two bodies", bodies},
        {"spread of the loss of phones in the hand, dB", carrying},
        {"level of an average pair at 1 m, dBm",
         [](const Moved& m) { return exactly(level_dbm(m, Environment::office, 0)); }},
        {"share of iPhones", iphones},
        {"share of Android phones that cannot advertise", silent_androids},
        {"spread of transmit levels, dB",
         [](const Moved& m) { return offsets(m, &Phone::tx_offset_db); }},
        {"spread of receive levels, dB",
         [](const Moved& m) { return offsets(m, &Phone::rx_offset_db); }},
        {"seconds in an hour that an Android phone listens", listening_seconds},
        {"arms that play packets, of one", plays_packets}};
    for (std::size_t i = 0; i < core::environment_names.size(); ++i) {
        add_environment(i, all);
    }
    return all;
}

} // namespace truyvet::conformance
