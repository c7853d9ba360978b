// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace truyvet::results {

/// Writes a whole file or nothing: into a temporary beside it, to the disk, then renamed. Throws
/// core::InputError where nothing can be created there, core::RunError where writing fails (disk
/// full); the temporary is removed and an older file of that name stays as it was.
void write_atomically(const std::filesystem::path& path, std::span<const std::byte> content);

} // namespace truyvet::results
