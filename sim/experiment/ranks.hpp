// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/experiment/spread.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace truyvet::experiment {

/// The processes that mpirun started. Rank 0 leads: it hands out units, computes some itself, and
/// keeps what all compute; the others need no common disk. There may be one in a process.
class Ranks {
  public:
    /// Begins MPI.
    Ranks();
    /// Ends MPI; of all ranks.
    ~Ranks();
    Ranks(const Ranks&) = delete;
    Ranks& operator=(const Ranks&) = delete;

    [[nodiscard]] bool leads() const { return rank_ == 0; }
    [[nodiscard]] int size() const { return size_; }

    /// The leader's text, at every rank.
    std::string share(const std::string& text);

    /// The leader's Spread. A rank that fails ends the whole at once with its message, as
    /// core::RunError or core::InputError; what the others were at is lost.
    void hand_out(const std::vector<std::size_t>& units, const Task& task);
    /// Tells the others that there is no more.
    void dismiss();
    /// What the others do: compute what the leader hands out until dismissed.
    void serve(const std::function<std::optional<results::Results>(std::size_t)>& compute);

    /// Ends all ranks at once, without waiting: after an interrupt or a failure.
    [[noreturn]] void abandon(int exit_code);

  private:
    struct Handout;
    void take_message(Handout& h, const Task& task);

    int rank_ = 0;
    int size_ = 1;
    std::vector<int> idle_; ///< ranks that wait for a unit
};

} // namespace truyvet::experiment
