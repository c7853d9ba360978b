// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/import.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>
#include <sstream>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;
using Catch::Matchers::Contains;
using truyvet::core::InputError;

namespace {

const std::string own = "29abd013b41c90269332ab5d";
const std::string contact = "b9a665d754fe65e665d76a45";
const std::string key = "4c5224b397f8ab3896781d5aa0f3119f280513f1b592ca280ebded6357e21084";

ImportOptions options(bool strict = false) {
    ImportOptions o;
    o.strict = strict;
    o.latest = day + 365 * 24h;
    return o;
}

HistoryImport tsv(const std::string& text, bool strict = false) {
    std::istringstream in(text);
    return read_tsv(in, "h.tsv", options(strict));
}

KeyImport keys(const std::string& text, bool strict = false) {
    std::istringstream in(text);
    return read_keys(in, "k.json", options(strict));
}

/// A folder of its own, gone at the end.
struct Folder {
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("truyvet-import-" + DayKey::random().hex().substr(0, 12));
};

/// A database made by SQL.
std::filesystem::path database(const Folder& folder, const std::string& sql) {
    const auto file = folder.path / "h.sqlite";
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
    return file;
}

const std::string app_table =
    "CREATE TABLE trace_info (_id INTEGER PRIMARY KEY AUTOINCREMENT, blid BLOB, blid_contact BLOB, "
    "macid TEXT, rssi INTEGER, tx_power INTEGER, state INTEGER, timestamp INTEGER);";

std::string row(const std::string& values) {
    return "INSERT INTO trace_info (blid, blid_contact, rssi, tx_power, timestamp) VALUES (" +
           values + ");";
}

bool same(const ContactHistory& a, const ContactHistory& b, bool with_tx) {
    const auto x = a.sightings();
    const auto y = b.sightings();
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [&](const Sighting& p, const Sighting& q) {
                          const ContactId* o = a.own(p);
                          const ContactId* r = b.own(q);
                          return p.contact == q.contact && p.time == q.time &&
                                 p.rssi_dbm == q.rssi_dbm && (!with_tx || p.tx_dbm == q.tx_dbm) &&
                                 (o == nullptr) == (r == nullptr) && (o == nullptr || *o == *r);
                      });
}

ContactHistory example() {
    ContactHistory history;
    history.record(person(3).id(day), day, -127);
    meet(history, person(1), person(2), day + 5h, day + 5h + 40min, 61234ms);
    return history;
}

} // namespace

TEST_CASE("TSV: seconds and milliseconds are told apart") {
    const auto import = tsv(own + "\t" + contact + "\t-60\t1596865500\n" + own + "\t" + contact +
                            "\t-61\t1596865500123\r\n" + "\t" + contact + "\t-62\t1596865501");
    const auto rows = import.history.sightings();
    REQUIRE(rows.size() == 3);
    CHECK(import.report.rejected() == 0);
    CHECK(rows[0].time == TimePoint{1596865500s});
    CHECK(rows[1].time == TimePoint{1596865500123ms});
    CHECK(rows[1].rssi_dbm == -61);
    CHECK(import.history.own(rows[1])->hex() == own);
    CHECK(import.history.own(rows[2]) == nullptr);
}

TEST_CASE("TSV: an empty file is an empty history") {
    CHECK(tsv("").history.sightings().empty());
    CHECK(tsv("").report.rejected() == 0);
}

TEST_CASE("TSV: every bad row is named by its line, counted, and stops where strict") {
    const std::string good = own + "\t" + contact + "\t-60\t1596865500\n";
    const struct {
        std::string line, says;
    } table[] = {{"", "1 column"},
                 {own + "\t" + contact + "\t-60", "3 columns"},
                 {own + "\t" + contact + "\t-60\t1596865500\t7", "5 columns"},
                 {own + " " + contact + " -60 1596865500", "1 column"},
                 {"29ab\t" + contact + "\t-60\t1596865500", "own ID '29ab' is not 12 bytes"},
                 {own + "\t" + contact + "00\t-60\t1596865500", "is not 12 bytes in hex"},
                 {own + "\t\t-60\t1596865500", "contact ID '' is not 12 bytes"},
                 {own + "\tg" + contact.substr(1) + "\t-60\t1596865500", "is not 12 bytes in hex"},
                 {own + "\t" + contact + "\t\t1596865500", "RSSI '' is not a whole number"},
                 {own + "\t" + contact + "\t-60.5\t1596865500", "RSSI '-60.5'"},
                 {own + "\t" + contact + "\t-128\t1596865500", "RSSI -128 is not a level"},
                 {own + "\t" + contact + "\t21\t1596865500", "RSSI 21 is not a level"},
                 {own + "\t" + contact + "\t-60\tnoon", "time 'noon'"},
                 {own + "\t" + contact + "\t-60\t-5", "before 1970"},
                 {own + "\t" + contact + "\t-60\t1796865500", "in the future"},
                 {own + "\t" + contact + "\t-60\t99999999999999999999", "is not a whole number"},
                 {own + "\t" + contact + "\t-60\t9223372036854775807", "in the future"}};
    for (const auto& c : table) {
        INFO(c.line);
        const auto import = tsv(good + c.line + "\n" + good);
        CHECK(import.history.sightings().size() == 2);
        CHECK(import.report.rejected() == 1);
        REQUIRE(import.report.faults().size() == 1);
        CHECK(import.report.faults()[0].place == "h.tsv:2");
        CHECK_THAT(import.report.faults()[0].message, Contains(c.says));
        CHECK_THROWS_AS(tsv(good + c.line + "\n" + good, true), InputError);
    }
}

