// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/import.hpp"

#include <sqlite3.h>

#include <memory>

/// SQLite, for reading databases that come from anybody.
namespace truyvet::matching::detail {

struct CloseDatabase {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct CloseStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, CloseStatement>;

/// Throws core::RunError if reading failed, else core::InputError.
[[noreturn]] void refuse(sqlite3* db, const std::string& name);

/// Opened so that its schema runs nothing.
Database open(const std::string& file, int flags, const std::string& name);
Statement prepare(sqlite3* db, const std::string& sql, const std::string& name);
/// Whether there is another row.
bool step(sqlite3* db, sqlite3_stmt* statement, const std::string& name);

/// A database in WAL mode keeps its newest rows in a file NAME-wal. Throws core::InputError if it
/// is in that mode and that file is not there, unless the user says so.
void require_wal(std::span<const std::uint8_t> head, bool beside, const std::string& name,
                 const ImportOptions& options);

/// A database and what stands beside it (-wal, -journal), copied to a folder of its own that is
/// gone at the end: SQLite writes to both even where it only reads.
class PrivateCopy {
  public:
    explicit PrivateCopy(const std::filesystem::path& file);
    ~PrivateCopy();
    PrivateCopy(const PrivateCopy&) = delete;
    PrivateCopy& operator=(const PrivateCopy&) = delete;

    [[nodiscard]] std::string file() const { return (folder_ / "history").string(); }

  private:
    std::filesystem::path folder_;
};

/// "-wal" and "-journal" beside the database, where they are.
std::vector<std::string> beside(const std::filesystem::path& file);

} // namespace truyvet::matching::detail
