// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/radio/survey.hpp"
#include "python/bindings/bindings.hpp"

#include <pybind11/stl.h>

#include <optional>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using namespace radio;

core::Environment environment(const std::string& name) {
    if (const auto found = core::environment_named(name)) {
        return *found;
    }
    std::string known;
    for (const std::string_view other : core::environment_names) {
        known += (known.empty() ? "" : ", ") + std::string(other);
    }
    throw core::InputError("", "'" + name + "' is no environment; give one of " + known);
}

SurveyResult survey_at(const std::string& tier, const Protocol& protocol,
                       const SurveyRequest& request, std::uint64_t seed) {
    if (tier == "link") {
        return radio::survey(LinkTier(protocol, RadioSettings{}), request, seed);
    }
    if (tier == "packet") {
        return radio::survey(PacketTier(protocol, RadioSettings{}), request, seed);
    }
    throw core::InputError("", "'" + tier + "' is no tier; give packet or link");
}

py::dict row(double distance_m, const SurveyResult& result) {
    const SurveyCounts all = result.total();
    const SurveyFigures f = all.figures();
    py::dict d;
    d["distance_m"] = distance_m;
    d["p_heard_window"] = f.p_heard;
    d["packets_per_window"] = f.packets_per_window;
    d["rssi_mean_dbm"] = f.rssi_mean_dbm;
    d["rssi_p10_dbm"] = f.rssi_p10_dbm;
    d["rssi_p90_dbm"] = f.rssi_p90_dbm;
    d["windows"] = all.windows;
    d["se_p"] = result.standard_errors()[0];
    return d;
}

py::list survey(const std::string& protocol_name, const std::string& environment_name,
                const std::vector<double>& distances, std::size_t phones, double minutes,
                std::size_t rooms, const std::string& tier, std::uint64_t seed) {
    const Protocol protocol = protocol_named(protocol_name);
    SurveyRequest request;
    request.environment = environment(environment_name);
    request.phones = phones;
    request.minutes = minutes;
    request.rooms = rooms > 0 ? rooms : 1;
    py::list rows;
    for (const double distance : distances) {
        request.distance_m = distance;
        std::optional<SurveyResult> result;
        {
            const py::gil_scoped_release unlocked;
            result = survey_at(tier, protocol, request, seed);
        }
        rows.append(row(distance, *result));
    }
    return rows;
}

} // namespace

void bind_radio(py::module_& module) {
    module.def("protocol_names", &protocol_names);
    module.def("radio_survey", &survey, py::arg("protocol"), py::arg("environment"),
               py::arg("distances"), py::arg("phones"), py::arg("minutes"), py::arg("rooms"),
               py::arg("tier"), py::arg("seed"));
    module.attr("environment_names") =
        std::vector<std::string>(core::environment_names.begin(), core::environment_names.end());
}

} // namespace truyvet::bindings
