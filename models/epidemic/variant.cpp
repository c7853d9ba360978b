// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/variant.hpp"

#include <algorithm>

namespace truyvet::epidemic {
namespace {

/// A list without a value for the second dose has none for it.
void scale(std::vector<double>& by_dose, const std::vector<double>& left) {
    const std::size_t n = std::min(by_dose.size(), left.size());
    for (std::size_t dose = 0; dose < n; ++dose) {
        by_dose[dose] *= left[dose];
    }
}

} // namespace

EpidemicSettings as_variant(EpidemicSettings s) {
    if (s.dose.variant != Variant::delta) {
        return s;
    }
    s.history.incubation_median_days *= s.delta.pace;
    s.history.infectiousness_mean_days *= s.delta.pace;
    s.history.infectiousness_sd_days *= s.delta.pace;
    s.dose.risk_per_hour /= s.delta.pace;
    scale(s.vaccine.against_infection, s.delta.vaccine);
    scale(s.vaccine.against_transmission, s.delta.vaccine);
    scale(s.vaccine.against_illness, s.delta.vaccine);
    return s;
}

} // namespace truyvet::epidemic
