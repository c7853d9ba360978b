// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/design_points.hpp"

#include "models/core/random.hpp"
#include "models/core/random_bits.hpp"

#include <boost/random/sobol.hpp>

#include <numeric>
#include <utility>

namespace truyvet::scenario {
Points sobol_points(std::size_t n, std::size_t dims, std::uint64_t seed) {
    const core::Randomness chance(seed, 0);
    std::vector<std::uint64_t> shift;
    for (std::size_t d = 0; d < dims; ++d) {
        shift.push_back(chance.stream(core::Purpose{"design.sobol_shift"}, d)());
    }
    boost::random::sobol sequence(dims);
    Points points(n, std::vector<double>(dims));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < dims; ++d) {
            // Boost leaves out the sequence's first point, the origin, without which the rest is
            // not balanced.
            points[i][d] = core::uniform53((i == 0 ? 0 : sequence()) ^ shift[d]);
        }
    }
    return points;
}

Points latin_hypercube(std::size_t n, std::size_t dims, std::uint64_t seed) {
    const core::Randomness chance(seed, 0);
    Points points(n, std::vector<double>(dims));
    for (std::size_t d = 0; d < dims; ++d) {
        core::Stream draw = chance.stream(core::Purpose{"design.latin_hypercube"}, d);
        std::vector<std::size_t> slices(n);
        std::iota(slices.begin(), slices.end(), std::size_t{0});
        core::shuffle(slices, draw);
        for (std::size_t i = 0; i < n; ++i) {
            points[i][d] =
                (static_cast<double>(slices[i]) + draw.uniform()) / static_cast<double>(n);
        }
    }
    return points;
}

} // namespace truyvet::scenario
