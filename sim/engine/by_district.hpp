// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/population/population.hpp"
#include "models/tracing/case_file.hpp"

#include <cstdint>
#include <vector>

namespace truyvet::engine {

/// Who lives in a district, and who of them has the app.
struct DistrictAdoption {
    std::int64_t persons = 0;
    std::int64_t owners = 0;
    std::int64_t installs = 0;
    std::int64_t active = 0;
};

/// By district of the population.
std::vector<DistrictAdoption> by_district(const population::Population& people,
                                          const adoption::Phones& phones,
                                          const adoption::Adopters& adopters);

/// True close contacts by the districts of the two: what a planner of installs must know.
class ContactsBetween {
  public:
    explicit ContactsBetween(const population::Population& people)
        : people_(&people), districts_(people.districts().size()),
          counts_(districts_ * districts_, 0) {}

    void add(const tracing::CaseFile& file);
    void add(const ContactsBetween& other);
    [[nodiscard]] std::size_t districts() const { return districts_; }
    [[nodiscard]] std::int64_t of(std::size_t from, std::size_t to) const {
        return counts_[from * districts_ + to];
    }

  private:
    const population::Population* people_;
    std::size_t districts_;
    std::vector<std::int64_t> counts_;
};

} // namespace truyvet::engine
