// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/place_keys.hpp"

#include "models/population/place_names.hpp"

namespace truyvet::scenario {
namespace {

struct Known {
    const population::Census& country;
    const adoption::Observations& observations;

    [[nodiscard]] std::string province(const std::string& text) const {
        const auto* p = population::province_named(country, text);
        return p == nullptr ? text : p->slug;
    }

    /// Also the country, and districts that were published ("Việt Yên (Bắc Giang)").
    [[nodiscard]] std::string observed(const std::string& text) const {
        const std::string slug = province(text);
        if (text.empty() || slug != text) {
            return slug;
        }
        for (const adoption::Observation& o : observations.all()) {
            if (o.slug == text) {
                return text;
            }
        }
        for (const adoption::Observation& o : observations.all()) {
            if (!population::meant(text, {o.place}).empty()) {
                return o.slug;
            }
        }
        return text;
    }

    [[nodiscard]] std::vector<std::string> provinces(std::vector<std::string> names) const {
        for (std::string& name : names) {
            name = province(name);
        }
        return names;
    }
};

} // namespace

void name_places(Experiment& experiment, const population::Census& country,
                 const adoption::Observations& observations) {
    const Known known{country, observations};
    Settings& base = experiment.settings;
    base.provinces = known.provinces(base.provinces);
    base.adoption.observed_place = known.observed(base.adoption.observed_place);
    for (Arm& arm : experiment.arms) {
        for (auto& [key, value] : arm.settings) {
            if (key == "population.provinces") {
                value = known.provinces(std::get<std::vector<std::string>>(value));
            } else if (key == "adoption.observed.place") {
                value = known.observed(std::get<std::string>(value));
            }
        }
    }
}

} // namespace truyvet::scenario
