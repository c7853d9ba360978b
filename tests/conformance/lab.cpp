// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/lab.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace truyvet::conformance {
namespace {

population::Population populate(std::uint32_t people,
                                const std::vector<population::RoomKind>& kinds,
                                std::uint32_t household_of_f0) {
    std::vector<population::RecordedPerson> all;
    for (std::uint32_t i = 0; i < people; ++i) {
        const std::uint32_t household = i < household_of_f0 ? 0 : i - household_of_f0 + 1;
        // The day room is the last of all, an office nobody goes to.
        all.push_back({30, household, static_cast<std::uint32_t>(kinds.size())});
    }
    std::vector<population::RecordedRoom> rooms;
    for (std::uint32_t r = 0; r < kinds.size(); ++r) {
        rooms.push_back({kinds[r], r});
    }
    rooms.push_back({population::RoomKind::office, static_cast<std::uint32_t>(kinds.size())});
    return population::recorded_population(all, rooms);
}

} // namespace

core::TimePoint at_hour(double hour) {
    return core::start_of(lab_day) + core::Milliseconds{std::llround(hour * 3600e3)};
}

Lab::Lab(std::uint32_t people, const std::vector<population::RoomKind>& rooms,
         std::vector<Put> puts, std::uint32_t household_of_f0)
    : LabPeople{populate(people, rooms, household_of_f0)}, mobility::Mobility(made),
      puts_(std::move(puts)) {
    std::sort(puts_.begin(), puts_.end(), [](const Put& a, const Put& b) {
        return std::tie(a.person, a.from_hour) < std::tie(b.person, b.from_hour);
    });
}

core::RoomId Lab::room_of(const Put& put) const {
    return core::RoomId{made.households() + put.room};
}

void Lab::stays(core::PersonId person, core::LocalDay day, std::vector<mobility::Stay>& out) const {
    out.clear();
    core::TimePoint now = core::start_of(day);
    for (const Put& put : puts_) {
        if (put.person == person.value && day == lab_day) {
            if (now < at_hour(put.from_hour)) {
                out.push_back({core::RoomId::none(), now, at_hour(put.from_hour)});
            }
            now = at_hour(put.to_hour);
            out.push_back({room_of(put), at_hour(put.from_hour), now});
        }
    }
    if (now < core::start_of(day + 1)) {
        out.push_back({core::RoomId::none(), now, core::start_of(day + 1)});
    }
}

void Lab::positions(core::PersonId person, const mobility::Stay& stay,
                    std::vector<mobility::Position>& out) const {
    out.clear();
    for (const Put& put : puts_) {
        if (put.person == person.value && at_hour(put.from_hour) == stay.from) {
            out.push_back({stay.from, stay.to, put.x_m, 0, 0, stay.from});
        }
    }
}

void Lab::neighbours(core::RoomId room, std::vector<mobility::Neighbour>& out) const {
    out.clear();
    if (wall_to_wall_m > 0 && room.value == made.households()) {
        out.push_back({core::RoomId{room.value + 1}, wall_to_wall_m});
    }
}

void Lab::candidates(core::RoomId room, core::LocalDay /*day*/, core::TimePoint /*from*/,
                     core::TimePoint /*to*/, std::vector<core::PersonId>& out) const {
    out.clear();
    for (const Put& put : puts_) {
        const core::PersonId person{put.person};
        if (room_of(put) == room && (out.empty() || out.back() != person)) {
            out.push_back(person);
        }
    }
}

contact::Encounters Lab::met(const contact::EncounterSettings& settings) const {
    contact::Encounters all;
    contact::EncounterFinder(*this, settings).find(core::PersonId{0}, at_hour(0), at_hour(24), all);
    return all;
}

tracing::CaseFile Lab::open(const contact::CloseContactRule& rule,
                            const contact::EncounterSettings& encounters,
                            double result_hour) const {
    epidemic::IndexCase course;
    course.person = core::PersonId{0};
    course.onset = at_hour(12);
    course.isolation = at_hour(24);
    course.result = at_hour(result_hour);
    contact::Encounters all = met(encounters);
    std::vector<contact::CloseContact> truth;
    contact::CloseContactFinder(*this, rule).find(all, truth);
    return tracing::open_file(0, course, at_hour(0), std::move(all), truth);
}

tracing::CaseFile file_of(std::uint32_t candidates, const tracing::Candidate& each) {
    tracing::CaseFile file;
    file.course.person = core::PersonId{0};
    file.course.result = at_hour(0);
    for (std::uint32_t i = 0; i < candidates; ++i) {
        file.candidates.push_back(each);
        file.candidates.back().person = core::PersonId{i + 1};
    }
    return file;
}

} // namespace truyvet::conformance
