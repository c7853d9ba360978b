// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/hdf5.hpp"
#include "sim/results/results.hpp"

#include <string>
#include <vector>

namespace truyvet::results {

/// A results file opened as HDF5, part by part; each part is checked before it is handed out.
/// Throws core::InputError for another type or version, hdf5::Error and Damaged for the rest.
class Content {
  public:
    Content(hid_t file, const std::string& place);

    /// All but the tables.
    [[nodiscard]] Results frame();
    [[nodiscard]] std::vector<std::string> table_names() const; ///< sorted
    void read_table(const std::string& name, Results& into);

  private:
    hid_t file_;
    hdf5::Budget budget_;
};

} // namespace truyvet::results
