// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/synthetic_candidates.hpp"

#include "models/mobility/day.hpp"

#include <algorithm>

namespace truyvet::mobility {
namespace {

core::TimePoint clock(core::LocalDay day, double minutes) {
    return core::start_of(day) + core::Milliseconds{static_cast<std::int64_t>(minutes * 60e3)};
}

std::int32_t second_of(core::LocalDay day, core::TimePoint t) {
    return static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::seconds>(t - core::start_of(day)).count());
}

} // namespace

SyntheticCandidates::SyntheticCandidates(const SyntheticMobility& mobility)
    : m_(&mobility), people_(&mobility.people()) {
    const ActivitySettings& s = m_->settings_.activity;
    for (std::size_t k = 0; k < activity_kinds; ++k) {
        for (std::size_t w = 0; w < day_parts; ++w) {
            if (s.kinds[k].day_part_shares[w] > 0) {
                parts_[k].push_back({s.part_begins[w], s.part_ends[w]});
            }
        }
    }
}

void SyntheticCandidates::groups(PersonId who, const Stay& stay, Groups& out) const {
    out.clear();
    CandidateGroup all;
    all.room = stay.room;
    all.day = core::local_day(stay.from);
    all.from = stay.from;
    all.to = stay.to;
    if (people_->is_home(stay.room)) {
        at_home(all, out);
        return;
    }
    all.count = static_cast<std::uint32_t>(people_->day_members(stay.room).size());
    out.push_back(all);
    const RoomKind kind = people_->kind(stay.room);
    if (kind == RoomKind::yard) {
        const population::PersonRange boarders = people_->boarders(stay.room);
        all.way = Way::boarder;
        all.count = boarders.count;
        all.part[0] = boarders.first;
        out.push_back(all);
    } else if (population::is_venue(kind)) {
        at_venue(who, all, out);
    }
}

/// Only the part of the group's time that falls into these hours.
CandidateGroup SyntheticCandidates::within(CandidateGroup g, const Hours& hours) {
    g.from = std::max(g.from, clock(g.day, hours.from));
    g.to = std::min(g.to, clock(g.day, hours.to));
    return g;
}

/// The household; those behind six doors and their friends; friends of the household.
void SyntheticCandidates::at_home(CandidateGroup group, Groups& out) const {
    const core::HouseholdId h = people_->household_of(group.room);
    group.count = people_->members(h).count;
    out.push_back(group);
    if (parts_[visit].empty()) {
        return;
    }
    CandidateGroup guests = within(group, {parts_[visit].front().from, parts_[visit].back().to});
    if (guests.from >= guests.to) {
        return;
    }
    guests.way = Way::visitor;
    out.push_back(guests);
    guests.way = Way::neighbour;
    for (std::uint32_t door = 0; door < m_->activities_.doors(); ++door) {
        const population::PersonRange behind = m_->activities_.behind(h, door);
        guests.count = 2 * behind.count;
        guests.part = {behind.first, door};
        out.push_back(guests);
    }
}

void SyntheticCandidates::at_venue(PersonId who, CandidateGroup group, Groups& out) const {
    const RoomKind kind = people_->kind(group.room);
    if (kind == RoomKind::coach) {
        travellers(group.room, group, out);
        return;
    }
    const Catchments::Share share = m_->catchments_.share(group.room, people_->commune(who));
    const auto venue = static_cast<std::uint32_t>(population::venue_index(kind));
    group.part = {share.town ? 1U : 0U, share.area, share.first, venue};
    if (kind == RoomKind::bus) {
        group.way = Way::rider;
        group.count = share.count;
        out.push_back(group);
        return;
    }
    group.way = Way::customer;
    group.count = 2 * m_->catchments_.habits() * share.count;
    for (const Hours& part : parts_[venue]) {
        const CandidateGroup customers = within(group, part);
        if (customers.from < customers.to) {
            out.push_back(customers);
        }
    }
    m_->journeys_.for_each_coach(group.room, [&](RoomId coach) { travellers(coach, group, out); });
}

void SyntheticCandidates::travellers(RoomId coach, CandidateGroup group, Groups& out) const {
    const Catchments::Share share = m_->catchments_.share(coach, {});
    group.way = Way::traveller;
    group.count = share.count;
    constexpr auto venue = static_cast<std::uint32_t>(population::venue_index(RoomKind::coach));
    group.part = {share.town ? 1U : 0U, share.area, share.first, venue};
    out.push_back(group);
}

