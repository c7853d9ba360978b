// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/workers.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/results/file.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

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

/// The jobs that are at work. They die with this process, and are asked to stop as it is.
class Children {
  public:
    void start(Board& board, const std::vector<std::size_t>& units, const Task& task) {
        const pid_t parent = getpid();
        const pid_t pid = fork();
        if (pid == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (getppid() == parent) { // else it died before the line above
                child(board, units, task);
            }
            _exit(0);
        }
        if (pid < 0) {
            throw core::RunError(std::string("a job could not be started: ") +
                                 std::strerror(errno));
        }
        pids_.push_back(pid);
    }

    [[nodiscard]] bool at_work() const { return !pids_.empty(); }

    /// Waits a moment for one to end.
    void wait(Board& board, std::size_t units) {
        for (auto pid = pids_.begin(); pid != pids_.end(); ++pid) {
            int status = 0;
            if (waitpid(*pid, &status, WNOHANG) != 0) {
                pids_.erase(pid);
                blame_death(board, status, units);
                return;
            }
        }
        if ((interrupted() || board.failed) && !told_) {
            told_ = true;
            for (const pid_t pid : pids_) {
                kill(pid, SIGTERM);
            }
        }
        usleep(20000);
    }

  private:
    static void blame_death(Board& board, int status, std::size_t units) {
        if (WIFSIGNALED(status)) {
            report(board, "a job died of signal " + std::to_string(WTERMSIG(status)), false);
        } else if (WEXITSTATUS(status) != 0) {
            report(board, "a job died", false);
        } else if (board.next < units && !interrupted()) {
            report(board, "a job was ended from outside", false);
        }
    }

    std::vector<pid_t> pids_;
    bool told_ = false;
};

} // namespace

void in_processes(unsigned jobs, const std::vector<std::size_t>& units, const Task& task) {
    SharedBoard board;
    Children children;
    try {
        for (unsigned j = 0; j < std::min<std::size_t>(jobs, units.size()); ++j) {
            children.start(*board, units, task);
        }
    } catch (const core::RunError& e) {
        report(*board, e.what(), false);
    }
    while (children.at_work()) {
        children.wait(*board, units.size());
        task.note(board->done);
    }
    if (!board->failed && !interrupted() && board->done < units.size()) {
        report(*board, "a job was ended from outside", false);
    }
    if (board->failed) {
        if (board->input_at_fault) {
            throw core::InputError("", board->message);
        }
        throw core::RunError(board->message);
    }
}

} // namespace truyvet::experiment
