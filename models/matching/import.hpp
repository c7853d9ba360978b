// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "models/matching/history.hpp"
#include "models/matching/key_chain.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reading what phones and the push bring. One bad row or key is counted, named and passed over, or
/// stops the reading, as the caller wants; a file that is something else is a core::InputError.
namespace truyvet::matching {

struct ImportOptions {
    /// Throw core::InputError if a row or key is bad, all of them named.
    bool strict = false;
    /// No honest clock shows less: earlier times are bad. The caller knows since when there is an
    /// app.
    TimePoint earliest{};
    /// No honest clock shows more: later times are bad. The caller knows what time it is.
    TimePoint latest = TimePoint{std::chrono::sys_days{std::chrono::year{2100} / 1 / 1}};
    /// A database in WAL mode whose -wal is not beside it: take it as complete. Only who knows that
    /// the app had been closed when it was copied can say so.
    bool without_wal = false;
};

/// What a reading passed over.
class ImportReport {
  public:
    /// Faults are kept up to this many, then only counted.
    static constexpr std::size_t kept_faults = 100;

    void reject(std::string place, std::string message);
    [[nodiscard]] std::size_t rejected() const { return rejected_; }
    [[nodiscard]] const std::vector<core::Fault>& faults() const { return faults_; }
    /// The faults, and how many more there are. Throws core::InputError if there are any.
    void throw_if_any() const;
    [[nodiscard]] std::vector<core::Fault> summary() const;
    /// Throws core::InputError if everything was passed over: nothing can be said then. `expected`
    /// tells what a good one looks like.
    void throw_if_nothing_else(std::size_t read, const std::string& name,
                               const std::string& expected) const;

  private:
    std::vector<core::Fault> faults_;
    std::size_t rejected_ = 0;
};

struct HistoryImport {
    ContactHistory history;
    ImportReport report;
};
struct KeyImport {
    std::vector<KeyPublication> keys; ///< each once
    ImportReport report;
};

/// What all publications that are read for one matching may stand for: assumption, 14 days of 7,440
/// cases. Measured: 9.99 million take 4.4 s and 0.7 GB.
inline constexpr std::size_t most_identifiers = 10'000'000;

/// Drops keys that stand there twice. Throws core::InputError if those left stand for more than
/// `most_identifiers` in all.
void drop_doubled(std::vector<KeyPublication>& keys, const std::string& name);

/// Whatever the reader: a read that fails is a core::RunError, and a file of which no row or key is
/// good is a core::InputError with the reasons, never an empty history.

/// `{"data":[{"daily_key":HEX,"time_start":S,"max":96,"time_end":S}, ...]}`. `name` stands in
/// messages.
KeyImport read_keys(std::istream& in, const std::string& name, const ImportOptions& options = {});
KeyImport read_keys(const std::filesystem::path& file, const ImportOptions& options = {});
void write_keys(std::ostream& out, std::span<const KeyPublication> keys);

/// The app's upload: own ID, contact ID, RSSI, time; tabs between, a row a line.
HistoryImport read_tsv(std::istream& in, const std::string& name,
                       const ImportOptions& options = {});
void write_tsv(std::ostream& out, const ContactHistory& history);

/// The app's database, table trace_info, with the rows of its -wal; nothing is written beside it.
/// The image is a database file's bytes.
HistoryImport read_sqlite(const std::filesystem::path& file, const ImportOptions& options = {});
HistoryImport read_sqlite_image(std::span<const std::uint8_t> image, const std::string& name,
                                const ImportOptions& options = {});
/// Replaces the file as a whole or not at all.
void write_sqlite(const std::filesystem::path& file, const ContactHistory& history);

/// TSV or SQLite, as the first bytes say.
HistoryImport read_history(const std::filesystem::path& file, const ImportOptions& options = {});

} // namespace truyvet::matching
