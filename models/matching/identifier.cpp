// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/identifier.hpp"

#include "models/core/error.hpp"

#include <sodium.h>

#include <algorithm>

namespace truyvet::matching {
namespace {

// Misspelt so in the field (BluezoneIdConstants, react-native-bluetooth-scan 3.0.7).
constexpr std::string_view subkey_salt = "bluzonesubkey";
/// The bytes of a subkey that make the identifier (same source).
constexpr std::array<std::uint8_t, ContactId::size> id_offsets{0,  4,  8,  12, 16, 18,
                                                               20, 22, 24, 26, 28, 30};

template <std::size_t n>
std::string to_hex(const std::array<std::uint8_t, n>& bytes) {
    std::array<char, 2 * n + 1> text;
    sodium_bin2hex(text.data(), text.size(), bytes.data(), n);
    return {text.data(), 2 * n};
}

template <std::size_t n>
bool read_hex(std::string_view text, std::array<std::uint8_t, n>& bytes) {
    std::size_t length = 0;
    return text.size() == 2 * n &&
           sodium_hex2bin(bytes.data(), n, text.data(), text.size(), nullptr, &length, nullptr) ==
               0 &&
           length == n;
}

ContactId id_of(const std::array<std::uint8_t, DayKey::size>& subkey) {
    ContactId id;
    for (std::size_t i = 0; i < ContactId::size; ++i) {
        id.bytes[i] = subkey[id_offsets[i]];
    }
    return id;
}

} // namespace

std::string ContactId::hex() const {
    return to_hex(bytes);
}

std::optional<ContactId> ContactId::from_hex(std::string_view text) {
    ContactId id;
    return read_hex(text, id.bytes) ? std::optional(id) : std::nullopt;
}

DayKey::~DayKey() {
    sodium_memzero(bytes.data(), bytes.size());
}

std::string DayKey::hex() const {
    return to_hex(bytes);
}

std::optional<DayKey> DayKey::from_hex(std::string_view text) {
    DayKey key;
    return read_hex(text, key.bytes) ? std::optional(key) : std::nullopt;
}

DayKey DayKey::random() {
    if (sodium_init() < 0) {
        throw core::RunError("libsodium finds no source of random numbers");
    }
    DayKey key;
    randombytes_buf(key.bytes.data(), key.bytes.size());
    return key;
}

DayKey DayKey::next() const {
    DayKey key;
    crypto_hash_sha256(key.bytes.data(), bytes.data(), bytes.size());
    return key;
}

void derive_ids(const DayKey& key, std::span<ContactId> ids) {
    std::array<std::uint8_t, DayKey::size + subkey_salt.size()> salted;
    std::copy(subkey_salt.begin(), subkey_salt.end(),
              std::copy(key.bytes.begin(), key.bytes.end(), salted.begin()));
    std::array<std::uint8_t, DayKey::size> subkey;
    std::span<const std::uint8_t> hashed = salted;
    for (ContactId& id : ids) {
        crypto_hash_sha256(subkey.data(), hashed.data(), hashed.size());
        hashed = subkey;
        id = id_of(subkey);
    }
    sodium_memzero(salted.data(), salted.size());
    sodium_memzero(subkey.data(), subkey.size());
}

} // namespace truyvet::matching
