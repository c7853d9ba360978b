// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/transmission.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::epidemic {
namespace {

using core::PersonId;
using core::TimePoint;
using mobility::Stay;

constexpr core::Purpose proposal_draw{"epidemic.proposal"};
constexpr core::Purpose kept_proposal_draw{"epidemic.proposal_kept"};
constexpr core::Purpose crowd_draw{"epidemic.crowd"};
constexpr core::Purpose crowd_detail{"epidemic.crowd_detail"};

/// A Poisson number, by inversion whatever its mean: sums of small ones.
std::uint32_t poisson(double mean, core::Stream& draws) {
    constexpr double small = 32;
    std::uint32_t n = 0;
    for (; mean > small; mean -= small) {
        n += draws.poisson(small);
    }
    return n + draws.poisson(mean);
}

/// In 0 .. n-1, as Stream::below.
std::uint64_t below(std::uint32_t word, std::uint64_t n) {
    return (word * n) >> 32;
}

double hours(core::Milliseconds d) {
    return static_cast<double>(d.count()) * (1 / 3600e3);
}

/// Somebody kept at home is where it would be at that hour if it stayed in all day.
Stay home_all_day(core::RoomId home, core::LocalDay day) {
    return {home, core::start_of(day), core::start_of(day + 1)};
}

} // namespace

/// Four numbers of 32 bits each: how long until it arrives, whom, when, accepted.
void Transmission::Arrivals::advance() {
    const std::size_t half = next % 2 * 2;
    if (half == 0) {
        block = stream.block(next / 2);
    }
    ++next;
    // 24 bits tell waiting times apart well enough.
    at -= std::log(1 - static_cast<float>(block[half] & 0xffffff) * 0x1.0p-24F);
    whom = static_cast<std::uint32_t>(block[half] >> 32);
    when = static_cast<std::uint32_t>(block[half + 1] >> 32);
    accept = core::uniform32(core::low_half(block[half + 1]));
}

void Transmission::find(const Infection& source, std::vector<Infection>& out) {
    const TimePoint from = core::start_of(t_.day);
    const TimePoint to = core::start_of(t_.day + 1);
    if (t_.history.most(from - source.when, to - source.when) <= 0) {
        return;
    }
    source_ = source;
    out_ = &out;
    name_ = core::pair_word(source.person, t_.day);
    crowd_ = 0;
    t_.mobility.stays(source.person, t_.day, stays_);
    along(stays_, true, {t_.chance.stream(proposal_draw, name_)});
    if (!t_.restrictions.none()) {
        kept_at_home();
        along(extra_, false, {t_.chance.stream(kept_proposal_draw, name_)});
    }
}

/// When the person is at home though its day has it elsewhere.
void Transmission::kept_at_home() {
    const auto& people = t_.mobility.people();
    const core::RoomId home = people.home(people.household(source_.person));
    extra_.clear();
    for (const Stay& s : stays_) {
        if (s.room != home) {
            t_.restrictions.pieces(source_.person, s, extra_);
        }
    }
    std::erase_if(extra_, [&](const Stay& s) { return s.room != home; });
}

void Transmission::along(std::span<const Stay> stays, bool underlying, Arrivals arrivals) {
    double passed = 0;
    arrivals.advance();
    for (const Stay& stay : stays) {
        if (stay.room.exists()) {
            in_room(stay, underlying, passed, arrivals);
        }
    }
}

void Transmission::in_room(const Stay& stay, bool underlying, double& passed, Arrivals& arrivals) {
    const auto& facts = population::facts(t_.mobility.people().kind(stay.room));
    const double rate = source_.infectiousness *
                        t_.history.most(stay.from - source_.when, stay.to - source_.when) *
                        t_.dose.most(facts.setting, facts.environment) * t_.dose.most_susceptible();
    if (rate <= 0) {
        return;
    }
    const Here here{stay, underlying, rate};
    t_.candidates.groups(source_.person, stay, groups_);
    for (const mobility::CandidateGroup& group : groups_) {
        if (group.way == mobility::Way::customer) {
            in_crowd(group, here);
            continue;
        }
        passed += rate * hours(group.to - group.from) * group.count;
        for (; arrivals.at < passed; arrivals.advance()) {
            ++work_.proposals;
            const auto number = static_cast<std::uint32_t>(below(arrivals.whom, group.count));
            propose(group, here,
                    {number, t_.candidates.person(group, number), arrivals.when, arrivals.accept});
        }
    }
}

