// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/bind.hpp"

namespace truyvet::scenario {

/// For the tables whose parameters have no stated outcome yet; tests/conformance/uncovered.txt
/// names every one of them, and only shrinks. Goes with the last name there.
template <class Field>
Parameter bind(std::string key, Layer layer, Field field, Doc doc) {
    Parameter p =
        bind(std::move(key), layer, field, std::move(doc), Effect("", 0, 0, levels(0, 0)));
    p.effect.reset();
    return p;
}

template <class Field, std::size_t N>
Parameter bind_choice(std::string key, Layer layer, Field field,
                      const std::array<std::string_view, N>& names, Doc doc) {
    Parameter p = bind_choice(std::move(key), layer, field, names, std::move(doc),
                              Effect("", 0, 0, levels(0, 0)));
    p.effect.reset();
    return p;
}

} // namespace truyvet::scenario
