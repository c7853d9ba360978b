// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/outbreak_count.hpp"

#include <map>

namespace truyvet::engine {
namespace {

class Districts {
  public:
    Districts(const population::Population& people, core::LocalDay start, std::size_t days)
        : people_(people), start_(start), days_(static_cast<std::int64_t>(days)) {}

    void add(core::PersonId person, core::TimePoint when,
             std::int64_t OutbreakDistrictDay::*count) {
        if (when == core::TimePoint::max()) {
            return;
        }
        const std::int64_t day = core::local_day(when) - start_;
        if (day >= 0 && day < days_) {
            const std::int64_t district = people_.district(person).value;
            const auto at = counts_.try_emplace({district, day}).first;
            at->second.district = district;
            at->second.day = day;
            at->second.*count += 1;
        }
    }

    [[nodiscard]] std::vector<OutbreakDistrictDay> rows() const {
        std::vector<OutbreakDistrictDay> all;
        for (const auto& [key, counts] : counts_) {
            all.push_back(counts);
        }
        return all;
    }

  private:
    const population::Population& people_;
    core::LocalDay start_;
    std::int64_t days_;
    std::map<std::pair<std::int64_t, std::int64_t>, OutbreakDistrictDay> counts_;
};

} // namespace

std::vector<OutbreakDistrictDay> count_districts(std::span<const OutbreakInfection> tree,
                                                 std::span<const Kept> kept,
                                                 const population::Population& people,
                                                 core::LocalDay start, std::size_t days) {
    Districts districts(people, start, days);
    for (const OutbreakInfection& i : tree) {
        districts.add(i.infection.person, i.infection.when, &OutbreakDistrictDay::infections);
        districts.add(i.infection.person, i.reported, &OutbreakDistrictDay::reported);
    }
    for (const Kept& k : kept) {
        if (!k.isolated && k.restriction.where == mobility::KeptWhere::away) {
            districts.add(k.restriction.person, k.restriction.from,
                          &OutbreakDistrictDay::quarantined);
        }
    }
    return districts.rows();
}

} // namespace truyvet::engine
