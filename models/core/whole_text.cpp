// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/whole_text.hpp"

#include "models/core/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace truyvet::core {

std::string whole_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw InputError(file.string(), std::string("cannot be read: ") + std::strerror(errno));
    }
    std::string text;
    std::array<char, 1 << 16> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) {
        throw RunError(file.string() + ": reading failed after " + std::to_string(text.size()) +
                       " bytes; nothing is concluded from a part: copy the file again");
    }
    return text;
}

} // namespace truyvet::core
