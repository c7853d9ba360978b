// SPDX-License-Identifier: GPL-2.0-only
// Who owns a smartphone, who installs, who uses the app.
#include "models/core/error.hpp"
#include "sim/scenario/check_observed.hpp"
#include "tests/conformance/installs.hpp"

#include <cmath>

namespace truyvet::conformance {
namespace {

/// Everybody owns a phone; half of the people install; no chance but in who.
scenario::Settings everybody() {
    scenario::Settings s;
    s.ownership.adult_share = 1;
    s.adoption.target = {0.5, adoption::Denominator::people};
    s.adoption.use = {1, 1};
    return s;
}

double odds(double p) {
    return p / (1 - p);
}

double chance(const Town& town, std::uint8_t age, bool urban) {
    adoption::Traits t;
    t.age = age;
    t.urban = urban;
    return town.ownership()(t);
}

Measured owners(const Moved& moved) {
    const Town town(moved.over({}));
    double adults = 0;
    double owners = 0;
    for (std::uint32_t i = 0; i < town_size; ++i) {
        if (traits_in_town(core::PersonId{i}).age >= 18) {
            adults += 1;
            owners += town.phones().of(core::PersonId{i}).owned() ? 1 : 0;
        }
    }
    return share_of(owners, adults);
}

Measured urban_odds(const Moved& moved) {
    const Town town(moved.over({}));
    return exactly(odds(chance(town, 30, true)) / odds(chance(town, 30, false)));
}

Measured log_odds_of_age(const Moved& moved) {
    const Town town(moved.over({}));
    return exactly(std::log(odds(chance(town, 30, false)) / odds(chance(town, 60, false))));
}

Measured subscriptions(const Moved& moved) {
    const Town town(moved.over({}));
    return exactly(town.phones().count(adoption::Denominator::smartphone_subscriptions) /
                   double{town_size});
}

Measured installs(const Moved& moved) {
    return exactly(Town(moved.over(everybody())).adopters().reached().of_people);
}

Measured accounts(const Moved& moved) {
    const auto reached = Town(moved.over(everybody())).adopters().reached();
    return share_of(reached.registered, reached.installed);
}

Measured in_use(const Moved& moved) {
    const auto reached = Town(moved.over(everybody())).adopters().reached();
    return share_of(reached.active, reached.registered);
}

/// Of pairs of 30-year-olds, those in which both install: `apart` from the first to the second.
Measured both_install(const Moved& moved, std::uint32_t apart, std::uint32_t every) {
    const Town town(moved.over(everybody()));
    double pairs = 0;
    double both = 0;
    for (std::uint32_t i = 0; i < town_size; i += every) {
        pairs += 1;
        both += town.adopters().installed(core::PersonId{i}) &&
                        town.adopters().installed(core::PersonId{i + apart})
                    ? 1
                    : 0;
    }
    return share_of(both, pairs);
}

Measured refused(const Moved& moved) {
    scenario::Settings s;
    s.adoption.target = {1, adoption::Denominator::people};
    try {
        const Town town(moved.over(s));
    } catch (const core::InputError&) {
        return exactly(1);
    }
    return exactly(0);
}

Measured old_refused(const Moved& moved) {
    scenario::Settings s;
    s.adoption.observed_place = "lao-cai";
    s.cases.date = s.adoption.observed_date + 60;
    return exactly(scenario::count_of_another_time(moved.over(s)) ? 1 : 0);
}

} // namespace

std::vector<Outcome> adoption_outcomes() {
    return {
        {"share of adults who own a smartphone", owners},
        {"odds of owning a smartphone at 30, town over country", urban_odds},
        {"log odds of owning a smartphone, 30 over 60", log_odds_of_age},
        {"smartphone subscriptions per person", subscriptions},
        {"installs per person", installs},
        {"share of installs with a number", accounts},
        {"share of accounts in use", in_use},
        {"share of couples who both install", [](const Moved& m) { return both_install(m, 1, 4); }},
        {"share of pairs of colleagues who both install",
         [](const Moved& m) { return both_install(m, 4, 8); }},
        {"targets beyond the smartphones refused, of one", refused},
        {"counts 60 days old refused, of one", old_refused}};
}

} // namespace truyvet::conformance
