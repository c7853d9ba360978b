// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/csv.hpp"
#include "models/mobility/settings.hpp"
#include "models/population/recorded.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace truyvet::mobility {

/// Whom a recording names, and the room each was in: from RecordingSettings::people, or else
/// everybody whom the recording names, in one room. People are counted in the order of the file (or
/// of their first record) until `finish` puts households together.
class Roster {
  public:
    Roster(const RecordingSettings& settings, core::Faults& faults);

    /// The number of an id that stands in this row; nothing and a fault if the roster lacks it.
    std::optional<std::uint32_t> number(const core::CsvRow& row, std::string_view id);
    [[nodiscard]] const std::string& id(std::size_t number) const { return listed_[number].id; }
    [[nodiscard]] std::size_t people() const { return listed_.size(); }

    /// The people, and by person its number. `recorded`: by number, whether the recording has it; a
    /// listed id that it lacks is a fault.
    population::Population finish(const std::vector<bool>& recorded,
                                  std::vector<std::uint32_t>& number_of_person);

  private:
    struct Listed {
        std::string id;
        std::string line; ///< "people.csv:7"
        population::RecordedPerson person;
    };
    void read(const std::string& file);
    void add(const core::CsvRow& row);
    std::uint32_t household(const std::string& name);
    std::optional<std::uint32_t> room(const core::CsvRow& row);
    std::optional<std::uint8_t> age(const core::CsvRow& row);

    const RecordingSettings* settings_;
    core::Faults* faults_;
    std::vector<Listed> listed_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::uint32_t> households_;
    std::uint32_t household_count_ = 0;
    std::vector<population::RecordedRoom> rooms_;
    std::vector<std::string> environments_; ///< of the rooms
    std::unordered_map<std::string, std::uint32_t> room_names_;
    std::unordered_map<std::string, std::uint32_t> place_names_;
};

} // namespace truyvet::mobility
