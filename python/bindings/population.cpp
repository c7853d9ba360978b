// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/population.hpp"
#include "models/population/role_names.hpp"

#include "python/bindings/bindings.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/world.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using population::Population;

/// A person's figure for everybody, as one array.
template <class T, class Of>
py::array_t<T> for_all(const Population& people, Of of) {
    py::array_t<T> values(people.people());
    T* out = values.mutable_data();
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        out[i] = static_cast<T>(of(core::PersonId{i}));
    }
    return values;
}

py::dict people_table(const Population& p) {
    py::dict d;
    d["age"] = for_all<std::uint8_t>(p, [&](auto i) { return p.age(i); });
    d["role"] = for_all<std::uint8_t>(p, [&](auto i) { return p.role(i); });
    d["household"] = for_all<std::uint32_t>(p, [&](auto i) { return p.household(i).value; });
    d["district"] = for_all<std::uint32_t>(p, [&](auto i) { return p.district(i).value; });
    d["urban"] = for_all<bool>(p, [&](auto i) { return p.urban(i); });
    d["day_room"] = for_all<std::int64_t>(p, [&](auto i) {
        const auto room = p.day_room(i);
        return room.exists() ? std::int64_t{room.value} : std::int64_t{-1};
    });
    return d;
}

std::unique_ptr<Population> make(const scenario::Experiment& experiment, std::uint32_t number) {
    return std::make_unique<Population>(
        world::make_movement(experiment.settings, experiment.inputs, number).people);
}

} // namespace

void bind_population(py::module_& module) {
    py::class_<Population>(module, "Population")
        .def_property_readonly("people", &Population::people)
        .def_property_readonly("households", &Population::households)
        .def_property_readonly("rooms", &Population::rooms)
        .def("table", &people_table)
        .def_property_readonly("districts", [](const Population& p) {
            std::vector<std::string> names;
            for (const population::District& d : p.districts()) {
                names.push_back(d.name);
            }
            return names;
        });
    module.def("make_population", &make, py::arg("scenario"), py::arg("population") = 0,
               py::call_guard<py::gil_scoped_release>());
    module.attr("role_names") =
        std::vector<std::string>(population::role_names.begin(), population::role_names.end());
}

} // namespace truyvet::bindings
