// SPDX-License-Identifier: GPL-2.0-only
#include "python/bindings/arrays.hpp"
#include "python/bindings/bindings.hpp"
#include "python/bindings/open_case.hpp"

#include <pybind11/stl.h>

#include <string>
#include <utility>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

std::int64_t ms(core::TimePoint t) {
    return t.time_since_epoch().count();
}

std::int64_t number(core::RoomId room) {
    return room.exists() ? std::int64_t{room.value} : -1;
}

py::dict course(const OpenCase& c) {
    const tracing::CaseFile& f = c.file();
    py::dict d;
    d["person"] = f.course.person.value;
    d["infected"] = ms(f.course.infected);
    d["onset"] = ms(f.course.onset);
    d["isolation"] = ms(f.course.isolation);
    d["result"] = ms(f.course.result);
    d["from"] = ms(f.from);
    return d;
}

py::dict stays(const OpenCase& c) {
    const auto all = c.file().encounters.stays();
    py::dict d;
    d["room"] = array_of<std::int64_t>(all, [](const auto& s) { return number(s.room); });
    d["from"] = array_of<std::int64_t>(all, [](const auto& s) { return ms(s.from); });
    d["to"] = array_of<std::int64_t>(all, [](const auto& s) { return ms(s.to); });
    return d;
}

py::dict encounters(const OpenCase& c) {
    const contact::Encounters& e = c.file().encounters;
    std::vector<std::pair<contact::Encounter, core::Proximity>> rows;
    for (const contact::Encounter& one : e.all()) {
        for (const core::Proximity& p : e.segments(one)) {
            rows.emplace_back(one, p);
        }
    }
    py::dict d;
    d["person"] = array_of<std::uint32_t>(rows, [](const auto& r) { return r.first.other.value; });
    d["room"] = array_of<std::int64_t>(rows, [](const auto& r) { return number(r.first.room); });
    d["setting"] = array_of<std::int8_t>(rows, [](const auto& r) { return r.first.setting; });
    d["from"] = array_of<std::int64_t>(rows, [](const auto& r) { return ms(r.second.from); });
    d["to"] = array_of<std::int64_t>(rows, [](const auto& r) { return ms(r.second.to); });
    d["distance_m"] = array_of<float>(rows, [](const auto& r) { return r.second.distance_m; });
    d["walls"] = array_of<std::int32_t>(rows, [](const auto& r) { return r.second.walls; });
    return d;
}

/// By contact: the truth, and how far the app came in the arm.
py::dict contacts(const OpenCase& c) {
    const auto& candidates = c.file().candidates;
    const auto& phones = c.inquiry().phones.contacts;
    const auto& found = c.inquiry().app().contacts;
    using Phone = tracing::PhoneUse;
    using App = tracing::AppContact;
    py::dict d;
    d["person"] = array_of<std::uint32_t>(candidates, [](const auto& x) { return x.person.value; });
    d["true_f1"] = array_of<bool>(candidates, [](const auto& x) { return x.close_contact; });
    d["setting"] = array_of<std::int8_t>(candidates, [](const auto& x) { return x.setting; });
    d["owns"] = array_of<bool>(phones, [](const Phone& p) { return p.owns; });
    d["installed"] = array_of<bool>(phones, [](const Phone& p) { return p.installed; });
    d["active"] = array_of<bool>(phones, [](const Phone& p) { return p.active; });
    d["heard"] = array_of<bool>(found, [](const App& a) { return a.heard; });
    d["matched"] = array_of<bool>(found, [](const App& a) { return a.matched; });
    d["counted"] = array_of<bool>(found, [](const App& a) { return a.counted; });
    return d;
}

py::dict sightings(const OpenCase& c) {
    const auto rows = c.sightings();
    py::dict d;
    d["receiver"] = array_of<std::uint32_t>(rows, [](const auto& r) { return r.receiver.value; });
    d["time"] = array_of<std::int64_t>(rows, [](const auto& r) { return ms(r.sighting.time); });
    d["rssi_dbm"] = array_of<std::int16_t>(rows, [](const auto& r) { return r.sighting.rssi_dbm; });
    d["tx_dbm"] = array_of<std::int16_t>(rows, [](const auto& r) { return r.sighting.tx_dbm; });
    return d;
}

py::dict positions(const OpenCase& c, std::uint32_t room, std::int64_t from, std::int64_t to) {
    const auto at = [](std::int64_t t) { return core::TimePoint{core::Milliseconds{t}}; };
    const auto all = c.positions(core::RoomId{room}, at(from), at(to));
    py::dict d;
    d["person"] = array_of<std::uint32_t>(all, [](const auto& s) { return s.person.value; });
    d["from"] = array_of<std::int64_t>(all, [](const auto& s) { return ms(s.position.from); });
    d["to"] = array_of<std::int64_t>(all, [](const auto& s) { return ms(s.position.to); });
    d["x_m"] = array_of<float>(all, [](const auto& s) { return s.position.x_m; });
    d["y_m"] = array_of<float>(all, [](const auto& s) { return s.position.y_m; });
    d["part"] = array_of<std::uint8_t>(all, [](const auto& s) { return s.position.part; });
    return d;
}

py::dict room(const OpenCase& c, std::uint32_t number) {
    const core::RoomId id{number};
    const mobility::FloorPlan shape = c.shape(id);
    py::dict d;
    d["room"] = number;
    d["kind"] = std::string(population::facts(c.people().kind(id)).name);
    d["width_m"] = shape.width_m;
    d["depth_m"] = shape.depth_m;
    d["parts"] = shape.parts;
    return d;
}

} // namespace

void bind_case(py::module_& module) {
    py::class_<OpenCase>(module, "OpenCase")
        .def(py::init<const scenario::Experiment&, std::uint32_t, std::uint32_t, std::uint32_t>(),
             py::arg("scenario"), py::arg("arm"), py::arg("replicate"), py::arg("number"),
             py::call_guard<py::gil_scoped_release>())
        .def("course", &course)
        .def("stays", &stays)
        .def("encounters", &encounters)
        .def("contacts", &contacts)
        .def("sightings", &sightings)
        .def("positions", &positions, py::arg("room"), py::arg("from_ms"), py::arg("to_ms"))
        .def("room", &room, py::arg("room"));
}

} // namespace truyvet::bindings
