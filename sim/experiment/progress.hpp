// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace truyvet::experiment {

/// A bar with the time left on a terminal, a line now and then elsewhere; on standard error.
class Progress {
  public:
    /// `total` pieces of work, `done` of them already.
    Progress(std::string what, std::size_t total, std::size_t done, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void update(std::size_t done);

  private:
    using Clock = std::chrono::steady_clock;
    void bar(std::size_t done, double seconds_left) const;
    void line(std::size_t done, double seconds_left) const;

    std::string what_;
    std::size_t total_;
    std::size_t at_start_;
    bool quiet_;
    bool terminal_;
    Clock::time_point start_;
    Clock::time_point last_line_;
};

} // namespace truyvet::experiment
