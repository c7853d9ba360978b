// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "python/bindings/bindings.hpp"

namespace py = pybind11;

namespace {

/// The user's faults become ValueError with the program's words; a failing disk OSError.
void translate(std::exception_ptr error) {
    try {
        std::rethrow_exception(error);
    } catch (const truyvet::core::InputError& e) {
        PyErr_SetString(PyExc_ValueError, e.what());
    } catch (const truyvet::core::RunError& e) {
        PyErr_SetString(PyExc_OSError, e.what());
    }
}

} // namespace

PYBIND11_MODULE(_truyvet, module) {
    module.doc() = "The parts of truyvet written in C++; use them through the package truyvet.";
    py::register_exception_translator([](std::exception_ptr e) { // NOLINT: pybind11's signature
        if (e) {
            translate(e);
        }
    });
    truyvet::bindings::bind_results(module);
    truyvet::bindings::bind_matching(module);
    truyvet::bindings::bind_scenario(module);
    truyvet::bindings::bind_experiment(module);
    truyvet::bindings::bind_channels(module);
    truyvet::bindings::bind_radio(module);
    truyvet::bindings::bind_population(module);
    truyvet::bindings::bind_contacts(module);
    truyvet::bindings::bind_case(module);
}
