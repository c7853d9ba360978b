// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/detail/database.hpp"
#include "models/matching/detail/row.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <set>

namespace truyvet::matching {
namespace {

using detail::Database;
using detail::prepare;
using detail::refuse;
using detail::Statement;
using detail::step;

std::set<std::string> columns(sqlite3* db, const std::string& name) {
    // As SQLite understood the schema, whatever its text looks like.
    const Statement is_table =
        prepare(db, "SELECT 1 FROM pragma_table_list('trace_info') WHERE type = 'table'", name);
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

std::optional<std::string> read_row(sqlite3_stmt* row, const ImportOptions& options,
                                    ContactHistory& history) {
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
    if (auto fault = detail::read_time(sqlite3_column_int64(row, 4), options, time)) {
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
        if (auto fault = read_row(rows.get(), options, import.history)) {
            const auto id = sqlite3_column_int64(rows.get(), 0);
            import.report.reject(name + ": row " + std::to_string(id), std::move(*fault));
        }
    }
    if (options.strict) {
        import.report.throw_if_any();
    }
    import.report.throw_if_nothing_else(import.history.sightings().size(), name,
                                        "a row has blid, blid_contact (12 bytes), rssi, timestamp");
    return import;
}

} // namespace

HistoryImport read_sqlite(const std::filesystem::path& file, const ImportOptions& options) {
    const std::string name = file.string();
    std::array<std::uint8_t, 20> head{};
    if (!std::ifstream(file, std::ios::binary)
             .read(reinterpret_cast<char*>(head.data()), head.size())) {
        throw core::InputError(name, "SQLite cannot read it: file is not a database");
    }
    const std::vector<std::string> others = detail::beside(file);
    const bool has_wal = std::find(others.begin(), others.end(), "-wal") != others.end();
    detail::require_wal(head, has_wal, name, options);
    if (!others.empty() || options.without_wal) {
        const detail::PrivateCopy copy(file);
        const Database db = detail::open(copy.file(), SQLITE_OPEN_READWRITE, name);
        return read(db.get(), name, options);
    }
    const Database db = detail::open(name, SQLITE_OPEN_READONLY, name);
    return read(db.get(), name, options);
}

HistoryImport read_sqlite_image(std::span<const std::uint8_t> image, const std::string& name,
                                const ImportOptions& options) {
    detail::require_wal(image, false, name, options);
    const Database db = detail::open(":memory:", SQLITE_OPEN_READWRITE, name);
    const auto size = static_cast<sqlite3_int64>(image.size());
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(image.size() + 1));
    if (copy == nullptr) {
        throw std::bad_alloc();
    }
    std::memcpy(copy, image.data(), image.size());
    for (std::size_t i = 18; i < 20 && i < image.size(); ++i) {
        copy[i] = copy[i] == 2 ? 1 : copy[i]; // an image has no -wal
    }
    if (sqlite3_deserialize(db.get(), "main", copy, size, size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) !=
        SQLITE_OK) {
        refuse(db.get(), name);
    }
    return read(db.get(), name, options);
}

} // namespace truyvet::matching
