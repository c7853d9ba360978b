// SPDX-License-Identifier: GPL-2.0-only
// Tracing channels written in Python.
#include "models/tracing/channels.hpp"
#include "models/tracing/delays.hpp"
#include "python/bindings/bindings.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cmath>
#include <stdexcept>

namespace py = pybind11;

namespace truyvet::bindings {
namespace {

using tracing::Candidate;
using tracing::Inquiry;

/// One column, a value for each candidate.
template <class T, class Value>
py::array_t<T> column(const Inquiry& q, Value value) {
    py::array_t<T> all(static_cast<py::ssize_t>(q.file.candidates.size()));
    T* out = all.mutable_data();
    for (std::size_t i = 0; i < q.file.candidates.size(); ++i) {
        out[i] = static_cast<T>(value(i, q.file.candidates[i]));
    }
    return all;
}

double hours(core::Milliseconds d) {
    return core::seconds(d) / 3600;
}

double minutes_within(const Inquiry& q, const Candidate& c, double metres) {
    double sum = 0;
    for (const tracing::Meeting& m : q.file.meetings_of(c)) {
        for (const core::Proximity& p :
             q.file.encounters.segments(q.file.encounters.all()[m.encounter])) {
            if (p.walls == 0 && p.distance_m <= static_cast<float>(metres)) {
                sum += core::seconds(p.to - p.from) / 60;
            }
        }
    }
    return sum;
}

/// The same name, case and contact always draw the same number, whatever else is drawn.
py::array_t<double> uniform(const Inquiry& q, const std::string& name) {
    std::uint64_t code = q.file.number;
    for (const char c : name) {
        code = (code ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return column<double>(q, [&](std::size_t, const Candidate& c) {
        return q.chance.uniform(core::Purpose{"python.channel"},
                                core::pair_word(q.file.course.person, c.person), code);
    });
}

/// What the function is given. Good only while it runs.
struct Case {
    const Inquiry* inquiry;

    [[nodiscard]] const Inquiry& get() const {
        if (inquiry == nullptr) {
            throw std::runtime_error("a Case is good only while the channel's function runs; "
                                     "copy what you want to keep");
        }
        return *inquiry;
    }
};

/// A case in Python's hands, taken back however the function ends: it may have kept the object.
class Lent {
  public:
    explicit Lent(const Inquiry& inquiry) : mine_(py::cast(Case{&inquiry})) {}
    ~Lent() { mine_.cast<Case&>().inquiry = nullptr; }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    [[nodiscard]] const py::object& get() const { return mine_; }

  private:
    py::object mine_;
};

class PythonChannel : public tracing::Channel {
  public:
    PythonChannel(std::string name, py::function find)
        : name_(std::move(name)), find_(std::move(find)) {}
    [[nodiscard]] std::string_view name() const override { return name_; }

    void find(const Inquiry& inquiry, std::vector<tracing::Lead>& leads) const override {
        const py::gil_scoped_acquire lock;
        try {
            const Lent mine(inquiry);
            const auto told = py::array_t<double, py::array::forcecast>::ensure(find_(mine.get()));
            take(inquiry, told, leads);
        } catch (const py::error_already_set& error) {
            // Python's own error may not cross threads without the interpreter's lock.
            throw std::runtime_error("channel \"" + name_ + "\": " + error.what());
        }
    }

  private:
    void take(const Inquiry& q, const py::array_t<double, py::array::forcecast>& told,
              std::vector<tracing::Lead>& leads) const {
        // ensure() gives nothing for what holds no numbers, its error forgotten.
        if (!told || told.ndim() != 1 ||
            told.shape(0) != static_cast<py::ssize_t>(q.file.candidates.size())) {
            throw std::invalid_argument(
                "channel \"" + name_ + "\": the function must return " +
                std::to_string(q.file.candidates.size()) +
                " hours, one for each candidate; NaN for those it does not find");
        }
        const auto at = told.unchecked<1>();
        for (py::ssize_t i = 0; i < told.shape(0); ++i) {
            if (std::isnan(at(i))) {
                continue;
            }
            if (at(i) < 0 || at(i) > 24 * 3650) {
                throw std::invalid_argument(
                    "channel \"" + name_ + "\": " + std::to_string(at(i)) +
                    " hours after the result cannot be; give 0 or more, NaN for not found");
            }
            leads.push_back({static_cast<std::uint32_t>(i),
                             tracing::Origin::result,
                             false,
                             tracing::from_hours(at(i)),
                             {}});
        }
    }

    std::string name_;
    py::function find_;
};

void register_channel(const std::string& name, py::function find, const std::string& summary) {
    // Kept for the life of the process: the interpreter may be gone when the registry goes.
    auto* kept = new std::shared_ptr<const tracing::Channel>(
        std::make_shared<PythonChannel>(name, std::move(find)));
    tracing::register_channel(
        {name, summary, [kept](const tracing::TracingSettings&) { return *kept; }});
}

template <class T, class Value>
auto property(Value value) {
    return [value](const Case& c) {
        const Inquiry& q = c.get();
        return column<T>(
            q, [&](std::size_t i, const Candidate& person) { return value(q, i, person); });
    };
}

} // namespace

void bind_channels(py::module_& module) {
    using Q = const Inquiry&;
    using C = const Candidate&;
    py::class_<Case>(module, "Case")
        .def("__len__", [](const Case& c) { return c.get().file.candidates.size(); })
        .def_property_readonly("f0", [](const Case& c) { return c.get().file.course.person.value; })
        .def_property_readonly("f0_active", [](const Case& c) { return c.get().phones.f0.active; })
        .def_property_readonly(
            "person", property<std::uint32_t>([](Q, std::size_t, C c) { return c.person.value; }))
        .def_property_readonly("true_f1",
                               property<bool>([](Q, std::size_t, C c) { return c.close_contact; }))
        .def_property_readonly("setting", property<std::uint8_t>([](Q, std::size_t, C c) {
                                   return static_cast<std::uint8_t>(c.setting);
                               }))
        .def_property_readonly("shared_room",
                               property<bool>([](Q, std::size_t, C c) { return c.shared_room; }))
        .def_property_readonly("met_h", property<double>([](Q q, std::size_t, C c) {
                                   return hours(c.met - q.file.course.result);
                               }))
        .def_property_readonly("last_h", property<double>([](Q q, std::size_t, C c) {
                                   return hours(c.last - q.file.course.result);
                               }))
        .def_property_readonly("smartphone", property<bool>([](Q q, std::size_t i, C) {
                                   return q.phones.contacts[i].owns;
                               }))
        .def_property_readonly("installed", property<bool>([](Q q, std::size_t i, C) {
                                   return q.phones.contacts[i].installed;
                               }))
        .def_property_readonly("active", property<bool>([](Q q, std::size_t i, C) {
                                   return q.phones.contacts[i].active;
                               }))
        .def(
            "minutes_within",
            [](const Case& c, double metres) {
                const Inquiry& q = c.get();
                return column<double>(q, [&](std::size_t, const Candidate& person) {
                    return minutes_within(q, person, metres);
                });
            },
            py::arg("metres"))
        .def(
            "uniform",
            [](const Case& c, const std::string& name) { return uniform(c.get(), name); },
            py::arg("name"));
    module.def("register_channel", &register_channel, py::arg("name"), py::arg("find"),
               py::arg("summary") = "");
    module.def("channel_names", [] {
        std::vector<std::string> names;
        for (const tracing::ChannelModel& model : tracing::channel_models()) {
            names.push_back(model.name);
        }
        return names;
    });
}

} // namespace truyvet::bindings
