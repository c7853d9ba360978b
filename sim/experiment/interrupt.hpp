// SPDX-License-Identifier: GPL-2.0-only
#pragma once

namespace truyvet::experiment {

/// While one lives, Ctrl-C and SIGTERM ask for an orderly end instead of ending the process.
class InterruptGuard {
  public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
};

bool interrupted();
/// As a signal would: for callers (Python) that catch their own.
void request_interrupt();
void clear_interrupt();

} // namespace truyvet::experiment
