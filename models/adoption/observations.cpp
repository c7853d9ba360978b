// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/observations.hpp"

#include "models/core/csv.hpp"
#include "models/core/date_text.hpp"

#include <algorithm>
#include <array>

namespace truyvet::adoption {
namespace {

const core::CsvColumns columns{{"date", "hour", "slug", "place", "counted", "count", "base_people",
                                "printed_base", "percent_people", "percent_smartphones", "rank",
                                "source"},
                               {},
                               {},
                               true};

Observation observation_from(const core::CsvRow& row, core::Faults& faults) {
    const auto number = [&](const char* column, double hi, double otherwise = 0) {
        return row[column].empty() ? otherwise
                                   : number_in(row, column, faults, 0, hi).value_or(otherwise);
    };
    Observation o;
    o.date = day_in(row, "date", faults).value_or(core::LocalDay{});
    o.hour = number("hour", 24, 12);
    o.slug = row.text("slug");
    o.place = row.text("place");
    constexpr std::array<std::string_view, 4> names{"downloads", "installs", "accounts", "active"};
    const auto counted = std::find(names.begin(), names.end(), row["counted"]);
    if (counted == names.end()) {
        faults.add(row, "counted", "is unknown; give downloads, installs, accounts or active");
    } else {
        o.counted = static_cast<Counted>(counted - names.begin());
    }
    o.count = number("count", 1e9);
    o.people = number("base_people", 2e9);
    o.printed_people = number("printed_base", 2e9);
    o.percent_people = number("percent_people", 100);
    o.percent_smartphones = number("percent_smartphones", 100);
    o.rank = static_cast<int>(number("rank", 63));
    o.source = row.text("source");
    return o;
}

} // namespace

core::LocalDay parse_date(const std::string& text, const std::string& place) {
    const auto day = core::day_from(text);
    if (!day) {
        throw core::InputError(place, "'" + text + "' is not a date; give it as 2021-05-17");
    }
    return *day;
}

core::TimePoint time_of(const Observation& observation) {
    return core::start_of(observation.date) +
           core::Milliseconds{static_cast<std::int64_t>(observation.hour * 3600e3)};
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
    core::Faults faults;
    core::read_csv(file, columns, faults, [&](const core::CsvRow& row) {
        rows_.push_back(observation_from(row, faults));
    });
    faults.throw_if_any();
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
