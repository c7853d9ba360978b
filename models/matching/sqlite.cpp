// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/detail/row.hpp"

#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <set>

namespace truyvet::matching {
namespace {

struct CloseDatabase {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct CloseStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, CloseStatement>;

[[noreturn]] void refuse(sqlite3* db, const std::string& name) {
    throw core::InputError(name, std::string("SQLite cannot read it: ") + sqlite3_errmsg(db));
}

Database open(const std::string& file, int flags) {
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    Database db(raw);
    if (result != SQLITE_OK) {
        refuse(db.get(), file);
    }
    // The file comes from outside: its schema runs nothing.
    sqlite3_db_config(db.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return db;
}

Statement prepare(sqlite3* db, const std::string& sql, const std::string& name) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK) {
        refuse(db, name);
    }
    return Statement(raw);
}

bool step(sqlite3* db, sqlite3_stmt* statement, const std::string& name) {
    const int result = sqlite3_step(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        refuse(db, name);
    }
    return result == SQLITE_ROW;
}

std::set<std::string> columns(sqlite3* db, const std::string& name) {
    const Statement is_table =
        prepare(db,
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'trace_info' "
                "AND sql NOT LIKE 'CREATE VIRTUAL%'",
                name);
    std::set<std::string> found;
    if (!step(db, is_table.get(), name)) {
        return found;
    }
    const Statement info = prepare(db, "SELECT name FROM pragma_table_info('trace_info')", name);
    while (step(db, info.get(), name)) {
        const auto* text = sqlite3_column_text(info.get(), 0);
        found.emplace(text != nullptr ? reinterpret_cast<const char*>(text) : "");
    }
    return found;
}

/// Throws unless the table has the columns of the app; returns whether it has tx_power.
bool check_schema(sqlite3* db, const std::string& name) {
    const std::set<std::string> have = columns(db, name);
    if (have.empty()) {
        throw core::InputError(name, "has no table trace_info: not a Bluezone history");
    }
    if (have.contains("userid") && !have.contains("blid_contact")) {
        throw core::InputError(name, "has the schema of the app before May 2020 (userid, fixed "
                                     "6-character IDs); only version 2 can be matched");
    }
    std::string missing;
    for (const char* column : {"blid", "blid_contact", "rssi", "timestamp"}) {
        if (!have.contains(column)) {
            missing += (missing.empty() ? "" : ", ") + std::string(column);
        }
    }
    if (!missing.empty()) {
        throw core::InputError(name, "has another schema: trace_info lacks " + missing);
    }
    return have.contains("tx_power");
}

/// The app stores blobs; hex text is understood too.
std::optional<ContactId> column_id(sqlite3_stmt* row, int column) {
    const int type = sqlite3_column_type(row, column);
    const void* data = sqlite3_column_blob(row, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    if (type == SQLITE_TEXT && data != nullptr) {
        return ContactId::from_hex({static_cast<const char*>(data), size});
    }
    if (type != SQLITE_BLOB || size != ContactId::size) {
        return std::nullopt;
    }
    ContactId id;
    std::memcpy(id.bytes.data(), data, size);
    return id;
}

std::optional<std::string> read_row(sqlite3_stmt* row, TimePoint latest, ContactHistory& history) {
    const auto own = column_id(row, 1);
    if (!own && sqlite3_column_bytes(row, 1) != 0) {
        return "blid is not 12 bytes";
    }
    const auto contact = column_id(row, 2);
    if (!contact) {
        return "blid_contact is not 12 bytes";
    }
    if (sqlite3_column_type(row, 3) != SQLITE_INTEGER) {
        return "rssi is not a whole number";
    }
    const std::int64_t rssi = sqlite3_column_int64(row, 3);
    if (auto fault = detail::check_rssi(rssi)) {
        return fault;
    }
    if (sqlite3_column_type(row, 4) != SQLITE_INTEGER) {
        return "timestamp is not a whole number";
    }
    TimePoint time;
    if (auto fault = detail::read_time(sqlite3_column_int64(row, 4), latest, time)) {
        return fault;
    }
    const std::int64_t tx = sqlite3_column_type(row, 5) == SQLITE_INTEGER
                                ? sqlite3_column_int64(row, 5)
                                : Sighting::tx_unknown;
    if (tx < -127 || tx > 127) {
        return "tx_power " + std::to_string(tx) + " is not a level from -127 to 127 dBm";
    }
    return detail::append_row(history, own, *contact, time, static_cast<int>(rssi),
                              static_cast<int>(tx));
}

HistoryImport read(sqlite3* db, const std::string& name, const ImportOptions& options) {
    const bool has_tx = check_schema(db, name);
    const Statement rows =
        prepare(db,
                std::string("SELECT rowid, blid, blid_contact, rssi, timestamp, ") +
                    (has_tx ? "tx_power" : "NULL") + " FROM trace_info ORDER BY rowid",
                name);
    HistoryImport import;
    while (step(db, rows.get(), name)) {
        if (auto fault = read_row(rows.get(), options.latest, import.history)) {
            const auto id = sqlite3_column_int64(rows.get(), 0);
            import.report.reject(name + ": row " + std::to_string(id), std::move(*fault));
        }
    }
    if (options.strict) {
        import.report.throw_if_any();
    }
    return import;
}

void execute(sqlite3* db, const char* sql, const std::string& name) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw core::RunError(name + ": SQLite cannot write: " + sqlite3_errmsg(db));
    }
}

void insert_rows(sqlite3* db, const ContactHistory& history, const std::string& name) {
    const Statement insert =
        prepare(db,
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

HistoryImport read_sqlite(const std::filesystem::path& file, const ImportOptions& options) {
    const Database db = open(file.string(), SQLITE_OPEN_READONLY);
    return read(db.get(), file.string(), options);
}

HistoryImport read_sqlite_image(std::span<const std::uint8_t> image, const std::string& name,
                                const ImportOptions& options) {
    const Database db = open(":memory:", SQLITE_OPEN_READWRITE);
    const auto size = static_cast<sqlite3_int64>(image.size());
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(image.size() + 1));
    if (copy == nullptr) {
        throw std::bad_alloc();
    }
    std::memcpy(copy, image.data(), image.size());
    if (sqlite3_deserialize(db.get(), "main", copy, size, size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) !=
        SQLITE_OK) {
        refuse(db.get(), name);
    }
    return read(db.get(), name, options);
}

void write_sqlite(const std::filesystem::path& file, const ContactHistory& history) {
    std::filesystem::path temporary = file;
    temporary += ".tmp";
    std::filesystem::remove(temporary);
    {
        const Database db = open(temporary.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
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
