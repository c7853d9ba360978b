// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace truyvet::cli {

/// A bar with the time left on a terminal, a line now and then elsewhere; on standard error.
class Progress {
  public:
    explicit Progress(std::string what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So much is done; another total, or less done than before, begins anew.
    void show(std::size_t done, std::size_t total);

  private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] double seconds_left(std::size_t done, Clock::time_point now) const;
    void bar(std::size_t done, double seconds_left) const;
    void line(std::size_t done, double seconds_left) const;

    std::string what_;
    bool terminal_;
    std::size_t total_ = 0;
    std::size_t at_start_ = 0;
    Clock::time_point start_;
    Clock::time_point last_line_;
};

} // namespace truyvet::cli
