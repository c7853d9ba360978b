// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/progress.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace truyvet::cli {
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

Progress::Progress(std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) == 1), start_(Clock::now()),
      last_line_(start_) {}

Progress::~Progress() {
    if (terminal_) {
        say("\r\033[K");
    }
}

void Progress::show(std::size_t done, std::size_t total) {
    const auto now = Clock::now();
    if (total != total_ || done < at_start_) {
        total_ = total;
        at_start_ = done;
        start_ = last_line_ = now;
    }
    if (terminal_ && done == total) {
        say("\r\033[K");
    } else if (terminal_) {
        bar(done, seconds_left(done, now));
    } else if (now - last_line_ >= between_lines) {
        line(done, seconds_left(done, now));
        last_line_ = now;
    }
}

double Progress::seconds_left(std::size_t done, Clock::time_point now) const {
    const double spent = std::chrono::duration<double>(now - start_).count();
    const std::size_t here = done - at_start_;
    return here == 0 ? -1 : spent / static_cast<double>(here) * static_cast<double>(total_ - done);
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

} // namespace truyvet::cli
