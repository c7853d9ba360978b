// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/matching/authority_rule.hpp"
#include "models/matching/import.hpp"
#include "models/matching/people.hpp"
#include "models/matching/phone_rule.hpp"
#include "python/bindings/bindings.hpp"

#include <pybind11/stl.h>

#include <limits>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using namespace matching;

double epoch(TimePoint t) {
    return core::seconds(t.time_since_epoch());
}

TimePoint time_of(double epoch_s) {
    // In milliseconds within 64 bits; also refuses NaN.
    if (!(epoch_s > -1e15 && epoch_s < 1e15)) {
        throw core::InputError("", "a time must be seconds since 1970, within 30 million years");
    }
    return TimePoint{Milliseconds{static_cast<std::int64_t>(epoch_s * 1000)}};
}

DayKey key_of(const std::string& hex) {
    if (const auto key = DayKey::from_hex(hex)) {
        return *key;
    }
    throw core::InputError("", "\"" + hex + "\" is not a key; give 64 hexadecimal digits");
}

ContactId id_of(const std::string& hex) {
    if (const auto id = ContactId::from_hex(hex)) {
        return *id;
    }
    throw core::InputError("", "\"" + hex + "\" is not an identifier; give 24 hexadecimal digits");
}

KeyChain chain(const std::string& base_key, std::int64_t base_day_s, std::uint32_t max) {
    if (base_day_s % 86400 != 0) {
        throw core::InputError("", "base_day = " + std::to_string(base_day_s) +
                                       " is not a UTC midnight in seconds since 1970");
    }
    if (max == 0) {
        throw core::InputError("", "max = 0; a day has at least one slot");
    }
    return {key_of(base_key), std::chrono::sys_days{std::chrono::days{base_day_s / 86400}}, max};
}

PhoneOs os_named(const std::string& name) {
    for (std::size_t i = 0; i < phone_os_names.size(); ++i) {
        if (phone_os_names[i] == name) {
            return static_cast<PhoneOs>(i);
        }
    }
    throw core::InputError("", "'" + name + "' is not a system; give android or ios");
}

void record(ContactHistory& history, const std::string& contact, double time, int rssi_dbm) {
    constexpr std::numeric_limits<std::int8_t> range;
    if (rssi_dbm < range.min() || rssi_dbm > range.max()) {
        throw core::InputError("",
                               "rssi_dbm = " + std::to_string(rssi_dbm) + " is not -128 .. 127");
    }
    history.append(id_of(contact), time_of(time), rssi_dbm);
}

bool match_phone(const std::vector<KeyPublication>& keys, const ContactHistory& history,
                 double tolerance_s) {
    if (!(tolerance_s >= 0 && tolerance_s <= 86400)) {
        throw core::InputError("", "tolerance_s is not 0 to 86,400 s");
    }
    const KeyIndex index(keys, Milliseconds{static_cast<std::int64_t>(tolerance_s * 1000)});
    return phone_rule(index, history.sightings());
}

py::dict verdict(const Verdict& v, std::uint32_t person) {
    py::dict result;
    result["person"] = person;
    result["close_contact"] = v.close_contact;
    result["since"] = v.since ? py::object(py::float_(epoch(*v.since))) : py::object(py::none());
    result["encounters"] = v.encounters.size();
    py::dict minutes;
    for (const DayDuration& d : v.days) {
        minutes[py::int_(d.day.value)] = core::seconds(d.duration) / 60;
    }
    result["minutes_by_day"] = minutes;
    return result;
}

py::list match_authority(const std::vector<KeyPublication>& keys, const ContactHistory& history,
                         const AuthorityRule& rule, const std::string& observer_os,
                         const std::string& observed_os) {
    std::vector<core::Fault> faults;
    for (std::string& fault : rule.faults()) {
        faults.push_back({"rule", std::move(fault)});
    }
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
    const PhoneOs observer = os_named(observer_os);
    const PhoneOs observed = os_named(observed_os);
    const KeyIndex index(keys);
    py::list verdicts;
    for (const Heard& heard : heard_by_person(index, people_by_chain(keys), history.sightings())) {
        verdicts.append(
            verdict(authority_rule(rule, observer, observed, heard.rows), heard.person));
    }
    return verdicts;
}

