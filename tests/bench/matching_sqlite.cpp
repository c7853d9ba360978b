// SPDX-License-Identifier: GPL-2.0-only
// The app's way: for every slot of every key one query over the table (bluezone.md, "Matching on
// the phone"). Databases are in memory, queries prepared once: the app has neither.
#include "tests/bench/matching_workload.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace truyvet::bench {
namespace {

/// More rows than this in all are not scanned: the time of the rest follows from what was.
constexpr double most_scanned_rows = 3e8;

class Table {
  public:
    Table() {
        sqlite3_open(":memory:", &db_);
        run("CREATE TABLE trace_info (_id INTEGER PRIMARY KEY AUTOINCREMENT, blid BLOB, "
            "blid_contact BLOB, macid TEXT, rssi INTEGER, tx_power INTEGER, state INTEGER, "
            "timestamp INTEGER)");
    }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() { sqlite3_close_v2(db_); }

    void run(const char* sql) {
        if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(db_));
        }
    }

    void fill(std::span<const Sighting> rows) {
        run("BEGIN");
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(
            db_, "INSERT INTO trace_info (blid_contact, rssi, timestamp) VALUES (?, ?, ?)", -1,
            &insert, nullptr);
        for (const Sighting& row : rows) {
            sqlite3_bind_blob(insert, 1, row.contact.bytes.data(), ContactId::size, SQLITE_STATIC);
            sqlite3_bind_int(insert, 2, row.rssi_dbm);
            sqlite3_bind_int64(insert, 3, row.time.time_since_epoch().count());
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
    }

    /// Rows found by the queries of the first `slots` identifiers.
    std::size_t match(std::span<const KeyPublication> keys,
                      std::span<const std::vector<ContactId>> ids, std::size_t slots) {
        sqlite3_stmt* query = nullptr;
        sqlite3_prepare_v2(db_,
                           "SELECT count(*) FROM trace_info WHERE blid_contact = ? AND timestamp "
                           "BETWEEN ? AND ?",
                           -1, &query, nullptr);
        std::size_t found = 0;
        for (std::size_t k = 0; k < keys.size(); ++k) {
            for (std::size_t i = 0; i < ids[k].size() && slots > 0; ++i, --slots) {
                const auto start = keys[k].slot_start(i).time_since_epoch().count();
                sqlite3_bind_blob(query, 1, ids[k][i].bytes.data(), ContactId::size, SQLITE_STATIC);
                sqlite3_bind_int64(query, 2, start);
                sqlite3_bind_int64(query, 3, start + keys[k].slot_length().count());
                sqlite3_step(query);
                found += static_cast<std::size_t>(sqlite3_column_int64(query, 0));
                sqlite3_reset(query);
            }
        }
        sqlite3_finalize(query);
        return found;
    }

  private:
    sqlite3* db_ = nullptr;
};

} // namespace

void compare_with_sqlite(const char* who, int case_count, std::size_t row_count) {
    const auto keys = cases(case_count);
    const auto rows = sightings(row_count, keys, 1000);
    std::vector<std::vector<ContactId>> ids;
    for (const KeyPublication& key : keys) {
        ids.push_back(derive_ids(key));
    }
    const std::size_t slots = ids.size() * ids[0].size();
    std::printf("%s: %zu rows, %d case%s of 14 days\n", who, rows.size(), case_count,
                case_count == 1 ? "" : "s");

    const KeyIndex index(keys);
    // Short: repeated until it can be measured.
    const int repeats = static_cast<int>(std::max<std::size_t>(1, 20'000'000 / row_count));
    double t = cpu_s();
    std::size_t hits = 0;
    for (int i = 0; i < repeats; ++i) {
        hits += index.hits(rows).size();
    }
    const double own_s = (cpu_s() - t) / repeats;
    std::printf("  this index:            %12.6f s, %zu hits\n", own_s,
                hits / static_cast<std::size_t>(repeats));

    Table table;
    table.fill(rows);
    const auto measured = std::min(
        slots, static_cast<std::size_t>(most_scanned_rows / static_cast<double>(row_count)));
    t = cpu_s();
    const std::size_t scanned_hits = table.match(keys, ids, measured);
    const double scan_s =
        (cpu_s() - t) * static_cast<double>(slots) / static_cast<double>(measured);
    std::printf(
        "  SQLite without index:  %12.6f s, %.0f times (%zu of %zu queries run, %zu hits)\n",
        scan_s, scan_s / own_s, measured, slots, scanned_hits);

    t = cpu_s();
    table.run("CREATE INDEX by_contact ON trace_info (blid_contact, timestamp)");
    const double create_s = cpu_s() - t;
    t = cpu_s();
    const std::size_t found = table.match(keys, ids, slots);
    const double indexed_s = cpu_s() - t;
    std::printf("  SQLite with index:     %12.6f s, %.0f times (%zu hits; making it %.3f s)\n",
                indexed_s, indexed_s / own_s, found, create_s);
    std::printf("  none of them: deriving the identifiers, filling the tables\n");
}

} // namespace truyvet::bench
