// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/packet_run.hpp"

#include "models/radio/decoding.hpp"
#include "models/radio/lean_medium.hpp"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {

constexpr core::Purpose delay_purpose{"radio.advertising"};
constexpr Ns ns_per_ms = 1'000'000;
constexpr Ns packet_ns = static_cast<Ns>(packet_us * 1000);
constexpr Ns spacing_ns = static_cast<Ns>(pdu_spacing_us * 1000);
/// Largest random delay of an advertising event, Bluetooth Core 5.2, Vol 6, Part B, 4.4.2.2.1.
constexpr double longest_delay_ns = 10e6;
constexpr int progress_reports = 200;

Ns now_ns() {
    return ns3::Simulator::Now().GetNanoSeconds();
}

/// Destroy() must follow every run, or the next one starts with this one's events.
struct SimulatorGuard {
    SimulatorGuard() = default;
    SimulatorGuard(const SimulatorGuard&) = delete;
    SimulatorGuard& operator=(const SimulatorGuard&) = delete;
    ~SimulatorGuard() { ns3::Simulator::Destroy(); }
};

} // namespace

PacketRun::PacketRun(const Protocol& protocol, const RadioSettings& settings,
                     const core::Randomness& chance, const PacketRoom& room,
                     const PacketTier::Watch& watch)
    : protocol_(protocol), room_(room), watch_(watch), chance_(chance),
      path_loss_(protocol, settings, chance, room), from_ns_(to_ms(room.from) * ns_per_ms),
      to_ns_(to_ms(room.to) * ns_per_ms) {
    const auto decoded = [this](std::uint32_t station, const Pdu& pdu, double rssi_dbm) {
        heard(station, pdu, rssi_dbm);
    };
    medium_ = watch.medium
                  ? watch.medium(path_loss_, room.stations.size(), decoded)
                  : std::make_unique<LeanMedium>(path_loss_, room.stations.size(), decoded);
    devices_.reserve(room.stations.size());
    for (const Station& s : room.stations) {
        const Side& own = protocol.of(s.phone.os);
        devices_.push_back(
            {AdvertisingClock(own.advertising, s.phone.advertise_phase),
             ScanClock(own.scan, s.person, s.phone.scan_phase, chance),
             AppLog(protocol, settings, chance, s.person, s.phone.os),
             chance.stream(delay_purpose, s.person, static_cast<std::uint64_t>(from_ns_))});
    }
}

const Side& PacketRun::side(std::uint32_t station) const {
    return protocol_.of(room_.stations[station].phone.os);
}

template <class Function>
void PacketRun::at(Ns time, Function function) {
    if (time < to_ns_) {
        ns3::Simulator::Schedule(ns3::NanoSeconds(std::max<Ns>(0, time - now_ns())), function);
    }
}

PacketOutcome PacketRun::run() {
    const SimulatorGuard guard;
    // ns-3's clock starts at 0 and runs on UTC here.
    ns3::Simulator::Schedule(ns3::NanoSeconds(from_ns_), &PacketRun::start, this);
    ns3::Simulator::Stop(ns3::NanoSeconds(to_ns_));
    ns3::Simulator::Run();
    return std::move(outcome_);
}

void PacketRun::start() {
    for (std::uint32_t i = 0; i < devices_.size(); ++i) {
        const Station& station = room_.stations[i];
        Device& device = devices_[i];
        if (station.phone.advertises) {
            const double interval_ns = side(i).advertising.interval_ms * 1e6;
            schedule_advertising(i,
                                 from_ns_ + static_cast<Ns>(device.delays.uniform() * interval_ns));
        }
        if (station.receives) {
            const auto scans =
                windows_of(device.scan, station.person, path_loss_.stands(i), room_.from, room_.to);
            outcome_.windows.insert(outcome_.windows.end(), scans.begin(), scans.end());
            device.next_window = device.scan.first_ending_after(to_ms(room_.from));
            open_window(i);
        }
    }
    if (watch_.progress) {
        report_progress();
    }
}

void PacketRun::report_progress() {
    watch_.progress(static_cast<double>(now_ns() - from_ns_) /
                    static_cast<double>(to_ns_ - from_ns_));
    at(now_ns() + (to_ns_ - from_ns_) / progress_reports + 1, [this] { report_progress(); });
}

/// The next event at or after `when`: at once if advertising is on then, else when it is on again.
void PacketRun::schedule_advertising(std::uint32_t station, Ns when) {
    Ms until = 0;
    if (!devices_[station].advertising.on_at(when / ns_per_ms, until)) {
        when = until * ns_per_ms;
    }
    at(when, [this, station] { advertise(station); });
}

void PacketRun::advertise(std::uint32_t station) {
    Device& device = devices_[station];
    const Ns now = now_ns();
    if (!medium_->silent() && path_loss_.present(station, now)) {
        device.sending = true; // the radio turns from receiving to sending for the whole event
        retune(station);
        send_pdu(station, 0);
        at(now + spacing_ns, [this, station] { send_pdu(station, 1); });
        at(now + 2 * spacing_ns, [this, station] { send_pdu(station, 2); });
        at(now + 2 * spacing_ns + packet_ns, [this, station] { stop_sending(station); });
    }
    const Ns delay = static_cast<Ns>(device.delays.uniform() * longest_delay_ns);
    schedule_advertising(station, now + side(station).advertising.interval_ms * ns_per_ms + delay);
}

void PacketRun::send_pdu(std::uint32_t station, int channel) {
    ++outcome_.sent;
    medium_->send({station, channel, now_ns()});
}

void PacketRun::stop_sending(std::uint32_t station) {
    devices_[station].sending = false;
    retune(station);
}

void PacketRun::open_window(std::uint32_t station) {
    Device& device = devices_[station];
    device.window = device.scan.window(device.next_window++);
    at(std::max(from_ns_, device.window.start_ms * ns_per_ms), [this, station] {
        Device& opening = devices_[station];
        opening.in_window = true;
        opening.app.open(opening.window);
        follow_channel(station);
        at(opening.window.end_ms * ns_per_ms, [this, station] {
            devices_[station].in_window = false;
            retune(station);
            open_window(station);
        });
    });
}

/// Tunes to the window's channel of this moment and comes back when that changes.
void PacketRun::follow_channel(std::uint32_t station) {
    Device& device = devices_[station];
    if (!device.in_window) {
        return;
    }
    retune(station);
    Ms until = 0;
    static_cast<void>(device.scan.channel_at(device.window, now_ns() / ns_per_ms, until));
    if (until < device.window.end_ms) {
        at(until * ns_per_ms, [this, station] { follow_channel(station); });
    }
}

void PacketRun::retune(std::uint32_t station) {
    Device& device = devices_[station];
    int channel = -1;
    if (device.in_window && !device.sending) {
        Ms until = 0;
        channel = device.scan.channel_at(device.window, now_ns() / ns_per_ms, until);
    }
    if (channel != device.channel) {
        device.channel = channel;
        medium_->tune(station, channel);
    }
}

void PacketRun::heard(std::uint32_t station, const Pdu& pdu, double rssi_dbm) {
    if (!path_loss_.present(station, pdu.start_ns)) {
        return;
    }
    ++outcome_.decoded;
    if (watch_.decoded) {
        watch_.decoded({station, pdu, rssi_dbm});
    }
    devices_[station].app.decoded(static_cast<double>(pdu.start_ns) / ns_per_ms,
                                  room_.stations[pdu.sender].person,
                                  room_.stations[pdu.sender].phone.os, rssi_dbm, outcome_.rows);
}

} // namespace truyvet::radio
