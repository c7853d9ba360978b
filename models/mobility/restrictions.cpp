// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/restrictions.hpp"

#include <algorithm>

namespace truyvet::mobility {
void Restrictions::keep(const Restriction& r) {
    if (r.from >= r.to) {
        return;
    }
    const Span span{r.from, r.to, r.where};
    kept_[r.person.value].push_back(span);
    if (r.where == KeptWhere::home) {
        households_[people_->household(r.person).value].push_back(span);
    }
}

void Restrictions::release(PersonId person, core::TimePoint at) {
    const auto mine = kept_.find(person.value);
    if (mine == kept_.end()) {
        return;
    }
    // The household's spans carry no name: those of all its members are laid anew.
    for (Span& s : mine->second) {
        s.to = std::min(s.to, at);
    }
    std::erase_if(mine->second, [](const Span& s) { return s.from >= s.to; });
    const core::HouseholdId h = people_->household(person);
    std::vector<Span> visitors;
    const population::PersonRange members = people_->members(h);
    for (std::uint32_t i = 0; i < members.count; ++i) {
        const auto of = kept_.find(members[i].value);
        for (const Span& s : of == kept_.end() ? std::vector<Span>{} : of->second) {
            if (s.where == KeptWhere::home) {
                visitors.push_back(s);
            }
        }
    }
    households_[h.value] = std::move(visitors);
}

void Restrictions::close(const Closure& c) {
    if (c.from < c.to) {
        closures_.push_back(c);
    }
}

std::optional<KeptWhere> Restrictions::kept(PersonId person, core::TimePoint t) const {
    const auto mine = kept_.find(person.value);
    std::optional<KeptWhere> where;
    if (mine != kept_.end()) {
        for (const Span& s : mine->second) {
            if (s.holds(t) && (!where || s.where == KeptWhere::away)) {
                where = s.where;
            }
        }
    }
    return where;
}

bool Restrictions::visited_in_vain(RoomId room, core::TimePoint t) const {
    const auto of = households_.find(room.value);
    return of != households_.end() && std::any_of(of->second.begin(), of->second.end(),
                                                  [&](const Span& s) { return s.holds(t); });
}

bool Restrictions::concerns(const Closure& c, RoomId room) const {
    return (c.kind ? people_->kind(room) == *c.kind : !people_->is_home(room)) &&
           (!c.place.exists() || people_->place(room) == c.place) &&
           (!c.district.exists() ||
            (!people_->is_home(room) && people_->district_of_room(room) == c.district));
}

bool Restrictions::shut(RoomId room, core::TimePoint t) const {
    return std::any_of(closures_.begin(), closures_.end(), [&](const Closure& c) {
        return c.from <= t && t < c.to && concerns(c, room);
    });
}

RoomId Restrictions::where(PersonId person, RoomId room, core::TimePoint t) const {
    const RoomId home = people_->home(people_->household(person));
    if (const auto kept_where = kept(person, t)) {
        return *kept_where == KeptWhere::away ? RoomId::none() : home;
    }
    if (!room.exists() || room == home) {
        return room;
    }
    return (people_->is_home(room) && visited_in_vain(room, t)) || shut(room, t) ? home : room;
}

void Restrictions::pieces(PersonId person, const Stay& stay, std::vector<Stay>& out) const {
    thread_local std::vector<core::TimePoint> cuts;
    cuts.assign({stay.from, stay.to});
    const auto add = [&](const auto& span) {
        for (const core::TimePoint t : {span.from, span.to}) {
            if (stay.from < t && t < stay.to) {
                cuts.push_back(t);
            }
        }
    };
    const auto add_all = [&](const Spans& of, std::uint32_t id) {
        const auto found = of.find(id);
        if (found != of.end()) {
            std::for_each(found->second.begin(), found->second.end(), add);
        }
    };
    add_all(kept_, person.value);
    if (stay.room.exists() && people_->is_home(stay.room)) {
        add_all(households_, stay.room.value);
    }
    std::for_each(closures_.begin(), closures_.end(), add);
    std::sort(cuts.begin(), cuts.end());
    const std::size_t first = out.size();
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const RoomId room = where(person, stay.room, cuts[i]);
        if (out.size() > first && out.back().room == room) {
            out.back().to = cuts[i + 1];
        } else if (cuts[i] < cuts[i + 1]) {
            out.push_back({room, cuts[i], cuts[i + 1]});
        }
    }
}

