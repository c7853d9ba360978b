// SPDX-License-Identifier: GPL-2.0-only
#include "tests/validation/survey.hpp"

#include "models/contact/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace truyvet;
using namespace truyvet::contact;

namespace {

/// A week of Hai Duong, the survey's neighbour in the delta: 7,000 person-days. The standard error
/// of a mean of contacts is about 3 / sqrt(7000) = 0.04.
const ContactStatistics& simulated() {
    static const core::Randomness chance(1, 0);
    static const population::Population people = population::make(
        population::select(population::read_census(TRUYVET_CENSUS), {"hai-duong"}), {}, chance);
    static const mobility::Mobility mobility(people, {}, chance);
    static const core::LocalDay monday = core::local_day(std::chrono::year_month_day{
        std::chrono::year{2021}, std::chrono::May, std::chrono::day{17}});
    static const ContactStatistics statistics =
        sample_diaries(mobility, {0, people.people()}, monday, 7000, core::Randomness(2, 0));
    return statistics;
}

double sum(const std::array<double, survey_places>& x) {
    return std::accumulate(x.begin(), x.end(), 0.0);
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const double n = static_cast<double>(x.size());
    const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double my = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
    }
    return xy / std::sqrt(xx * yy);
}

} // namespace

TEST_CASE("Contacts over 15 minutes come as often as the survey counted", "[validation]") {
    const auto survey = validation::survey_contacts();
    const ContactStatistics::Row row = simulated().all();
    const double all = sum(row.over_15_min) / row.days;
    const double out = (sum(row.over_15_min) - row.over_15_min[0]) / row.days;
    CAPTURE(all, out, survey.over_15_min, survey.over_15_min_out);
    CHECK(all == Approx(survey.over_15_min).epsilon(0.15));
    CHECK(out == Approx(survey.over_15_min_out).epsilon(0.15));
    // The planted fault: twice the contacts outside would not pass.
    CHECK_FALSE(2 * out == Approx(survey.over_15_min_out).epsilon(0.15));
}

TEST_CASE("Durations at home, work and school are within 10 points of the survey's",
          "[validation]") {
    for (const SurveyPlace place : {SurveyPlace::home, SurveyPlace::work, SurveyPlace::school}) {
        const auto expected = validation::survey_durations(place);
        const auto got = simulated().durations(place);
        for (std::size_t k = 0; k < duration_classes; ++k) {
            CAPTURE(survey_place_names[static_cast<std::size_t>(place)], k);
            CHECK(got[k] == Approx(expected[k]).margin(0.10));
        }
    }
}

TEST_CASE("Ages mix as in the survey's table", "[validation]") {
    const auto survey = validation::survey_mixing();
    const auto got = simulated().mixing();
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t a = 0; a < survey_ages; ++a) {
        for (std::size_t b = 0; b < survey_ages; ++b) {
            x.push_back(got[a][b]);
            y.push_back(survey[a][b]);
        }
    }
    CHECK(correlation(x, y) > 0.82);
    // The planted fault: ages shifted by one group do not correlate so.
    std::rotate(x.begin(), x.begin() + 1, x.end());
    CHECK(correlation(x, y) < 0.82);
}
