// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <pybind11/numpy.h>

#include <vector>

namespace truyvet::bindings {

/// A figure of each item, as one array of shape (items,).
template <class T, class Items, class Of>
pybind11::array_t<T> array_of(const Items& items, Of of) {
    pybind11::array_t<T> values(static_cast<pybind11::ssize_t>(items.size()));
    T* out = values.mutable_data();
    for (const auto& item : items) {
        *out++ = static_cast<T>(of(item));
    }
    return values;
}

} // namespace truyvet::bindings
