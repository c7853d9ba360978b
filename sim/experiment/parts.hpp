// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/joiner.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace truyvet::experiment {

/// What a Parts folder may hold already.
enum class Found {
    discard, ///< removed
    resume,  ///< kept if of the same scenario, else refused
};

/// Throws core::InputError, naming what differs, where a folder holds replicates of another
/// scenario; both are resolved texts.
void refuse_another(const std::filesystem::path& folder, const std::string& there,
                    const std::string& here);

/// Whether a folder is one of ours, by the scenario that every one holds.
bool is_parts(const std::filesystem::path& folder);
/// Removes what a run made in it, and the folder if nothing else is there.
void remove_parts(const std::filesystem::path& folder);

/// The folder in which finished units wait for the others. A unit is there whole or not at all, and
/// several processes may put units into one folder.
class Parts {
  public:
    /// Makes the folder for this scenario. Throws core::InputError, naming the first key that
    /// differs, where it is to be resumed and holds another scenario, or where somebody else's
    /// files are there.
    Parts(std::filesystem::path folder, const std::string& scenario, Found found,
          std::function<void(const std::string&)> remark);

    /// Of `units`, those that are not there yet. A damaged one is remarked on, removed,
    /// and missing.
    [[nodiscard]] std::vector<std::size_t> missing(const std::vector<std::size_t>& units) const;
    void put(std::size_t unit, std::span<const std::byte> content) const;
    [[nodiscard]] std::filesystem::path file(std::size_t unit) const;
    /// `part` is what the unit's file holds. Throws core::InputError, naming the file, where these
    /// are other cells or cannot be joined.
    void join(std::size_t unit, const std::set<results::Results::CellName>& cells,
              const results::Results& part, results::Joiner& into) const;

  private:
    [[nodiscard]] bool whole(std::size_t unit) const;

    std::filesystem::path folder_;
    std::function<void(const std::string&)> remark_;
};

/// The units' files in such a folder, in their order.
std::vector<std::filesystem::path> unit_files(const std::filesystem::path& parts);

} // namespace truyvet::experiment
