// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

/// A checksum behind the HDF5 content, where HDF5 does not look: HDF5 1.10 notices damage only in
/// parts, and may be left in a bad state by it. So a sealed file reaches HDF5 only if it is whole.
namespace truyvet::results {

enum class Seal {
    whole,
    broken,
    absent
}; ///< absent: cut off, or another program wrote to the file

void add_seal(std::vector<std::byte>& content);

/// Throws core::InputError where the file cannot be read.
Seal check_seal(const std::filesystem::path& file);

} // namespace truyvet::results
