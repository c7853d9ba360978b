// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "models/radio/tier.hpp"

#include <boost/program_options.hpp>

#include <chrono>
#include <cstdint>
#include <string>

namespace truyvet::cli {

/// A packet-tier run of more than this needs --force.
inline constexpr double longest_unforced_s = 600;
/// For people: "90 s", "12 min", "5 h", "3 days".
std::string duration(double seconds);

/// What `radio` and `replay` share.
struct RadioOptions {
    std::string protocol;
    std::string environment_name;
    std::string tier_name;
    std::uint64_t seed = 1;
    bool force = false;

    /// Every fault of the names at once. Throws core::InputError.
    void check() const;
    [[nodiscard]] core::Environment environment() const;
    [[nodiscard]] radio::Tier tier() const {
        return tier_name == "link" ? radio::Tier::link : radio::Tier::packet;
    }
    /// Refuses a packet-tier run of more than ten minutes unless forced.
    void check_time(double estimated_seconds) const;
};

void add_radio_options(boost::program_options::options_description&, RadioOptions&);

/// How far a long run has come, on stderr: redrawn on a terminal, now and then elsewhere; nothing
/// in the first seconds.
class ProgressLine {
  public:
    explicit ProgressLine(std::string what);
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();
    void show(double share_done);

  private:
    using Clock = std::chrono::steady_clock;
    std::string what_;
    bool terminal_;
    bool shown_ = false;
    Clock::time_point started_ = Clock::now();
    Clock::time_point last_ = started_;
};

} // namespace truyvet::cli
