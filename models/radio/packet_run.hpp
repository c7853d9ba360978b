// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/packet_tier.hpp"
#include "models/radio/path_loss_cache.hpp"
#include "models/radio/schedule.hpp"

namespace truyvet::radio {

/// Inside of the packet tier: the events of one run.
class PacketRun {
  public:
    PacketRun(const Protocol&, const RadioSettings&, const core::Randomness&, const PacketRoom&,
              const PacketTier::Watch&);
    PacketOutcome run();

  private:
    /// One phone's radio: its advertising events, its scan windows, its app.
    struct Device {
        AdvertisingClock advertising;
        ScanClock scan;
        AppLog app;
        core::Stream delays; ///< advDelay of each event
        ScanWindow window{};
        std::int64_t next_window = 0;
        bool in_window = false;
        bool sending = false;
        int channel = -1;
    };
    void start();
    void advertise(std::uint32_t station);
    void schedule_advertising(std::uint32_t station, Ns at);
    void send_pdu(std::uint32_t station, int channel);
    void stop_sending(std::uint32_t station);
    void open_window(std::uint32_t station);
    void follow_channel(std::uint32_t station);
    void retune(std::uint32_t station);
    void heard(std::uint32_t station, const Pdu&, double rssi_dbm);
    void report_progress();
    [[nodiscard]] const Side& side(std::uint32_t station) const;
    /// An event at an absolute time, if that lies within the run.
    template <class Function>
    void at(Ns time, Function);

    const Protocol& protocol_;
    const PacketRoom& room_;
    const PacketTier::Watch& watch_;
    const core::Randomness& chance_;
    PathLossCache path_loss_;
    std::unique_ptr<Medium> medium_;
    std::vector<Device> devices_;
    Ns from_ns_;
    Ns to_ns_;
    PacketOutcome outcome_;
};

} // namespace truyvet::radio
