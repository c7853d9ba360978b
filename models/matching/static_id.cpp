// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/static_id.hpp"

#include <cstdint>
#include <string_view>

namespace truyvet::matching {
namespace {

constexpr std::string_view alphabet =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t length = 6;

/// java.util.Random, as its specification defines it (Knuth, TAOCP 2, 3.2.1).
class JavaRandom {
  public:
    explicit JavaRandom(std::int64_t seed)
        : state_((static_cast<std::uint64_t>(seed) ^ multiplier) & mask) {}

    std::int64_t next_long() {
        const auto high = static_cast<std::uint64_t>(next_int()) << 32;
        return static_cast<std::int64_t>(high + static_cast<std::uint64_t>(next_int()));
    }

  private:
    static constexpr std::uint64_t multiplier = 0x5DEECE66D;
    static constexpr std::uint64_t mask = (std::uint64_t{1} << 48) - 1;

    std::int64_t next_int() {
        state_ = (state_ * multiplier + 0xB) & mask;
        return static_cast<std::int32_t>(state_ >> 16);
    }
    std::uint64_t state_;
};

} // namespace

std::string static_id(core::TimePoint first_start) {
    JavaRandom random(first_start.time_since_epoch().count());
    std::string id;
    while (id.size() < length) {
        const std::int64_t value = random.next_long();
        const auto bits = static_cast<std::uint64_t>(value);
        const std::uint64_t magnitude = value < 0 ? 0 - bits : bits;
        id += alphabet[magnitude % alphabet.size()];
    }
    return id;
}

} // namespace truyvet::matching
