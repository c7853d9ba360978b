// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/close_contacts.hpp"

#include "models/core/assert.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace truyvet::contact {

void CloseContactFinder::collect(const Encounters& encounters) {
    times_.clear();
    for (const Encounter& e : encounters.all()) {
        const mobility::Stay& stay = encounters.stays()[e.stay];
        Time t{e.other, core::local_day(stay.from), e.setting,       0,
               0,       TimePoint::max(),           TimePoint::min()};
        for (const Proximity& p : encounters.segments(e)) {
            // The rooms of a home are meant to be one closed space, as the household's list of
            // contacts has it: time in another room of it is time in the same room, though never
            // close. Everywhere else a wall divides.
            if (p.walls > 0 && e.setting != core::Setting::home) {
                continue;
            }
            const std::int64_t ms = (p.to - p.from).count();
            t.room_ms += ms;
            if (p.walls == 0 && p.distance_m <= static_cast<float>(rule_.distance_m)) {
                t.close_ms += ms;
            }
            t.first = std::min(t.first, p.from);
            t.last = std::max(t.last, p.to);
        }
        if (t.room_ms > 0) {
            times_.push_back(t);
        }
    }
    std::sort(times_.begin(), times_.end(), [](const Time& a, const Time& b) {
        return std::tie(a.other, a.day, a.setting, a.first) <
               std::tie(b.other, b.day, b.setting, b.first);
    });
}

void CloseContactFinder::settle(PersonId index_case, std::span<const Time> with_one,
                                std::vector<CloseContact>& out) const {
    const population::Population& people = mobility_->people();
    CloseContact c;
    c.person = with_one.front().other;
    c.first = TimePoint::max();
    c.last = TimePoint::min();
    c.household = people.household(c.person) == people.household(index_case);
    std::array<std::int64_t, core::setting_names.size()> by_setting{};
    std::int64_t close_today = 0;
    std::int64_t room_today = 0;
    std::int64_t most_close = 0;
    std::int64_t most_room = 0;
    std::int64_t close = 0;
    std::int64_t room = 0;
    bool at_home = false;
    for (std::size_t i = 0; i < with_one.size(); ++i) {
        const Time& t = with_one[i];
        if (i == 0 || t.day != with_one[i - 1].day) {
            close_today = room_today = 0;
        }
        close += t.close_ms;
        room += t.room_ms;
        most_close = std::max(most_close, close_today += t.close_ms);
        most_room = std::max(most_room, room_today += t.room_ms);
        by_setting[static_cast<std::size_t>(t.setting)] += t.close_ms;
        at_home = at_home || t.setting == core::Setting::home;
        c.first = std::min(c.first, t.first);
        c.last = std::max(c.last, t.last);
    }
    const double enough_ms = rule_.minutes * 60000;
    const bool near = static_cast<double>(most_close) >= enough_ms;
    const bool lives_with = rule_.household && c.household && at_home;
    const bool shared = rule_.same_room_minutes > 0 &&
                        static_cast<double>(most_room) >= rule_.same_room_minutes * 60000;
    if (!near && !lives_with && !shared) {
        return;
    }
    c.close_seconds = static_cast<double>(close) / 1000;
    c.longest_day_seconds = static_cast<double>(most_close) / 1000;
    c.room_seconds = static_cast<double>(room) / 1000;
    c.setting =
        close == 0
            ? with_one.front().setting
            : static_cast<core::Setting>(std::max_element(by_setting.begin(), by_setting.end()) -
                                         by_setting.begin());
    if (lives_with) {
        c.setting = core::Setting::home;
    }
    out.push_back(c);
}

void CloseContactFinder::find(const Encounters& encounters, std::vector<CloseContact>& out) {
    TRUYVET_EXPECT(encounters.person().value < mobility_->people().people(), encounters.person());
    out.clear();
    collect(encounters);
    for (std::size_t i = 0; i < times_.size();) {
        std::size_t end = i;
        while (end < times_.size() && times_[end].other == times_[i].other) {
            ++end;
        }
        settle(encounters.person(), {times_.data() + i, end - i}, out);
        i = end;
    }
}

} // namespace truyvet::contact
