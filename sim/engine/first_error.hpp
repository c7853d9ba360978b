// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <atomic>
#include <exception>
#include <mutex>

namespace truyvet::engine {

/// An exception must not leave a parallel loop: the first is kept, and nothing is begun after it.
class FirstError {
  public:
    template <class Work>
    void guard(Work work) {
        if (failed_) {
            return;
        }
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failed_.exchange(true)) {
                error_ = std::current_exception();
            }
        }
    }
    void rethrow() const {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

  private:
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::exception_ptr error_;
};

} // namespace truyvet::engine
