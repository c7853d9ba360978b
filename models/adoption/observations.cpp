// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/observations.hpp"

#include "models/core/error.hpp"
#include "models/population/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>

namespace truyvet::adoption {
namespace {

const std::vector<std::string> columns{
    "date",  "hour",        "slug",         "place",          "counted",
    "count", "base_people", "printed_base", "percent_people", "percent_smartphones",
    "rank",  "source"};

Observation read_row(population::CsvTable& table, std::size_t row) {
    auto number = [&](std::string_view column, double hi) {
        return table.empty(row, column) ? 0.0 : table.number(row, column, 0, hi);
    };
    Observation o;
    o.date = parse_date(table.text(row, "date"), table.place(row));
    o.hour = table.empty(row, "hour") ? 12 : table.number(row, "hour", 0, 24);
    o.slug = table.text(row, "slug");
    o.place = table.text(row, "place");
    constexpr std::array<std::string_view, 4> names{"downloads", "installs", "accounts", "active"};
    const auto counted = std::find(names.begin(), names.end(), table.text(row, "counted"));
    if (counted == names.end()) {
        table.fault(row, "counted = '" + table.text(row, "counted") +
                             "' is unknown; give downloads, installs, accounts or active");
    } else {
        o.counted = static_cast<Counted>(counted - names.begin());
    }
    o.count = number("count", 1e9);
    o.people = number("base_people", 2e9);
    o.printed_people = number("printed_base", 2e9);
    o.percent_people = number("percent_people", 100);
    o.percent_smartphones = number("percent_smartphones", 100);
    o.rank = static_cast<int>(number("rank", 63));
    o.source = table.text(row, "source");
    return o;
}

} // namespace

core::LocalDay parse_date(const std::string& text, const std::string& place) {
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    int end = 0;
    const bool read = std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &y, &m, &d, &end) == 3;
    const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{m},
                                           std::chrono::day{d}};
    if (!read || static_cast<std::size_t>(end) != text.size() || !date.ok()) {
        throw core::InputError(place, "'" + text + "' is not a date; give it as 2021-05-17");
    }
    return core::local_day(date);
}

core::TimePoint time_of(const Observation& observation) {
    return core::start_of(observation.date) +
           core::Milliseconds{static_cast<std::int64_t>(observation.hour * 3600e3)};
}

std::string text_of(core::LocalDay date) {
    const auto d = core::date_of(date);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int{d.year()}, unsigned{d.month()},
                  unsigned{d.day()});
    return text.data();
}

std::optional<double> Observation::share_of_people() const {
    if (people <= 0) {
        return percent_people > 0 ? std::optional{percent_people / 100} : std::nullopt;
    }
    if (count > 0) {
        return count / people;
    }
    return percent_people > 0 ? std::optional{percent_people / 100 * printed_people / people}
                              : std::nullopt;
}

std::optional<double> Observation::subscriptions() const {
    return count > 0 && percent_smartphones > 0 ? std::optional{100 * count / percent_smartphones}
                                                : std::nullopt;
}

Observations::Observations(const std::filesystem::path& file) {
    std::vector<core::Fault> faults;
    population::CsvTable table(file, columns, faults);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        rows_.push_back(read_row(table, row));
    }
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
}

std::vector<const Observation*> Observations::series(std::string_view slug) const {
    std::vector<const Observation*> found;
    for (const Observation& o : rows_) {
        if (o.slug == slug && o.counted != Counted::active && o.share_of_people()) {
            found.push_back(&o);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Observation* a, const Observation* b) {
        return a->date != b->date ? a->date < b->date : a->counted > b->counted;
    });
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const Observation* a, const Observation* b) { return a->date == b->date; }),
        found.end());
    return found;
}

std::optional<double> Observations::interpolated(std::string_view slug, core::LocalDay date) const {
    const auto known = series(slug);
    if (known.empty() || date < known.front()->date || date > known.back()->date) {
        return std::nullopt;
    }
    const auto after = std::find_if(known.begin(), known.end(),
                                    [&](const Observation* o) { return o->date >= date; });
    const double hi = *(*after)->share_of_people();
    if ((*after)->date == date) {
        return hi;
    }
    const Observation& before = **(after - 1);
    const double lo = *before.share_of_people();
    return lo + (hi - lo) * (date - before.date) / ((*after)->date - before.date);
}

} // namespace truyvet::adoption
