// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/lean_medium.hpp"

#include "models/radio/decoding.hpp"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {
constexpr Ns packet_ns = static_cast<Ns>(packet_us * 1000);
constexpr double bits_per_ns = packet_bits / static_cast<double>(packet_ns);
} // namespace

LeanMedium::LeanMedium(PathLossCache& path_loss, std::size_t stations, Decoded decoded)
    : path_loss_(path_loss), decoded_(std::move(decoded)), receivers_(stations) {}

void LeanMedium::tune(std::uint32_t station, int channel) {
    Receiver& receiver = receivers_[station];
    if (receiver.channel >= 0) {
        std::erase(listeners_[static_cast<std::size_t>(receiver.channel)], station);
        --tuned_;
    }
    receiver.channel = channel;
    receiver.locked = false;
    ++receiver.attempt;
    receiver.since_ns = ns3::Simulator::Now().GetNanoSeconds();
    if (channel >= 0) {
        listeners_[static_cast<std::size_t>(channel)].push_back(station);
        ++tuned_;
    }
}

void LeanMedium::send(const Pdu& pdu) {
    const auto channel = static_cast<std::size_t>(pdu.channel);
    if (listeners_[channel].empty()) {
        return; // who tunes in later does not hear it
    }
    auto& recent = recent_[channel];
    while (!recent.empty() && recent.front().start_ns + 2 * packet_ns <= pdu.start_ns) {
        recent.pop_front();
    }
    recent.push_back(pdu);
    for (const std::uint32_t station : listeners_[channel]) {
        if (!receivers_[station].locked && station != pdu.sender) {
            consider(station, pdu);
        }
    }
}

void LeanMedium::consider(std::uint32_t station, const Pdu& pdu) {
    const double level_dbm = path_loss_.rx_dbm(pdu, station);
    if (level_dbm < path_loss_.lowest_lock_dbm(station) || !path_loss_.taken_up(pdu, station)) {
        return;
    }
    const double others_mw = interference_mw(station, pdu);
    if (others_mw > 0 && db_to_ratio(level_dbm) <
                             (path_loss_.noise_mw(station) + others_mw) * path_loss_.lock_ratio()) {
        return;
    }
    Receiver& receiver = receivers_[station];
    receiver.locked = true;
    receiver.pdu = pdu;
    receiver.level_dbm = level_dbm;
    ns3::Simulator::Schedule(ns3::NanoSeconds(packet_ns), &LeanMedium::finish, this, station,
                             ++receiver.attempt);
}

/// What else a receiver hears at the moment a PDU starts.
double LeanMedium::interference_mw(std::uint32_t station, const Pdu& wanted) {
    double sum = 0;
    for (const Pdu& other : recent_[static_cast<std::size_t>(wanted.channel)]) {
        if (other.sender != wanted.sender && other.sender != station &&
            other.start_ns + packet_ns > wanted.start_ns &&
            other.start_ns >= receivers_[station].since_ns) {
            sum += db_to_ratio(path_loss_.rx_dbm(other, station));
        }
    }
    return sum;
}

/// Logarithm of the probability that every bit of the locked PDU survives.
double LeanMedium::log_success(std::uint32_t station) {
    const Receiver& receiver = receivers_[station];
    const Ns start = receiver.pdu.start_ns;
    struct Change {
        Ns at;
        double mw;
    };
    std::vector<Change> changes;
    for (const Pdu& other : recent_[static_cast<std::size_t>(receiver.channel)]) {
        if (other.sender == receiver.pdu.sender || other.sender == station ||
            other.start_ns < receiver.since_ns || other.start_ns + packet_ns <= start ||
            other.start_ns >= start + packet_ns) {
            continue;
        }
        const double mw = db_to_ratio(path_loss_.rx_dbm(other, station));
        changes.push_back({std::max(start, other.start_ns), mw});
        changes.push_back({std::min(start + packet_ns, other.start_ns + packet_ns), -mw});
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change& a, const Change& b) { return a.at < b.at; });
    const double signal = db_to_ratio(receiver.level_dbm);
    double log_sum = 0;
    double interference = 0;
    Ns from = start;
    for (const Change& change : changes) {
        log_sum += static_cast<double>(change.at - from) * bits_per_ns *
                   log_bit_success(signal / (path_loss_.noise_mw(station) + interference));
        from = change.at;
        interference = std::max(0.0, interference + change.mw);
    }
    return log_sum + static_cast<double>(start + packet_ns - from) * bits_per_ns *
                         log_bit_success(signal / (path_loss_.noise_mw(station) + interference));
}

void LeanMedium::finish(std::uint32_t station, std::uint64_t attempt) {
    Receiver& receiver = receivers_[station];
    if (!receiver.locked || receiver.attempt != attempt) {
        return;
    }
    receiver.locked = false;
    if (path_loss_.packet_error_draw(receiver.pdu, station) < std::exp(log_success(station))) {
        decoded_(station, receiver.pdu, receiver.level_dbm);
    }
}

} // namespace truyvet::radio
