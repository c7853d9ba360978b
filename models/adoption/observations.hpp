// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/settings.hpp"
#include "models/core/time.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::adoption {

/// What was counted. The provinces' figures of 2020 are installs, those of 2021 accounts with a
/// phone number: installed is not registered, and registered is not active.
enum class Counted : std::uint8_t { downloads, installs, accounts, active };

/// One published count.
struct Observation {
    core::LocalDay date;
    double hour = 12;  ///< of the day, where printed
    std::string slug;  ///< viet-nam, lao-cai, bac-giang/viet-yen
    std::string place; ///< as written in Vietnamese
    Counted counted = Counted::installs;
    double count = 0;               ///< 0 = not printed
    double people = 0;              ///< census 2019; 0 for districts
    double printed_people = 0;      ///< what a printed share of people refers to
    double percent_people = 0;      ///< as printed; 0 = not
    double percent_smartphones = 0; ///< of smartphone subscriptions, as printed; 0 = not
    int rank = 0;                   ///< among 63 provinces; 0 = not printed
    std::string source;

    /// Installs over the people of the census, whatever base was printed.
    [[nodiscard]] std::optional<double> share_of_people() const;
    /// Smartphone subscriptions that the count and the printed share imply.
    [[nodiscard]] std::optional<double> subscriptions() const;
};

/// What a scenario's `adoption.observed = {place, date}` comes to.
struct ObservedAdoption {
    InstallTarget target;
    double lo = 0; ///< 95 % interval of the target's share; equal to it if it was observed
    double hi = 0;
    bool estimated = false;
    std::optional<double> active_share; ///< where it was published for that place and date
    std::string says;                   ///< one line for the report: count, base, source, or method
};

/// Every published count, by date and place.
class Observations {
  public:
    /// Reads adoption_observations.csv; throws core::InputError with every fault found.
    explicit Observations(const std::filesystem::path& file);

    [[nodiscard]] const std::vector<Observation>& all() const { return rows_; }
    /// The rows of one place that give a share of people, by date; accounts before installs before
    /// downloads where one day has several.
    [[nodiscard]] std::vector<const Observation*> series(std::string_view slug) const;

    /// Throws core::InputError if the place is known but not on that date (says which dates are),
    /// or if the place is unknown and `known_province` is false (says the nearest name). A province
    /// that nothing was published of gets an estimate.
    [[nodiscard]] ObservedAdoption observed(std::string_view slug, core::LocalDay date,
                                            bool known_province) const;

    /// Share of the people on any day between the first and the last observation of a place,
    /// straight between them.
    [[nodiscard]] std::optional<double> interpolated(std::string_view slug,
                                                     core::LocalDay date) const;

  private:
    [[nodiscard]] ObservedAdoption estimate(std::string_view slug, core::LocalDay date) const;
    [[nodiscard]] double national(Counted counted, core::LocalDay date) const;
    /// A province's share carried to another date in step with the country.
    [[nodiscard]] std::optional<double> carried(std::string_view slug, core::LocalDay date) const;
    [[nodiscard]] double rest_of_the_country(core::LocalDay date) const;

    std::vector<Observation> rows_;
};

/// When it was counted.
core::TimePoint time_of(const Observation& observation);
/// "2021-05-17", or a fault that says so.
core::LocalDay parse_date(const std::string& text, const std::string& place);

} // namespace truyvet::adoption
