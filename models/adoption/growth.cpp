// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/growth.hpp"

#include "models/adoption/observations.hpp"
#include "models/core/error.hpp"
#include "models/population/csv.hpp"

namespace truyvet::adoption {

double Growth::installs(core::TimePoint at) const {
    double without = 1 - initial / pool;
    for (const Campaign& c : campaigns) {
        without *= 1 - c.convinced * c.reached(at);
    }
    return pool * (1 - without);
}

Growth fitted_growth(const std::filesystem::path& file, const std::string& place) {
    std::vector<core::Fault> faults;
    population::CsvTable table(file,
                               {"place", "pool", "initial", "campaign", "start", "start_hour",
                                "end", "reached_per_day", "convinced"},
                               faults);
    Growth growth;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.text(row, "place") != place) {
            continue;
        }
        growth.pool = table.number(row, "pool", 1, 2e9);
        growth.initial = table.number(row, "initial", 0, growth.pool);
        Campaign c;
        c.name = table.text(row, "campaign");
        c.start = core::start_of(parse_date(table.text(row, "start"), table.place(row))) +
                  std::chrono::hours{static_cast<int>(table.number(row, "start_hour", 0, 24))};
        c.end = core::start_of(parse_date(table.text(row, "end"), table.place(row)));
        c.reached_per_day = table.number(row, "reached_per_day", 0, 100);
        c.convinced = table.number(row, "convinced", 0, 1);
        growth.campaigns.push_back(std::move(c));
    }
    if (growth.campaigns.empty()) {
        faults.push_back({file.string(), "has no campaigns fitted for '" + place + "'"});
    }
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
    return growth;
}

} // namespace truyvet::adoption
