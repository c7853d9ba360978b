// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/recorded.hpp"

namespace truyvet::population {

/// Fills the arrays of a Population with the people of a recording.
class RecordedMaker {
  public:
    Population make(std::span<const RecordedPerson> people, std::span<const RecordedRoom> rooms) {
        add_people(people);
        add_rooms(people, rooms);
        add_commune();
        made_.rank_members();
        return std::move(made_);
    }

  private:
    void add_people(std::span<const RecordedPerson> people) {
        for (std::uint32_t i = 0; i < people.size(); ++i) {
            if (people[i].household == made_.household_first_.size()) {
                made_.household_first_.push_back(i);
                made_.household_commune_.push_back(0);
            }
            made_.age_.push_back(people[i].age);
            made_.role_.push_back(static_cast<std::uint8_t>(Role::at_home));
            made_.household_.push_back(people[i].household);
            made_.friend_.push_back(PersonId::none_value);
        }
        made_.household_first_.push_back(made_.people());
    }

    void add_rooms(std::span<const RecordedPerson> people, std::span<const RecordedRoom> rooms) {
        const std::uint32_t homes = made_.households();
        made_.room_first_.push_back(0);
        for (std::uint32_t r = 0; r < rooms.size(); ++r) {
            made_.room_kind_.push_back(static_cast<std::uint8_t>(rooms[r].kind));
            made_.room_place_.push_back(rooms[r].place);
            for (std::uint32_t i = 0; i < people.size(); ++i) {
                if (people[i].room == r) {
                    made_.room_members_.push_back(PersonId{i});
                }
            }
            made_.room_first_.push_back(static_cast<std::uint32_t>(made_.room_members_.size()));
        }
        for (const RecordedPerson& p : people) {
            made_.day_room_.push_back(homes + p.room);
        }
    }

    void add_commune() {
        const PersonRange everybody{0, made_.people()};
        made_.communes_.push_back({DistrictId{0}, true, {0, made_.households()}, everybody, {}});
        made_.districts_.push_back({"recorded", ProvinceId{0}, {0, 1}, everybody, {}});
        made_.provinces_.push_back(
            {"recorded", "recorded", 0, {0, 1}, everybody, 0, 0, country_smartphones});
        made_.district_first_room_.push_back(0);
    }

    Population made_;
};

Population recorded_population(std::span<const RecordedPerson> people,
                               std::span<const RecordedRoom> rooms) {
    return RecordedMaker().make(people, rooms);
}

} // namespace truyvet::population
