// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <cstdint>
#include <set>
#include <string>

namespace truyvet::results {

/// Joins many parts of one experiment into one, remembering which cells are there. While it lives,
/// nobody else adds to the whole.
class Joiner {
  public:
    explicit Joiner(Results& whole);

    /// Throws core::InputError, leaving the whole as it was, where the part is of another
    /// experiment, repeats a cell or does not add up (check_sums).
    void join(const Results& part, const std::string& part_name);

    [[nodiscard]] bool has(std::int64_t arm, std::int64_t replicate) const {
        return cells_.contains({arm, replicate});
    }

    [[nodiscard]] const std::set<Results::CellName>& cells() const { return cells_; }

  private:
    void refuse_other(const Results& part, const std::string& part_name) const;

    Results& whole_;
    std::set<Results::CellName> cells_;
};

} // namespace truyvet::results
