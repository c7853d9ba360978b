// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/sample.hpp"
#include "models/contact/survey_2007.hpp"
#include "python/bindings/bindings.hpp"
#include "sim/world/world.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using contact::ContactStatistics;
namespace survey = contact::survey_2007;

py::dict batch(const ContactStatistics& s) {
    const ContactStatistics::Row all = s.all();
    py::dict d;
    d["days"] = all.days;
    d["contacts"] = all.contacts;
    d["over_15_min"] = all.over_15_min;
    std::vector<double> days;
    std::vector<std::array<double, contact::survey_places>> by_age;
    for (const ContactStatistics::Row& row : s.by_age()) {
        days.push_back(row.days);
        by_age.push_back(row.over_15_min);
    }
    d["age_days"] = days;
    d["age_over_15_min"] = by_age;
    return d;
}

/// Diaries of all the scenario's people, in independent batches of equal size.
std::vector<ContactStatistics> diaries(const scenario::Experiment& experiment,
                                       std::uint32_t person_days, std::uint32_t batches) {
    const py::gil_scoped_release unlocked;
    const scenario::Settings& s = experiment.settings;
    const mobility::Movement movement = world::make_movement(s, experiment.inputs);
    const population::Population& people = movement.people;
    const auto days = movement.days(people, core::Randomness(s.experiment.seed, 1));
    std::vector<ContactStatistics> all;
    for (std::uint32_t b = 0; b < batches; ++b) {
        all.push_back(contact::sample_diaries(*days, {0, people.people()}, s.cases.date - 6,
                                              person_days / batches,
                                              core::Randomness(s.experiment.seed, b + 1)));
    }
    return all;
}

py::list contact_diaries(const scenario::Experiment& experiment, std::uint32_t person_days,
                         std::uint32_t batches) {
    py::list rows;
    for (const ContactStatistics& statistics : diaries(experiment, person_days, batches)) {
        rows.append(batch(statistics));
    }
    return rows;
}

py::dict observed() {
    py::dict d;
    d["places"] = std::vector<std::string>(contact::survey_place_names.begin(),
                                           contact::survey_place_names.end());
    d["ages"] = std::vector<std::string>(survey::age_names.begin(), survey::age_names.end());
    d["contacts"] = survey::by_place;
    std::array<double, contact::survey_places> over{};
    for (std::size_t p = 0; p < over.size(); ++p) {
        // Shares of the classes of 15 minutes and more.
        over[p] = survey::by_place[p] *
                  (survey::durations[p][2] + survey::durations[p][3] + survey::durations[p][4]);
    }
    d["over_15_min"] = over;
    d["age_over_15_min"] = survey::over_15_min_by_age;
    return d;
}

} // namespace

void bind_contacts(py::module_& module) {
    module.def("contact_diaries", &contact_diaries, py::arg("scenario"), py::arg("person_days"),
               py::arg("batches"));
    module.def("survey_2007", &observed);
}

} // namespace truyvet::bindings
