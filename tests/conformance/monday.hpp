// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/world/world.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

#include <memory>
#include <vector>

namespace truyvet::conformance {

/// A few thousand people, and what one of their days holds.
class Monday {
  public:
    explicit Monday(const Moved& moved, std::uint64_t size = 4000, scenario::Settings base = {}) {
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
            days_->stays(core::PersonId{i}, lab_day, stays);
            for (const mobility::Stay& stay : stays) {
                each(core::PersonId{i}, stay);
            }
        }
    }

    /// Minutes of all stays in venues that are not one's own workplace.
    [[nodiscard]] std::vector<double> visits() const {
        std::vector<double> minutes;
        for_each_stay([&](core::PersonId person, const mobility::Stay& stay) {
            if (stay.room.exists() && population::is_venue(people().kind(stay.room)) &&
                stay.room != people().day_room(person)) {
                minutes.push_back(core::seconds(stay.to - stay.from) / 60);
            }
        });
        return minutes;
    }

    [[nodiscard]] std::vector<mobility::Stay> stays(core::PersonId person) const {
        std::vector<mobility::Stay> all;
        days_->stays(person, lab_day, all);
        return all;
    }

  private:
    mobility::Movement movement_;
    std::unique_ptr<const mobility::Mobility> days_;
};

} // namespace truyvet::conformance
