// SPDX-License-Identifier: GPL-2.0-only
// Days that were recorded: two people, or three, who were near each other on one morning.
#include "models/mobility/kinds.hpp"
#include "tests/conformance/monday.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace truyvet::conformance {
namespace {

namespace fs = std::filesystem;
using core::PersonId;

/// The files that a parameter may name.
class Files {
  public:
    Files() {
        fs::create_directories(folder_);
        std::ofstream(folder_ / "two.csv") << "t_s,i,j\n36000,1,2\n";
        std::ofstream(folder_ / "three.csv") << "t_s,i,j\n36000,1,2\n36000,2,3\n";
        std::ofstream(folder_ / "apart.csv") << "id,place,room,environment\n1,a,1,office\n"
                                                "2,a,2,office\n";
    }
    ~Files() { fs::remove_all(folder_); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    [[nodiscard]] std::string path(const std::string& name) const {
        return name.empty() ? "" : (folder_ / name).string();
    }

  private:
    fs::path folder_ =
        fs::temp_directory_path() / ("truyvet-conformance-" + std::to_string(::getpid()));
};

class Recorded {
  public:
    explicit Recorded(const Moved& moved) {
        static const Files files;
        scenario::Settings s;
        s.mobility.kind = "network";
        s.mobility.recording.file = "two.csv";
        s.mobility.recording.repeat = false;
        settings_ = moved.over(s).mobility;
        auto& recording = settings_.recording;
        recording.file = files.path(recording.file);
        recording.people = files.path(recording.people);
        movement_ = mobility::kind_named(settings_.kind).make({{}, {}, settings_, {1, 0}});
        days_ = movement_.days(movement_.people, {1, 1});
    }
    [[nodiscard]] const population::Population& people() const { return movement_.people; }
    [[nodiscard]] const mobility::Mobility& days() const { return *days_; }

    /// Whether the first of them is in the room on the n-th day from 17 May 2021.
    [[nodiscard]] bool there(int n) const {
        std::vector<mobility::Stay> stays;
        days_->stays(PersonId{0}, lab_day + n, stays);
        return std::any_of(stays.begin(), stays.end(),
                           [](const mobility::Stay& s) { return s.room.exists(); });
    }
    /// The first time that they are near each other.
    [[nodiscard]] mobility::Nearness first() const {
        std::vector<mobility::Stay> stays;
        std::vector<mobility::Nearness> near;
        days_->stays(PersonId{0}, lab_day, stays);
        for (const mobility::Stay& s : stays) {
            if (s.room.exists() && days_->nearness(PersonId{0}, s, near) && !near.empty()) {
                return near.front();
            }
        }
        return {};
    }

  private:
    mobility::MobilitySettings settings_;
    mobility::Movement movement_;
    std::unique_ptr<const mobility::Mobility> days_;
};

Measured first_day(const Moved& moved) {
    const Recorded r(moved);
    int n = 0;
    while (n < 30 && !r.there(n)) {
        ++n;
    }
    return exactly(n);
}

Measured days_of_ten(const Moved& moved) {
    const Recorded r(moved);
    double days = 0;
    for (int n = 0; n < 10; ++n) {
        days += r.there(n) ? 1 : 0;
    }
    return exactly(days);
}

/// As they come: drawn, four thousand; recorded, those of the file.
Measured people(const Moved& moved) {
    scenario::Settings s = moved.over({});
    return mobility::kind_named(s.mobility.kind).recorded
               ? exactly(Recorded(moved).people().people())
               : exactly(Monday(moved).people().people());
}

} // namespace

std::vector<Outcome> recording_outcomes() {
    return {{"people drawn or recorded", people},
            {"people of a recording",
             [](const Moved& m) { return exactly(Recorded(m).people().people()); }},
            {"rooms of a recording",
             [](const Moved& m) {
                 const Recorded r(m);
                 return exactly(r.people().rooms() - r.people().households());
             }},
            {"environment of a recording, by number",
             [](const Moved& m) {
                 const Recorded r(m);
                 const core::RoomId room{r.people().households()};
                 return exactly(static_cast<double>(r.days().environment(room)));
             }},
            {"first day of a recording", first_day},
            {"days of ten that were recorded", days_of_ten},
            {"metres of a record",
             [](const Moved& m) { return exactly(Recorded(m).first().distance_m); }},
            {"seconds of a record",
             [](const Moved& m) {
                 const mobility::Nearness near = Recorded(m).first();
                 return exactly(core::seconds(near.to - near.from));
             }},
            {"age of the recorded",
             [](const Moved& m) { return exactly(Recorded(m).people().age(PersonId{0})); }}};
}

} // namespace truyvet::conformance
