// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/printable.hpp"

#include <array>
#include <cstdio>

namespace truyvet::core {
namespace {

/// Whether this one UTF-8 character is of C0, DEL or C1 (which UTF-8 writes as C2 80 to C2 9F).
bool is_control(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (text.size() == 1) {
        return first < 0x20 || first == 0x7f;
    }
    return text.size() == 2 && first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0;
}

std::string in_hex(const char* form, char c) {
    std::array<char, 8> out{};
    std::snprintf(out.data(), out.size(), form,
                  static_cast<unsigned>(static_cast<unsigned char>(c)));
    return out.data();
}

} // namespace

std::size_t character(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto among = [](unsigned b, unsigned low, unsigned high) {
        return b >= low && b <= high;
    };
    const auto follows = [&](std::size_t i) { return among(byte(i), 0x80, 0xbf); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return text.empty() ? 0 : 1;
    }
    if (among(first, 0xc2, 0xdf)) {
        return follows(1) ? 2 : 0;
    }
    if (among(first, 0xe0, 0xef)) {
        const bool second =
            among(byte(1), first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
        return second && follows(2) ? 3 : 0;
    }
    if (among(first, 0xf0, 0xf4)) {
        const bool second =
            among(byte(1), first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
        return second && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t n = character(text);
        if (n == 0) {
            return false;
        }
        text.remove_prefix(n);
    }
    return true;
}

bool is_one_line(std::string_view text) {
    while (!text.empty()) {
        const std::size_t n = character(text);
        if (n == 0 || is_control(text.substr(0, n))) {
            return false;
        }
        text.remove_prefix(n);
    }
    return true;
}

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t n = character(text);
        const std::string_view one = text.substr(0, n == 0 ? 1 : n);
        if (n == 0) {
            out += in_hex("\\x%02x", one[0]);
        } else if (is_control(one) && one != "\n" && one != "\t") {
            out += in_hex("\\u%04x", one.back());
        } else {
            out += one;
        }
        text.remove_prefix(one.size());
    }
    return out;
}

} // namespace truyvet::core
