// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/listener.hpp"

#include "models/radio/slow_terms.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {
constexpr core::Purpose packet_purpose{"radio.packets"};
constexpr core::Purpose reading_purpose{"radio.reading"};
constexpr float lowest_rssi_dbm = -127;
constexpr float highest_rssi_dbm = 20;
} // namespace

/// The random words of one pair and window: word 0 the first wait and the packets' phase, word r
/// the level of row r - 1 and the wait for row r.
class Listener::Draws {
  public:
    Draws(const core::Randomness& chance, const Pair& pair, const ScanWindow& window)
        : stream_(chance.stream(packet_purpose, core::pair_word(pair.receiver, pair.sender),
                                static_cast<std::uint64_t>(window.start_ms))),
          block_(stream_.block(0)) {}

    [[nodiscard]] float high(std::size_t word) const { return unit(at(word) >> 40); }
    [[nodiscard]] float low(std::size_t word) const { return unit((at(word) >> 8) & 0xFFFFFF); }
    /// Exponential with mean 1.
    [[nodiscard]] float wait(std::size_t word) const { return -std::log1p(-high(word)); }

  private:
    static float unit(std::uint64_t bits24) { return static_cast<float>(bits24) * 0x1.0p-24F; }
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

/// Where a window's walk stands: the time of the sender's next packet and the piece it is in.
struct Listener::Walk {
    double packet_ms; ///< since the window's start
    Ms piece_from;
    double heard_ms = 0;
    int channel = 0;
};

Listener::Listener(const LinkTier& tier, const core::Randomness& chance, const Pair& pair,
                   const ScanClock& clock, std::span<const core::Proximity> segments)
    : tier_(tier), chance_(chance), pair_(pair), clock_(clock), segments_(segments),
      advertising_(tier.protocol().of(pair.sending.os).advertising, pair.sending.advertise_phase),
      crowd_(LinkTables::position(pair.crowd)),
      interval_ms_(tier.protocol().of(pair.sending.os).advertising.interval_ms +
                   mean_advertising_delay_ms),
      gap_ms_(
          std::max<double>(interval_ms_, tier.protocol().of(pair.receiving.os).scan.row_gap_ms)),
      reading_(tier.protocol().how(pair.receiving.os, pair.sending.os)) {}

const Listener::Link& Listener::link_at(std::size_t segment, core::LocalDay day) {
    if (link_.segment == segment && link_.day == day) {
        return link_;
    }
    const core::Proximity& near = segments_[segment];
    const RadioSettings& settings = tier_.settings();
    const LinkTables& tables = tier_.tables(pair_.environment);
    link_.segment = segment;
    link_.day = day;
    link_.distance_m = near.distance_m;
    const DwellTerms dwell =
        dwell_terms(settings, pair_.environment, chance_, pair_.receiver, pair_.sender, near.dwell);
    const float level = tier_.level_dbm(pair_.environment, pair_.receiving, pair_.sending,
                                        near.distance_m, near.walls) +
                        dwell.gain_db -
                        carry_loss_db(settings, chance_, pair_.receiver, pair_.receiving, day) -
                        carry_loss_db(settings, chance_, pair_.sender, pair_.sending, day);
    link_.loudest_hazard = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        link_.level_dbm[c] = level + dwell.channel_db[c];
        link_.hazard[c] = tables.hazard(link_.level_dbm[c], crowd_);
        link_.tilt[c] = tables.tilt(link_.level_dbm[c], crowd_);
        link_.loudest_hazard = std::max(link_.loudest_hazard, link_.hazard[c]);
    }
    return link_;
}

Listener::Piece Listener::piece_at(Ms t, const ScanWindow& window) {
    while (first_ < segments_.size() && to_ms(segments_[first_].to) <= t) {
        ++first_;
    }
    if (first_ == segments_.size()) {
        return {window.end_ms, -1};
    }
    if (const Ms from = to_ms(segments_[first_].from); from > t) {
        return {std::min(from, window.end_ms), -1};
    }
    Piece piece;
    piece.channel = clock_.channel_at(window, t, piece.until);
    piece.until = std::min(piece.until, to_ms(segments_[first_].to));
    Ms toggles = 0;
    if (!advertising_.on_at(t, toggles)) {
        piece.channel = -1;
    }
    piece.until = std::min(piece.until, toggles);
    link_at(first_, core::local_day(to_time(window.start_ms)));
    return piece;
}

