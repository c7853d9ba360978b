// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/seal.hpp"

#include "models/core/error.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace truyvet::results {
namespace {

constexpr std::string_view mark = "TVSEAL1\n";
constexpr std::size_t sum_size = 32;
constexpr std::size_t seal_size = mark.size() + sum_size;
using Sum = std::array<unsigned char, sum_size>;

/// BLAKE2b, in pieces.
class Hash {
  public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, sum_size); }
    void add(const void* bytes, std::size_t size) {
        crypto_generichash_update(&state_, static_cast<const unsigned char*>(bytes), size);
    }
    Sum sum() {
        Sum s{};
        crypto_generichash_final(&state_, s.data(), s.size());
        return s;
    }

  private:
    crypto_generichash_state state_{};
};

} // namespace

void add_seal(std::vector<std::byte>& content) {
    Hash hash;
    hash.add(content.data(), content.size());
    const Sum sum = hash.sum();
    const auto append = [&](const void* bytes, std::size_t size) {
        const auto* from = static_cast<const std::byte*>(bytes);
        content.insert(content.end(), from, from + size);
    };
    append(mark.data(), mark.size());
    append(sum.data(), sum.size());
}

Seal check_seal(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) {
        throw core::InputError(file.string(),
                               std::string("cannot be read: ") + std::strerror(errno));
    }
    const auto size = static_cast<std::size_t>(in.tellg());
    if (size < seal_size) {
        return Seal::absent;
    }
    in.seekg(0);
    Hash hash;
    std::vector<char> piece(std::size_t{1} << 20);
    for (std::size_t left = size - seal_size; left > 0;) {
        const std::size_t n = std::min(left, piece.size());
        if (!in.read(piece.data(), static_cast<std::streamsize>(n))) {
            throw core::InputError(file.string(), "could not be read to its end");
        }
        hash.add(piece.data(), n);
        left -= n;
    }
    std::array<char, seal_size> seal{};
    in.read(seal.data(), seal.size());
    if (std::string_view(seal.data(), mark.size()) != mark) {
        return Seal::absent;
    }
    const Sum sum = hash.sum();
    return std::memcmp(sum.data(), seal.data() + mark.size(), sum.size()) == 0 ? Seal::whole
                                                                               : Seal::broken;
}

} // namespace truyvet::results
