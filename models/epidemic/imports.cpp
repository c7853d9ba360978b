// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/imports.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace truyvet::epidemic {
namespace {

using core::PersonId;
using population::Role;
using population::RoomKind;

constexpr core::Purpose seed_draw{"epidemic.seed"};
constexpr core::Purpose import_draw{"epidemic.import"};

struct SeedGroup {
    std::string_view name;
    bool (*has)(Role role, RoomKind room);
};

/// Words as in adoption's groups.
constexpr std::array<SeedGroup, 11> seed_groups{{
    {"everyone", [](Role, RoomKind) { return true; }},
    {"kindergarten", [](Role r, RoomKind) { return r == Role::kindergarten; }},
    {"pupils", [](Role r, RoomKind) { return population::is_pupil(r) && r != Role::kindergarten; }},
    {"students", [](Role r, RoomKind) { return r == Role::student; }},
    {"teachers", [](Role r, RoomKind) { return r == Role::teacher; }},
    {"officials", [](Role r, RoomKind) { return r == Role::official; }},
    {"office_workers",
     [](Role r, RoomKind k) { return r == Role::employee && k != RoomKind::workshop; }},
    {"factory_workers",
     [](Role r, RoomKind k) { return r == Role::employee && k == RoomKind::workshop; }},
    {"traders", [](Role r, RoomKind) { return r == Role::trader || r == Role::craft; }},
    {"farmers", [](Role r, RoomKind) { return r == Role::farmer; }},
    {"at_home", [](Role r, RoomKind) { return r == Role::at_home; }},
}};

bool earlier(const Import& a, const Import& b) {
    return std::tie(a.when, a.person) < std::tie(b.when, b.person);
}

/// Everybody of the group in the district, in order.
std::vector<PersonId> members(const population::Population& people, const Seed& seed) {
    const population::PersonRange range = seed.district.exists()
                                              ? people.districts()[seed.district.value].people
                                              : population::PersonRange{0, people.people()};
    std::vector<PersonId> all;
    for (std::uint32_t i = 0; i < range.count; ++i) {
        const core::RoomId room = people.day_room(range[i]);
        if (seed_groups[seed.group].has(people.role(range[i]),
                                        room.exists() ? people.kind(room) : RoomKind::home)) {
            all.push_back(range[i]);
        }
    }
    return all;
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
    return std::to_string(s.count) + " " + std::string(seed_groups[s.group].name);
}

} // namespace

std::vector<std::string_view> group_names() {
    std::vector<std::string_view> names;
    for (const SeedGroup& g : seed_groups) {
        names.push_back(g.name);
    }
    return names;
}

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
    std::vector<PersonId> chosen =
        anybody ? some_of({0, people_->people()}, seed.count, stream) : members(*people_, seed);
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
