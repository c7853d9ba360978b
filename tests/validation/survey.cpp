// SPDX-License-Identifier: GPL-2.0-only
#include "tests/validation/survey.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace truyvet::validation {
namespace {

constexpr std::array<std::string_view, contact::survey_ages> names{
    "0-5", "6-15", "16-25", "26-34", "35-49", "50-64", "65+"};

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) {
        cells.push_back(cell);
    }
    return cells;
}

} // namespace

std::filesystem::path reference(const std::string& file) {
    constexpr int skipped = 4;
    const char* folder = std::getenv("TRUYVET_REFERENCE_DATA");
    if (folder == nullptr) {
        std::cerr << "skipped: TRUYVET_REFERENCE_DATA is not set\n";
        std::exit(skipped);
    }
    const auto path = std::filesystem::path(folder) / file;
    if (!std::filesystem::exists(path)) {
        std::cerr << "skipped: " << path << " is not there\n";
        std::exit(skipped);
    }
    return path;
}

std::vector<CsvRow> rows_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> names = cells_of(line);
    std::vector<CsvRow> rows;
    while (std::getline(in, line)) {
        const std::vector<std::string> cells = cells_of(line);
        CsvRow row;
        for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) {
            row[names[i]] = cells[i];
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

SurveyContacts survey_contacts() {
    for (const CsvRow& row : rows_of(reference("vietnam/vietnam_contacts_by_age.csv"))) {
        if (row.at("participant_age") == "all") {
            return {std::stod(row.at("mean_contacts_gt15min")),
                    std::stod(row.at("mean_nonhome_gt15min"))};
        }
    }
    return {};
}

std::array<double, contact::duration_classes> survey_durations(contact::SurveyPlace place) {
    const std::string_view name =
        place == contact::SurveyPlace::other
            ? "otherplace"
            : contact::survey_place_names[static_cast<std::size_t>(place)];
    for (const CsvRow& row : rows_of(reference("vietnam/contact_duration.csv"))) {
        if (row.at("survey") == "Horby2011_Vietnam_2007" && row.at("subset") == name) {
            return {std::stod(row.at("share_lt5min")), std::stod(row.at("share_5_15min")),
                    std::stod(row.at("share_15_60min")), std::stod(row.at("share_1_4h")),
                    std::stod(row.at("share_gt4h"))};
        }
    }
    return {};
}

std::array<double, contact::survey_ages> survey_participants() {
    std::array<double, contact::survey_ages> people{};
    for (const CsvRow& row : rows_of(reference("vietnam/vietnam_contacts_by_age.csv"))) {
        const auto age = std::find(names.begin(), names.end(), row.at("participant_age"));
        if (age != names.end()) {
            people[static_cast<std::size_t>(age - names.begin())] =
                std::stod(row.at("n_participants"));
        }
    }
    return people;
}

std::array<std::array<double, contact::survey_ages>, contact::survey_ages> survey_mixing() {
    std::array<std::array<double, contact::survey_ages>, contact::survey_ages> table{};
    const auto rows = rows_of(reference("vietnam/vietnam_age_mixing_7x7.csv"));
    for (std::size_t a = 0; a < rows.size() && a < names.size(); ++a) {
        for (std::size_t b = 0; b < names.size(); ++b) {
            table[a][b] = std::stod(rows[a].at(std::string(names[b])));
        }
    }
    return table;
}

} // namespace truyvet::validation
