// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/random.hpp"

#include "models/core/assert.hpp"
#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::core {
namespace {

template <std::size_t N>
double polynomial(const std::array<double, N>& c, double x) {
    double y = c[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) {
        y = y * x + c[i];
    }
    return y;
}

// Coefficients of AS 241 (Wichura 1988, Applied Statistics 37, 477-484).
constexpr std::array<double, 8> central_num{3.3871328727963666080e0, 1.3314166789178437745e2,
                                            1.9715909503065514427e3, 1.3731693765509461125e4,
                                            4.5921953931549871457e4, 6.7265770927008700853e4,
                                            3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr std::array<double, 8> central_den{1.0,
                                            4.2313330701600911252e1,
                                            6.8718700749205790830e2,
                                            5.3941960214247511077e3,
                                            2.1213794301586595867e4,
                                            3.9307895800092710610e4,
                                            2.8729085735721942674e4,
                                            5.2264952788528545610e3};
constexpr std::array<double, 8> middle_num{1.42343711074968357734e0,  4.63033784615654529590e0,
                                           5.76949722146069140550e0,  3.64784832476320460504e0,
                                           1.27045825245236838258e0,  2.41780725177450611770e-1,
                                           2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> middle_den{1.0,
                                           2.05319162663775882187e0,
                                           1.67638483018380384940e0,
                                           6.89767334985100004550e-1,
                                           1.48103976427480074590e-1,
                                           1.51986665636164571966e-2,
                                           5.47593808499534494600e-4,
                                           1.05075007164441684324e-9};
constexpr std::array<double, 8> tail_num{6.65790464350110377720e0,  5.46378491116411436990e0,
                                         1.78482653991729133580e0,  2.96560571828504891230e-1,
                                         2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                         2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> tail_den{1.0,
                                         5.99832206555887937690e-1,
                                         1.36929880922735805310e-1,
                                         1.48753612908506148525e-2,
                                         7.86869131145613259100e-4,
                                         1.84631831751005468180e-5,
                                         1.42151175831644588870e-7,
                                         2.04426310338993978564e-15};

} // namespace

double normal_quantile(double p) {
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(central_num, r) / polynomial(central_den, r);
    }
    double r = std::sqrt(-std::log(q < 0 ? p : 1.0 - p));
    if (r <= 5.0) {
        r -= 1.6;
        r = polynomial(middle_num, r) / polynomial(middle_den, r);
    } else {
        r -= 5.0;
        r = polynomial(tail_num, r) / polynomial(tail_den, r);
    }
    return q < 0 ? -r : r;
}

double Stream::normal() {
    return normal_from_bits((*this)());
}

std::uint32_t Stream::below(std::uint32_t n) {
    TRUYVET_EXPECT(n > 0, n);
    // The high word of a 64 x 32 bit product (Lemire 2019, doi:10.1145/3230636).
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint32_t>((static_cast<Wide>((*this)()) * n) >> 64);
}

double normal_from_bits(std::uint64_t word) {
    // The half step keeps the argument inside (0, 1); with 53 bits the last one would round to 1.
    return normal_quantile((static_cast<double>(word >> 12) + 0.5) * 0x1.0p-52);
}

double Stream::exponential(double mean) {
    return -mean * std::log1p(-uniform());
}

double Stream::lognormal(double log_mean, double log_sd) {
    return std::exp(normal(log_mean, log_sd));
}

std::uint32_t Stream::poisson(double mean) {
    if (mean <= 0) {
        return 0;
    }
    if (mean > 50) {
        return static_cast<std::uint32_t>(
            std::max(0.0, std::floor(normal(mean, std::sqrt(mean)) + 0.5)));
    }
    double u = uniform();
    double p = std::exp(-mean);
    std::uint32_t k = 0;
    while (u >= p && p > 0) {
        u -= p;
        p *= mean / ++k;
    }
    return k;
}

double Stream::gamma(double shape, double scale) {
    // Marsaglia and Tsang 2000, doi:10.1145/358407.358414; below 1 by their boost.
    if (shape < 1) {
        const double u = uniform();
        return gamma(shape + 1, scale) * std::pow(u, 1 / shape);
    }
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = normal();
        const double v = std::pow(1 + c * x, 3);
        const double u = 1.0 - uniform();
        if (v > 0 && std::log(u) < 0.5 * x * x + d - d * v + d * std::log(v)) {
            return d * v * scale;
        }
    }
}

} // namespace truyvet::core
