// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/imports.hpp"

#include "models/core/error.hpp"
#include "models/epidemic/groups.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace truyvet::epidemic {
namespace {

using core::PersonId;

constexpr core::Purpose seed_draw{"epidemic.seed"};
constexpr core::Purpose import_draw{"epidemic.import"};

bool earlier(const Import& a, const Import& b) {
    return std::tie(a.when, a.person) < std::tie(b.when, b.person);
}

/// Of very many without listing them: anybody until there are `count`.
std::vector<PersonId> some_of(population::PersonRange range, std::uint32_t count,
                              core::Stream& draw) {
    std::set<PersonId> chosen;
    while (chosen.size() < count) {
        chosen.insert(range[draw.below(range.count)]);
    }
    return {chosen.begin(), chosen.end()};
}

/// The first `count` of a shuffled order.
void choose(std::vector<PersonId>& from, std::uint32_t count, core::Stream& draw) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto left = static_cast<std::uint32_t>(from.size()) - i;
        std::swap(from[i], from[i + draw.below(left)]);
    }
    from.resize(count);
}

std::string said(const Seed& s) {
    return std::to_string(s.count) + " " + std::string(group_names()[s.group]);
}

} // namespace

Imports::Imports(const population::Population& people, const EpidemicSettings& settings,
                 std::vector<Seed> seeds, const core::Randomness& chance)
    : people_(&people), per_day_(settings.imports.per_day), chance_(chance) {
    Seed anybody;
    anybody.count = settings.imports.initial;
    anybody.from = anybody.to = settings.start;
    seeds.insert(seeds.begin(), anybody);
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        draw(seeds[i], i);
    }
    std::sort(seeds_.begin(), seeds_.end(), earlier);
}

std::vector<PersonId> Imports::of_one_place(const Seed& seed, core::Stream& draw,
                                            std::span<const PersonId> all) const {
    std::map<core::PlaceId, std::vector<PersonId>> by_place;
    for (const PersonId p : all) {
        if (people_->day_room(p).exists()) {
            by_place[people_->place(people_->day_room(p))].push_back(p);
        }
    }
    std::erase_if(by_place, [&](const auto& of) { return of.second.size() < seed.count; });
    if (by_place.empty()) {
        throw core::InputError("epidemic.imports", said(seed) +
                                                       " together: no one place has so many; give "
                                                       "fewer, or leave out \"together\"");
    }
    const auto place =
        std::next(by_place.begin(), draw.below(static_cast<std::uint32_t>(by_place.size())));
    return place->second;
}

void Imports::draw(const Seed& seed, std::size_t index) {
    if (seed.count == 0) {
        return;
    }
    core::Stream stream = chance_.stream(seed_draw, index);
    const bool anybody = seed.group == 0 && !seed.together && !seed.district.exists() &&
                         seed.count < people_->people() / 2;
    std::vector<PersonId> chosen = anybody ? some_of({0, people_->people()}, seed.count, stream)
                                           : members(*people_, seed.group, seed.district);
    if (chosen.size() < seed.count) {
        throw core::InputError("epidemic.imports", said(seed) + " are more than the " +
                                                       std::to_string(chosen.size()) +
                                                       " there are; give fewer");
    }
    if (seed.together) {
        chosen = of_one_place(seed, stream, chosen);
    }
    choose(chosen, seed.count, stream);
    const core::Milliseconds length = core::start_of(seed.to + 1) - core::start_of(seed.from);
    for (const PersonId p : chosen) {
        const auto after =
            static_cast<std::int64_t>(stream.uniform() * static_cast<double>(length.count()));
        seeds_.push_back({p, core::start_of(seed.from) + core::Milliseconds{after}});
    }
}

std::vector<Import> Imports::on(core::LocalDay day) const {
    const auto at = [](const Import& i, core::TimePoint t) { return i.when < t; };
    const auto first = std::lower_bound(seeds_.begin(), seeds_.end(), core::start_of(day), at);
    const auto last = std::lower_bound(first, seeds_.end(), core::start_of(day + 1), at);
    std::vector<Import> all(first, last);
    core::Stream stream = chance_.stream(import_draw, static_cast<std::uint64_t>(day.value));
    const std::uint32_t more = stream.poisson(per_day_);
    for (std::uint32_t i = 0; i < more; ++i) {
        const PersonId p{stream.below(people_->people())};
        all.push_back({p, core::start_of(day) + core::Milliseconds{stream.below(86400000)}});
    }
    std::sort(all.begin(), all.end(), earlier);
    return all;
}

} // namespace truyvet::epidemic
