// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/assert.hpp"

#include <array>
#include <cstdio>

namespace truyvet::core::detail {
namespace {

/// From the repository's root, wherever it was built.
std::string_view short_path(std::string_view file) {
    for (const std::string_view room : {"/models/", "/sim/", "/python/", "/tests/"}) {
        const auto at = file.rfind(room);
        if (at != std::string_view::npos) {
            return file.substr(at + 1);
        }
    }
    return file;
}

} // namespace

std::string shown(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.9g", value);
    return text.data();
}

std::string shown(std::string_view text) {
    return "'" + std::string(text) + "'";
}

void broken(const Promise& promise, std::initializer_list<std::string> values) {
    std::string text = std::string(short_path(promise.file)) + ":" + std::to_string(promise.line) +
                       ": does not hold: " + promise.condition;
    std::string listed;
    for (const std::string& value : values) {
        listed += (listed.empty() ? "" : ", ") + value;
    }
    if (!listed.empty()) {
        text += "; " + std::string(promise.operands) + " = " + listed;
    }
    throw BrokenPromise(text);
}

} // namespace truyvet::core::detail
