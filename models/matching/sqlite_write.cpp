// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/detail/database.hpp"
#include "models/matching/detail/row.hpp"

namespace truyvet::matching {
namespace {

using detail::Database;
using detail::Statement;

void execute(sqlite3* db, const char* sql, const std::string& name) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw core::RunError(name + ": SQLite cannot write: " + sqlite3_errmsg(db));
    }
}

void insert_rows(sqlite3* db, const ContactHistory& history, const std::string& name) {
    const Statement insert =
        detail::prepare(db,
                        "INSERT INTO trace_info (blid, blid_contact, rssi, tx_power, timestamp) "
                        "VALUES (?, ?, ?, ?, ?)",
                        name);
    for (const Sighting& row : history.sightings()) {
        sqlite3_stmt* at = insert.get();
        const ContactId* own = history.own(row);
        sqlite3_reset(at);
        sqlite3_bind_blob(at, 1, own != nullptr ? own->bytes.data() : nullptr, ContactId::size,
                          SQLITE_STATIC);
        sqlite3_bind_blob(at, 2, row.contact.bytes.data(), ContactId::size, SQLITE_STATIC);
        sqlite3_bind_int(at, 3, row.rssi_dbm);
        sqlite3_bind_int(at, 4, row.tx_dbm);
        sqlite3_bind_int64(at, 5, detail::stored_time(row.time));
        if (sqlite3_step(at) != SQLITE_DONE) {
            throw core::RunError(name + ": SQLite cannot write: " + sqlite3_errmsg(db));
        }
    }
}

} // namespace

void write_sqlite(const std::filesystem::path& file, const ContactHistory& history) {
    std::filesystem::path temporary = file;
    temporary += ".tmp";
    std::filesystem::remove(temporary);
    {
        const Database db = detail::open(temporary.string(),
                                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, file.string());
        const std::string name = file.string();
        // The app's own table (ContactLogDBHelper, AppDatabaseHelper).
        execute(db.get(),
                "BEGIN; CREATE TABLE trace_info (_id INTEGER PRIMARY KEY AUTOINCREMENT, blid BLOB, "
                "blid_contact BLOB, macid TEXT, rssi INTEGER, tx_power INTEGER, state INTEGER, "
                "timestamp INTEGER)",
                name);
        insert_rows(db.get(), history, name);
        execute(db.get(), "COMMIT", name);
    }
    std::filesystem::rename(temporary, file);
}

} // namespace truyvet::matching
