// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/hdf5_check.hpp"

#include <algorithm>

namespace truyvet::results::hdf5 {
namespace {

/// Rows in a chunk: 512 kB of 8-byte values, half of HDF5's chunk cache.
constexpr hsize_t chunk_rows = 1 << 16;
/// zlib's level: 4 is within a few per cent of 9 on counts, at a third of the time.
constexpr unsigned deflate_level = 4;

Handle column_layout(std::size_t rows, bool packed) {
    Handle layout(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "layout");
    check(H5Pset_obj_track_times(layout, false), "times");
    if (packed && rows > 0) {
        const hsize_t chunk = std::min<hsize_t>(rows, chunk_rows);
        check(H5Pset_chunk(layout, 1, &chunk), "chunks");
        check(H5Pset_shuffle(layout), "shuffle");
        check(H5Pset_deflate(layout, deflate_level), "compression");
        check(H5Pset_fletcher32(layout), "checksum");
    }
    return layout;
}

template <class T>
std::vector<T> read_values(hid_t dataset, hid_t memory_type, std::size_t size,
                           const std::string& name) {
    std::vector<T> values(size);
    if (size > 0) {
        check(H5Dread(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), name);
    }
    return values;
}

} // namespace

void write_column(hid_t group, const Column& column, bool packed) {
    const bool whole = std::holds_alternative<Counts>(column.values);
    const hsize_t extent = column.size();
    const Handle space(H5Screate_simple(1, &extent, nullptr), H5Sclose, column.name);
    const Handle layout = column_layout(column.size(), packed);
    const Handle dataset(H5Dcreate2(group, column.name.c_str(),
                                    whole ? H5T_STD_I64LE : H5T_IEEE_F64LE, space, H5P_DEFAULT,
                                    layout, H5P_DEFAULT),
                         H5Dclose, column.name);
    const void* values =
        std::visit([](const auto& v) -> const void* { return v.data(); }, column.values);
    if (extent > 0) {
        check(H5Dwrite(dataset, whole ? H5T_NATIVE_INT64 : H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL,
                       H5P_DEFAULT, values),
              column.name);
    }
}

Column read_column(hid_t group, const std::string& name, Budget& budget) {
    const Handle dataset = open_dataset(group, name);
    const Handle type(H5Dget_type(dataset), H5Tclose, name);
    const NumberKind kind = number_kind(type, name);
    const std::size_t size = stored_extent(dataset, H5Tget_size(type), budget, name);
    if (kind == NumberKind::whole) {
        return {name, read_values<std::int64_t>(dataset, H5T_NATIVE_INT64, size, name)};
    }
    return {name, read_values<double>(dataset, H5T_NATIVE_DOUBLE, size, name)};
}

} // namespace truyvet::results::hdf5
