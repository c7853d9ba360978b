// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/radio/replay.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <fstream>
#include <set>
#include <sstream>

using namespace truyvet;
using namespace truyvet::radio;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("truyvet-radio-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    fs::path write(const char* name, const std::string& text) const {
        std::ofstream(path / name) << text;
        return path / name;
    }
};

const core::Randomness chance(1, 0);

Recording read(const Folder& folder, const std::string& tracks, const std::string& phones) {
    return read_recording(folder.write("t.csv", "t_s,id,x_m,y_m\n" + tracks),
                          folder.write("p.csv", "id,os,model,carry,transmits,receives\n" + phones),
                          PhoneSettings{}, chance);
}

} // namespace

TEST_CASE("Every fault of a recording is named, with its line") {
    const Folder folder;
    const std::string phones = "1,android,,pocket,1,1\n2,,,,,\n";
    const auto fault = [&](const std::string& tracks, const std::string& message) {
        CHECK_THROWS_WITH(read(folder, tracks, phones), Contains(message));
    };
    fault("5,1,0,0\n3,1,0,0\n", "t.csv:3: t_s = 3 of id 1 goes back in time");
    fault("5,1,nan,0\n", "x_m = 'nan'");
    fault("5,1,inf,0\n", "x_m = 'inf'");
    fault("-5,1,0,0\n", "t_s = -5 is outside 0 ..");
    fault("5,7,0,0\n", "id '7' has no phone");
    fault("5,1,0,0\n", "one position only");
    fault("5,1,0\n", "3 fields where the header has 4");
    fault("", "has no positions");
    fault("x,1,0,0\n3,9,0,0\n", "t.csv:3"); // more than one at once
    CHECK_THROWS_WITH(read_recording(folder.path / "none.csv", folder.path / "p.csv", {}, chance),
                      Contains("cannot be read"));
    const auto phone_fault = [&](const std::string& line, const std::string& message) {
        CHECK_THROWS_WITH(read(folder, "0,1,0,0\n9,1,0,0\n", line), Contains(message));
    };
    phone_fault("1,andriod,,,,\n", "did you mean android");
    phone_fault("1,,,poket,,\n", "did you mean pocket");
    phone_fault("1,,,,maybe,\n", "neither 1 nor 0");
    phone_fault("1,,,,,\n1,,,,,\n", "there twice");
}

TEST_CASE("Gaps are noted and their phones are away") {
    const Folder folder;
    const Recording r =
        read(folder, "0,a,0,0\n10,a,1,0\n500,a,9,0\n510,a,9,0\n0,b,0,0\n600,b,0,0\n",
             "a,,,,1,1\nb,ios,no such,hand,1,1\n");
    CHECK(r.notes.size() == 2);
    CHECK(r.stations[1].phone.os == Os::ios);
    for (const Stand& s : stands_of(r.stations[0].track)) {
        CHECK((core::seconds(s.to.time_since_epoch()) <= 10 ||
               core::seconds(s.from.time_since_epoch()) >= 500));
    }
}

TEST_CASE("Both tiers replay a recording: rows lie in listed windows, files are whole") {
    const Folder folder;
    std::ostringstream tracks;
    for (int t = 0; t <= 1200; t += 10) {
        tracks << t << ",1,0,0\n" << t << ",2," << 1 + t / 400.0 << ",0\n" << t << ",3,2,2\n";
    }
    const Recording recording = read(
        folder, tracks.str(), "1,android,,table,1,1\n2,android,,table,1,1\n3,android,,hand,0,1\n");
    const Protocol protocol = protocol_named("gaen");
    const auto office = core::Environment::office;
    const Replay link = replay(LinkTier(protocol, {}), recording, office, chance);
    const Replay packet = replay(PacketTier(protocol, {}), recording, office, chance);
    CHECK(link.windows.size() == packet.windows.size());
    for (const Replay& r : {link, packet}) {
        CHECK(r.rows.size() > 50);
        std::set<std::pair<std::uint32_t, Ms>> windows;
        for (const ReceiverWindow& w : r.windows) {
            windows.emplace(w.receiver.value, to_ms(w.start));
        }
        for (const ReceiverRow& row : r.rows) {
            CHECK(windows.count({row.receiver.value, to_ms(row.sighting.window_start)}) == 1);
            CHECK(row.sender != core::PersonId{2}); // does not transmit
            CHECK(row.sighting.tx_dbm == -15);
        }
    }
    write_replay(link, recording, folder.path / "s.csv");
    std::ifstream in(folder.path / "s.csv");
    std::string line;
    std::getline(in, line);
    CHECK(line == "receiver,sender,t_s,rssi_dbm,tx_dbm,window_start_s");
    std::size_t lines = 0;
    while (std::getline(in, line)) {
        ++lines;
    }
    CHECK(lines == link.rows.size());
    CHECK(fs::exists(folder.path / "s.windows.csv"));
    CHECK_FALSE(fs::exists(folder.path / "s.csv.part"));
    CHECK_THROWS_AS(write_replay(link, recording, folder.path / "none" / "s.csv"), core::RunError);
}
