// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/pair_receiver.hpp"

#include "models/core/random_bits.hpp"
#include "models/radio/app_log.hpp"
#include "models/radio/shadowing.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {
constexpr core::Purpose packet_purpose{"radio.packets"};
constexpr float lowest_rssi_dbm = -127;
constexpr float highest_rssi_dbm = 20;
constexpr double never_ms = 1e15;

/// A million packets for the shortest wait there is: beyond any window, within an integer.
constexpr float unheard_per_hazard = 0x1.0p44F;

constexpr std::size_t wait_cells = 4096;

/// Quantiles of the exponential with mean 1; the last cell, beyond 8.3, is straight.
std::vector<float> wait_nodes() {
    std::vector<float> nodes(wait_cells + 1);
    for (std::size_t i = 0; i <= wait_cells; ++i) {
        const double u = std::min(static_cast<double>(i) / wait_cells, 1 - 0.125 / wait_cells);
        nodes[i] = static_cast<float>(-std::log1p(-u));
    }
    return nodes;
}

/// Whole number at or below x, for x of either sign within a few thousands.
int whole(float x) {
    constexpr float lift = 4096;
    return static_cast<int>(x + lift) - static_cast<int>(lift);
}
} // namespace

/// The random words of one pair and window: word 0 the first wait and the packets' phase, word r
/// the level of row r - 1 and the wait for row r.
class PairReceiver::Draws {
  public:
    Draws(const core::Randomness& chance, const Pair& pair, const ScanWindow& window)
        : stream_(chance.stream(packet_purpose, core::pair_word(pair.receiver, pair.sender),
                                static_cast<std::uint64_t>(window.start_ms))),
          block_(stream_.block(0)) {}

    /// Never 0.
    [[nodiscard]] float high(std::size_t word) const {
        return core::uniform24(core::high_half(at(word)) | 0x100);
    }
    [[nodiscard]] float low(std::size_t word) const {
        return core::uniform24(core::low_half(at(word)));
    }
    /// Exponential with mean 1.
    [[nodiscard]] float wait(std::size_t word) const {
        static const std::vector<float> nodes = wait_nodes();
        return core::between_nodes(nodes.data(), high(word) * wait_cells);
    }

  private:
    [[nodiscard]] std::uint64_t at(std::size_t word) const {
        if (word / 4 != loaded_) {
            loaded_ = word / 4;
            block_ = stream_.block(loaded_);
        }
        return block_[word % 4];
    }
    core::Stream stream_;
    mutable core::Stream::Block block_;
    mutable std::size_t loaded_ = 0;
};

/// Where a window's walk stands, in ms since the window's start: the sender's next packet, and the
/// current or next stretch in which the receiver listens, the sender is on, the pair is together.
struct PairReceiver::Walk {
    double packet;
    double end;
    double listen_until;
    double on_from;
    double on_until;
    double near_from;
    double near_until;
    Ms start_ms;
    core::LocalDay day;
    std::size_t segment;
    std::size_t channel;
    double until = 0; ///< of the stretch that next_stretch() found
};

PairReceiver::PairReceiver(const LinkTier& tier, const core::Randomness& chance, const Pair& pair,
                           const ScanClock& clock, std::span<const core::Proximity> segments)
    : tier_(tier), chance_(chance), pair_(pair), clock_(clock), segments_(segments),
      advertising_(tier.protocol().of(pair.sending.os).advertising, pair.sending.advertise_phase),
      crowd_(LinkTables::position(pair.crowd)),
      interval_ms_(tier.protocol().of(pair.sending.os).advertising.interval_ms +
                   mean_advertising_delay_ms),
      per_interval_(1 / interval_ms_),
      tx_dbm_(static_cast<std::int16_t>(
          whole(tier.protocol().of(pair.sending.os).advertising.tx_dbm + 0.5F))),
      scan_(tier.protocol().of(pair.receiving.os).scan), channel_ms_(scan_.channel_ms),
      listen_ms_(scan_.listen_ms), cycle_ms_(static_cast<double>(advertising_.cycle_ms())),
      gap_ms_(interval_ms_ * std::max(1.0, std::ceil(scan_.row_gap_ms * per_interval_))),
      reading_(tier.protocol().how(pair.receiving.os, pair.sending.os)) {}

inline const PairReceiver::Link& PairReceiver::link_at(std::size_t segment, core::LocalDay day) {
    if (link_.segment != segment || link_.day != day) {
        settle_link(segment, day);
    }
    return link_;
}