/// More than the window's whole hazard, without a walk: 0 where nothing can be heard, infinite
/// where the window sees more than one segment.
float Listener::hazard_bound(const ScanWindow& window) {
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

bool Listener::next_heard(Walk& walk, float need, const ScanWindow& window) {
    const double step = interval_ms_;
    for (Ms t = walk.piece_from; t < window.end_ms;) {
        const Piece piece = piece_at(t, window);
        const double from = static_cast<double>(t - window.start_ms);
        const double until = static_cast<double>(piece.until - window.start_ms);
        if (walk.packet_ms < from) { // packets of a piece in which nothing could be heard
            walk.packet_ms += step * std::ceil((from - walk.packet_ms) / step);
        }
        if (walk.packet_ms < until && piece.channel >= 0) {
            const auto channel = static_cast<std::size_t>(piece.channel);
            const double packets = std::ceil((until - walk.packet_ms) / step);
            const double hazard = link_.hazard[channel];
            if (need < packets * hazard) {
                walk.packet_ms += step * std::min(std::floor(need / hazard), packets - 1);
                walk.heard_ms = walk.packet_ms;
                walk.channel = piece.channel;
                walk.piece_from = t;
                return true;
            }
            need -= static_cast<float>(packets * hazard);
            walk.packet_ms += step * packets;
        }
        t = piece.until;
    }
    return false;
}

void Listener::emit(double since_ms, int channel, float quantile, const ScanWindow& window,
                    std::vector<Sighting>& out) const {
    const auto c = static_cast<std::size_t>(channel);
    const float tilted = quantile + link_.tilt[c] * quantile * (1 - quantile);
    const float rssi = link_.level_dbm[c] +
                       tier_.tables(pair_.environment).heard_gain_db(link_.level_dbm[c], tilted);
    out.push_back({to_time(window.start_ms + static_cast<Ms>(since_ms)), to_time(window.start_ms),
                   static_cast<std::int16_t>(
                       std::floor(std::clamp(rssi, lowest_rssi_dbm, highest_rssi_dbm) + 0.5F)),
                   static_cast<std::int16_t>(std::floor(
                       tier_.protocol().of(pair_.sending.os).advertising.tx_dbm + 0.5F))});
}

/// How long after its first packet a peer's identifier is known; infinite: not at all. A GATT
/// connection waits for those to other peers, and after a failure for its time-out.
double Listener::reading_delay_ms(const ScanWindow& window, double p_packet) const {
    if (reading_ == Reading::advertisement) {
        return 0;
    }
    const RadioSettings& settings = tier_.settings();
    const Protocol& protocol = tier_.protocol();
    auto draw = chance_.stream(reading_purpose, core::pair_word(pair_.receiver, pair_.sender),
                               static_cast<std::uint64_t>(window.start_ms));
    const double background = 1 - settings.ios_foreground_share;
    if (draw.uniform() < background * background && reading_ == Reading::connection_foreground) {
        return std::numeric_limits<double>::infinity();
    }
    const double others = pair_.crowd * settings.connecting_share * draw.uniform();
    const double failures = std::floor(std::log1p(-draw.uniform()) / std::log1p(-p_packet));
    return protocol.connect_ms * (0.5 + draw.uniform() + others) +
           failures * protocol.connect_timeout_ms;
}

void Listener::record(const ScanWindow& window, const Draws& draws, std::vector<Sighting>& out) {
    Walk walk{static_cast<double>(draws.low(0)) * interval_ms_, window.start_ms};
    std::size_t row = 0;
    const auto pass = [&](double ms) {
        walk.packet_ms += interval_ms_ * std::ceil(ms / interval_ms_);
        walk.piece_from =
            std::max(walk.piece_from, window.start_ms + static_cast<Ms>(walk.packet_ms));
        ++row;
    };
    if (reading_ != Reading::advertisement) {
        if (!next_heard(walk, draws.wait(row), window)) {
            return;
        }
        const float hazard = link_.hazard[static_cast<std::size_t>(walk.channel)];
        const double delay = reading_delay_ms(window, -std::expm1(-hazard));
        if (walk.packet_ms + delay > static_cast<double>(window.end_ms - window.start_ms)) {
            return;
        }
        pass(delay);
    }
    while (next_heard(walk, draws.wait(row), window)) {
        emit(walk.heard_ms, walk.channel, draws.low(row + 1), window, out);
        pass(gap_ms_);
    }
}

void Listener::listen(const ScanWindow& window, std::vector<Sighting>& out) {
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
void Listener::hear_perfectly(const ScanWindow& window, std::vector<Sighting>& out) {
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

WindowOdds Listener::odds(const ScanWindow& window) {
    WindowOdds odds;
    double hazard = 0;
    for (Ms t = window.start_ms; t < window.end_ms;) {
        const Piece piece = piece_at(t, window);
        if (piece.channel >= 0) {
            const double h = link_.hazard[static_cast<std::size_t>(piece.channel)];
            const double packets = static_cast<double>(piece.until - t) / interval_ms_;
            hazard += packets * h;
            odds.packets -= packets * std::expm1(-h);
        }
        t = piece.until;
    }
    odds.p_heard = -std::expm1(-hazard);
    if (odds.packets < 1) { // shorter than a packet's interval: at most one can fall into it
        odds.p_heard = std::min(odds.p_heard, odds.packets);
    }
    return odds;
}

} // namespace truyvet::radio
