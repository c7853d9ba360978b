// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/scenario.hpp"

#include "models/core/error.hpp"
#include "python/bindings/bindings.hpp"
#include "sim/scenario/parameter.hpp"

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <cmath>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using scenario::Experiment;
using scenario::Parameter;

/// Recordings up to this size travel with each piece of work, larger ones are read where they lie.
constexpr std::uintmax_t carried = std::uintmax_t{1} << 20;

const Parameter& known(const std::string& key) {
    if (const Parameter* p = scenario::find_parameter(key)) {
        return *p;
    }
    throw core::InputError("", key + " is not known" +
                                   scenario::did_you_mean(key, scenario::parameter_keys()));
}

scenario::Value get(const Experiment& e, const std::string& key) {
    return known(key).get(e.settings);
}

void set(Experiment& e, const std::string& key, const scenario::Value& value) {
    const Parameter& p = known(key);
    if (const auto why = scenario::fault(p, value)) {
        throw core::InputError("", *why);
    }
    p.set(e.settings, *scenario::converted(p, value));
}

py::object bound(double x) {
    return std::isfinite(x) ? py::object(py::float_(x)) : py::object(py::none());
}

/// What `truyvet explain` tells of a parameter.
py::dict describe(const Parameter& p) {
    py::dict d;
    d["key"] = p.key;
    d["kind"] = std::string(scenario::name(p.kind));
    d["unit"] = p.doc.unit;
    d["summary"] = p.doc.summary;
    d["source"] = p.doc.source;
    d["min"] = bound(p.doc.min);
    d["max"] = bound(p.doc.max);
    d["choices"] = p.doc.choices;
    d["default"] = scenario::default_of(p);
    return d;
}

py::list parameters() {
    py::list all;
    for (const Parameter& p : scenario::parameters()) {
        all.append(describe(p));
    }
    return all;
}

} // namespace

void bind_scenario(py::module_& module) {
    py::class_<Experiment>(module, "Scenario")
        .def(py::init<>())
        .def_readwrite("name", &Experiment::name)
        .def_readwrite("notes", &Experiment::notes)
        .def("get", &get, py::arg("key"))
        .def("set", &set, py::arg("key"), py::arg("value"))
        .def("toml", &scenario::resolved_toml)
        .def(
            "again",
            [](const Experiment& e, const std::vector<std::string>& set,
               const std::vector<std::string>& vary) {
                return scenario::read_again(e, {set, vary});
            },
            py::arg("set"), py::arg("vary"))
        .def("pack", [](const Experiment& e) { return py::bytes(scenario::packed(e, carried)); })
        .def_property_readonly("arms", [](const Experiment& e) {
            py::list arms;
            for (const scenario::Arm& arm : e.arms) {
                arms.append(py::make_tuple(arm.name, arm.settings));
            }
            return arms;
        });
    module.def("parameters", &parameters);
    module.def(
        "unpack_scenario",
        [](const py::bytes& pack) {
            return scenario::unpacked(static_cast<std::string_view>(pack));
        },
        py::arg("pack"));
    module.def(
        "read_scenario",
        [](const std::filesystem::path& file, const std::vector<std::string>& set,
           const std::vector<std::string>& vary) {
            return scenario::read(file, {set, vary});
        },
        py::arg("file"), py::arg("set"), py::arg("vary"));
    module.def(
        "read_scenario_text",
        [](const std::string& toml, const std::string& name, const std::filesystem::path& folder,
           const std::vector<std::string>& set, const std::vector<std::string>& vary) {
            return scenario::read_text(toml, name, folder, {set, vary});
        },
        py::arg("toml"), py::arg("name"), py::arg("folder"), py::arg("set"), py::arg("vary"));
}

} // namespace truyvet::bindings
