// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/progress.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace truyvet::experiment {
namespace {

// Often enough to see that it lives, seldom enough for a log file.
constexpr std::chrono::seconds between_lines{10};
constexpr int bar_width = 30;

/// Where standard error is full or closed, the run goes on without it.
void say(const std::string& text) {
    std::fputs(text.c_str(), stderr);
}

std::string left(double seconds) {
    if (seconds < 0) {
        return "";
    }
    const auto s = static_cast<long>(seconds + 0.5);
    return s < 60 ? fmt::format(", {} s left", s)
                  : fmt::format(", {} min {} s left", s / 60, s % 60);
}

} // namespace

Progress::Progress(std::string what, std::size_t total, std::size_t done, bool quiet)
    : what_(std::move(what)), total_(total), at_start_(done), quiet_(quiet),
      terminal_(isatty(STDERR_FILENO) == 1), start_(Clock::now()), last_line_(start_) {
    if (!quiet_ && terminal_) {
        bar(done, -1);
    }
}

Progress::~Progress() {
    if (!quiet_ && terminal_) {
        std::fputs("\r\033[K", stderr);
    }
}

void Progress::update(std::size_t done) {
    if (quiet_) {
        return;
    }
    const auto now = Clock::now();
    const double spent = std::chrono::duration<double>(now - start_).count();
    const std::size_t here = done - at_start_;
    const double seconds_left =
        here == 0 ? -1 : spent / static_cast<double>(here) * static_cast<double>(total_ - done);
    if (terminal_) {
        bar(done, seconds_left);
    } else if (now - last_line_ >= between_lines) {
        line(done, seconds_left);
        last_line_ = now;
    }
}

void Progress::bar(std::size_t done, double seconds_left) const {
    const int filled = total_ == 0 ? bar_width : static_cast<int>(done * bar_width / total_);
    say(fmt::format("\r\033[K{} [{}{}] {} of {}{}", what_, std::string(filled, '='),
                    std::string(bar_width - filled, ' '), done, total_, left(seconds_left)));
    std::fflush(stderr);
}

void Progress::line(std::size_t done, double seconds_left) const {
    say(fmt::format("{}: {} of {}{}\n", what_, done, total_, left(seconds_left)));
}

} // namespace truyvet::experiment
