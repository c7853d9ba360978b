// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <pybind11/pybind11.h>

/// One function a part of the program; module.cpp calls them all.
namespace truyvet::bindings {

void bind_results(pybind11::module_& module);
void bind_matching(pybind11::module_& module);
void bind_scenario(pybind11::module_& module);
void bind_experiment(pybind11::module_& module);
void bind_radio(pybind11::module_& module);
void bind_channels(pybind11::module_& module);
void bind_population(pybind11::module_& module);
void bind_contacts(pybind11::module_& module);
void bind_case(pybind11::module_& module);

} // namespace truyvet::bindings
