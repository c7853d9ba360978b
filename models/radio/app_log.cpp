// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/app_log.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {
constexpr core::Purpose reading_purpose{"radio.reading"};
}

ReadingDraw draw_reading(const core::Randomness& chance, const RadioSettings& settings,
                         core::PersonId receiver, core::PersonId sender, Ms window_start_ms) {
    const auto words = chance
                           .stream(reading_purpose, core::pair_word(receiver, sender),
                                   static_cast<std::uint64_t>(window_start_ms))
                           .block(0);
    const double background = 1 - settings.ios_foreground_share;
    return {core::uniform53(words[0]) < background * background, core::uniform53(words[1]),
            0.5 + core::uniform53(words[2])};
}

std::vector<ReceiverWindow> windows_of(const ScanClock& clock, core::PersonId receiver,
                                       std::span<const Stand> stands, core::TimePoint from,
                                       core::TimePoint to) {
    std::vector<ReceiverWindow> out;
    std::int64_t next = clock.first_ending_after(to_ms(from));
    for (const Stand& stand : stands) {
        const Ms begin = to_ms(std::max(stand.from, from));
        const Ms end = to_ms(std::min(stand.to, to));
        if (begin >= end) {
            continue;
        }
        next = std::max(next, clock.first_ending_after(begin));
        for (ScanWindow w = clock.window(next); w.start_ms < end; w = clock.window(++next)) {
            out.push_back({receiver, to_time(w.start_ms), to_time(w.end_ms)});
        }
    }
    return out;
}

AppLog::AppLog(const Protocol& protocol, const RadioSettings& settings,
               const core::Randomness& chance, core::PersonId receiver, Os os)
    : protocol_(protocol), settings_(settings), chance_(chance), receiver_(receiver), os_(os) {}

void AppLog::open(const ScanWindow& window) {
    window_ = window;
    connecting_ = core::PersonId::none();
    for (auto& [person, peer] : peers_) {
        peer.known = false;
    }
}

bool AppLog::read(Peer& peer, double time_ms, core::PersonId sender, Reading how) {
    if (peer.known || how == Reading::advertisement) {
        return true;
    }
    if (how == Reading::never) {
        return false;
    }
    const auto draw = draw_reading(chance_, settings_, receiver_, sender, window_.start_ms);
    if (how == Reading::connection_foreground && draw.neither_on_screen) {
        return false;
    }
    if (connecting_ == sender && time_ms >= connected_at_ms_ && time_ms < gives_up_at_ms_) {
        connecting_ = core::PersonId::none();
        peer.known = true;
        return true;
    }
    if (!connecting_.exists() || time_ms >= gives_up_at_ms_) {
        connecting_ = sender;
        connected_at_ms_ = time_ms + protocol_.connect_ms * draw.connecting;
        gives_up_at_ms_ = time_ms + protocol_.connect_timeout_ms;
    }
    return false;
}

void AppLog::decoded(double time_ms, core::PersonId sender, Os sender_os, double rssi_dbm,
                     std::vector<ReceiverRow>& rows) {
    Peer& peer = peers_[sender];
    const auto now = static_cast<Ms>(std::floor(time_ms));
    if (now - peer.last_row_ms < protocol_.of(os_).scan.row_gap_ms ||
        !read(peer, time_ms, sender, protocol_.how(os_, sender_os))) {
        return;
    }
    peer.last_row_ms = now;
    const double level = std::clamp(rssi_dbm, -127.0, 20.0);
    const double tx = protocol_.of(sender_os).advertising.tx_dbm;
    rows.push_back({receiver_,
                    sender,
                    {to_time(now), to_time(window_.start_ms),
                     static_cast<std::int16_t>(std::floor(level + 0.5)),
                     static_cast<std::int16_t>(std::floor(tx + 0.5))}});
}

} // namespace truyvet::radio
