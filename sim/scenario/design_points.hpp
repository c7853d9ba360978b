// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace truyvet::scenario {

/// Points of the unit cube [0, 1)^dims, one a row.
using Points = std::vector<std::vector<double>>;

/// The first n points of Sobol's sequence (direction numbers: Boost.Random's, of ACM TOMS 659 and
/// Joe and Kuo 2008), with a random digital shift, which keeps what makes the sequence even and
/// takes the points off the cube's edges (Owen, arXiv:2008.08051). n a power of two.
Points sobol_points(std::size_t n, std::size_t dims, std::uint64_t seed);

/// A Latin hypercube: in each dimension one point in each of n equal slices (McKay, Beckman and
/// Conover, Technometrics 21, 1979).
Points latin_hypercube(std::size_t n, std::size_t dims, std::uint64_t seed);

} // namespace truyvet::scenario
