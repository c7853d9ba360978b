// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/time.hpp"

#include <Random123/philox.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace truyvet::core {

/// What a number is drawn for, by name: `Purpose{"mobility.errand"}`. The 64-bit FNV-1a code of the
/// name is formed by the compiler; a test holds all names used in the sources distinct.
struct Purpose {
    std::uint64_t code;

    consteval explicit Purpose(const char* name) : code(14695981039346656037ULL) {
        for (; *name != '\0'; ++name) {
            code = (code ^ static_cast<unsigned char>(*name)) * 1099511628211ULL;
        }
    }
};

/// Two entities in one counter word.
constexpr std::uint64_t pair_word(std::uint32_t a, std::uint32_t b) {
    return (std::uint64_t{a} << 32) | b;
}
template <class A, class B>
constexpr std::uint64_t pair_word(Id<A> a, Id<B> b) {
    return pair_word(a.value, b.value);
}
template <class A>
constexpr std::uint64_t pair_word(Id<A> a, LocalDay day) {
    return pair_word(a.value, static_cast<std::uint32_t>(day.value));
}
/// The same word whichever of the two comes first: for what two people share.
template <class A>
constexpr std::uint64_t unordered_pair_word(Id<A> a, Id<A> b) {
    return a < b ? pair_word(a, b) : pair_word(b, a);
}

/// The numbers of one named draw: a counter-based stream (Philox4x64-10; Salmon et al. 2011,
/// doi:10.1145/2063384.2063405). Copies are independent and repeat each other.
class Stream {
  public:
    using result_type = std::uint64_t;
    using Block = std::array<std::uint64_t, 4>;

    Stream(std::array<std::uint64_t, 2> key, std::array<std::uint64_t, 3> name)
        : key_(key), name_(name) {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()() {
        if (used_ == block_.size()) {
            block_ = block(next_block_++);
            used_ = 0;
        }
        return block_[used_++];
    }

    /// In [0, 1), 53 bits.
    double uniform() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }
    double uniform(double lo, double hi) { return lo + (hi - lo) * uniform(); }
    bool bernoulli(double probability) { return uniform() < probability; }
    /// In 0 .. n-1, n > 0; bias below n / 2^64.
    std::uint32_t below(std::uint32_t n);
    /// Standard normal, by inversion: one draw each, monotone in the uniform.
    double normal();
    double normal(double mean, double sd) { return mean + sd * normal(); }
    double exponential(double mean);
    /// By inversion for small means, by the normal with continuity correction above 50.
    std::uint32_t poisson(double mean);
    double lognormal(double log_mean, double log_sd);
    double gamma(double shape, double scale);

    /// The i-th block of four words, without moving the stream: for hot loops.
    [[nodiscard]] Block block(std::uint64_t i) const {
        using Philox = r123::Philox4x64;
        const Philox::ctr_type counter{{name_[0], name_[1], name_[2], i}};
        const Philox::key_type key{{key_[0], key_[1]}};
        const auto r = Philox{}(counter, key);
        return {r[0], r[1], r[2], r[3]};
    }

  private:
    std::array<std::uint64_t, 2> key_;
    std::array<std::uint64_t, 3> name_;
    Block block_{};
    std::size_t used_ = 4;
    std::uint64_t next_block_ = 0;
};

/// All the chance in one replicate. A number depends only on the seed, the replicate and its name,
/// never on what was drawn before, on which thread, or whether anything else was drawn at all.
class Randomness {
  public:
    constexpr Randomness(std::uint64_t seed, std::uint64_t replicate) : key_{seed, replicate} {}

    [[nodiscard]] Stream stream(Purpose purpose, std::uint64_t a = 0, std::uint64_t b = 0) const {
        return {key_, {purpose.code, a, b}};
    }
    template <class Tag>
    [[nodiscard]] Stream stream(Purpose purpose, Id<Tag> a, std::uint64_t b = 0) const {
        return stream(purpose, std::uint64_t{a.value}, b);
    }
    /// The first uniform of the stream: most draws need no more.
    [[nodiscard]] double uniform(Purpose purpose, std::uint64_t a, std::uint64_t b = 0) const {
        return static_cast<double>(stream(purpose, a, b).block(0)[0] >> 11) * 0x1.0p-53;
    }

    [[nodiscard]] std::uint64_t seed() const { return key_[0]; }
    [[nodiscard]] std::uint64_t replicate() const { return key_[1]; }

  private:
    std::array<std::uint64_t, 2> key_;
};

/// Inverse of the standard normal distribution function, 0 < p < 1; relative error below 1e-15
/// (Wichura 1988, algorithm AS 241, PPND16).
double normal_quantile(double p);

} // namespace truyvet::core
