// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/hdf5.hpp"

/// What a file from anybody must satisfy before HDF5 decodes a part of it; all throw Error.
namespace truyvet::results::hdf5 {

/// The parent itself holds the name: no soft link, and none into another file.
void require_own(hid_t parent, const std::string& name);

/// A dataset of the file's own, stored in it (not elsewhere, not put together from others) and with
/// no filters but those write_column sets: others may be programs that HDF5 would load.
Handle open_dataset(hid_t group, const std::string& name);

/// How many values stand there: 0 dimensions or 1, none beyond the most a file may have.
std::size_t extent_of(hid_t space, std::size_t most, const std::string& what);

/// Rows of a dataset of one dimension, each of so many bytes, that are indeed in the file.
std::size_t stored_extent(hid_t dataset, std::size_t width, Budget& budget,
                          const std::string& what);

enum class NumberKind { whole, real };
/// Whole numbers of 1, 2, 4 or 8 bytes without padding; reals of IEEE 754, 4 or 8 bytes.
NumberKind number_kind(hid_t type, const std::string& what);

} // namespace truyvet::results::hdf5
