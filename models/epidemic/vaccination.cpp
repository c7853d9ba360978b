// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/vaccination.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::epidemic {
namespace {

constexpr core::Purpose turn_draw{"epidemic.vaccination"};

std::uint32_t asked(const Doses& line, std::size_t of_group) {
    return line.count > 0 ? line.count
                          : static_cast<std::uint32_t>(
                                std::llround(line.share * static_cast<double>(of_group)));
}

} // namespace

Vaccination::Vaccination(const population::Population& people, const VaccineSettings& settings,
                         const std::vector<Doses>& plan, const core::Randomness& chance)
    : settings_(settings) {
    if (plan.empty()) {
        return;
    }
    before_first_ = std::min_element(plan.begin(), plan.end(),
                                     [](const Doses& a, const Doses& b) { return a.from < b.from; })
                        ->from -
                    1;
    first_.assign(people.people(), never);
    for (const Doses& line : plan) {
        serve(people, line, chance);
    }
}

void Vaccination::serve(const population::Population& people, const Doses& line,
                        const core::Randomness& chance) {
    std::vector<core::PersonId> waiting = members(people, line.group, line.district);
    const std::uint32_t doses = asked(line, waiting.size());
    std::erase_if(waiting, [&](core::PersonId p) { return first_[p.value] != never; });
    if (doses > waiting.size()) {
        throw core::InputError("epidemic.vaccination.plan",
                               std::to_string(doses) + " doses for " +
                                   std::string(group_names()[line.group]) + " are more than the " +
                                   std::to_string(waiting.size()) +
                                   " of them who have none yet; give fewer");
    }
    std::vector<std::pair<double, core::PersonId>> turns;
    for (const core::PersonId p : waiting) {
        turns.emplace_back(chance.uniform(turn_draw, p.value), p);
    }
    std::sort(turns.begin(), turns.end());
    const auto days = static_cast<std::uint64_t>(line.to - line.from) + 1;
    const int start = line.from - before_first_;
    for (std::uint64_t i = 0; i < doses; ++i) {
        first_[turns[i].second.value] =
            static_cast<std::uint16_t>(start + static_cast<int>(i * days / doses));
    }
}

std::optional<core::LocalDay> Vaccination::first_dose(core::PersonId p) const {
    return first_.empty() || first_[p.value] == never
               ? std::nullopt
               : std::optional(before_first_ + static_cast<int>(first_[p.value]));
}

/// Of the hazard, or the chance of illness: one dose protects after a delay, the second after as
/// long again; then the effect halves every half-life.
double Vaccination::left(const std::vector<double>& effects, core::PersonId p,
                         core::TimePoint t) const {
    if (first_.empty() || first_[p.value] == never) {
        return 1;
    }
    const double since =
        core::seconds(t - core::start_of(before_first_ + static_cast<int>(first_[p.value]))) /
        86400;
    const double second = settings_.second_after_days;
    const bool twice = second > 0 && since >= second + settings_.delay_days;
    const double works = since - settings_.delay_days - (twice ? second : 0);
    if (works < 0) {
        return 1;
    }
    const double half_life = settings_.half_life_days;
    return 1 - effects[twice ? 1 : 0] * (half_life > 0 ? std::exp2(-works / half_life) : 1);
}

} // namespace truyvet::epidemic
