// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/assert.hpp"

#include <cstdint>

namespace truyvet::mobility {

/// 0 .. n-1 spread over themselves by i -> (i * factor + shift of the habit) mod n, and back.
class Spread {
  public:
    Spread() = default;
    /// factor * inverse = 1 (mod n).
    Spread(std::uint32_t n, std::uint32_t factor, std::uint32_t inverse)
        : n_(n), factor_(factor), inverse_(inverse), one_nth_(n > 0 ? 1.0 / n : 0) {
        // Products stay exact in a double.
        TRUYVET_EXPECT(n < (1U << 26), n);
    }

    [[nodiscard]] std::uint32_t size() const { return n_; }
    [[nodiscard]] std::uint32_t inverse() const { return inverse_; }

    [[nodiscard]] std::uint32_t shift(std::uint32_t habit) const {
        return remainder(static_cast<std::int64_t>((std::uint64_t{n_} * habit * 2 + 1) / 5));
    }
    [[nodiscard]] std::uint32_t to(std::uint32_t i, std::uint32_t habit) const {
        return remainder(std::int64_t{i} * factor_ + shift(habit));
    }
    [[nodiscard]] std::uint32_t back(std::uint32_t j, std::uint32_t habit) const {
        return before(begin(j, habit));
    }
    /// back, in two steps: the place of the share's j-th number for a habit, which goes up with j
    /// until it wraps at n; and who stands there.
    [[nodiscard]] std::uint32_t begin(std::uint32_t j, std::uint32_t habit) const {
        return remainder(std::int64_t{j} + n_ - shift(habit));
    }
    [[nodiscard]] std::uint32_t before(std::uint32_t place) const {
        return remainder(std::int64_t{place} * inverse_);
    }
    /// Into which of so many equal parts j falls.
    [[nodiscard]] std::uint32_t part(std::uint32_t j, std::uint32_t parts) const {
        const std::int64_t x = std::int64_t{j} * parts;
        return static_cast<std::uint32_t>((x - remainder(x)) * one_nth_ + 0.5);
    }

  private:
    /// By the reciprocal, which is off by one at most: a division takes ten times as long.
    [[nodiscard]] std::uint32_t remainder(std::int64_t x) const {
        const std::int64_t n = n_;
        std::int64_t r = x - static_cast<std::int64_t>(static_cast<double>(x) * one_nth_) * n;
        r += r < 0 ? n : 0;
        r -= r >= n ? n : 0;
        return static_cast<std::uint32_t>(r);
    }

    std::uint32_t n_ = 0;
    std::uint32_t factor_ = 1;
    std::uint32_t inverse_ = 1;
    double one_nth_ = 0;
};

} // namespace truyvet::mobility
