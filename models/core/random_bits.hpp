// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace truyvet::core {

/// Numbers from random bits, the one set of conversions: as many of the highest bits as the number
/// holds, so that it is below 1 and never rounded up to it.
constexpr double uniform53(std::uint64_t word) {
    return static_cast<double>(word >> 11) * 0x1.0p-53;
}
constexpr double uniform32(std::uint32_t bits) {
    return bits * 0x1.0p-32;
}
constexpr float uniform24(std::uint32_t bits) {
    return static_cast<float>(bits >> 8) * 0x1.0p-24F;
}
constexpr std::uint32_t high_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word >> 32);
}
constexpr std::uint32_t low_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word);
}
/// Standard normal, by inversion: monotone in the word.
double normal_from_bits(std::uint64_t word);

/// Puts items in random order (Fisher and Yates, from the back).
template <class Items>
void shuffle(Items&& items, Stream& stream) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[stream.below(static_cast<std::uint32_t>(i))]);
    }
}
template <class Items>
void shuffle(Items&& items, Stream&& stream) {
    shuffle(items, stream);
}

} // namespace truyvet::core
