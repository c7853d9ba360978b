// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/counted_cases.hpp"

#include "models/core/csv.hpp"

#include <cmath>
#include <optional>

namespace truyvet::epidemic {
namespace {

/// False with a fault where the day does not follow the one before.
bool follows(const core::CsvRow& row, core::LocalDay day, core::LocalDay last,
             core::Faults& faults) {
    if (day <= last) {
        faults.add(row, "date", "is not after the day before it; give each day once, in order");
    } else if (day > last + 1) {
        faults.add(row, "date",
                   "leaves days out; give every day, with 0 where nothing was reported");
    }
    return day == last + 1;
}

} // namespace

CountedCases read_counted_cases(const std::filesystem::path& file) {
    core::Faults faults;
    CountedCases counted;
    std::optional<core::LocalDay> last;
    core::read_csv(file, {{"date", "cases"}}, faults, [&](const core::CsvRow& row) {
        const auto day = core::day_in(row, "date", faults);
        const auto cases = core::number_in(row, "cases", faults, 0, 1e8);
        if (!day || !cases) {
            return;
        }
        if (*cases != std::floor(*cases)) {
            faults.add(row, "cases", "is no whole number of cases; give one");
        }
        if (!last) {
            counted.first = *day;
        } else if (!follows(row, *day, *last, faults)) {
            // The days after it are held against this one.
            last = day;
            return;
        }
        last = day;
        counted.by_day.push_back(static_cast<std::int64_t>(*cases));
    });
    faults.throw_if_any();
    if (counted.by_day.empty()) {
        throw core::InputError(file.string(), "has no day; give rows date,cases");
    }
    return counted;
}

} // namespace truyvet::epidemic
