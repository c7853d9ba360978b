// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <hdf5.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

/// Results files that are well-formed HDF5, sealed, and made to do harm.
namespace truyvet::test {

struct Attack {
    const char* name;
    void (*on)(hid_t file); ///< the file is a sound one, open for writing
};

/// Every one must be refused.
std::span<const Attack> attacks();

/// A sound file's content, changed and sealed again: the seal is an unkeyed sum.
std::vector<std::byte> changed(std::span<const std::byte> content,
                               const std::function<void(hid_t file)>& change);

/// Puts another in an attribute's or a dataset's place.
void attribute(hid_t object, const char* name, hid_t type, hid_t space, const void* value);
void counts(hid_t group, const char* name, std::span<const std::int64_t> values);
void texts(hid_t group, const char* name, const std::vector<std::string>& values);

} // namespace truyvet::test