/// Of thousands who may come hardly any does: how many are proposed and who, eight to a block of
/// draws; when, and the rest, for those alone who may be there.
void Transmission::in_crowd(const mobility::CandidateGroup& group, const Here& here) {
    ++crowd_;
    core::Stream draws = t_.chance.stream(crowd_draw, name_, crowd_);
    const std::uint32_t proposed =
        poisson(here.rate * hours(group.to - group.from) * group.count, draws);
    work_.proposals += proposed;
    numbers_.clear();
    while (numbers_.size() < proposed) {
        const std::uint64_t word = draws();
        numbers_.push_back(static_cast<std::uint32_t>(below(core::high_half(word), group.count)));
        numbers_.push_back(static_cast<std::uint32_t>(below(core::low_half(word), group.count)));
    }
    numbers_.resize(proposed);
    t_.candidates.sift(group, numbers_, drawn_);
    for (const auto& [at, other] : drawn_) {
        const auto block = t_.chance
                               .stream(crowd_detail, name_,
                                       core::pair_word(static_cast<std::uint32_t>(crowd_), at))
                               .block(0);
        propose(group, here,
                {numbers_[at], other, core::high_half(block[0]), core::uniform53(block[1])});
    }
}

void Transmission::propose(const mobility::CandidateGroup& group, const Here& here,
                           const Chosen& chosen) {
    const PersonId other = chosen.other;
    if (!other.exists() || other == source_.person || t_.outbreak.infected(other)) {
        return;
    }
    // Where the hazard cannot reach at any distance, neither has to be looked for.
    const double susceptibility = t_.dose.susceptibility(t_.mobility.people().age(other));
    if (chosen.accept * t_.dose.most_susceptible() >= susceptibility) {
        return;
    }
    const auto length = static_cast<std::uint64_t>((group.to - group.from).count());
    const TimePoint when =
        group.from + core::Milliseconds{static_cast<std::int64_t>(below(chosen.when, length))};
    if (t_.candidates.plausible(group, chosen.number, other, when)) {
        look({other, when, chosen.accept * here.rate / susceptibility, group.distance_m}, here);
    }
}

/// The other's stay in the room at that time; null if it is not there.
const Stay* Transmission::stay_of_other(PersonId other, core::RoomId room, TimePoint t) {
    ++work_.days;
    t_.mobility.stays(other, t_.day, theirs_);
    const auto at = std::find_if(theirs_.begin(), theirs_.end(),
                                 [&](const Stay& s) { return s.from <= t && t < s.to; });
    if (at == theirs_.end() || t_.restrictions.where(other, at->room, t) != room) {
        return nullptr;
    }
    if (at->room != room) {
        *at = home_all_day(room, t_.day);
    }
    return &*at;
}

/// Where somebody stands at that time of the stay, if that is known.
std::optional<mobility::Position> Transmission::position(PersonId p, const Stay& stay,
                                                         TimePoint t) {
    t_.mobility.positions(p, stay, positions_);
    const auto at =
        std::find_if(positions_.begin(), positions_.end(),
                     [&](const mobility::Position& x) { return x.from <= t && t < x.to; });
    return at == positions_.end() ? std::nullopt : std::optional(*at);
}

void Transmission::look(const Proposal& p, const Here& here) {
    const auto& [stay, underlying, rate] = here;
    if (underlying && t_.restrictions.where(source_.person, stay.room, p.when) != stay.room) {
        return;
    }
    const Stay* theirs = stay_of_other(p.other, stay.room, p.when);
    if (theirs == nullptr) {
        return;
    }
    ++work_.met;
    const auto& facts = population::facts(t_.mobility.people().kind(stay.room));
    Closeness c{facts.setting, facts.environment, p.distance_m, false};
    if (p.distance_m < 0) {
        const auto there = position(p.other, *theirs, p.when);
        const auto here =
            position(source_.person, underlying ? stay : home_all_day(stay.room, t_.day), p.when);
        if (!there || !here) {
            return;
        }
        c.distance_m = std::hypot(here->x_m - there->x_m, here->y_m - there->y_m);
        c.wall = here->part != there->part;
    }
    const double hazard = t_.dose.hazard(c) * brings(p.other, facts.setting, p.when);
    if (p.accept < hazard) {
        out_->push_back({p.other, source_.person, p.when, stay.room,
                         t_.outbreak.course(p.other, p.when).infectiousness});
    }
}

/// What the two bring along, but for susceptibility by age.
double Transmission::brings(PersonId other, core::Setting setting, TimePoint t) const {
    return source_.infectiousness * t_.history.relative(t - source_.when) *
           t_.dose.through_masks(source_.person, other, setting) *
           t_.protection.infectiousness(source_.person, t) * t_.protection.susceptibility(other, t);
}

} // namespace truyvet::epidemic
