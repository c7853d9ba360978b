// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/statistics.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>
#include <vector>

/// Contacts of a scenario's people, counted as a survey counts them: what `truyvet contacts`
/// prints.
namespace truyvet::analysis {

/// Mean and the central 95 % of a count over cases.
struct CountPerCase {
    double mean = 0;
    double lo = 0;
    double hi = 0;
};

struct ProvinceContacts {
    std::string name;
    std::uint32_t people = 0;
    contact::ContactStatistics diaries;
    CountPerCase close;     ///< F1 under the scenario's rule
    CountPerCase same_room; ///< with everybody who shared a room for an hour in a day
};

struct ContactReport {
    std::string scenario;
    std::string first_day;
    std::uint32_t person_days = 0; ///< for each province
    std::uint32_t cases = 0;
    std::vector<ProvinceContacts> provinces;
    contact::ContactStatistics all;
};

ContactReport count_contacts(const scenario::Experiment& experiment, std::uint32_t person_days);

} // namespace truyvet::analysis
