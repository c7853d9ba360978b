// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/random.hpp"

#include "models/core/random_bits.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include <cmath>
#include <set>
#include <vector>

using namespace truyvet::core;

namespace {
constexpr Purpose test_purpose{"test.random"};
} // namespace

TEST_CASE("Philox gives the published known answers") {
    // Random123's kat_vectors for philox4x64 10, all zero and all one.
    const r123::Philox4x64 philox;
    const auto zero = philox({{0, 0, 0, 0}}, {{0, 0}});
    CHECK(zero[0] == 0x16554d9eca36314cULL);
    CHECK(zero[1] == 0xdb20fe9d672d0fdcULL);
    CHECK(zero[2] == 0xd7e772cee186176bULL);
    CHECK(zero[3] == 0x7e68b68aec7ba23bULL);
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    const auto one = philox({{ones, ones, ones, ones}}, {{ones, ones}});
    CHECK(one[0] == 0x87b092c3013fe90bULL);
    CHECK(one[1] == 0x438c3c67be8d0224ULL);
    CHECK(one[2] == 0x9cc7d7c69cd777b6ULL);
    CHECK(one[3] == 0xa09caebf594f0ba0ULL);
}

TEST_CASE("A draw depends on its name and on nothing else") {
    const Randomness chance(7, 3);
    auto a = chance.stream(test_purpose, 1, 2);
    auto b = chance.stream(test_purpose, 1, 2);
    chance.stream(test_purpose, 1, 3)();
    for (int i = 0; i < 10; ++i) {
        CHECK(a() == b());
    }
    CHECK(chance.stream(test_purpose, 1)() != chance.stream(test_purpose, 2)());
    CHECK(chance.stream(test_purpose, 1)() != Randomness(7, 4).stream(test_purpose, 1)());
    CHECK(chance.stream(test_purpose, 1)() != Randomness(8, 3).stream(test_purpose, 1)());
    CHECK(chance.stream(test_purpose, 1)() != chance.stream(Purpose{"test.other"}, 1)());
}

TEST_CASE("Neighbouring seeds and replicates share no numbers") {
    std::set<std::uint64_t> seen;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
            auto s = Randomness(seed, replicate).stream(test_purpose);
            for (int i = 0; i < 8; ++i) {
                seen.insert(s());
            }
        }
    }
    CHECK(seen.size() == 20 * 20 * 8);
}

TEST_CASE("Random bits become numbers below 1, whatever the bits") {
    constexpr std::uint64_t all = ~std::uint64_t{0};
    CHECK(uniform53(all) < 1);
    CHECK(uniform32(low_half(all)) < 1);
    CHECK(uniform24(high_half(all)) < 1);
    CHECK(uniform53(0) == 0);
    CHECK(high_half(0x0123456789abcdefULL) == 0x01234567U);
    CHECK(low_half(0x0123456789abcdefULL) == 0x89abcdefU);
    CHECK(std::isfinite(normal_from_bits(0)));
    CHECK(std::isfinite(normal_from_bits(all)));
    CHECK(normal_from_bits(0) == -normal_from_bits(all));
}

TEST_CASE("A shuffle keeps all items and finds every order", "[statistical]") {
    std::array<int, 6> orders{};
    for (std::uint64_t i = 0; i < 6000; ++i) {
        std::vector<int> items{0, 1, 2};
        shuffle(items, Randomness(1, 0).stream(test_purpose, i));
        REQUIRE(std::set<int>(items.begin(), items.end()).size() == 3);
        ++orders[static_cast<std::size_t>(2 * items[0] + (items[1] > items[2] ? 1 : 0))];
    }
    // 1,000 each, sd 29: 5 sd, false alarm 6 x 6e-7; a shuffle that leaves the first item in its
    // place half of the time more gives 1,167 and more.
    for (const int n : orders) {
        CHECK(std::abs(n - 1000) < 145);
    }
}

TEST_CASE("The normal quantile agrees with Boost") {
    const boost::math::normal reference;
    for (const double p :
         {1e-300, 1e-20, 1e-5, 0.01, 0.075, 0.3, 0.5, 0.7, 0.925, 0.99, 1 - 1e-9}) {
        const double expected = boost::math::quantile(reference, p);
        CHECK(normal_quantile(p) == Approx(expected).epsilon(1e-13).margin(1e-15));
    }
}

namespace {

/// Whether mean and variance of 200,000 draws lie within 5 standard errors of what they should be;
/// `fourth`: the fourth central moment, by which the variance's own error goes. False alarm 6e-7
/// for each of the two.
template <class Draw>
bool as_expected(Draw draw, double mean, double variance, double fourth) {
    constexpr int n = 200000;
    double sum = 0;
    double square = 0;
    auto s = Randomness(11, 0).stream(test_purpose, static_cast<std::uint64_t>(mean * 1000));
    for (int i = 0; i < n; ++i) {
        const double x = draw(s) - mean;
        sum += x;
        square += x * x;
    }
    const double variance_error = std::sqrt((fourth - variance * variance) / n);
    return std::abs(sum / n) < 5 * std::sqrt(variance / n) &&
           std::abs(square / n - variance) < 5 * variance_error;
}

/// Of the gamma distribution: 3 + 6 / shape times the variance squared.
double gamma_fourth(double shape, double scale) {
    const double variance = shape * scale * scale;
    return (3 + 6 / shape) * variance * variance;
}

double poisson_fourth(double mean) {
    return mean + 3 * mean * mean;
}

} // namespace

TEST_CASE("Means and variances of the distributions", "[statistical]") {
    const auto exponential = [](Stream& s) { return s.exponential(3.0); };
    CHECK(as_expected([](Stream& s) { return s.uniform(); }, 0.5, 1.0 / 12, 1.0 / 80));
    CHECK(as_expected([](Stream& s) { return s.normal(); }, 0.0, 1.0, 3.0));
    CHECK(as_expected(exponential, 3.0, 9.0, 9 * 81.0));
    CHECK(as_expected([](Stream& s) { return s.poisson(2.5); }, 2.5, 2.5, poisson_fourth(2.5)));
    CHECK(as_expected([](Stream& s) { return s.poisson(80.0); }, 80, 80, poisson_fourth(80)));
    CHECK(as_expected([](Stream& s) { return s.gamma(0.7, 2); }, 1.4, 2.8, gamma_fourth(0.7, 2)));
    CHECK(as_expected([](Stream& s) { return s.gamma(4.0, 2); }, 8, 16, gamma_fourth(4, 2)));
    // Whole numbers 0 to 9: (n^2 - 1) / 12, and (n^2 - 1) (3 n^2 - 7) / 240.
    CHECK(as_expected([](Stream& s) { return s.below(10); }, 4.5, 8.25, 99 * 293 / 240.0));
    // Planted: a mean 2 % too large, and a right mean with a variance 10 % too small.
    CHECK_FALSE(as_expected([&](Stream& s) { return 1.02 * exponential(s); }, 3, 9, 9 * 81));
    CHECK_FALSE(as_expected([&](Stream& s) { return 3 + std::sqrt(0.9) * (exponential(s) - 3); }, 3,
                            9, 9 * 81));
}
