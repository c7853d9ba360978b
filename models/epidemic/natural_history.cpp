// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/natural_history.hpp"

#include "models/core/days.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::epidemic {
namespace {

constexpr core::Purpose person_draw{"epidemic.natural_history"};
constexpr core::Milliseconds hour = std::chrono::hours{1};

} // namespace

NaturalHistory::NaturalHistory(const NaturalHistorySettings& settings,
                               const core::Randomness& chance)
    : settings_(settings), chance_(chance), latent_(core::from_days(settings.latent_days)),
      until_(core::from_days(std::max(settings.until_days, settings.latent_days))) {
    const double scale = settings.infectiousness_sd_days * settings.infectiousness_sd_days /
                         settings.infectiousness_mean_days;
    const double shape = settings.infectiousness_mean_days / scale;
    const auto hours = static_cast<std::size_t>(until_ / hour) + 2;
    std::vector<double> log_density(hours);
    for (std::size_t h = 0; h < hours; ++h) {
        const double days = std::max(0.01, static_cast<double>(h)) / 24;
        log_density[h] = (shape - 1) * std::log(days) - days / scale;
    }
    const auto top = std::max_element(log_density.begin(), log_density.end());
    peak_ = hour * (top - log_density.begin());
    for (const double l : log_density) {
        hourly_.push_back(std::exp(l - *top));
    }
}

Course NaturalHistory::course(core::PersonId person, unsigned age, core::TimePoint infected,
                              double illness) const {
    core::Stream draw = chance_.stream(person_draw, person);
    Course c;
    c.infected = infected;
    c.infectious = infected + latent_;
    c.recovered = infected + until_;
    const double u = draw.uniform();
    const double never_ill = settings_.asymptomatic[decade(age)];
    const double asymptomatic = never_ill + (1 - never_ill) * (1 - illness);
    const double severe = settings_.severe[decade(age)] * illness;
    c.severity = u < asymptomatic            ? Severity::asymptomatic
                 : u < asymptomatic + severe ? Severity::severe
                                             : Severity::mild;
    c.onset = infected + core::from_days(draw.lognormal(std::log(settings_.incubation_median_days),
                                                        settings_.incubation_log_sd));
    // Mean 1 and the standard deviation asked for.
    const double log_variance = std::log1p(settings_.individual_sd * settings_.individual_sd);
    const double multiplier = draw.lognormal(-log_variance / 2, std::sqrt(log_variance));
    const double factor = c.severity == Severity::asymptomatic ? settings_.asymptomatic_factor
                          : c.severity == Severity::mild       ? settings_.mild_factor
                                                               : 1.0;
    c.infectiousness = static_cast<float>(multiplier * factor);
    return c;
}

double NaturalHistory::interpolated(core::Milliseconds since) const {
    const auto h = static_cast<std::size_t>(since / hour);
    const double part = static_cast<double>((since % hour).count()) / 3600e3;
    return hourly_[h] + part * (hourly_[h + 1] - hourly_[h]);
}

double NaturalHistory::relative(core::Milliseconds since) const {
    return since < latent_ || since >= until_ ? 0 : interpolated(since);
}

double NaturalHistory::most(core::Milliseconds from, core::Milliseconds to) const {
    from = std::max(from, latent_);
    to = std::min(to, until_);
    if (from >= to) {
        return 0;
    }
    // One peak: the density rises to it and falls after it.
    return from <= peak_ && peak_ <= to ? 1 : std::max(interpolated(from), interpolated(to));
}

} // namespace truyvet::epidemic