void Restrictions::apply(PersonId person, std::vector<Stay>& stays) const {
    if (none()) {
        return;
    }
    thread_local std::vector<Stay> base;
    base.swap(stays);
    stays.clear();
    for (const Stay& s : base) {
        pieces(person, s, stays);
    }
}

void RestrictedMobility::stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const {
    base_->stays(person, day, out);
    restrictions_->apply(person, out);
}

/// Restrictions bring nobody into a room but its own home: elsewhere only who would be there anyhow
/// has to be looked at, which the days underneath tell without making them.
void RestrictedMobility::add_stays(PersonId person, RoomId room, core::TimePoint from,
                                   core::TimePoint to, std::vector<Occupant>& out) const {
    if (people().is_home(room)) {
        return Mobility::add_stays(person, room, from, to, out);
    }
    const std::size_t first = out.size();
    base_->add_stays(person, room, from, to, out);
    if (restrictions_->none() || out.size() == first) {
        return;
    }
    const std::vector<Occupant> there(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
    out.resize(first);
    std::vector<Stay> pieces;
    for (const Occupant& o : there) {
        restrictions_->pieces(person, o.stay, pieces);
    }
    for (const Stay& s : pieces) {
        if (s.room == room && s.from < to && s.to > from) {
            out.push_back({person, s});
        }
    }
}

/// The stay of the day underneath that this one is a piece of; at home, where the day underneath
/// may have something else, home all day long.
Stay RestrictedMobility::underlying(PersonId person, const Stay& stay) const {
    thread_local std::vector<Stay> day;
    const core::LocalDay local = core::local_day(stay.from);
    base_->stays(person, local, day);
    for (const Stay& s : day) {
        if (s.room == stay.room && s.from <= stay.from && stay.to <= s.to) {
            return s;
        }
    }
    return {stay.room, core::start_of(local), core::start_of(local + 1)};
}

void RestrictedMobility::positions(PersonId person, const Stay& stay,
                                   std::vector<Position>& out) const {
    base_->positions(person, underlying(person, stay), out);
    std::erase_if(out, [&](const Position& p) { return p.to <= stay.from || p.from >= stay.to; });
    if (!out.empty()) {
        out.front().from = std::max(out.front().from, stay.from);
        out.back().to = std::min(out.back().to, stay.to);
    }
}

void RestrictedMobility::neighbours(RoomId room, std::vector<Neighbour>& out) const {
    base_->neighbours(room, out);
}

/// Of those near, who are there as well; whom somebody meets who was to be elsewhere, no recording
/// knows.
bool RestrictedMobility::nearness(PersonId person, const Stay& stay,
                                  std::vector<Nearness>& out) const {
    thread_local std::vector<Nearness> near;
    thread_local std::vector<Stay> there;
    if (!base_->nearness(person, underlying(person, stay), near)) {
        return false;
    }
    out.clear();
    for (const Nearness& n : near) {
        there.clear();
        const Stay meeting{n.room, std::max(n.from, stay.from), std::min(n.to, stay.to)};
        if (meeting.from < meeting.to) {
            restrictions_->pieces(n.other, meeting, there);
        }
        for (const Stay& s : there) {
            if (s.room == n.room) {
                out.push_back({n.other, n.room, s.from, s.to, n.distance_m});
            }
        }
    }
    return true;
}

void RestrictedMobility::candidates(RoomId room, core::LocalDay day, core::TimePoint from,
                                    core::TimePoint to, std::vector<PersonId>& out) const {
    base_->candidates(room, day, from, to, out);
    if (people().is_home(room)) {
        const population::PersonRange members = people().members(people().household_of(room));
        for (std::uint32_t i = 0; i < members.count; ++i) {
            out.push_back(members[i]);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
    }
}

} // namespace truyvet::mobility
