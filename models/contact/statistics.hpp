// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/encounters.hpp"

#include <array>
#include <map>
#include <vector>

namespace truyvet::contact {

/// Where contacts of a survey took place, in its words; markets count as other places, cafes,
/// restaurants, feasts and sports as leisure.
enum class SurveyPlace : std::uint8_t { home, work, school, transport, leisure, other };
inline constexpr std::array<std::string_view, 6> survey_place_names{
    "home", "work", "school", "transport", "leisure", "other"};
inline constexpr std::size_t survey_places = survey_place_names.size();

/// Under 5 minutes, 5-15, 15-60, 1-4 h, over 4 h.
inline constexpr std::size_t duration_classes = 5;
std::size_t duration_class(double seconds);

/// Ages of the survey: 0-5, 6-15, 16-25, 26-34, 35-49, 50-64, 65+ (Horby et al. 2011).
inline constexpr std::size_t survey_ages = 7;
std::size_t survey_age(unsigned age);

/// What counts as a contact when days are counted as a diary would.
struct DiaryRule {
    double distance_m = 2;
    /// A diary holds people one talked to. Shorter nearness than this is not that: one minute for
    /// those who live, learn, work or visit together, ten for those who only happen to be
    /// customers, guests or passengers at the same time. Assumptions; they bear on contacts under
    /// 15 minutes.
    double least_seconds = 60;
    double least_seconds_strangers = 600;
    /// Of other customers, guests and passengers one talks to the next seat only. Assumption.
    double strangers_distance_m = 0.8;
    /// With who keeps the stall or shop one talks across the counter. Assumption.
    double counter_distance_m = 1.2;
};

/// Contacts of many person-days, summed up as the survey of 2007 did: a contact is another person
/// on one day, its duration the time together, its place that of the longest time. For those who
/// live together the duration is the time both are at home.
class ContactStatistics {
  public:
    struct Row {
        double days = 0;
        std::array<double, survey_places> contacts{};
        std::array<double, survey_places> over_15_min{};
    };

    explicit ContactStatistics(const mobility::Mobility& mobility, const DiaryRule& rule = {})
        : mobility_(&mobility), rule_(rule) {}
    /// One day of one person.
    void add(const Encounters& day);
    void merge(const ContactStatistics& other);

    [[nodiscard]] Row all() const;
    [[nodiscard]] const std::array<Row, survey_ages>& by_age() const { return by_age_; }
    /// Shares of the duration classes among contacts at a place; 0 if there are none.
    [[nodiscard]] std::array<double, duration_classes> durations(SurveyPlace place) const;
    /// Contacts of an age (row: person) with an age, per day.
    [[nodiscard]] std::array<std::array<double, survey_ages>, survey_ages> mixing() const;
    /// Person-days by number of contacts, and of those over 15 minutes.
    [[nodiscard]] const std::map<unsigned, double>& degrees() const { return degrees_; }
    [[nodiscard]] const std::map<unsigned, double>& long_degrees() const { return long_degrees_; }

  private:
    struct Time {
        std::array<double, survey_places> seconds{};
        bool strangers = true;
    };
    void collect(const Encounters& day);
    /// How well two people know each other where they meet.
    enum class Bond : std::uint8_t { known, served, strangers };
    [[nodiscard]] Bond bond(const Encounter& e, PersonId person) const;

    const mobility::Mobility* mobility_;
    DiaryRule rule_;
    std::array<Row, survey_ages> by_age_{};
    std::array<std::array<double, duration_classes>, survey_places> durations_{};
    std::array<std::array<double, survey_ages>, survey_ages> mixing_{};
    std::map<unsigned, double> degrees_;
    std::map<unsigned, double> long_degrees_;
    std::map<PersonId, Time> with_;
};

} // namespace truyvet::contact
