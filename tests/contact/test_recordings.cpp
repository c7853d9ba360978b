// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/close_contacts.hpp"
#include "models/core/error.hpp"
#include "models/mobility/kinds.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <tuple>

using namespace truyvet;
using namespace truyvet::contact;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("truyvet-contact-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    std::string write(const char* name, const std::string& text) const {
        std::ofstream(path / name) << text;
        return (path / name).string();
    }
};

/// A recording's people and days.
struct Recorded {
    mobility::Movement movement;
    std::unique_ptr<const mobility::Mobility> days;

    explicit Recorded(const mobility::MobilitySettings& settings)
        : movement(
              mobility::kind_named(settings.kind).make({{}, {}, settings, core::Randomness(1, 0)})),
          days(movement.days(movement.people, core::Randomness(1, 1))) {}
};

const core::LocalDay monday = core::local_day(std::chrono::year{2021} / 5 / 17);

/// Close contacts of person `p` on one day.
std::vector<CloseContact> close_to(const Recorded& r, std::uint32_t p, core::LocalDay day) {
    EncounterFinder finder(*r.days, {});
    Encounters met;
    finder.find(PersonId{p}, core::start_of(day), core::start_of(day + 1), met);
    std::vector<CloseContact> found;
    CloseContactFinder(*r.days, {}).find(met, found);
    return found;
}

/// a stands at 0; b at 1 m for 20 minutes, then at 5 m; c at 3 m all the time.
constexpr const char* three = "t_s,id,x_m,y_m\n"
                              "28800,a,0,0\n28800,b,1,0\n28800,c,0,3\n"
                              "30000,b,1,0\n30001,b,5,0\n"
                              "32400,a,0,0\n32400,b,5,0\n32400,c,0,3\n";

mobility::MobilitySettings tracks(const Folder& folder, const std::string& text,
                                  const std::string& people = "") {
    mobility::MobilitySettings s;
    s.kind = "tracks";
    s.recording.file = folder.write("t.csv", text);
    s.recording.people = people.empty() ? "" : folder.write("p.csv", people);
    return s;
}

mobility::MobilitySettings network(const Folder& folder, const std::string& text) {
    mobility::MobilitySettings s;
    s.kind = "network";
    s.recording.file = folder.write("n.csv", text);
    return s;
}

using Seen = std::tuple<std::uint32_t, std::uint32_t, core::TimePoint, core::TimePoint, float,
                        std::uint64_t>;

