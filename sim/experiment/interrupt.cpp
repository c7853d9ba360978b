// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace truyvet::experiment {
namespace {

// A signal handler may touch only lock-free atomics.
std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

struct sigaction old_int;
struct sigaction old_term;

void note(int) {
    asked_to_stop = true;
}

} // namespace

InterruptGuard::InterruptGuard() {
    asked_to_stop = false;
    struct sigaction action {};
    action.sa_handler = note;
    sigaction(SIGINT, &action, &old_int);
    sigaction(SIGTERM, &action, &old_term);
}

InterruptGuard::~InterruptGuard() {
    sigaction(SIGINT, &old_int, nullptr);
    sigaction(SIGTERM, &old_term, nullptr);
}

bool interrupted() {
    return asked_to_stop;
}

void request_interrupt() {
    asked_to_stop = true;
}

void clear_interrupt() {
    asked_to_stop = false;
}

} // namespace truyvet::experiment
