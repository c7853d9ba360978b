// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/detail/database.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace truyvet::matching::detail {
namespace {
namespace fs = std::filesystem;

fs::path with(fs::path file, const std::string& ending) {
    file += ending;
    return file;
}

fs::path new_folder() {
    std::string name = (fs::temp_directory_path() / "truyvet-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) { // for its owner only
        throw std::filesystem::filesystem_error("no folder can be made", name,
                                                {errno, std::generic_category()});
    }
    return name;
}

} // namespace

void refuse(sqlite3* db, const std::string& name) {
    const std::string why = std::string("SQLite cannot read it: ") + sqlite3_errmsg(db);
    const int kind = sqlite3_errcode(db) & 0xff;
    if (kind == SQLITE_IOERR || kind == SQLITE_NOMEM) {
        throw core::RunError(name + ": " + why);
    }
    throw core::InputError(name, why);
}

Database open(const std::string& file, int flags, const std::string& name) {
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    Database db(raw);
    if (result != SQLITE_OK) {
        refuse(db.get(), name);
    }
    sqlite3_db_config(db.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_drop_modules(db.get(), nullptr);               // no virtual table works
    sqlite3_limit(db.get(), SQLITE_LIMIT_LENGTH, 1 << 20); // nor a cell that claims gigabytes
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

void require_wal(std::span<const std::uint8_t> head, bool beside, const std::string& name,
                 const ImportOptions& options) {
    // https://www.sqlite.org/fileformat.html, 1.3.3: write and read version, 2 for WAL.
    const bool wal = head.size() >= 20 && (head[18] == 2 || head[19] == 2);
    if (wal && !beside && !options.without_wal) {
        throw core::InputError(name, "is a database in WAL mode without its -wal file, which holds "
                                     "the newest rows: copy both. If the app had been closed there "
                                     "is none; say so by --without-wal");
    }
}

std::vector<std::string> beside(const fs::path& file) {
    std::vector<std::string> found;
    for (const char* ending : {"-wal", "-journal"}) {
        if (fs::exists(with(fs::canonical(file), ending))) {
            found.emplace_back(ending);
        }
    }
    return found;
}

PrivateCopy::PrivateCopy(const fs::path& file) {
    try {
        folder_ = new_folder();
        fs::copy_file(file, this->file());
        for (const std::string& ending : beside(file)) {
            fs::copy_file(with(fs::canonical(file), ending), with(this->file(), ending));
        }
        fs::permissions(this->file(), fs::perms::owner_read | fs::perms::owner_write);
    } catch (const fs::filesystem_error& e) {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
        throw core::RunError(file.string() +
                             ": cannot be copied to be read with its -wal: " + e.code().message() +
                             "; let TMPDIR name a folder that can be written to and has room");
    }
}

PrivateCopy::~PrivateCopy() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

} // namespace truyvet::matching::detail