bool SyntheticCandidates::is_member(PersonId p, RoomId room) const {
    return people_->is_home(room) ? people_->household_of(room) == people_->household(p)
                                  : people_->day_room(p) == room;
}

PersonId SyntheticCandidates::habitual(const CandidateGroup& g, std::uint32_t number,
                                       std::uint32_t habit) const {
    return m_->catchments_.habitual(share_of(g, g.count), g.part[3], number, habit);
}

/// Customers by the thousand: whose habit it is, then for what the number of the part of the day
/// stands; no branch on either, as nobody can foretell it.
void SyntheticCandidates::sift(const CandidateGroup& g, std::span<const std::uint32_t> numbers,
                               std::vector<Drawn>& out) const {
    if (g.way != Way::customer) {
        Candidates::sift(g, numbers, out);
        return;
    }
    const std::uint32_t habits = m_->catchments_.habits();
    const Catchments::Habitual habitual =
        m_->catchments_.habitual(share_of(g, g.count / 2 / habits), g.part[3], g.day);
    out.resize(numbers.size());
    std::size_t n = 0;
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        const auto [person, today] = habitual.at(numbers[i] / 2);
        out[n] = {i, person};
        n += today ? 1 : 0;
    }
    out.resize(n);
    m_->activities_.keep_going(
        numbers, m_->activities_.outing(g.part[3], g.day, second_of(g.day, g.from)), out);
}

/// Who would bring the friend along, by an odd number, must be the one whom both follow.
PersonId SyntheticCandidates::or_friend(PersonId p, bool along) const {
    if (!along) {
        return p;
    }
    const PersonId f = people_->friend_of(p);
    return f.exists() && p < f ? f : PersonId::none();
}

PersonId SyntheticCandidates::person(const CandidateGroup& g, std::uint32_t number) const {
    switch (g.way) {
    case Way::member:
        return people_->is_home(g.room) ? people_->members(people_->household_of(g.room))[number]
                                        : people_->day_members(g.room)[number];
    case Way::boarder:
        return PersonId{g.part[0] + number};
    case Way::rider:
    case Way::traveller:
        return habitual(g, number, 0);
    case Way::customer: {
        const std::uint32_t habits = m_->catchments_.habits();
        const std::uint32_t habit = number / 2 % habits;
        const PersonId p = habitual(g, number / 2 / habits, habit);
        return habit == m_->catchments_.habit_of(p, g.day) ? or_friend(p, number % 2 != 0)
                                                           : PersonId::none();
    }
    case Way::neighbour:
        return or_friend(PersonId{g.part[0] + number / 2}, number % 2 != 0);
    case Way::visitor:
        return people_->friend_of(people_->members(people_->household_of(g.room))[number]);
    default:
        return PersonId::none();
    }
}

bool SyntheticCandidates::plausible(const CandidateGroup& g, std::uint32_t number, PersonId p,
                                    core::TimePoint time) const {
    if (g.way == Way::member) {
        return true;
    }
    // Members come as members only. Looked at last: it is rare.
    return comes(g, number, p, time) && !is_member(p, g.room);
}

bool SyntheticCandidates::comes(const CandidateGroup& g, std::uint32_t number, PersonId p,
                                core::TimePoint time) const {
    switch (g.way) {
    case Way::rider:
        return rides_bus(*people_, m_->settings_, m_->chance_, p);
    case Way::traveller:
        return travels(*people_, m_->settings_, m_->chance_, p, g.day);
    case Way::customer:
    case Way::neighbour:
    case Way::visitor: {
        const bool along = g.way != Way::visitor && number % 2 != 0;
        SecondaryActivities::Coming coming;
        coming.person = along ? people_->friend_of(p) : p;
        coming.along = along;
        coming.room = g.room;
        coming.day = g.day;
        coming.second = second_of(g.day, time);
        coming.kind = visit;
        coming.door = g.way == Way::visitor ? SecondaryActivities::friends_door : g.part[1];
        if (g.way == Way::customer) {
            coming.kind = g.part[3];
            coming.town = g.part[0] != 0;
        }
        return m_->activities_.comes(coming).exists();
    }
    default:
        return true;
    }
}

std::unique_ptr<const Candidates> SyntheticMobility::ranked_candidates() const {
    return std::make_unique<const SyntheticCandidates>(*this);
}

} // namespace truyvet::mobility
