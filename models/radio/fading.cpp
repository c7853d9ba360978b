// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/fading.hpp"

#include "models/core/assert.hpp"
#include "models/core/random.hpp"
#include "models/core/random_bits.hpp"
#include "models/radio/decoding.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>

namespace truyvet::radio {
namespace {

constexpr std::size_t normal_cells = 4096;

/// Node i of a quantile table; the outermost nodes stand an eighth of a cell inside 0 and 1.
double node_probability(std::size_t i, std::size_t cells) {
    const double p = static_cast<double>(i) / static_cast<double>(cells);
    const double edge = 0.125 / static_cast<double>(cells);
    return std::clamp(p, edge, 1 - edge);
}

std::vector<float> normal_nodes() {
    std::vector<float> nodes(normal_cells + 1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        nodes[i] = static_cast<float>(core::normal_quantile(node_probability(i, normal_cells)));
    }
    return nodes;
}

} // namespace

float tabulated_normal(std::uint32_t bits) {
    static const std::vector<float> nodes = normal_nodes();
    return core::between_nodes(nodes.data(), core::uniform24(bits) * normal_cells);
}

Fading::Fading(double nakagami_m) : nodes_(cells + 1) {
    TRUYVET_EXPECT(nakagami_m > 0, nakagami_m);
    for (std::size_t i = 0; i <= cells; ++i) {
        const double p = node_probability(i, cells);
        nodes_[i] =
            static_cast<float>(ratio_to_db(boost::math::gamma_p_inv(nakagami_m, p) / nakagami_m));
    }
}

} // namespace truyvet::radio