void PairReceiver::settle_link(std::size_t segment, core::LocalDay day) {
    const core::Proximity& near = segments_[segment];
    const RadioSettings& settings = tier_.settings();
    const core::Environment environment =
        near.outdoors ? core::Environment::outdoors : pair_.environment;
    const LinkTables& tables = tier_.tables(environment);
    link_.segment = segment;
    link_.day = day;
    const Shadowing dwell =
        shadowing_of(settings, environment, chance_, pair_.receiver, pair_.sender, near.dwell);
    const float level =
        tier_.level_dbm(environment, pair_.receiving, pair_.sending, near.distance_m, near.walls) +
        dwell.gain_db - pair_.receiving.sensitivity_db -
        carry_loss_db(settings, chance_, pair_.receiver, pair_.receiving, day) -
        carry_loss_db(settings, chance_, pair_.sender, pair_.sending, day);
    link_.loudest_hazard = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        link_.level_dbm[c] = level + dwell.channel_db[c];
        link_.hazard[c] = tables.hazard(link_.level_dbm[c], crowd_);
        link_.per_hazard[c] = link_.hazard[c] > 0 ? 1 / link_.hazard[c] : unheard_per_hazard;
        link_.gains[c] = tables.heard_gain_nodes(link_.level_dbm[c]);
        link_.tilt[c] = tables.tilt(link_.level_dbm[c], crowd_);
        link_.loudest_hazard = std::max(link_.loudest_hazard, link_.hazard[c]);
    }
}

/// More than the window's whole hazard, without a walk: 0 where nothing can be heard, infinite
/// where the window sees more than one segment.
inline float PairReceiver::hazard_bound(const ScanWindow& window) {
    while (first_ < segments_.size() && to_ms(segments_[first_].to) <= window.start_ms) {
        ++first_;
    }
    if (first_ == segments_.size()) {
        return 0;
    }
    if (to_ms(segments_[first_].to) < window.end_ms && first_ + 1 < segments_.size()) {
        return std::numeric_limits<float>::infinity();
    }
    const Link& link = link_at(first_, core::local_day(to_time(window.start_ms)));
    const auto packets = static_cast<double>(window.end_ms - window.start_ms) / interval_ms_ + 1;
    return static_cast<float>(packets) * link.loudest_hazard;
}

inline PairReceiver::Walk PairReceiver::start_walk(const ScanWindow& window,
                                                   double first_packet_ms) const {
    const core::Proximity& near = segments_[first_];
    Walk walk{.packet = first_packet_ms,
              .end = static_cast<double>(window.end_ms - window.start_ms),
              .listen_until = listen_ms_,
              .on_from = -never_ms,
              .on_until = never_ms,
              .near_from = static_cast<double>(to_ms(near.from) - window.start_ms),
              .near_until = static_cast<double>(to_ms(near.to) - window.start_ms),
              .start_ms = window.start_ms,
              .day = core::local_day(to_time(window.start_ms)),
              .segment = first_,
              .channel = window.channel_turn};
    if (advertising_.cycle_ms() > 0) {
        walk.on_from =
            static_cast<double>(advertising_.last_start(window.start_ms) - window.start_ms);
        walk.on_until = walk.on_from + static_cast<double>(advertising_.on_ms());
    }
    return walk;
}

/// Moves to the next stretch in which packets can be heard; the walk's packet is then its first.
inline bool PairReceiver::next_stretch(Walk& walk) {
    while (walk.packet < walk.end) {
        while (walk.listen_until <= walk.packet) {
            walk.listen_until += channel_ms_;
            walk.channel = walk.channel == 2 ? 0 : walk.channel + 1;
        }
        while (walk.on_until <= walk.packet) {
            walk.on_from += cycle_ms_;
            walk.on_until += cycle_ms_;
        }
        while (walk.near_until <= walk.packet) {
            if (++walk.segment == segments_.size()) {
                return false;
            }
            const core::Proximity& near = segments_[walk.segment];
            walk.near_from = static_cast<double>(to_ms(near.from) - walk.start_ms);
            walk.near_until = static_cast<double>(to_ms(near.to) - walk.start_ms);
        }
        const double from =
            std::max({walk.listen_until - listen_ms_, walk.on_from, walk.near_from});
        if (from <= walk.packet) {
            walk.until = std::min({walk.listen_until, walk.on_until, walk.near_until, walk.end});
            link_at(walk.segment, walk.day);
            return true;
        }
        const double ahead = std::min(from, walk.end) - walk.packet;
        walk.packet += interval_ms_ * (1 + static_cast<int>(ahead * per_interval_));
    }
    return false;
}

/// Moves to the next packet that is heard, `need` being the hazard up to it.
inline bool PairReceiver::next_heard(Walk& walk, float need) {
    while (walk.packet < walk.until || next_stretch(walk)) {
        const auto missed = static_cast<std::int64_t>(need * link_.per_hazard[walk.channel]);
        const double heard = walk.packet + interval_ms_ * static_cast<double>(missed);
        if (heard < walk.until) {
            walk.packet = heard;
            return true;
        }
        const int packets = 1 + static_cast<int>((walk.until - walk.packet) * per_interval_);
        need -= static_cast<float>(packets) * link_.hazard[walk.channel];
        walk.packet += interval_ms_ * packets;
    }
    return false;
}

