// SPDX-License-Identifier: GPL-2.0-only
// What must never look like "this person met no case": an input that was read in part or not at
// all.
#include "models/matching/import.hpp"
#include "tests/faults/failing_stream.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>
#include <sstream>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;
using Catch::Matchers::Contains;
using truyvet::core::InputError;
using truyvet::core::RunError;
using truyvet::faults::FailingStream;

namespace {

const std::string id = "b9a665d754fe65e665d76a45";

struct Folder {
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        std::filesystem::remove_all(path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(path), {}));
    }
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("truyvet-clear-" + DayKey::random().hex().substr(0, 12));
};

void sql(sqlite3* db, const std::string& text) {
    REQUIRE(sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

const std::string row = "INSERT INTO trace_info VALUES (NULL, x'" + id + "', -60, 1596865500);";

/// A phone's database as it stands while the app has it open: a row in it, a row in its -wal.
struct Open {
    explicit Open(const std::filesystem::path& file) {
        REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
        sql(db, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;"
                "CREATE TABLE trace_info (blid, blid_contact, rssi, timestamp);" +
                    row + "PRAGMA wal_checkpoint(TRUNCATE);" + row);
    }
    ~Open() { sqlite3_close(db); }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    sqlite3* db = nullptr;
};

std::size_t rows(const HistoryImport& import) {
    return import.history.sightings().size();
}

std::string key_entry(int number, const std::string& start, const std::string& max) {
    std::string hex(64, '0');
    hex.replace(0, 4, std::to_string(1000 + number));
    return R"({"daily_key":")" + hex + R"(","time_start":)" + start + R"(,"max":)" + max +
           R"(,"time_end":1598054400})";
}

KeyImport keys(const std::string& entries) {
    std::istringstream in("{\"data\":[" + entries + "]}");
    return read_keys(in, "k.json");
}

} // namespace

TEST_CASE("A read error is no end: TSV and keys, at every byte") {
    const std::string line = "\t" + id + "\t-60\t1596865500\n";
    const std::string list = "{\"data\":[" + key_entry(1, "1596844800", "96") + "]}";
    for (std::size_t good = 0; good <= 2 * line.size(); ++good) {
        FailingStream in(line + line, good);
        CHECK_THROWS_AS(read_tsv(in, "h.tsv"), RunError);
    }
    for (std::size_t good = 0; good < list.size(); ++good) {
        FailingStream in(list, good);
        CHECK_THROWS_AS(read_keys(in, "k.json"), RunError);
    }
}

TEST_CASE("A line without end does not fill the memory") {
    std::istringstream in(std::string(3 << 20, 'a'));
    CHECK_THROWS_WITH(read_tsv(in, "h.tsv"), Contains("h.tsv:1: the line is longer"));
}

TEST_CASE("A history read through a pipe is read from its first byte") {
    const Folder folder;
    const auto pipe = folder.path / "h.tsv";
    const std::string text = "\t" + id + "\t-60\t1596865500\n";
    REQUIRE(std::system(("mkfifo " + pipe.string() + " && (printf '" + text + "' > " +
                         pipe.string() + " &)")
                            .c_str()) == 0);
    CHECK(rows(read_history(pipe)) == 1);
}

TEST_CASE("WAL: rows of the -wal count, and nothing is written beside the evidence") {
    const Folder phone;
    const Folder evidence;
    const Open app(phone.path / "h.db");
    for (const char* name : {"h.db", "h.db-wal"}) {
        std::filesystem::copy_file(phone.path / name, evidence.path / name);
    }
    CHECK(rows(read_history(evidence.path / "h.db")) == 2);
    CHECK(evidence.files() == 2);
    std::filesystem::permissions(evidence.path, std::filesystem::perms::owner_read |
                                                    std::filesystem::perms::owner_exec);
    CHECK(rows(read_history(evidence.path / "h.db")) == 2);
}

TEST_CASE("WAL: a copy without its -wal is refused unless it is said to be complete") {
    const Folder phone;
    const Folder evidence;
    const Open app(phone.path / "h.db");
    const auto copy = evidence.path / "h.db";
    std::filesystem::copy_file(phone.path / "h.db", copy);
    CHECK_THROWS_WITH(read_history(copy), Contains("without its -wal"));
    ImportOptions closed;
    closed.without_wal = true;
    CHECK(rows(read_history(copy, closed)) == 1);
    CHECK(evidence.files() == 1);

    std::ifstream in(copy, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const std::span image(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    CHECK_THROWS_WITH(read_sqlite_image(image, "h.db"), Contains("without its -wal"));
    CHECK(rows(read_sqlite_image(image, "h.db", closed)) == 1);
}

TEST_CASE("A virtual table is none of the app's, however its SQL is spaced") {
    const Folder folder;
    const auto file = folder.path / "h.db";
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    sql(db, "CREATE VIRTUAL TABLE trace_info USING fts4(blid, blid_contact, rssi, timestamp);" +
                row +
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "
                "'CREATE VIRTUAL', 'CREATE  VIRTUAL') WHERE name = 'trace_info';");
    sqlite3_close(db);
    CHECK_THROWS_WITH(read_history(file), Contains("has no table trace_info"));
}

TEST_CASE("Where nothing is good, it fails and says why") {
    std::istringstream swapped(id + "\t\t-60\t1596865500\n");
    CHECK_THROWS_WITH(read_tsv(swapped, "h.tsv"),
                      Contains("own ID, contact ID, RSSI, time, in this order") &&
                          Contains("h.tsv:1: contact ID '' is not"));
    ImportOptions in_1999;
    in_1999.latest = TimePoint{std::chrono::sys_days{std::chrono::year{1999} / 6 / 1}};
    std::istringstream fine("\t" + id + "\t-60\t1596865500\n");
    CHECK_THROWS_WITH(read_tsv(fine, "h.tsv", in_1999),
                      Contains("after 1999-06-01") && Contains("is the clock right"));
    ImportOptions of_the_app;
    of_the_app.earliest = TimePoint{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}};
    std::istringstream old("\t" + id + "\t-60\t915148800\n"); // 1 January 1999
    CHECK_THROWS_WITH(read_tsv(old, "h.tsv", of_the_app),
                      Contains("all 1 are bad") && Contains("the phone's clock was wrong"));
    CHECK_THROWS_WITH(keys("{},{}"), Contains("all 2 are bad") && Contains("daily_key\":HEX"));
}

TEST_CASE("Keys count once, and together have a limit") {
    const std::string one = key_entry(1, "1596844800", "96");
    std::string many = one;
    for (int i = 0; i < 20000; ++i) {
        many += "," + one;
    }
    CHECK(keys(many).keys.size() == 1);
    CHECK(keys(one + "," + key_entry(2, "1596844800", "96")).keys.size() == 2);
    std::string large = key_entry(0, "1596844800", "7000");
    for (int i = 1; i < 300; ++i) {
        large += "," + key_entry(i, "1596844800", "7000");
    }
    CHECK_THROWS_WITH(keys(large),
                      Contains("300 keys stand for") && Contains("more than 10000000"));
}
