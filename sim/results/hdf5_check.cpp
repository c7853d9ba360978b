// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/hdf5_check.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace truyvet::results::hdf5 {
namespace {

/// zlib's greatest ratio is 1032; fill values that no chunk holds are beyond any ratio.
constexpr std::size_t most_of_a_byte = 1100;
/// Rows of a table: the largest run's details have some tens of millions.
constexpr std::size_t most_rows = std::size_t{1} << 28;
/// Bytes of a chunk, which HDF5 decodes at once; ours have 512 kB.
constexpr std::size_t most_chunk = std::size_t{1} << 24;

void check_chunk(hid_t layout, std::size_t width, const std::string& what) {
    hsize_t rows = 0;
    if (H5Pget_chunk(layout, 1, &rows) != 1 || rows == 0 || rows > most_chunk / width) {
        throw Error(what);
    }
}

void check_filters(hid_t layout, const std::string& what) {
    const int n = H5Pget_nfilters(layout);
    for (int i = 0; i < n; ++i) {
        unsigned flags = 0;
        unsigned config = 0;
        std::size_t values = 0;
        const H5Z_filter_t filter = H5Pget_filter2(layout, static_cast<unsigned>(i), &flags,
                                                   &values, nullptr, 0, nullptr, &config);
        if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE &&
            filter != H5Z_FILTER_FLETCHER32) {
            throw Error(what);
        }
    }
}

} // namespace

Budget::Budget(hid_t file) {
    hsize_t size = 0;
    check(H5Fget_filesize(file, &size), "size");
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max() / most_of_a_byte;
    left_ = most_of_a_byte * std::min<std::size_t>(size, most);
}

void Budget::take(std::size_t n, std::size_t width, const std::string& what) {
    if (width == 0 || n > left_ / width) {
        throw Error(what + ": more than the file can hold");
    }
    left_ -= n * width;
}

void require_own(hid_t parent, const std::string& name) {
    H5L_info_t link{};
    if (name.empty() || name == "." || name.find('/') != std::string::npos ||
        H5Lget_info(parent, name.c_str(), &link, H5P_DEFAULT) < 0 || link.type != H5L_TYPE_HARD) {
        throw Error(name);
    }
}

Handle open_dataset(hid_t group, const std::string& name) {
    require_own(group, name);
    Handle dataset(H5Dopen2(group, name.c_str(), H5P_DEFAULT), H5Dclose, name);
    const Handle layout(H5Dget_create_plist(dataset), H5Pclose, name);
    const H5D_layout_t kind = H5Pget_layout(layout);
    if ((kind != H5D_COMPACT && kind != H5D_CONTIGUOUS && kind != H5D_CHUNKED) ||
        H5Pget_external_count(layout) != 0) {
        throw Error(name + ": stored elsewhere");
    }
    check_filters(layout, name);
    return dataset;
}

std::size_t extent_of(hid_t space, std::size_t most, const std::string& what) {
    const hssize_t points = H5Sget_simple_extent_npoints(space);
    if (H5Sis_simple(space) <= 0 || H5Sget_simple_extent_ndims(space) > 1 || points < 0 ||
        static_cast<std::size_t>(points) > most) {
        throw Error(what);
    }
    return static_cast<std::size_t>(points);
}

std::size_t stored_extent(hid_t dataset, std::size_t width, Budget& budget,
                          const std::string& what) {
    const Handle space(H5Dget_space(dataset), H5Sclose, what);
    const std::size_t rows = extent_of(space, most_rows, what);
    if (H5Sget_simple_extent_ndims(space) != 1) {
        throw Error(what);
    }
    const Handle layout(H5Dget_create_plist(dataset), H5Pclose, what);
    const bool chunked = H5Pget_layout(layout) == H5D_CHUNKED;
    if (chunked) {
        check_chunk(layout, width, what);
    }
    budget.take(rows, std::max(width, sizeof(std::int64_t)), what); // as it will be in memory
    const std::size_t stored = H5Dget_storage_size(dataset);
    if (rows > 0 && rows * width / (chunked ? most_of_a_byte : 1) > stored) {
        throw Error(what + ": rows that are not there");
    }
    return rows;
}

NumberKind number_kind(hid_t type, const std::string& what) {
    const std::size_t size = H5Tget_size(type);
    if (H5Tget_class(type) == H5T_INTEGER) {
        if ((size == 1 || size == 2 || size == 4 || size == 8) && H5Tget_offset(type) == 0 &&
            H5Tget_precision(type) == 8 * size) {
            return NumberKind::whole;
        }
        throw Error(what);
    }
    const std::array<hid_t, 4> reals{H5T_IEEE_F64LE, H5T_IEEE_F64BE, H5T_IEEE_F32LE,
                                     H5T_IEEE_F32BE};
    if (std::none_of(reals.begin(), reals.end(), [&](hid_t t) { return H5Tequal(type, t) > 0; })) {
        throw Error(what);
    }
    return NumberKind::real;
}

} // namespace truyvet::results::hdf5