inline void PairReceiver::emit(const Walk& walk, float quantile, const ScanWindow& window,
                               std::vector<Sighting>& out) const {
    const float level = link_.level_dbm[walk.channel];
    const float tilted = quantile + link_.tilt[walk.channel] * quantile * (1 - quantile);
    const float rssi = pair_.receiving.sensitivity_db + level +
                       LinkTables::heard_gain_db(link_.gains[walk.channel], tilted);
    const float stored = std::clamp(rssi, lowest_rssi_dbm, highest_rssi_dbm);
    out.push_back({to_time(window.start_ms + static_cast<Ms>(walk.packet)),
                   to_time(window.start_ms), static_cast<std::int16_t>(whole(stored + 0.5F)),
                   tx_dbm_});
}

inline void PairReceiver::skip(Walk& walk, double delay_ms) const {
    walk.packet += interval_ms_ * std::ceil(delay_ms * per_interval_);
}

/// Moves to the packet with which the peer's identifier is known, as AppLog has it: a connection
/// waits for those to other peers, takes its time, and succeeds with the next packet heard before
/// its time-out; else the packet after that begins another.
bool PairReceiver::connect(Walk& walk, const ScanWindow& window, const Draws& draws,
                           std::size_t& row) {
    const RadioSettings& settings = tier_.settings();
    const Protocol& protocol = tier_.protocol();
    if (!next_heard(walk, draws.wait(row++))) {
        return false;
    }
    const ReadingDraw draw =
        draw_reading(chance_, settings, pair_.receiver, pair_.sender, window.start_ms);
    if (draw.neither_on_screen && reading_ == Reading::connection_foreground) {
        return false;
    }
    const double others = pair_.crowd * settings.connecting_share * draw.others;
    if (others > 0) {
        skip(walk, protocol.connect_ms * others);
        if (!next_heard(walk, draws.wait(row++))) {
            return false;
        }
    }
    while (true) {
        const double gives_up = walk.packet + protocol.connect_timeout_ms;
        skip(walk, protocol.connect_ms * draw.connecting);
        if (!next_heard(walk, draws.wait(row++))) {
            return false;
        }
        if (walk.packet < gives_up) {
            return true;
        }
    }
}

void PairReceiver::record(const ScanWindow& window, const Draws& draws,
                          std::vector<Sighting>& out) {
    Walk walk = start_walk(window, static_cast<double>(draws.low(0)) * interval_ms_);
    std::size_t row = 0;
    bool heard = reading_ == Reading::advertisement ? next_heard(walk, draws.wait(row++))
                                                    : connect(walk, window, draws, row);
    while (heard) {
        emit(walk, draws.low(row), window, out);
        walk.packet += gap_ms_;
        heard = next_heard(walk, draws.wait(row++));
    }
}

void PairReceiver::listen(const ScanWindow& window, std::vector<Sighting>& out) {
    if (tier_.protocol().perfect) {
        hear_perfectly(window, out);
        return;
    }
    const float bound = hazard_bound(window);
    if (bound == 0) {
        return;
    }
    const Draws draws(chance_, pair_, window);
    if (draws.high(0) <= bound) { // an exponential is never below its uniform
        record(window, draws, out);
    }
}

/// A row a second, at a level that tells the distance: see data/protocols/perfect.toml.
void PairReceiver::hear_perfectly(const ScanWindow& window, std::vector<Sighting>& out) {
    const Ms gap = tier_.protocol().of(pair_.receiving.os).scan.row_gap_ms;
    for (Ms t = window.start_ms; t < window.end_ms; t += gap) {
        while (first_ < segments_.size() && to_ms(segments_[first_].to) <= t) {
            ++first_;
        }
        if (first_ == segments_.size()) {
            return;
        }
        if (to_ms(segments_[first_].from) <= t) {
            const double level = -std::ceil(25.0 * double{segments_[first_].distance_m});
            out.push_back({to_time(t), to_time(window.start_ms),
                           static_cast<std::int16_t>(std::clamp(level, -127.0, -1.0)), 0});
        }
    }
}

WindowOdds PairReceiver::odds(const ScanWindow& window) {
    if (hazard_bound(window) == 0) {
        return {};
    }
    WindowOdds odds;
    double hazard = 0;
    Walk walk = start_walk(window, 0);
    // Packets fall anywhere: each stretch counts by its length.
    while (next_stretch(walk)) {
        const double from =
            std::max({0.0, walk.listen_until - listen_ms_, walk.on_from, walk.near_from});
        const double packets = (walk.until - from) * per_interval_;
        const double h = link_.hazard[walk.channel];
        hazard += packets * h;
        odds.packets -= packets * std::expm1(-h);
        walk.packet = walk.until;
    }
    odds.p_heard = -std::expm1(-hazard);
    if (odds.packets < 1) { // shorter than a packet's interval: at most one can fall into it
        odds.p_heard = std::min(odds.p_heard, odds.packets);
    }
    return odds;
}

} // namespace truyvet::radio