TEST_CASE("Bad rows without end are counted, not all kept") {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += "x\n";
    }
    text += own + "\t" + contact + "\t-60\t1596865500\n";
    const auto import = tsv(text);
    CHECK(import.report.rejected() == 1000);
    CHECK(import.report.summary().size() == 101);
    CHECK_THAT(import.report.summary().back().message, Contains("900 more"));
}

TEST_CASE("TSV: what is written is read again") {
    const ContactHistory history = example();
    std::stringstream file;
    write_tsv(file, history);
    const auto again = read_tsv(file, "h.tsv", options(true));
    CHECK(same(history, again.history, false));
}

TEST_CASE("SQLite: what is written is read again, and replaces the file as a whole") {
    const Folder folder;
    const auto file = folder.path / "h.sqlite";
    write_sqlite(file, ContactHistory());
    const ContactHistory history = example();
    write_sqlite(file, history);
    CHECK(same(history, read_sqlite(file, options(true)).history, true));
    CHECK(same(history, read_history(file, options(true)).history, true));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("SQLite: blobs and hex, both units of time, no TX level") {
    const Folder folder;
    const auto file =
        database(folder, "CREATE TABLE trace_info (blid BLOB, blid_contact, rssi, timestamp);"
                         "INSERT INTO trace_info VALUES (x'" +
                             own + "', x'" + contact + "', -60, 1596865500), (NULL, '" + contact +
                             "', -61, 1596865500123);");
    const auto import = read_sqlite(file, options(true));
    const auto rows = import.history.sightings();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].time == TimePoint{1596865500s});
    CHECK(rows[0].tx_dbm == Sighting::tx_unknown);
    CHECK(rows[1].contact.hex() == contact);
    CHECK(rows[1].time == TimePoint{1596865500123ms});
}

TEST_CASE("SQLite: every bad row is named, counted, and stops where strict") {
    const std::string id = "x'" + contact + "'";
    const struct {
        std::string values, says;
    } table[] = {{"x'00', " + id + ", -60, -15, 1596865500", "blid is not 12 bytes"},
                 {id + ", NULL, -60, -15, 1596865500", "blid_contact is not 12 bytes"},
                 {id + ", 'xyz', -60, -15, 1596865500", "blid_contact is not 12 bytes"},
                 {id + ", " + id + ", NULL, -15, 1596865500", "rssi is not a whole number"},
                 {id + ", " + id + ", 300, -15, 1596865500", "RSSI 300"},
                 {id + ", " + id + ", -60, 1000, 1596865500", "tx_power 1000"},
                 {id + ", " + id + ", -60, -15, 'noon'", "timestamp is not a whole number"},
                 {id + ", " + id + ", -60, -15, 1796865500", "in the future"}};
    for (const auto& c : table) {
        INFO(c.values);
        const Folder folder;
        const auto file = database(
            folder, app_table + row(id + ", " + id + ", -60, -15, 1596865500") + row(c.values));
        const auto import = read_sqlite(file, options());
        CHECK(import.history.sightings().size() == 1);
        REQUIRE(import.report.rejected() == 1);
        CHECK_THAT(import.report.faults()[0].place, Contains("row 2"));
        CHECK_THAT(import.report.faults()[0].message, Contains(c.says));
        CHECK_THROWS_AS(read_sqlite(file, options(true)), InputError);
    }
}

TEST_CASE("SQLite: another schema is said") {
    const struct {
        std::string sql, says;
    } table[] = {
        {"CREATE TABLE other (a);", "no table trace_info"},
        {"CREATE TABLE trace_info (_id, timestamp, userid, macid, rssi);", "before May 2020"},
        {"CREATE TABLE trace_info (blid, rssi, timestamp);", "lacks blid_contact"},
        {"CREATE TABLE t (blid, blid_contact, rssi, timestamp); CREATE VIEW trace_info AS SELECT * "
         "FROM t;",
         "no table trace_info"}};
    for (const auto& c : table) {
        const Folder folder;
        CHECK_THROWS_WITH(read_sqlite(database(folder, c.sql), options()), Contains(c.says));
    }
    const Folder folder;
    const auto file = folder.path / "h.sqlite";
    std::ofstream(file) << "this is no database";
    CHECK_THROWS_WITH(read_history(file, options()), Contains("not a database"));
    CHECK_THROWS_WITH(read_history(folder.path / "none.tsv", options()),
                      Contains("cannot be read"));
    CHECK_THROWS_WITH(read_history(folder.path, options()), Contains("cannot be read"));
}

