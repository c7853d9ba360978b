// SPDX-License-Identifier: GPL-2.0-only
// Seeds as a scenario or a file writes them.
#include "models/core/csv.hpp"
#include "models/core/text.hpp"
#include "models/epidemic/imports.hpp"
#include "models/epidemic/notation.hpp"

namespace truyvet::epidemic {
namespace {

/// "COUNT GROUP [in DISTRICT] [together] DATE[..DATE]"
Seed seed_from(const std::string& text, const DistrictNames& districts) {
    std::vector<std::string> words = core::words(text);
    if (words.size() < 3) {
        throw Wrong{"write COUNT GROUP [in DISTRICT] [together] DATE[..DATE]"};
    }
    Seed seed;
    seed.count = people_from(words[0]);
    seed.group = group_from(words[1]);
    const Dates dates = dates_from(words.back());
    seed.from = dates.first;
    seed.to = dates.last;
    words.pop_back();
    if (words.back() == "together") {
        seed.together = true;
        words.pop_back();
    }
    seed.district = place_from(std::span(words).subspan(2), districts);
    return seed;
}

Seed seed_from(const core::CsvRow& row, const DistrictNames& districts) {
    Seed seed;
    seed.count = people_from(row["count"]);
    const Dates dates = dates_from(row["date"]);
    seed.from = dates.first;
    seed.to = dates.last;
    seed.group = row["group"].empty() ? 0 : group_from(row["group"]);
    if (!row["district"].empty()) {
        seed.district = district_from(row["district"], districts);
    }
    const std::string_view together = row["together"];
    if (!together.empty() && together != "0" && together != "1") {
        throw Wrong{"together = '" + std::string(together) + "'; give 1 or 0"};
    }
    seed.together = together == "1";
    return seed;
}

void within(const Seed& seed, const EpidemicSettings& settings) {
    const core::LocalDay end = settings.start + static_cast<int>(settings.days);
    if (seed.from < settings.start || seed.to >= end) {
        throw Wrong{"it lies outside the " + std::to_string(settings.days) +
                    " days from epidemic.start on; change one of them"};
    }
}

} // namespace

DistrictNames district_names(const population::Census& census) {
    DistrictNames all;
    for (const population::ProvinceFigures& p : census.provinces) {
        for (const population::DistrictFigures& d : p.districts) {
            all.push_back(
                {p.slug, d.name, core::DistrictId{static_cast<std::uint32_t>(all.size())}});
        }
    }
    return all;
}

std::vector<Seed> seeds_from(const EpidemicSettings& settings, const DistrictNames& districts,
                             const std::string& place) {
    core::Faults faults;
    std::vector<Seed> seeds;
    const auto take = [&](const std::string& where, const std::string& what, auto read) {
        try {
            const Seed seed = read();
            within(seed, settings);
            seeds.push_back(seed);
        } catch (const Wrong& wrong) {
            faults.add(where, what + wrong.why);
        }
    };
    for (const std::string& text : settings.imports.seeds) {
        take(place, "\"" + text + "\": ", [&] { return seed_from(text, districts); });
    }
    if (!settings.imports.file.empty()) {
        core::read_csv(std::filesystem::path(settings.imports.file),
                       {{"date", "count"}, {"group", "district", "together"}}, faults,
                       [&](const core::CsvRow& row) {
                           take(row.place(), "", [&] { return seed_from(row, districts); });
                       });
    }
    faults.throw_if_any();
    return seeds;
}

} // namespace truyvet::epidemic
