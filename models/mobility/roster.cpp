// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/roster.hpp"

#include "models/core/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace truyvet::mobility {
namespace {

using population::RoomKind;

/// The kind of room that stands for an environment.
constexpr std::array<RoomKind, core::environment_names.size()> room_of{
    RoomKind::home,   RoomKind::office, RoomKind::classroom, RoomKind::workshop,
    RoomKind::market, RoomKind::eatery, RoomKind::bus,       RoomKind::leisure};

RoomKind kind_of(std::string_view environment) {
    return room_of[static_cast<std::size_t>(*core::environment_named(environment))];
}

/// The number of a name, the next one for a new name.
std::uint32_t numbered(std::unordered_map<std::string, std::uint32_t>& names,
                       const std::string& name) {
    return names.emplace(name, static_cast<std::uint32_t>(names.size())).first->second;
}

} // namespace

Roster::Roster(const RecordingSettings& settings, core::Faults& faults)
    : settings_(&settings), faults_(&faults) {
    if (settings.people.empty()) {
        rooms_.push_back({kind_of(settings.environment), 0});
    } else {
        read(settings.people);
    }
}

void Roster::read(const std::string& file) {
    core::read_csv(std::filesystem::path(file),
                   {{"id"}, {"place", "room", "environment", "household", "age"}}, *faults_,
                   [&](const core::CsvRow& row) { add(row); });
    if (listed_.empty() && !faults_->any()) {
        faults_->add(file, "names nobody");
    }
}

void Roster::add(const core::CsvRow& row) {
    const std::string id(row["id"]);
    if (id.empty()) {
        faults_->add(row.place(), "id is empty");
        return;
    }
    if (!numbers_.emplace(id, static_cast<std::uint32_t>(listed_.size())).second) {
        faults_->add(row.place(), "id " + id + " is there twice; give each person one line");
        return;
    }
    const auto years = age(row);
    const auto in_room = room(row);
    listed_.push_back(
        {id,
         row.place(),
         {years.value_or(0), household(std::string(row["household"])), in_room.value_or(0)}});
}

/// Who gives no household lives on their own.
std::uint32_t Roster::household(const std::string& name) {
    if (name.empty()) {
        return household_count_++;
    }
    const auto [at, fresh] = households_.emplace(name, household_count_);
    household_count_ += fresh ? 1 : 0;
    return at->second;
}

std::optional<std::uint32_t> Roster::room(const core::CsvRow& row) {
    const std::string place(row["place"]);
    const std::string name = place + '\n' + std::string(row["room"]);
    const std::string given(row["environment"]);
    const std::string environment = given.empty() ? settings_->environment : given;
    if (!core::environment_named(environment)) {
        faults_->add(row.place(),
                     core::unknown_name("environment", environment, core::environment_names));
        return std::nullopt;
    }
    const auto room = numbered(room_names_, name);
    if (room == rooms_.size()) {
        rooms_.push_back({kind_of(environment), numbered(place_names_, place)});
        environments_.push_back(environment);
    } else if (environments_[room] != environment) {
        faults_->add(row.place(), "environment = " + environment + ", but this room was " +
                                      environments_[room] + " before; a room has one");
    }
    return room;
}

std::optional<std::uint8_t> Roster::age(const core::CsvRow& row) {
    constexpr double oldest = 120;
    if (row["age"].empty()) {
        return static_cast<std::uint8_t>(settings_->age);
    }
    const auto years = core::number_in(row, "age", *faults_);
    if (years && (*years < 0 || *years > oldest)) {
        faults_->add(row.place(), "age = " + std::string(row["age"]) + " is not within 0 .. 120");
        return std::nullopt;
    }
    return years ? std::optional(static_cast<std::uint8_t>(*years)) : std::nullopt;
}

std::optional<std::uint32_t> Roster::number(const core::CsvRow& row, std::string_view id) {
    const auto at = numbers_.find(std::string(id));
    if (at != numbers_.end()) {
        return at->second;
    }
    if (id.empty()) {
        faults_->add(row.place(), "id is empty");
        return std::nullopt;
    }
    if (!settings_->people.empty()) {
        faults_->add(row.place(), "id '" + std::string(id) + "' is not in " + settings_->people +
                                      "; add it there");
        return std::nullopt;
    }
    const auto number = static_cast<std::uint32_t>(listed_.size());
    numbers_.emplace(std::string(id), number);
    listed_.push_back({std::string(id),
                       row.place(),
                       {static_cast<std::uint8_t>(settings_->age), household(""), 0}});
    return number;
}

population::Population Roster::finish(const std::vector<bool>& recorded,
                                      std::vector<std::uint32_t>& number_of_person) {
    for (std::size_t i = 0; i < listed_.size(); ++i) {
        if (!recorded[i]) {
            faults_->add(listed_[i].line,
                         "id " + listed_[i].id +
                             " does not occur in the recording; take the line out");
        }
    }
    faults_->throw_if_any();
    number_of_person.resize(listed_.size());
    std::iota(number_of_person.begin(), number_of_person.end(), 0U);
    std::stable_sort(number_of_person.begin(), number_of_person.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                         return listed_[a].person.household < listed_[b].person.household;
                     });
    std::vector<population::RecordedPerson> people;
    for (const std::uint32_t n : number_of_person) {
        people.push_back(listed_[n].person);
    }
    return population::recorded_population(people, rooms_);
}

} // namespace truyvet::mobility