/// Every pair's segments of a day as the first of the two sees them.
std::vector<Seen> seen(const Recorded& r, core::LocalDay day, bool from_the_other_side) {
    std::vector<Seen> all;
    EncounterFinder finder(*r.days, {});
    Encounters met;
    for (std::uint32_t p = 0; p < r.movement.people.people(); ++p) {
        finder.find(PersonId{p}, core::start_of(day), core::start_of(day + 1), met);
        for (const Encounter& e : met.all()) {
            for (const Proximity& s : met.segments(e)) {
                const auto one = from_the_other_side ? e.other.value : p;
                const auto two = from_the_other_side ? p : e.other.value;
                all.emplace_back(one, two, s.from, s.to, s.distance_m, s.dwell);
            }
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST_CASE("Tracks: the truth is the distance over time, by hand") {
    const Folder folder;
    const Recorded r(tracks(folder, three));
    REQUIRE(r.movement.people.people() == 3);
    for (const core::LocalDay day : {monday, monday + 3}) { // the recording repeats
        const auto found = close_to(r, 0, day);
        REQUIRE(found.size() == 1);
        CHECK(found[0].person == PersonId{1});
        // 20 minutes at 1 m; walking off at 4 m/s, the second's middle lies at 3 m.
        CHECK(found[0].close_seconds == Approx(1200));
        CHECK(found[0].room_seconds == Approx(3600));
        CHECK(found[0].setting == core::Setting::work);
        CHECK(close_to(r, 2, day).empty());
    }
    std::vector<mobility::Stay> stays;
    r.days->stays(PersonId{0}, monday, stays);
    REQUIRE(stays.size() == 3); // away, there, away
    CHECK(stays.front().from == core::start_of(monday));
    CHECK(core::seconds(stays[1].from - stays[0].from) == 28800);
    CHECK(stays.back().to == core::start_of(monday + 1));
}

TEST_CASE("Tracks without repetition are there once") {
    const Folder folder;
    auto settings = tracks(folder, three);
    settings.recording.repeat = false;
    const Recorded r(settings);
    CHECK(close_to(r, 0, monday).size() == 1);
    CHECK(close_to(r, 0, monday + 1).empty());
    CHECK(close_to(r, 0, monday - 1).empty());
}

TEST_CASE("Tracks: rooms, households and ages come from the list of people") {
    const Folder folder;
    const Recorded r(tracks(folder, three,
                            "id,place,room,environment,household,age\n"
                            "a,school,1,classroom,A,10\nb,school,2,classroom,,11\n"
                            "c,school,1,classroom,A,40\n"));
    const population::Population& people = r.movement.people;
    // Households stand together: a, c, b.
    CHECK(people.age(PersonId{1}) == 40);
    CHECK(people.household(PersonId{0}) == people.household(PersonId{1}));
    CHECK(r.days->environment(people.day_room(PersonId{0})) == core::Environment::classroom);
    // b is in the next room now: heard through a wall, no contact. c lives with a, but not here.
    CHECK(close_to(r, 0, monday).empty());
    EncounterFinder finder(*r.days, {});
    Encounters met;
    finder.find(PersonId{0}, core::start_of(monday), core::start_of(monday + 1), met);
    REQUIRE(met.all().size() == 2);
    CHECK(met.segments(met.all()[1])[0].walls == 1);
}

TEST_CASE("A network: 45 records of 20 s are 15 minutes, 44 are not") {
    const Folder folder;
    std::string text = "time\tid1\tid2\tclass\n";
    for (int k = 0; k < 45; ++k) {
        text += std::to_string(30000 + 40 * k) + "\ta\tb\t3B\n";
        text += k > 0 ? std::to_string(30000 + 40 * k) + "\ta\tc\t3B\n" : "";
    }
    const Recorded r(network(folder, text));
    const auto found = close_to(r, 0, monday);
    REQUIRE(found.size() == 1);
    CHECK(found[0].person == PersonId{1});
    CHECK(found[0].close_seconds == Approx(900));
    CHECK(close_to(r, 2, monday).empty());
}

TEST_CASE("A recording is the same from either side") {
    const Folder folder;
    for (const auto& settings :
         {tracks(folder, three),
          network(folder, "t_s,i,j,duration_s\n90000,a,b,600\n90300,c,a,60\n86390,b,c,20\n")}) {
        const Recorded r(settings);
        for (const core::LocalDay day : {monday, monday + 1}) {
            const auto one = seen(r, day, false);
            CHECK(!one.empty());
            CHECK(one == seen(r, day, true));
        }
        // The planted fault: another day is not this one.
        CHECK(seen(r, monday, false) != seen(r, monday + 1, true));
    }
}

TEST_CASE("Every fault of recorded movement is named, with file and line") {
    const Folder folder;
    const auto fault = [&](const mobility::MobilitySettings& settings, const std::string& message) {
        CHECK_THROWS_WITH(Recorded(settings), Contains(message));
    };
    const auto of_track = [&](const std::string& rows, const std::string& message) {
        fault(tracks(folder, "t_s,id,x_m,y_m\n" + rows), message);
    };
    of_track("5,1,0,0\n3,1,0,0\n", "t.csv:3: t_s = 3 of id 1 goes back in time");
    of_track("5,1,nan,0\n6,1,0,0\n", "t.csv:2:5: x_m = 'nan'");
    of_track("5,1,0,0\n", "one position only");
    of_track("5,,0,0\n", "t.csv:2: id is empty");
    of_track("5,1,0\n", "t.csv:2: 3 fields where the header has 4");
    of_track("", "has no positions");
    const auto of_people = [&](const std::string& rows, const std::string& message) {
        fault(tracks(folder, three, "id,room,environment,age\n" + rows), message);
    };
    of_people("a,1,,\nb,1,,\n", "id 'c' is not in");
    of_people("a,1,,\nb,1,,\nc,1,,\nd,1,,\n", "p.csv:5: id d does not occur");
    of_people("a,1,ofice,\nb,1,,\nc,1,,\n", "did you mean office");
    of_people("a,1,bus,\nb,1,,\nc,1,,\n", "p.csv:3: environment = office, but");
    of_people("a,1,,200\nb,1,,\nc,1,,\n", "p.csv:2: age = 200");
    of_people("a,1,,\na,1,,\nb,1,,\nc,1,,\n", "p.csv:3: id a is there twice");
    const auto of_network = [&](const std::string& rows, const std::string& message) {
        fault(network(folder, "t_s,i,j,duration_s\n" + rows), message);
    };
    of_network("5,a,a,20\n", "n.csv:2: id a is near itself");
    of_network("-5,a,b,20\n", "n.csv:2:1: t_s = -5 is outside 0 .. 4e+09");
    of_network("5,a,b,0\n", "duration_s = 0 is out of range");
    of_network("x,a,b,20\n", "t_s = 'x'");
    of_network("", "has no records");
    mobility::MobilitySettings missing = network(folder, "t_s,i,j\n");
    missing.recording.file = "/nowhere.csv";
    fault(missing, "cannot be read");
}

TEST_CASE("Gaps of more than a minute are times away, and noted") {
    const Folder folder;
    const Recorded r(tracks(folder, "t_s,id,x_m,y_m\n"
                                    "0,a,0,0\n100,a,0,0\n200,a,9,9\n300,a,9,9\n"
                                    "0,b,0,1\n300,b,0,1\n"));
    REQUIRE(r.movement.notes.size() == 1);
    CHECK_THAT(r.movement.notes[0], Contains("1 gaps"));
    std::vector<mobility::Stay> stays;
    r.days->stays(PersonId{0}, monday, stays);
    REQUIRE(stays.size() == 4); // there, away, there, away
    CHECK_FALSE(stays[1].room.exists());
}

namespace {

/// A recording's world after `seed`: five people who walk about and three rooms of one place.
std::string walks(std::uint64_t seed) {
    core::Stream draw = core::Randomness(seed, 0).stream(core::Purpose{"test.walks"});
    std::string text = "t_s,id,x_m,y_m\n";
    for (int t = 28800; t <= 32400; t += 40) {
        for (const char* id : {"a", "b", "c", "d", "e"}) {
            // Now and then a gap of several minutes: away.
            if ((t / 600 + id[0]) % 7 != 0) {
                text += std::to_string(t) + "," + id + "," + std::to_string(4 * draw.uniform()) +
                        "," + std::to_string(4 * draw.uniform()) + "\n";
            }
        }
    }
    return text;
}

/// Everybody's meetings of a day from all stays and positions, or what the recording says of
/// nearness: with no use of Mobility::occupants, neighbours or EncounterFinder. By (person, other):
/// (from, to, distance, walls).
using Meeting = std::tuple<core::TimePoint, core::TimePoint, float, int>;
using Meetings = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Meeting>>;

void meet_everybody(const Recorded& r, std::uint32_t p, const mobility::Stay& mine,
                    core::LocalDay day, Meetings& all) {
    const population::Population& people = r.movement.people;
    std::vector<mobility::Position> here;
    std::vector<mobility::Position> there;
    std::vector<mobility::Stay> stays;
    r.days->positions(PersonId{p}, mine, here);
    for (std::uint32_t q = 0; q < people.people(); ++q) {
        r.days->stays(PersonId{q}, day, stays);
        for (const mobility::Stay& s : stays) {
            if (q == p || !s.room.exists() || people.place(s.room) != people.place(mine.room)) {
                continue;
            }
            r.days->positions(PersonId{q}, s, there);
            for (const mobility::Position& a : here) {
                for (const mobility::Position& b : there) {
                    const auto from = std::max(a.from, b.from);
                    const auto to = std::min(a.to, b.to);
                    const float d = std::hypot(b.x_m - a.x_m, b.y_m - a.y_m);
                    if (from < to && (s.room == mine.room || d <= 8)) {
                        all[{p, q}].emplace_back(from, to, d, s.room == mine.room ? 0 : 1);
                    }
                }
            }
        }
    }
}

Meetings eager(const Recorded& r, core::LocalDay day) {
    Meetings all;
    std::vector<mobility::Stay> stays;
    std::vector<mobility::Nearness> near;
    for (std::uint32_t p = 0; p < r.movement.people.people(); ++p) {
        r.days->stays(PersonId{p}, day, stays);
        for (const mobility::Stay& s : stays) {
            if (!s.room.exists()) {
                continue;
            }
            if (r.days->nearness(PersonId{p}, s, near)) {
                for (const mobility::Nearness& n : near) {
                    all[{p, n.other.value}].emplace_back(n.from, n.to, n.distance_m, 0);
                }
            } else {
                meet_everybody(r, p, s, day, all);
            }
        }
    }
    for (auto& [pair, meetings] : all) {
        std::sort(meetings.begin(), meetings.end());
    }
    return all;
}

Meetings lazy(const Recorded& r, core::LocalDay day, const EncounterSettings& settings = {}) {
    Meetings all;
    EncounterFinder finder(*r.days, settings);
    Encounters met;
    for (std::uint32_t p = 0; p < r.movement.people.people(); ++p) {
        finder.find(PersonId{p}, core::start_of(day), core::start_of(day + 1), met);
        for (const Encounter& e : met.all()) {
            for (const Proximity& s : met.segments(e)) {
                all[{p, e.other.value}].emplace_back(s.from, s.to, s.distance_m, s.walls);
            }
        }
    }
    for (auto& [pair, meetings] : all) {
        std::sort(meetings.begin(), meetings.end());
    }
    return all;
}

/// The truth of a day by hand: (person, other) -> seconds within 2 m and no wall between.
std::map<std::pair<std::uint32_t, std::uint32_t>, double> truth(const Meetings& all,
                                                                double least_seconds) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> close;
    for (const auto& [pair, meetings] : all) {
        double seconds = 0;
        for (const auto& [from, to, distance, walls] : meetings) {
            seconds += walls == 0 && distance <= 2 ? core::seconds(to - from) : 0;
        }
        if (seconds >= least_seconds) {
            close[pair] = seconds;
        }
    }
    return close;
}

} // namespace

TEST_CASE("Recorded movement: lazy equals eager, through encounters to the truth") {
    const Folder folder;
    const std::string rooms = "id,place,room,environment\na,x,1,office\nb,x,1,office\n"
                              "c,x,2,office\nd,y,1,office\ne,x,1,office\n";
    const auto recordings = {tracks(folder, walks(7), rooms),
                             network(folder, "t_s,i,j,duration_s\n30000,a,b,800\n30400,c,a,60\n"
                                             "31000,a,b,100\n86300,b,c,1200\n95000,c,a,901\n")};
    for (const mobility::MobilitySettings& settings : recordings) {
        const Recorded r(settings);
        double settled = 0;
        for (const core::LocalDay day : {monday, monday + 1}) {
            const Meetings all = eager(r, day);
            REQUIRE(lazy(r, day) == all);
            const auto expected = truth(all, 900);
            for (std::uint32_t p = 0; p < r.movement.people.people(); ++p) {
                for (const CloseContact& c : close_to(r, p, day)) {
                    const auto at = expected.find({p, c.person.value});
                    REQUIRE(at != expected.end());
                    CHECK(c.close_seconds == Approx(at->second));
                    ++settled;
                }
            }
            settled -= static_cast<double>(expected.size());
        }
        CHECK(settled == 0); // as many found as there are
        // The planted fault: who forgets the next room notices it where there is one.
        const bool same = lazy(r, monday, {.through_walls = false}) == eager(r, monday);
        CHECK(same == (settings.kind == "network"));
    }
}
