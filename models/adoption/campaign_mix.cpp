// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/campaign_mix.hpp"

#include "models/core/assert.hpp"
#include "models/core/days.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace truyvet::adoption {
namespace {

using Reached = std::vector<double>;

double audience(const MixProblem& p, std::size_t k) {
    double people = 0;
    for (const Segment& s : p.segments) {
        people += (s.means >> k & 1U) != 0 ? s.people : 0;
    }
    return people;
}

/// Owners without the app of a segment whom nobody convinces.
double unconvinced(const MixProblem& p, const Segment& s, const Reached& reached) {
    double share = 1;
    for (std::size_t k = 0; k < p.means.size(); ++k) {
        share *= (s.means >> k & 1U) != 0 ? 1 - p.means[k].convinced * reached[k] : 1;
    }
    return share;
}

/// What one means adds if it reaches its whole audience while the others stay.
double slope(const MixProblem& p, Reached reached, std::size_t k) {
    reached[k] = 1;
    const double with = p.installed(reached);
    reached[k] = 0;
    return with - p.installed(reached);
}

/// The last means of a mix, as far as the target needs it or the money lasts.
void finish(const MixProblem& p, Reached& reached, std::size_t k, double most) {
    const double per_share = audience(p, k) * p.means[k].cost_vnd;
    const double left = p.budget_vnd - p.cost_vnd(reached);
    const double affordable = p.budget_vnd > 0 && per_share > 0 ? left / per_share : most;
    const double gain = slope(p, reached, k);
    const double needed = gain > 0 ? (p.installs - p.installed(reached)) / gain : 0;
    reached[k] = std::clamp(std::min(needed, affordable), 0.0, most);
}

bool better(const MixProblem& p, const Reached& a, const std::optional<Reached>& b) {
    constexpr double half = 0.5; // of an install
    if (!b) {
        return true;
    }
    const bool a_hits = p.installed(a) >= p.installs - half;
    const bool b_hits = p.installed(*b) >= p.installs - half;
    if (a_hits != b_hits) {
        return a_hits;
    }
    return a_hits ? p.cost_vnd(a) < p.cost_vnd(*b) : p.installed(a) > p.installed(*b);
}

/// Of each segment's gain, by how often each means would have convinced alone (their hazards).
void attribute(const MixProblem& p, Mix& mix) {
    for (const Segment& s : p.segments) {
        double all = 0;
        for (const MixPart& part : mix.parts) {
            all += (s.means >> part.means & 1U) != 0
                       ? -std::log1p(-p.means[part.means].convinced * part.reached)
                       : 0;
        }
        const double gain = (s.owners - s.installs) * (1 - unconvinced(p, s, mix.reached));
        for (MixPart& part : mix.parts) {
            const bool theirs = (s.means >> part.means & 1U) != 0;
            part.installs +=
                theirs && all > 0
                    ? gain * -std::log1p(-p.means[part.means].convinced * part.reached) / all
                    : 0;
        }
    }
}

Mix described(const MixProblem& p, const Reached& reached) {
    Mix mix;
    mix.reached = reached;
    for (std::size_t k = 0; k < reached.size(); ++k) {
        if (reached[k] > 0) {
            const Campaign& c = p.means[k];
            const double people = audience(p, k) * reached[k];
            const double days = -std::log1p(-reached[k]) / c.reached_per_day;
            mix.parts.push_back({k, reached[k], people, people * c.cost_vnd, 0,
                                 std::min(c.end, c.start + core::from_days(days))});
        }
    }
    std::stable_sort(mix.parts.begin(), mix.parts.end(),
                     [&](const MixPart& a, const MixPart& b) { return a.cost_vnd < b.cost_vnd; });
    attribute(p, mix);
    mix.installs = p.installed(reached);
    mix.cost_vnd = p.cost_vnd(reached);
    mix.on_target = mix.installs >= p.installs - 0.5;
    return mix;
}

} // namespace

std::vector<double> MixProblem::most() const {
    std::vector<double> all;
    for (const Campaign& c : means) {
        all.push_back(c.reached(c.end));
    }
    return all;
}

double MixProblem::installed(const std::vector<double>& reached) const {
    double sum = 0;
    for (const Segment& s : segments) {
        sum += installed(s, reached);
    }
    return sum;
}

double MixProblem::installed(const Segment& s, const std::vector<double>& reached) const {
    return s.installs + (s.owners - s.installs) * (1 - unconvinced(*this, s, reached));
}

double MixProblem::cost_vnd(const std::vector<double>& reached) const {
    double sum = 0;
    for (std::size_t k = 0; k < means.size(); ++k) {
        sum += reached[k] > 0 ? audience(*this, k) * reached[k] * means[k].cost_vnd : 0;
    }
    return sum;
}

Mix best_mix(const MixProblem& p) {
    TRUYVET_EXPECT(p.means.size() <= 12, p.means.size());
    const std::size_t n = p.means.size();
    const Reached most = p.most();
    std::optional<Reached> best;
    for (std::uint32_t full = 0; full < (1U << n); ++full) {
        Reached reached(n, 0);
        for (std::size_t k = 0; k < n; ++k) {
            reached[k] = (full >> k & 1U) != 0 ? most[k] : 0;
        }
        if (p.budget_vnd > 0 && p.cost_vnd(reached) > p.budget_vnd) {
            continue;
        }
        best = better(p, reached, best) ? std::optional(reached) : best;
        for (std::size_t k = 0; k < n; ++k) {
            if ((full >> k & 1U) == 0) {
                Reached with = reached;
                finish(p, with, k, most[k]);
                best = better(p, with, best) ? std::optional(with) : best;
            }
        }
    }
    return described(p, *best);
}

double installed_by(const MixProblem& p, const Mix& mix, core::TimePoint then) {
    Reached reached(p.means.size(), 0);
    for (const MixPart& part : mix.parts) {
        Campaign c = p.means[part.means];
        c.end = part.end;
        reached[part.means] = c.reached(then);
    }
    return p.installed(reached);
}

} // namespace truyvet::adoption
