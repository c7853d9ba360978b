// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/workers.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/results/file.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace truyvet::experiment {
namespace {

/// What parent and children see of each other.
struct Board {
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::atomic<bool> failed{false};
    std::atomic<bool> input_at_fault{false};
    char message[4096] = {}; ///< of the first that failed
};
static_assert(std::atomic<std::size_t>::is_always_lock_free);

class SharedBoard {
  public:
    SharedBoard() {
        void* memory =
            mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) {
            throw core::RunError(std::string("no shared memory for the jobs: ") +
                                 std::strerror(errno));
        }
        board_ = new (memory) Board;
    }
    ~SharedBoard() { munmap(board_, sizeof(Board)); }
    SharedBoard(const SharedBoard&) = delete;
    SharedBoard& operator=(const SharedBoard&) = delete;
    Board* operator->() { return board_; }
    Board& operator*() { return *board_; }

  private:
    Board* board_;
};

void report(Board& board, const std::string& message, bool input_at_fault) {
    if (!board.failed.exchange(true)) {
        board.input_at_fault = input_at_fault;
        std::strncpy(board.message, message.c_str(), sizeof board.message - 1);
    }
}

void child(Board& board, const std::vector<std::size_t>& units, const Task& task) {
    try {
        for (std::size_t i = board.next++; i < units.size() && !board.failed && !interrupted();
             i = board.next++) {
            if (const auto part = task.compute(units[i])) {
                task.keep(units[i], results::to_bytes(*part));
                ++board.done;
            }
        }
    } catch (const core::InputError& e) {
        report(board, e.what(), true);
    } catch (const std::exception& e) {
        report(board, e.what(), false);
    }
}

/// Waits a moment for a child to end; false when none is left.
bool wait_for_child(Board& board, std::size_t& alive) {
    int status = 0;
    const pid_t pid = waitpid(-1, &status, WNOHANG);
    if (pid > 0) {
        --alive;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            report(board,
                   "a job died" + (WIFSIGNALED(status)
                                       ? " of signal " + std::to_string(WTERMSIG(status))
                                       : std::string()),
                   false);
        }
    } else {
        usleep(20000);
    }
    return alive > 0;
}

} // namespace

void in_processes(unsigned jobs, const std::vector<std::size_t>& units, const Task& task) {
    SharedBoard board;
    std::size_t alive = 0;
    for (unsigned j = 0; j < std::min<std::size_t>(jobs, units.size()); ++j) {
        const pid_t pid = fork();
        if (pid == 0) {
            child(*board, units, task);
            _exit(0);
        }
        if (pid < 0) {
            report(*board, std::string("a job could not be started: ") + std::strerror(errno),
                   false);
            break;
        }
        ++alive;
    }
    while (alive > 0 && wait_for_child(*board, alive)) {
        task.note(board->done);
    }
    if (board->failed) {
        if (board->input_at_fault) {
            throw core::InputError("", board->message);
        }
        throw core::RunError(board->message);
    }
}

} // namespace truyvet::experiment