void bind_history(py::module_& module) {
    py::class_<ContactHistory>(module, "ContactHistory", "What one phone heard.")
        .def(py::init<>())
        .def("append", &record, py::arg("contact"), py::arg("time"), py::arg("rssi_dbm"),
             "Adds a row: the contact's identifier (24 hexadecimal digits), seconds since 1970, "
             "dBm.")
        .def("__len__", [](const ContactHistory& h) { return h.sightings().size(); })
        .def(
            "rows",
            [](const ContactHistory& h) {
                py::list rows;
                for (const Sighting& s : h.sightings()) {
                    rows.append(py::make_tuple(s.contact.hex(), epoch(s.time), int{s.rssi_dbm}));
                }
                return rows;
            },
            "List of (contact, time in seconds since 1970, RSSI in dBm).");
    module.def(
        "read_history",
        [](const std::string& file) {
            HistoryImport import = read_history(std::filesystem::path(file));
            return py::make_tuple(std::move(import.history), import.report.rejected());
        },
        py::arg("file"));
}

void bind_keys(py::module_& module) {
    py::class_<KeyPublication>(module, "KeyPublication", "What the authority publishes of an F0.")
        .def(
            py::init([](const std::string& daily_key, double start, double end, std::uint32_t max) {
                if (max == 0) {
                    throw core::InputError("", "max = 0; a day has at least one slot");
                }
                return KeyPublication{key_of(daily_key), time_of(start), max, time_of(end)};
            }),
            py::arg("daily_key"), py::arg("time_start"), py::arg("time_end"),
            py::arg("max") = slots_per_day)
        .def_property_readonly("daily_key",
                               [](const KeyPublication& k) { return k.daily_key.hex(); })
        .def_property_readonly("time_start",
                               [](const KeyPublication& k) { return epoch(k.time_start); })
        .def_property_readonly("time_end",
                               [](const KeyPublication& k) { return epoch(k.time_end); })
        .def_readonly("max", &KeyPublication::max);
    module.def(
        "read_keys",
        [](const std::string& file) { return read_keys(std::filesystem::path(file)).keys; },
        py::arg("file"));
}

void bind_chain(py::module_& module) {
    py::class_<KeyChain>(module, "KeyChain", "A phone's base key and all that follows from it.")
        .def(py::init(&chain), py::arg("base_key"), py::arg("base_day"),
             py::arg("max") = slots_per_day)
        .def(
            "id", [](const KeyChain& c, double at) { return c.id(time_of(at)).hex(); },
            py::arg("at"))
        .def(
            "slot", [](const KeyChain& c, double at) { return c.slot(time_of(at)); }, py::arg("at"))
        .def(
            "day_key",
            [](const KeyChain& c, double at) {
                return c.day_key(std::chrono::floor<std::chrono::days>(time_of(at))).hex();
            },
            py::arg("at"))
        .def(
            "publish",
            [](const KeyChain& c, double from, double to) {
                return c.publish(time_of(from), time_of(to));
            },
            py::arg("time_start"), py::arg("time_end"));
}

void bind_rule(py::module_& module) {
    py::class_<AuthorityRule>(module, "AuthorityRule")
        .def(py::init<>())
        .def_readwrite("merge_gap_s", &AuthorityRule::merge_gap_s)
        .def_readwrite("threshold_dbm", &AuthorityRule::threshold_dbm)
        .def_readwrite("minimum_minutes_per_day", &AuthorityRule::minimum_minutes_per_day)
        .def_readwrite("sighting_worth_s", &AuthorityRule::sighting_worth_s);
}

} // namespace

void bind_matching(py::module_& module) {
    bind_history(module);
    bind_keys(module);
    bind_chain(module);
    bind_rule(module);
    module.def("match_phone", &match_phone, py::arg("keys"), py::arg("history"),
               py::arg("tolerance_s") = 0.0);
    module.def("match_authority", &match_authority, py::arg("keys"), py::arg("history"),
               py::arg("rule") = AuthorityRule{}, py::arg("observer_os") = "android",
               py::arg("observed_os") = "android");
}

} // namespace truyvet::bindings
