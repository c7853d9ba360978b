// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/outbreak_count.hpp"

#include "models/core/days.hpp"
#include "models/core/random.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace truyvet::engine {
namespace {

using core::TimePoint;

/// Isolated before quarantined before at home.
int strength(const Kept& k) {
    return k.isolated ? 3 : k.restriction.where == mobility::KeptWhere::away ? 2 : 1;
}

/// Spreads one person's time in one state over the days.
class Spread {
  public:
    Spread(core::LocalDay start, std::vector<OutbreakDay>& days) : start_(start), days_(days) {}

    void add(TimePoint from, TimePoint to, int state, bool infected) {
        from = std::max(from, core::start_of(start_));
        to = std::min(to, core::start_of(start_ + static_cast<int>(days_.size())));
        while (from < to) {
            const core::LocalDay day = core::local_day(from);
            const TimePoint until = std::min(to, core::start_of(day + 1));
            note(days_[static_cast<std::size_t>(day - start_)], core::in_days(until - from), state,
                 infected);
            from = until;
        }
    }

  private:
    static void note(OutbreakDay& day, double amount, int state, bool infected) {
        if (state == 3) {
            day.isolated += amount;
        } else if (state == 2) {
            day.quarantined += amount;
            day.quarantined_infected += infected ? amount : 0;
        } else {
            day.kept_home += amount;
        }
    }

    core::LocalDay start_;
    std::vector<OutbreakDay>& days_;
};

/// One person's restrictions, laid side by side.
void count_person(std::span<const Kept> mine, TimePoint infected, Spread& spread) {
    std::vector<TimePoint> cuts;
    for (const Kept& k : mine) {
        cuts.push_back(k.restriction.from);
        cuts.push_back(k.restriction.to);
    }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        int state = 0;
        for (const Kept& k : mine) {
            if (k.restriction.from <= cuts[i] && cuts[i] < k.restriction.to) {
                state = std::max(state, strength(k));
            }
        }
        if (state > 0) {
            spread.add(cuts[i], cuts[i + 1], state, infected < cuts[i + 1]);
        }
    }
}

/// Infectiousness up to so long after infection, in hours at the peak.
class Onward {
  public:
    explicit Onward(const epidemic::NaturalHistory& history) {
        constexpr core::Milliseconds hour = std::chrono::hours{1};
        for (core::Milliseconds t{}; t < history.until(); t += hour) {
            sums_.push_back(sums_.back() + history.relative(t + hour / 2));
        }
    }
    [[nodiscard]] double until(core::Milliseconds since) const {
        const auto hours = std::max<std::int64_t>(0, since / std::chrono::hours{1});
        return sums_[std::min(static_cast<std::size_t>(hours), sums_.size() - 1)];
    }

  private:
    std::vector<double> sums_{0};
};

core::Milliseconds since(TimePoint infected, TimePoint t) {
    return t == TimePoint::max() ? core::Milliseconds::max() : t - infected;
}

void count_offspring(std::span<const OutbreakInfection> tree,
                     const epidemic::EpidemicSettings& settings, OutbreakResult& out) {
    const core::LocalDay end = settings.start + static_cast<int>(settings.days);
    const TimePoint last = core::start_of(end) - core::from_days(settings.history.until_days);
    std::unordered_map<std::uint32_t, std::int64_t> infected_by;
    for (const OutbreakInfection& i : tree) {
        if (i.infection.by.exists()) {
            ++infected_by[i.infection.by.value];
        }
    }
    std::map<std::int64_t, std::int64_t> histogram;
    for (const OutbreakInfection& i : tree) {
        if (i.infection.when <= last) {
            const auto found = infected_by.find(i.infection.person.value);
            ++histogram[found == infected_by.end() ? 0 : found->second];
        }
    }
    for (const auto& [offspring, cases] : histogram) {
        out.offspring.push_back({offspring, cases});
    }
}

} // namespace

void count_kept(std::vector<Kept> kept, core::LocalDay start,
                const std::function<TimePoint(core::PersonId)>& infected_at,
                std::vector<OutbreakDay>& days) {
    std::stable_sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) {
        return a.restriction.person < b.restriction.person;
    });
    Spread spread(start, days);
    for (auto first = kept.begin(); first != kept.end();) {
        const core::PersonId person = first->restriction.person;
        const auto last = std::find_if(
            first, kept.end(), [&](const Kept& k) { return k.restriction.person != person; });
        count_person({first, last}, infected_at(person), spread);
        first = last;
    }
}

void count_onward(std::span<const OutbreakInfection> tree,
                  const epidemic::EpidemicSettings& settings, OutbreakResult& out) {
    const epidemic::NaturalHistory history(settings.history, core::Randomness(0, 0));
    const Onward onward(history);
    for (const OutbreakInfection& i : tree) {
        const TimePoint infected = i.infection.when;
        const double alone = onward.until(since(infected, i.would_come));
        const double left = onward.until(since(infected, std::min(i.quarantined, i.would_come)));
        out.onward += i.infection.infectiousness * alone;
        out.cut_by_quarantine += i.infection.infectiousness * (alone - left);
    }
}

OutbreakLinks count_links(std::span<const Investigated> cases,
                          std::span<const OutbreakInfection> tree) {
    std::unordered_map<std::uint32_t, const OutbreakInfection*> infected;
    std::unordered_multimap<std::uint32_t, const OutbreakInfection*> by;
    for (const OutbreakInfection& i : tree) {
        infected.emplace(i.infection.person.value, &i);
        if (i.infection.by.exists()) {
            by.emplace(i.infection.by.value, &i);
        }
    }
    OutbreakLinks links;
    for (const Investigated& c : cases) {
        const OutbreakInfection& mine = *infected.at(c.person.value);
        const std::set<core::PersonId> named(c.named.begin(), c.named.end());
        if (const core::PersonId source = mine.infection.by; source.exists()) {
            const bool known = infected.at(source.value)->reported < mine.reported;
            links.cases += 1;
            links.infector_known += known;
            links.infector_named += !known && named.contains(source);
        }
        const auto [first, last] = by.equal_range(c.person.value);
        for (auto i = first; i != last; ++i) {
            if (i->second->infection.when < mine.reported) {
                links.infectees += 1;
                links.infectees_named += named.contains(i->second->infection.person);
            }
        }
    }
    return links;
}

void count_tree(std::span<const OutbreakInfection> tree, const population::Population& people,
                const epidemic::EpidemicSettings& settings, OutbreakResult& out) {
    std::map<std::pair<InfectedBy, std::int64_t>, std::int64_t> parts;
    for (const OutbreakInfection& i : tree) {
        const core::PersonId person = i.infection.person;
        ++parts[{InfectedBy::decade, epidemic::decade(people.age(person))}];
        ++parts[{InfectedBy::district, people.district(person).value}];
        if (i.infection.room.exists()) {
            const auto kind = people.kind(i.infection.room);
            ++parts[{InfectedBy::room, static_cast<std::int64_t>(kind)}];
            ++parts[{InfectedBy::setting,
                     static_cast<std::int64_t>(population::facts(kind).setting)}];
        }
    }
    for (const auto& [of, infections] : parts) {
        out.parts.push_back({of.first, of.second, infections});
    }
    count_offspring(tree, settings, out);
    count_onward(tree, settings, out);
}

} // namespace truyvet::engine
