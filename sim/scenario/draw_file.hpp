// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/priors.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace truyvet::scenario {

/// Joint draws of several parameters: rows, each as likely as its weight.
class DrawFile {
  public:
    std::map<std::string, std::vector<double>> columns; ///< by key
    std::vector<double> cumulated;                      ///< weights, up to each row

    /// The parameter's value in the row where a share `u` of the weight is reached.
    [[nodiscard]] double value(const Parameter& parameter, double u) const;
};

/// The columns of the priors that name the file. Throws core::InputError with every fault.
DrawFile read_draws(const std::filesystem::path& path, const std::vector<Prior>& priors,
                    const std::string& name);

} // namespace truyvet::scenario
