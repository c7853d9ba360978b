// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/campaigns.hpp"

#include "models/core/days.hpp"
#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::adoption {
namespace {

constexpr core::Purpose campaign_draw{"adoption.campaign"};
constexpr core::Purpose uninstall_draw{"adoption.uninstall"};

/// FNV-1a, as core::Purpose forms it, for names that come from a scenario.
std::uint64_t code(std::string_view name) {
    std::uint64_t h = 14695981039346656037ULL;
    for (const char c : name) {
        h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return h;
}

struct Usual {
    double reached_per_day;
    double convinced;
    double cost_vnd;
};
// assumptions, in the order of Means.
constexpr std::array<Usual, means_names.size()> usual_rates{{{0.50, 0.03, 300},
                                                             {0.30, 0.03, 100},
                                                             {0.15, 0.04, 50},
                                                             {0.20, 0.04, 20},
                                                             {0.05, 0.02, 200},
                                                             {0.03, 0.35, 10000},
                                                             {0.10, 0.30, 1000},
                                                             {0.25, 0.60, 500}}};

} // namespace

double Campaign::reached(core::TimePoint then) const {
    const double run = core::in_days(std::min(then, end) - start);
    return run <= 0 ? 0 : 1 - std::exp(-reached_per_day * run);
}

void Campaign::stop_when_spent(double audience_size) {
    if (budget_vnd <= 0 || cost_vnd <= 0) {
        return;
    }
    const double share = budget_vnd / (cost_vnd * audience_size);
    if (share < reached(end)) {
        end = start + core::from_days(-std::log1p(-share) / reached_per_day);
    }
}

Campaign usual(Means means) {
    const auto i = static_cast<std::size_t>(means);
    Campaign c;
    c.name = means_names[i];
    c.reached_per_day = usual_rates[i].reached_per_day;
    c.convinced = usual_rates[i].convinced;
    c.cost_vnd = usual_rates[i].cost_vnd;
    return c;
}

std::optional<Means> means_named(std::string_view text) {
    const auto found = std::find(means_names.begin(), means_names.end(), text);
    return found == means_names.end()
               ? std::nullopt
               : std::optional{static_cast<Means>(found - means_names.begin())};
}

std::optional<core::TimePoint> Campaigner::convinced(core::PersonId person,
                                                     const Traits& traits) const {
    std::optional<core::TimePoint> first;
    for (const Campaign& c : timeline_.campaigns) {
        if (!c.audience.contains(traits)) {
            continue;
        }
        // More effort reaches the same people earlier and convinces more of them.
        const auto words = chance_.stream(campaign_draw, person, code(c.name)).block(0);
        if (core::uniform53(words[0]) >= c.reached(timeline_.at) ||
            core::uniform53(words[1]) >= c.convinced) {
            continue;
        }
        const auto when = c.start + core::from_days(-std::log1p(-core::uniform53(words[0])) /
                                                    std::max(c.reached_per_day, 1e-12));
        first = first ? std::min(*first, when) : when;
    }
    return first;
}

bool Campaigner::kept(core::PersonId person, core::TimePoint since) const {
    const double elapsed = std::max(0.0, core::in_days(timeline_.at - since));
    return timeline_.uninstalled_per_day == 0 ||
           chance_.uniform(uninstall_draw, person.value) <
               std::pow(1 - timeline_.uninstalled_per_day, elapsed);
}

double Campaigner::awake(core::TimePoint since) const {
    return std::pow(1 - timeline_.lapsed_per_day,
                    std::max(0.0, core::in_days(timeline_.at - since)));
}

} // namespace truyvet::adoption
