// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace truyvet::core {

/// Straight between the nodes of a table that stand at 0, 1, 2, ...: for hot loops, `position` must
/// lie within them, below the last.
template <class Number>
Number between_nodes(const Number* nodes, Number position) {
    const auto i = static_cast<std::size_t>(position);
    return nodes[i] + (position - static_cast<Number>(i)) * (nodes[i + 1] - nodes[i]);
}

/// The same for any position: flat before the first node and after the last. Two nodes at least.
template <class Number>
Number within_nodes(std::span<const Number> nodes, Number position) {
    const Number x = std::clamp(position, Number{0}, static_cast<Number>(nodes.size() - 1));
    const auto i = std::min(static_cast<std::size_t>(x), nodes.size() - 2);
    return nodes[i] + (x - static_cast<Number>(i)) * (nodes[i + 1] - nodes[i]);
}

} // namespace truyvet::core
