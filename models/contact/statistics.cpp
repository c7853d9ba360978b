// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/statistics.hpp"

#include <algorithm>
#include <numeric>

namespace truyvet::contact {
namespace {

using population::RoomKind;

SurveyPlace place_of(RoomKind kind) {
    switch (population::facts(kind).setting) {
    case core::Setting::home:
        return SurveyPlace::home;
    case core::Setting::school:
        return SurveyPlace::school;
    case core::Setting::work:
        return SurveyPlace::work;
    case core::Setting::transport:
        return SurveyPlace::transport;
    case core::Setting::market:
        return SurveyPlace::other;
    case core::Setting::community:
        break;
    }
    return kind == RoomKind::worship || kind == RoomKind::clinic ? SurveyPlace::other
                                                                 : SurveyPlace::leisure;
}

std::size_t index(SurveyPlace place) {
    return static_cast<std::size_t>(place);
}

} // namespace

std::size_t duration_class(double seconds) {
    constexpr std::array bounds{300.0, 900.0, 3600.0, 14400.0};
    return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), seconds) -
                                    bounds.begin());
}

std::size_t survey_age(unsigned age) {
    constexpr std::array bounds{6U, 16U, 26U, 35U, 50U, 65U};
    return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), age) -
                                    bounds.begin());
}

/// Strangers are those who only happen to be there at the same time: not friends, nor those who
/// stop in the lane they live at. Who keeps the shop, market or eatery serves the others.
ContactStatistics::Bond ContactStatistics::bond(const Encounter& e, PersonId person) const {
    const population::Population& people = mobility_->people();
    const RoomKind kind = people.kind(e.room);
    const bool mine = people.day_room(person) == e.room;
    const bool theirs = people.day_room(e.other) == e.room;
    if (!population::is_venue(kind) || kind == RoomKind::lane ||
        people.friend_of(person) == e.other || (mine && theirs)) {
        return Bond::known;
    }
    return mine || theirs ? Bond::served : Bond::strangers;
}

void ContactStatistics::collect(const Encounters& day) {
    const population::Population& people = mobility_->people();
    const auto own = people.household(day.person());
    with_.clear();
    for (const Encounter& e : day.all()) {
        const bool family = e.setting == core::Setting::home && people.household(e.other) == own;
        // Who works in a shop is at work there, also when the other came to buy.
        const bool at_work =
            e.room == people.day_room(day.person()) && population::is_venue(people.kind(e.room));
        const SurveyPlace place = at_work ? SurveyPlace::work : place_of(people.kind(e.room));
        const Bond how = bond(e, day.person());
        const auto reach = static_cast<float>(how == Bond::known    ? rule_.distance_m
                                              : how == Bond::served ? rule_.counter_distance_m
                                                                    : rule_.strangers_distance_m);
        double seconds = 0;
        for (const Proximity& p : day.segments(e)) {
            if (family || (p.walls == 0 && p.distance_m <= reach)) {
                seconds += core::seconds(p.to - p.from);
            }
        }
        if (seconds > 0) {
            Time& time = with_[e.other];
            time.seconds[index(place)] += seconds;
            time.strangers = time.strangers && how != Bond::known;
        }
    }
}

void ContactStatistics::add(const Encounters& day) {
    collect(day);
    const population::Population& people = mobility_->people();
    const std::size_t age = survey_age(people.age(day.person()));
    Row& row = by_age_[age];
    ++row.days;
    unsigned contacts = 0;
    unsigned over_15_min = 0;
    for (const auto& [other, time] : with_) {
        const auto& seconds = time.seconds;
        const double all = std::accumulate(seconds.begin(), seconds.end(), 0.0);
        if (all < (time.strangers ? rule_.least_seconds_strangers : rule_.least_seconds)) {
            continue;
        }
        const auto place = static_cast<std::size_t>(
            std::max_element(seconds.begin(), seconds.end()) - seconds.begin());
        ++contacts;
        ++row.contacts[place];
        ++durations_[place][duration_class(all)];
        ++mixing_[age][survey_age(people.age(other))];
        if (all >= 900) {
            ++over_15_min;
            ++row.over_15_min[place];
        }
    }
    ++degrees_[contacts];
    ++long_degrees_[over_15_min];
}

void ContactStatistics::merge(const ContactStatistics& other) {
    const auto add_to = [](auto& to, const auto& from) {
        std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::plus<>{});
    };
    for (std::size_t a = 0; a < survey_ages; ++a) {
        by_age_[a].days += other.by_age_[a].days;
        add_to(by_age_[a].contacts, other.by_age_[a].contacts);
        add_to(by_age_[a].over_15_min, other.by_age_[a].over_15_min);
        add_to(mixing_[a], other.mixing_[a]);
    }
    for (std::size_t p = 0; p < survey_places; ++p) {
        add_to(durations_[p], other.durations_[p]);
    }
    for (const auto& [n, days] : other.degrees_) {
        degrees_[n] += days;
    }
    for (const auto& [n, days] : other.long_degrees_) {
        long_degrees_[n] += days;
    }
}

ContactStatistics::Row ContactStatistics::all() const {
    Row sum;
    for (const Row& row : by_age_) {
        sum.days += row.days;
        for (std::size_t p = 0; p < survey_places; ++p) {
            sum.contacts[p] += row.contacts[p];
            sum.over_15_min[p] += row.over_15_min[p];
        }
    }
    return sum;
}

std::array<double, duration_classes> ContactStatistics::durations(SurveyPlace place) const {
    std::array<double, duration_classes> shares = durations_[index(place)];
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& s : shares) {
        s /= std::max(1.0, all);
    }
    return shares;
}

std::array<std::array<double, survey_ages>, survey_ages> ContactStatistics::mixing() const {
    auto per_day = mixing_;
    for (std::size_t a = 0; a < survey_ages; ++a) {
        for (double& x : per_day[a]) {
            x /= std::max(1.0, by_age_[a].days);
        }
    }
    return per_day;
}

} // namespace truyvet::contact
