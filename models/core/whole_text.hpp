// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <filesystem>
#include <string>

namespace truyvet::core {

/// All bytes of a file. Throws InputError where it cannot be opened, RunError where reading fails
/// on the way: a part is never taken for the whole.
std::string whole_text(const std::filesystem::path& file);

} // namespace truyvet::core
