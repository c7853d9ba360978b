// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/file.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::results {

/// A results file whose tables are decoded when they are asked for: of 10,000 replicates decoding
/// takes nearly all the time, and most want one table. Its content is kept in memory meanwhile, so
/// that what becomes of the file does not matter. One thread at a time.
class LazyResults {
  public:
    /// Throws as read(); what is damaged within a table shows when that table is decoded.
    explicit LazyResults(const std::filesystem::path& path);
    /// Of content that was checked already (content_apart); the place stands in messages.
    LazyResults(std::vector<std::byte> content, std::string place);
    /// Nothing is left to decode.
    explicit LazyResults(Results all) : results_(std::move(all)) {}

    /// All but the tables, which may be absent.
    [[nodiscard]] const Results& frame() const { return results_; }
    [[nodiscard]] std::vector<std::string> table_names() const; ///< sorted
    /// Null where the file has no such table. Tables stay where they are while this lives.
    const Table* find(std::string_view table);
    /// With every table.
    Results& whole();

  private:
    void decode(const std::vector<std::string>& tables);

    std::string place_;
    std::vector<std::byte> content_;
    std::vector<std::string> unread_;
    Results results_;
};

} // namespace truyvet::results
