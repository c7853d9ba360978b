// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/hdf5.hpp"

#include <cstdlib>
#include <cstring>
#include <memory>

namespace truyvet::results::hdf5 {
namespace {

/// What the memory driver's buffer is handed to when its file closes. (H5Fget_file_image, the usual
/// way, clears a flag in the superblock but leaves its checksum: HDF5 1.10 cannot open the
/// outcome.)
struct Keeper {
    std::unique_ptr<void, decltype(&std::free)> bytes{nullptr, &std::free};
};

H5FD_file_image_callbacks_t keeping(Keeper& keeper) {
    using Op = H5FD_file_image_op_t;
    H5FD_file_image_callbacks_t c{};
    c.image_malloc = [](size_t size, Op, void*) { return std::malloc(size); };
    c.image_memcpy = [](void* to, const void* from, size_t size, Op, void*) {
        return std::memcpy(to, from, size);
    };
    c.image_realloc = [](void* bytes, size_t size, Op, void*) { return std::realloc(bytes, size); };
    c.image_free = [](void* bytes, Op op, void* keeper) -> herr_t {
        if (op == H5FD_FILE_IMAGE_OP_FILE_CLOSE) {
            static_cast<Keeper*>(keeper)->bytes.reset(bytes);
        } else {
            std::free(bytes);
        }
        return 0;
    };
    c.udata_copy = [](void* keeper) { return keeper; };
    c.udata_free = [](void*) -> herr_t { return 0; };
    c.udata = &keeper;
    return c;
}

Handle in_memory_access() {
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    check(H5Pset_fapl_core(access, std::size_t{1} << 20, 0), "memory driver");
    // The format of HDF5 1.8: checksummed metadata, read by all that is in use.
    check(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18), "format bounds");
    return access;
}

} // namespace

Handle open_image(std::span<const std::byte> image) {
    const Handle access = in_memory_access();
    // HDF5 copies the bytes; its interface forgot the const.
    check(H5Pset_file_image(access, const_cast<std::byte*>(image.data()), image.size()), "image");
    return {H5Fopen("results.h5", H5F_ACC_RDONLY, access), H5Fclose, "file"};
}

std::vector<std::byte> make_image(const std::function<void(hid_t)>& fill) {
    Keeper keeper;
    H5FD_file_image_callbacks_t callbacks = keeping(keeper);
    ssize_t size = 0;
    {
        const Handle access = in_memory_access();
        check(H5Pset_file_image_callbacks(access, &callbacks), "image callbacks");
        const Handle file(H5Fcreate("results.h5", H5F_ACC_TRUNC, H5P_DEFAULT, access), H5Fclose,
                          "file");
        fill(file);
        check(H5Fflush(file, H5F_SCOPE_GLOBAL), "flush");
        size = H5Fget_file_image(file, nullptr, 0);
    }
    const auto* bytes = static_cast<const std::byte*>(keeper.bytes.get());
    if (bytes == nullptr || size <= 0) {
        throw Error("image");
    }
    return {bytes, bytes + size};
}

} // namespace truyvet::results::hdf5
