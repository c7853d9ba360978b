// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"

#include <array>

namespace truyvet::radio {

/// How 2.44 GHz travels in one kind of place.
struct EnvironmentSettings {
    /// Path loss exponent of ns-3's LogDistancePropagationLossModel; 1..6. Fitted.
    double exponent = 2.26;
    /// Slow shadowing of a pair in one place (angle and multipath), standard deviation, dB; 0..15.
    /// Fitted; with channel_sd_db 6.6, published sets 5.3-5.4.
    double place_sd_db = 4.95;
    /// Nakagami shape of the fading from packet to packet; 0.5..50. Fitted, 2.6 dB. 1.75 (3.8 dB)
    /// is published for a dwell among people who move.
    double nakagami_m = 3.24;
    /// Loss of each wall between two rooms, dB; 0..40.
    double wall_loss_db = 6.9;
    /// Side of the square in which a crowd's phones are thought to stand, m; 2..1000. Sets how
    /// loud the other packets on the air are.
    double room_side_m = 20;
};

/// Loss, bodies, carrying and receivers: everything the two tiers share. All levels in dB or dBm.
struct RadioSettings {
    /// Free space at 1 m and 2.44 GHz, dB; 30..60. (4 pi d / lambda)^2.
    double loss_1m_db = 40.2;
    /// What an average pair of phones loses against isotropic antennas, both sides together, dB;
    /// -40..10. Google's Exposure Notification table, confidence 3: mean tx -23.8 dBm at a nominal
    /// -15, mean correction 3.8 dB. In an anechoic chamber (DP-3T experiments 28, 29) about -13.
    double phone_gain_db = -12.6;
    /// Loss per phone of hand, pocket, bag, table, dB; 0..40. Hand, table (one value) and pocket
    /// are fitted: data/fitted.toml. Bag: 5 dB a phone beyond the hand (two backpacks 10 dB, n =
    /// 2).
    std::array<double, 4> carry_loss_db{3.1, 3.65, 8.1, 3.1};
    /// Shares of these four among phones; 0..1, sum 1. assumption, after Cui, Chipchase and
    /// Ichikawa 2007 (doi:10.1007/978-3-540-73287-7_57: 60 % of men a trouser pocket, 61 % of
    /// women a bag) and phones in use.
    std::array<double, 4> carry_share{0.15, 0.45, 0.25, 0.15};
    /// Spread of the carry loss from phone to phone and day to day, dB; 0..15. assumption: half of
    /// the spread of the measured bodies (6.5 dB).
    double carry_sd_db = 3.0;
    /// Front against back of one body, dB; 0..30. 6.9 +- 6.5 dB (n = 448), 9.2 +- 4.9 (n = 104).
    double body_loss_db = 6.9;
    /// Spread of a pair's level between the channels 37, 38, 39 and the seconds that a scan spends
    /// on each, dB; 0..10. Fitted: how much more packets 3 s apart in one scan differ than
    /// successive ones. Of channels alone, with nobody moving, 3.2 (KRI, 756 k packets: mean range
    /// of three 5.5 dB; a normal sample of three has a range of 1.69 sd).
    double channel_sd_db = 4.25;
    /// Noise floor of a receiver, dBm; -120..-70. Fitted: data/fitted.toml. With the error rate of
    /// `decoding.hpp` half of all 376-bit packets are lost 10.5 dB above it.
    double noise_floor_dbm = -105.75;
    /// Share of the packets on its channel that a listening receiver takes up at all (pauses of
    /// its radio, Wi-Fi on the same antenna and on the air), each by itself; 0..1. Fitted to scans
    /// of seconds: data/fitted.toml. Emulated interference alone cost 13-40 % (Strzoda 2022).
    double delivery = 0.43;
    /// SINR a receiver needs to find a packet's start, dB; -10..30. assumption: below the 8.7 dB
    /// at which real chips hold a packet against another.
    double lock_sinr_db = 6.0;
    /// Share of time an app on an iPhone is on the screen; 0..1. assumption.
    double ios_foreground_share = 0.05;

    /// Share of a crowd's phones that a receiver must connect to, one at a time; 0..1. The iPhones:
    /// PhoneSettings::ios_share.
    double connecting_share = 0.36;

    /// By core::Environment. home, office, classroom and restaurant have the fit to a hall of
    /// people at tables, in a queue and standing (data/fitted.toml). Exponents of factory and
    /// market: assumption, from memory of Rappaport, Wireless Communications, table 4.6 (textile
    /// factory 2.0; grocery store 1.8, sd 5.2). bus: metal guides the waves; Leith and Farrell 2020
    /// found levels in a tram nearly independent of distance; 1.5 is an assumption. outdoors:
    /// assumption, a little above free space. Walls: assumption, from memory of the COST 231 final
    /// report, 4.7.2 (light 3.4 dB, heavy 6.9 dB); vehicles: assumption. Rooms' sides: assumption.
    std::array<EnvironmentSettings, 8> environment{{
        // home
        {.wall_loss_db = 6.9, .room_side_m = 6},
        // office
        {.wall_loss_db = 3.4, .room_side_m = 20},
        // classroom
        {.wall_loss_db = 6.9, .room_side_m = 10},
        // factory
        {.exponent = 2.0, .nakagami_m = 1.75, .wall_loss_db = 6.9, .room_side_m = 60},
        // market
        {.exponent = 1.8,
         .place_sd_db = 5.2,
         .nakagami_m = 1.75,
         .wall_loss_db = 3.4,
         .room_side_m = 50},
        // restaurant
        {.wall_loss_db = 6.9, .room_side_m = 15},
        // bus
        {.exponent = 1.5, .nakagami_m = 1.75, .wall_loss_db = 10, .room_side_m = 6},
        // outdoors
        {.exponent = 2.1, .wall_loss_db = 6.9, .room_side_m = 50},
    }};

    [[nodiscard]] const EnvironmentSettings& in(core::Environment e) const {
        return environment[static_cast<std::size_t>(e)];
    }
};

} // namespace truyvet::radio
