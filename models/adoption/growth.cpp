// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/growth.hpp"

#include "models/core/csv.hpp"

namespace truyvet::adoption {

double Growth::installs(core::TimePoint at) const {
    double without = 1 - initial / pool;
    for (const Campaign& c : campaigns) {
        without *= 1 - c.convinced * c.reached(at);
    }
    return pool * (1 - without);
}

namespace {

Campaign campaign_from(const core::CsvRow& row, core::Faults& faults) {
    const auto number = [&](const char* column, double hi) {
        return number_in(row, column, faults, 0, hi).value_or(0);
    };
    const auto day = [&](const char* column) {
        return core::start_of(day_in(row, column, faults).value_or(core::LocalDay{}));
    };
    Campaign c;
    c.name = row.text("campaign");
    c.start = day("start") + std::chrono::hours{static_cast<int>(number("start_hour", 24))};
    c.end = day("end");
    c.reached_per_day = number("reached_per_day", 100);
    c.convinced = number("convinced", 1);
    return c;
}

} // namespace

Growth fitted_growth(const std::filesystem::path& file, const std::string& place) {
    core::Faults faults;
    Growth growth;
    core::read_csv(file,
                   {{"place", "pool", "initial", "campaign", "start", "start_hour", "end",
                     "reached_per_day", "convinced"},
                    {},
                    {},
                    true},
                   faults, [&](const core::CsvRow& row) {
                       if (row["place"] == place) {
                           growth.pool = number_in(row, "pool", faults, 1, 2e9).value_or(1);
                           growth.initial =
                               number_in(row, "initial", faults, 0, growth.pool).value_or(0);
                           growth.campaigns.push_back(campaign_from(row, faults));
                       }
                   });
    if (growth.campaigns.empty()) {
        faults.add(file.string(), "has no campaigns fitted for '" + place + "'");
    }
    faults.throw_if_any();
    return growth;
}

} // namespace truyvet::adoption
