// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "python/bindings/bindings.hpp"
#include "sim/analysis/calibration.hpp"
#include "sim/analysis/estimates.hpp"
#include "sim/analysis/summary.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/file.hpp"
#include "sim/results/lazy.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <memory>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using results::LazyResults;
using results::Results;

/// A numpy view on a column: no copy; the results live as long as the view.
template <class T>
py::array view(const std::vector<T>& values, const py::object& owner) {
    py::array_t<T> array(static_cast<py::ssize_t>(values.size()), values.data(), owner);
    array.attr("setflags")(py::arg("write") = false);
    return array;
}

const results::Table& table(LazyResults& r, const std::string& name) {
    if (const results::Table* found = r.find(name)) {
        return *found;
    }
    std::string known;
    for (const std::string& other : r.table_names()) {
        known += (known.empty() ? "" : ", ") + other;
    }
    throw py::key_error("no table \"" + name + "\"; there are: " + known);
}

py::dict columns(const py::object& self, const std::string& name) {
    py::dict arrays;
    for (const results::Column& column : table(self.cast<LazyResults&>(), name).columns()) {
        arrays[py::str(column.name)] =
            std::visit([&](const auto& values) { return view(values, self); }, column.values);
    }
    return arrays;
}

std::vector<std::string> key_names(LazyResults& r, const std::string& name) {
    std::vector<std::string> names;
    for (const results::Column& key : table(r, name).keys()) {
        names.push_back(key.name);
    }
    return names;
}

py::list arms(const LazyResults& r) {
    py::list all;
    for (const results::Arm& arm : r.frame().arms) {
        py::dict d;
        d["name"] = arm.name;
        d["settings"] = py::module_::import("json").attr("loads")(arm.settings.dump());
        d["installs"] = arm.installs;
        d["share_people"] = arm.share_people;
        d["share_subscriptions"] = arm.share_subscriptions;
        d["share_owners"] = arm.share_owners;
        d["active"] = arm.active;
        all.append(d);
    }
    return all;
}

analysis::Measure measure_named(const std::string& name) {
    const auto& names = analysis::measure_names;
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) {
        throw core::InputError("", "no measure \"" + name +
                                       "\"; give recall, recall_f0_active, precision, true_f1, "
                                       "found or flagged");
    }
    return static_cast<analysis::Measure>(at - names.begin());
}

py::tuple difference(LazyResults& lazy, const std::string& measure, std::size_t channel,
                     std::size_t a, std::size_t b) {
    const Results& r = lazy.whole();
    if (channel >= r.channels.size() || a >= r.arms.size() || b >= r.arms.size()) {
        throw py::index_error("there is no such arm or channel");
    }
    const auto d = analysis::difference(r, measure_named(measure), channel, a, b);
    return py::make_tuple(d.mean, d.lo, d.hi);
}

/// A property of what stands beside the tables.
template <class T>
auto framed(T Results::*member) {
    return [member](const LazyResults& r) { return r.frame().*member; };
}

std::size_t replicates(LazyResults& r) {
    r.find("channels"); // they are counted there
    return r.frame().replicates();
}

py::bytes to_bytes(LazyResults& r) {
    const auto bytes = results::to_bytes(r.whole());
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::shared_ptr<LazyResults> from_bytes(const std::string& content) {
    return std::make_shared<LazyResults>(results::from_bytes(std::as_bytes(std::span(content))));
}

std::string sensitivity_json(LazyResults& r, std::size_t channel) {
    return analysis::sensitivity_json(analysis::sensitivity(r.whole(), channel)).dump();
}

/// Nothing where the run drew nothing or counted nothing.
std::optional<std::string> calibration_json(LazyResults& r) {
    const auto c = analysis::calibrate(r.whole());
    return c ? std::optional(analysis::calibration_json(*c).dump()) : std::nullopt;
}

} // namespace

// HDF5 is not made for threads and h5py relies on the interpreter's lock around it: reading and
// writing keep the lock.
void bind_results(py::module_& module) {
    py::class_<LazyResults, std::shared_ptr<LazyResults>>(module, "Results",
                                                          "A results file in memory.")
        .def_property_readonly("program_version", framed(&Results::program_version))
        .def_property_readonly("source_revision", framed(&Results::source_revision))
        .def_property_readonly("created_at", framed(&Results::created_at))
        .def_property_readonly("scenario_name", framed(&Results::scenario_name))
        .def_property_readonly("scenario", framed(&Results::scenario))
        .def_property_readonly("seed", framed(&Results::seed))
        .def_property_readonly("persons", framed(&Results::persons))
        .def_property_readonly("households", framed(&Results::households))
        .def_property_readonly("smartphone_subscriptions",
                               framed(&Results::smartphone_subscriptions))
        .def_property_readonly("smartphone_owners", framed(&Results::smartphone_owners))
        .def_property_readonly("channels", framed(&Results::channels))
        .def_property_readonly("arms", &arms)
        .def_property_readonly("replicates", &replicates)
        .def("table_names", &LazyResults::table_names)
        .def("columns", &columns, py::arg("table"))
        .def("keys", &key_names, py::arg("table"))
        .def("difference", &difference, py::arg("measure"), py::arg("channel"), py::arg("a"),
             py::arg("b"))
        .def("summary_json",
             [](LazyResults& r) { return analysis::summary_json(r.whole()).dump(); })
        .def("sensitivity_json", &sensitivity_json, py::arg("channel"))
        .def("calibration_json", &calibration_json)
        .def(
            "merge",
            [](LazyResults& r, LazyResults& part) { r.whole().merge(part.whole(), "replicate"); },
            py::arg("part"))
        .def("to_bytes", &to_bytes)
        .def("digest", [](LazyResults& r) { return results::digest(r.whole()); })
        .def(
            "write",
            [](LazyResults& r, const std::string& path) { results::write(r.whole(), path); },
            py::arg("path"));
    module.def(
        "load",
        [](const std::string& path, bool unsealed, bool trusted) {
            if (trusted && !unsealed) {
                return std::make_shared<LazyResults>(path);
            }
            const auto taken = unsealed ? results::Unsealed::taken : results::Unsealed::refused;
            return std::make_shared<LazyResults>(results::content_apart(path, taken), path);
        },
        py::arg("path"), py::arg("unsealed") = false, py::arg("trusted") = false);
    module.def("give_up_above", &analysis::give_up_above, py::arg("scenario"));
    module.def("results_from_bytes", &from_bytes, py::arg("content"));
    module.attr("waterfall_steps") =
        std::vector<std::string>(results::waterfall_steps.begin(), results::waterfall_steps.end());
    module.attr("setting_names") =
        std::vector<std::string>(core::setting_names.begin(), core::setting_names.end());
    module.attr("measure_names") =
        std::vector<std::string>(analysis::measure_names.begin(), analysis::measure_names.end());
}

} // namespace truyvet::bindings
