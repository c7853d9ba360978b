// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <span>
#include <string_view>

namespace truyvet::radio {

/// A file of data/ as compiled into the library.
struct EmbeddedFile {
    std::string_view name; ///< below data/: "protocols/gaen.toml"
    std::string_view text;
};

std::span<const EmbeddedFile> embedded_files();

} // namespace truyvet::radio
