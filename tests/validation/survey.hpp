// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/statistics.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// The reference data of a validation: read where TRUYVET_REFERENCE_DATA points; where it is not
/// set the calling test is reported as skipped, with the reason.
namespace truyvet::validation {

/// The file, or the end of the test program with exit code 4 (CTest: skipped).
std::filesystem::path reference(const std::string& file);

using CsvRow = std::map<std::string, std::string>;
std::vector<CsvRow> rows_of(const std::filesystem::path& file);

struct SurveyContacts {
    double over_15_min = 0;
    double over_15_min_out = 0; ///< of home
};
SurveyContacts survey_contacts();
std::array<double, contact::duration_classes> survey_durations(contact::SurveyPlace place);
std::array<std::array<double, contact::survey_ages>, contact::survey_ages> survey_mixing();
/// People who kept a diary, by age.
std::array<double, contact::survey_ages> survey_participants();

} // namespace truyvet::validation
