// SPDX-License-Identifier: GPL-2.0-only
// A vaccination plan as a scenario writes it.
#include "models/core/csv.hpp"
#include "models/core/text.hpp"
#include "models/epidemic/notation.hpp"
#include "models/epidemic/vaccination.hpp"

#include <charconv>

namespace truyvet::epidemic {
namespace {

double percent_from(const std::string& text) {
    double x = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
    if (error != std::errc{} || end != text.data() + text.size() || !(x > 0 && x <= 100)) {
        throw Wrong{"'" + text + "' is no share; give more than 0 and at most 100 %"};
    }
    return x / 100;
}

/// "COUNT GROUP [in DISTRICT] DATE[..DATE]", "SHARE % GROUP ..."
Doses doses_from(const std::string& text, const EpidemicSettings& settings,
                 const DistrictNames& districts) {
    const std::vector<std::string> words = core::words(text);
    const bool share = words.size() > 1 && words[1] == "%";
    const std::size_t group = share ? 2 : 1;
    if (words.size() < group + 2) {
        throw Wrong{"write COUNT GROUP [in DISTRICT] DATE[..DATE], or SHARE % GROUP ..."};
    }
    Doses d;
    if (share) {
        d.share = percent_from(words[0]);
    } else {
        d.count = people_from(words[0]);
    }
    d.group = group_from(words[group]);
    const Dates dates = dates_from(words.back());
    d.from = dates.first;
    d.to = dates.last;
    d.district =
        place_from(std::span(words).subspan(group + 1, words.size() - group - 2), districts);
    if (d.from >= settings.start + static_cast<int>(settings.days)) {
        throw Wrong{"it begins after the " + std::to_string(settings.days) +
                    " days from epidemic.start on; change one of them"};
    }
    constexpr int most_days = 3650;
    if (settings.start - d.from > most_days || d.to - d.from > most_days) {
        throw Wrong{"it lies more than ten years away; change the dates"};
    }
    return d;
}

} // namespace

std::vector<Doses> doses_from(const EpidemicSettings& settings, const DistrictNames& districts,
                              const std::string& place) {
    core::Faults faults;
    std::vector<Doses> all;
    for (const std::string& text : settings.vaccine.plan) {
        try {
            all.push_back(doses_from(text, settings, districts));
        } catch (const Wrong& wrong) {
            faults.add(place, "\"" + text + "\": " + wrong.why);
        }
    }
    faults.throw_if_any();
    return all;
}

} // namespace truyvet::epidemic
