// SPDX-License-Identifier: GPL-2.0-only
// What a place and a date come to: the published count, or an estimate where nothing was published.
#include "models/adoption/observations.hpp"

#include "models/core/date_text.hpp"
#include "models/core/error.hpp"
#include "models/core/nearest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace truyvet::adoption {
namespace {

/// From March 2021 on the published counts are accounts with a phone number.
constexpr core::LocalDay accounts_from = core::local_day(std::chrono::year_month_day{
    std::chrono::year{2021}, std::chrono::month{3}, std::chrono::day{15}});
/// The middle province of 2020: Binh Thuan, rank 34 of 63, 8.53 % on 23 August 2020.
constexpr std::string_view middle_province = "binh-thuan";
/// Scatter of the logarithm of provinces' shares around the estimate. 2021: the five that were
/// published by themselves, not as leaders (Bac Giang, Dien Bien, Lao Cai, Tuyen Quang, Yen Bai),
/// have 0.19, leave-one-out. 2020: those of August have about 0.33 around the middle province.
constexpr double log_scatter_2021 = 0.20;
constexpr double log_scatter_2020 = 0.35;

std::string dates_of(const std::vector<const Observation*>& series) {
    std::string all;
    for (const Observation* o : series) {
        all += (all.empty() ? "" : ", ") + core::date_text(o->date);
    }
    return all;
}

ObservedAdoption as_published(const Observation& o) {
    ObservedAdoption a;
    a.target.share = *o.share_of_people();
    a.lo = a.hi = a.target.share;
    std::array<char, 160> text{};
    if (o.count > 0) {
        std::snprintf(text.data(), text.size(), "%.0f, %.2f %% of %.0f people", o.count,
                      100 * a.target.share, o.people);
    } else {
        std::snprintf(text.data(), text.size(), "%.2f %% of the people", 100 * a.target.share);
    }
    a.says = o.place + ", " + core::date_text(o.date) + ": " + text.data() + " (" + o.source + ")";
    return a;
}

} // namespace

ObservedAdoption Observations::observed(std::string_view slug, core::LocalDay date,
                                        bool known_province) const {
    const auto known = series(slug);
    if (known.empty() && known_province) {
        return estimate(slug, date);
    }
    if (known.empty()) {
        std::vector<std::string> slugs;
        for (const Observation& o : rows_) {
            slugs.push_back(o.slug);
        }
        const auto near = core::nearest_name(slug, slugs);
        throw core::InputError(
            "", "adoption.observed.place = '" + std::string(slug) + "' is unknown; " +
                    (near ? "the nearest is '" + *near + "' (" + dates_of(series(*near)) + ")"
                          : "truyvet provinces lists what was published"));
    }
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Observation* o) { return o->date == date; });
    if (found == known.end()) {
        throw core::InputError("", "adoption.observed: nothing was published for '" +
                                       std::string(slug) + "' on " + core::date_text(date) +
                                       "; give one of " + dates_of(known));
    }
    ObservedAdoption a = as_published(**found);
    for (const Observation& o : rows_) {
        if (o.slug == slug && o.date == date && o.counted == Counted::active &&
            (*found)->count > 0) {
            a.active_share = o.count / (*found)->count;
        }
    }
    return a;
}

double Observations::national(Counted counted, core::LocalDay date) const {
    const Observation* before = nullptr;
    for (const Observation& o : rows_) { // by date within the country
        if (o.slug != "viet-nam" || o.counted != counted) {
            continue;
        }
        if (o.date >= date) {
            return before == nullptr
                       ? o.count
                       : before->count + (o.count - before->count) * (date - before->date) /
                                             (o.date - before->date);
        }
        before = &o;
    }
    return before == nullptr ? 0 : before->count;
}

std::optional<double> Observations::carried(std::string_view slug, core::LocalDay date) const {
    const bool accounts = date >= accounts_from;
    auto known = series(slug);
    known.erase(std::remove_if(
                    known.begin(), known.end(),
                    [&](const Observation* o) { return (o->date >= accounts_from) != accounts; }),
                known.end());
    if (known.empty()) {
        return std::nullopt;
    }
    if (date > known.front()->date && date < known.back()->date) {
        return interpolated(slug, date);
    }
    const Observation& nearest = date <= known.front()->date ? *known.front() : *known.back();
    const Counted counted = accounts ? Counted::accounts : Counted::downloads;
    return *nearest.share_of_people() * national(counted, date) / national(counted, nearest.date);
}

double Observations::rest_of_the_country(core::LocalDay date) const {
    double installs = national(Counted::accounts, date);
    double people = series("viet-nam").front()->people;
    std::set<std::string_view> seen{"viet-nam"};
    for (const Observation& o : rows_) {
        if (o.people > 0 && seen.insert(o.slug).second) {
            if (const auto share = carried(o.slug, date)) {
                installs -= *share * o.people;
                people -= o.people;
            }
        }
    }
    return installs / people;
}

ObservedAdoption Observations::estimate(std::string_view slug, core::LocalDay date) const {
    const bool accounts = date >= accounts_from;
    ObservedAdoption a;
    a.estimated = true;
    a.target.share = accounts ? rest_of_the_country(date) : carried(middle_province, date).value();
    const double factor = std::exp(1.96 * (accounts ? log_scatter_2021 : log_scatter_2020));
    a.lo = a.target.share / factor;
    a.hi = a.target.share * factor;
    std::array<char, 300> text{};
    std::snprintf(text.data(), text.size(),
                  "%s, %s: estimated, %.1f %% of the people (95 %% interval %.1f to %.1f): nothing "
                  "was published; %s",
                  std::string(slug).c_str(), core::date_text(date).c_str(), 100 * a.target.share,
                  100 * a.lo, 100 * a.hi,
                  accounts ? "the country's count less the published provinces, spread evenly"
                           : "the middle province (Binh Thuan, rank 34) carried with the country");
    a.says = text.data();
    return a;
}

} // namespace truyvet::adoption
