// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace truyvet::experiment {

/// The folder in which finished units wait for the others. A unit is there whole or not at all.
class Parts {
  public:
    /// Makes the folder for this scenario. `resume`: keeps what is there, if it is of the same
    /// scenario (throws core::InputError if not); otherwise what is there is removed.
    Parts(std::filesystem::path folder, const std::string& scenario, bool resume);

    [[nodiscard]] bool has(std::size_t unit) const;
    void put(std::size_t unit, const results::Results& part) const;
    /// Removes a damaged part, which is then computed again.
    [[nodiscard]] bool join(std::size_t unit, results::Results& into) const;
    void remove() const;

  private:
    [[nodiscard]] std::filesystem::path file(std::size_t unit) const;

    std::filesystem::path folder_;
};

} // namespace truyvet::experiment
