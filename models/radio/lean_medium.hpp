// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/medium.hpp"
#include "models/radio/path_loss_cache.hpp"

#include <array>
#include <deque>
#include <vector>

namespace truyvet::radio {

/// The medium as it runs: a locked receiver ignores what starts meanwhile, and only when its PDU
/// ends are the others that overlapped it added up.
class LeanMedium final : public Medium {
  public:
    LeanMedium(PathLossCache& path_loss, std::size_t stations, Decoded decoded);

    void tune(std::uint32_t station, int channel) override;
    void send(const Pdu&) override;
    [[nodiscard]] bool silent() const override { return tuned_ == 0; }

  private:
    struct Receiver {
        int channel = -1;
        Ns since_ns = 0;
        bool locked = false;
        std::uint64_t attempt = 0; ///< tells a lock from an earlier, abandoned one
        Pdu pdu;
        double level_dbm = 0;
    };
    void consider(std::uint32_t station, const Pdu&);
    void finish(std::uint32_t station, std::uint64_t attempt);
    [[nodiscard]] double interference_mw(std::uint32_t station, const Pdu& wanted);
    [[nodiscard]] double log_success(std::uint32_t station);

    PathLossCache& path_loss_;
    Decoded decoded_;
    std::vector<Receiver> receivers_;
    std::array<std::vector<std::uint32_t>, 3> listeners_;
    std::array<std::deque<Pdu>, 3> recent_; ///< may still overlap a PDU being received
    std::size_t tuned_ = 0;
};

} // namespace truyvet::radio