TEST_CASE("Keys: as the push carries them, whole numbers as iOS writes them too") {
    const auto import =
        keys("{\"v\":1,\"data\":[{\"daily_key\":\"" + key +
             "\",\"time_start\":1596844800,\"max\":96,\"time_end\":1598054400.0,\"more\":[{}]}]}");
    REQUIRE(import.keys.size() == 1);
    CHECK(import.keys[0].daily_key.hex() == key);
    CHECK(import.keys[0].time_start == TimePoint{1596844800s});
    CHECK(import.keys[0].time_end == TimePoint{1598054400s});
    CHECK(import.keys[0].max == 96);
    CHECK(keys("{\"data\":[]}").keys.empty());
}

TEST_CASE("Keys: every bad entry is named by its line, counted, and stops where strict") {
    const std::string good = "{\"daily_key\":\"" + key +
                             "\",\"time_start\":1596844800,\"max\":96,\"time_end\":1598054400}";
    const std::string other = "{\"daily_key\":\"" + key +
                              "\",\"time_start\":1596931200,\"max\":96,\"time_end\":1598054400}";
    const auto entry = [&](const char* start, const char* max, const char* end) {
        return "{\"daily_key\":\"" + key + "\",\"time_start\":" + start + ",\"max\":" + max +
               ",\"time_end\":" + end + "}";
    };
    const struct {
        std::string text, says;
    } table[] = {
        {"{\"daily_key\":\"4c52\",\"time_start\":1,\"max\":96,\"time_end\":1}", "'4c52' is not 32"},
        {"{\"daily_key\":\"" + key + "00\",\"time_start\":1,\"max\":96,\"time_end\":1}", "not 32"},
        {"{\"daily_key\":5,\"time_start\":1,\"max\":96,\"time_end\":1}", "daily_key is not a text"},
        {"{\"time_start\":1,\"max\":96,\"time_end\":1}", "daily_key is missing"},
        {"{}", "daily_key is missing"},
        {"{\"daily_key\":\"" + key + "\",\"max\":96,\"time_end\":1}", "time_start is missing"},
        {"{\"daily_key\":\"" + key + "\",\"time_start\":1,\"time_end\":1}", "max is missing"},
        {entry("1596844800", "0", "1598054400"), "max '0'"},
        {entry("1596844800", "-1", "1598054400"), "max '-1'"},
        {entry("1596844800", "96.5", "1598054400"), "max '96.5'"},
        {entry("1596844800", "\"96\"", "1598054400"), "max"},
        {entry("1596844800", "96", "1596844799"), "time_end 1596844799 is before time_start"},
        {entry("1596844800", "96", "1796844799"), "in the future"},
        {entry("1796844800", "96", "1796844800"), "in the future"},
        {entry("-1", "96", "1596844800"), "before 1970"},
        {entry("1596844800", "96", "1e300"), "not a whole number"},
        {entry("1596844800", "96", "18446744073709551615"), "not a whole number"},
        {entry("1596844800", "96", "[1]"), "not a whole number"},
        {entry("1", "96", "1596844800"), "identifiers, more than"},
        {"7", "not an object"},
        {"[" + good + "]", "not an object"},
        {"null", "not an object"}};
    for (const auto& c : table) {
        INFO(c.text);
        const std::string text = "{\"data\":[\n" + good + ",\n" + c.text + ",\n" + other + "]}";
        const auto import = keys(text);
        CHECK(import.keys.size() == 2);
        REQUIRE(import.report.rejected() == 1);
        CHECK(import.report.faults()[0].place == "k.json:3");
        CHECK_THAT(import.report.faults()[0].message, Contains(c.says));
        CHECK_THROWS_AS(keys(text, true), InputError);
    }
}

TEST_CASE("Keys: a file of something else is refused") {
    CHECK_THROWS_WITH(keys(""), Contains("is not JSON"));
    CHECK_THROWS_WITH(keys("{\"data\":[\n{]}"), Contains("k.json:2"));
    CHECK_THROWS_WITH(keys("{}"), Contains("has no list \"data\""));
    CHECK_THROWS_WITH(keys("[]"), Contains("has no list \"data\""));
    CHECK_THROWS_WITH(keys("{\"data\":{}}"), Contains("has no list \"data\""));
    CHECK_THROWS_WITH(keys("{\"a\":{\"data\":[]}}"), Contains("has no list \"data\""));
    CHECK_THROWS_WITH(keys("{\"data\":[]} x"), Contains("is not JSON"));
}

TEST_CASE("Keys: what is written is read again") {
    const std::vector<KeyPublication> list{
        person(1).publish(day, day + 24h),
        KeyChain(person(2).day_key(base_day), base_day, 24).publish(day, day + 14 * 24h)};
    std::stringstream file;
    write_keys(file, list);
    const auto again = read_keys(file, "k.json", options(true));
    REQUIRE(again.keys.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(again.keys[i].daily_key == list[i].daily_key);
        CHECK(again.keys[i].time_start == list[i].time_start);
        CHECK(again.keys[i].time_end == list[i].time_end);
        CHECK(again.keys[i].max == list[i].max);
    }
}
