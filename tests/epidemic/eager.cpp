// SPDX-License-Identifier: GPL-2.0-only
#include "tests/epidemic/eager.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace truyvet::epidemic {
namespace {

using core::TimePoint;
constexpr core::Milliseconds hour = std::chrono::hours{1};

std::size_t clock_hour(TimePoint t) {
    return static_cast<std::size_t>((t - core::start_of(core::local_day(t))) / hour);
}

/// Integral of relative infectiousness [h]; straight lines between whole hours after infection.
double integral(const NaturalHistory& history, core::Milliseconds from, core::Milliseconds to) {
    double sum = 0;
    while (from < to) {
        const core::Milliseconds next = std::min(to, (from / hour + 1) * hour);
        const double ends = history.relative(from) + history.relative(next - core::Milliseconds{1});
        sum += ends / 2 * core::seconds(next - from) / 3600;
        from = next;
    }
    return sum;
}

} // namespace

void Tally::add(core::Setting setting, double distance, TimePoint when, double n) {
    std::size_t bin = 0;
    while (distance > metres[bin]) {
        ++bin;
    }
    at[static_cast<std::size_t>(setting)][bin] += n;
    hour[clock_hour(when)] += n;
    all += n;
}

Eager::Eager(const mobility::Mobility& mobility, core::LocalDay day) : mobility_(&mobility) {
    std::vector<mobility::Stay> stays;
    for (std::uint32_t p = 0; p < mobility.people().people(); ++p) {
        mobility.stays(core::PersonId{p}, day, stays);
        for (const mobility::Stay& s : stays) {
            if (s.room.exists()) {
                Visit v{core::PersonId{p}, s, {}};
                mobility.positions(v.person, s, v.positions);
                rooms_[s.room].push_back(std::move(v));
            }
        }
    }
}

Tally Eager::expected(const std::vector<Infection>& sources, const NaturalHistory& history,
                      const Dose& dose, const Protection& protection) const {
    std::map<core::PersonId, Infection> infectious;
    for (const Infection& s : sources) {
        infectious[s.person] = s;
    }
    Tally tally;
    const auto together = [&](const Infection& source, const Visit& mine, const Visit& theirs) {
        const core::Setting setting = mobility_->setting(mine.stay.room);
        for (const mobility::Position& a : mine.positions) {
            for (const mobility::Position& b : theirs.positions) {
                TimePoint from = std::max(a.from, b.from);
                const TimePoint to = std::min(a.to, b.to);
                const float d = std::hypot(a.x_m - b.x_m, a.y_m - b.y_m);
                const double hazard = dose.hazard({setting, mobility_->environment(mine.stay.room),
                                                   d, a.part != b.part}) *
                                      dose.susceptibility(mobility_->people().age(theirs.person)) *
                                      protection.susceptibility(theirs.person, from) *
                                      source.infectiousness;
                while (from < to) { // by hours of the clock
                    const TimePoint start = core::start_of(core::local_day(from));
                    const TimePoint next = std::min(to, start + ((from - start) / hour + 1) * hour);
                    tally.add(setting, d, from,
                              hazard * integral(history, from - source.when, next - source.when));
                    from = next;
                }
            }
        }
    };
    for (const auto& [room, visits] : rooms_) {
        for (const Visit& mine : visits) {
            const auto source = infectious.find(mine.person);
            for (const Visit& theirs : visits) {
                if (source != infectious.end() && theirs.person != mine.person) {
                    together(source->second, mine, theirs);
                }
            }
        }
    }
    return tally;
}

double distance_m(const mobility::Mobility& mobility, const Infection& i) {
    const auto position = [&](core::PersonId p) {
        std::vector<mobility::Stay> stays;
        std::vector<mobility::Position> positions;
        mobility.stays(p, core::local_day(i.when), stays);
        for (const mobility::Stay& s : stays) {
            if (s.room == i.room && s.from <= i.when && i.when < s.to) {
                mobility.positions(p, s, positions);
                for (const mobility::Position& x : positions) {
                    if (x.from <= i.when && i.when < x.to) {
                        return x;
                    }
                }
            }
        }
        throw std::logic_error("person " + std::to_string(p.value) + " is not in room " +
                               std::to_string(i.room.value));
    };
    const mobility::Position a = position(i.by);
    const mobility::Position b = position(i.person);
    return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m);
}

} // namespace truyvet::epidemic
