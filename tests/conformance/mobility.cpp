// SPDX-License-Identifier: GPL-2.0-only
// People and their Mondays, made as a world makes them.
#include "sim/world/world.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

using core::PersonId;

/// A few thousand people, and what one of their days holds.
class Monday {
  public:
    explicit Monday(const Moved& moved, std::uint64_t size = 4000) {
        scenario::Settings base;
        base.population.people = size;
        const scenario::Settings s = moved.over(base);
        static const scenario::Inputs inputs = scenario::read_text("", "monday", ".").inputs;
        movement_ = world::make_movement(s, inputs);
        days_ = movement_.days(movement_.people, {1, 1});
    }

    [[nodiscard]] const population::Population& people() const { return movement_.people; }

    /// `each(person, stay)`
    template <class Each>
    void for_each_stay(Each each) const {
        std::vector<mobility::Stay> stays;
        for (std::uint32_t i = 0; i < people().people(); ++i) {
            days_->stays(PersonId{i}, lab_day, stays);
            for (const mobility::Stay& stay : stays) {
                each(PersonId{i}, stay);
            }
        }
    }

    /// Minutes of all stays in venues that are not one's own workplace.
    [[nodiscard]] std::vector<double> visits() const {
        std::vector<double> minutes;
        for_each_stay([&](PersonId person, const mobility::Stay& stay) {
            if (stay.room.exists() && population::is_venue(people().kind(stay.room)) &&
                stay.room != people().day_room(person)) {
                minutes.push_back(core::seconds(stay.to - stay.from) / 60);
            }
        });
        return minutes;
    }

  private:
    mobility::Movement movement_;
    std::unique_ptr<const mobility::Mobility> days_;
};

Measured at_their_place(const Moved& moved) {
    const Monday monday(moved);
    const population::Population& people = monday.people();
    double with_place = 0;
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        with_place += people.day_room(PersonId{i}).exists() ? 1 : 0;
    }
    std::vector<bool> seen(people.people(), false);
    monday.for_each_stay([&](PersonId person, const mobility::Stay& stay) {
        const core::RoomId place = people.day_room(person);
        seen[person.value] = seen[person.value] || (place.exists() && stay.room == place);
    });
    return share_of(static_cast<double>(std::count(seen.begin(), seen.end(), true)), with_place);
}

/// The number is about Poisson's.
Measured visits_a_person(const Moved& moved) {
    const Monday monday(moved);
    const auto n = static_cast<double>(monday.visits().size());
    const double people = monday.people().people();
    return {n / people, std::sqrt(n) / people};
}

Measured minutes_of_a_visit(const Moved& moved) {
    return mean_of(Monday(moved).visits());
}

Measured people_made(const Moved& moved) {
    return exactly(Monday(moved).people().people());
}

Measured provinces_with_people(const Moved& moved) {
    const Monday monday(moved, 2000);
    double n = 0;
    for (const population::Province& p : monday.people().provinces()) {
        n += p.people.count > 0 ? 1 : 0;
    }
    return exactly(n);
}

} // namespace

std::vector<Outcome> mobility_outcomes() {
    return {{"share of pupils and workers at their place on a Monday", at_their_place},
            {"visits to venues a person and Monday", visits_a_person},
            {"mean minutes of a visit to a venue", minutes_of_a_visit},
            {"people made", people_made},
            {"provinces with people", provinces_with_people}};
}

} // namespace truyvet::conformance
