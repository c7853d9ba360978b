// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/hdf5.hpp"

#include "sim/results/file.hpp"
#include "sim/results/hdf5_check.hpp"

#include <algorithm>

namespace truyvet::results::hdf5 {

Quiet::Quiet() {
    H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Quiet::~Quiet() {
    H5Eset_auto2(H5E_DEFAULT, print_, data_);
}

Handle::Handle(hid_t id, Close close, const std::string& what) : id_(id), close_(close) {
    if (id < 0) {
        throw Error(what);
    }
}

void check(herr_t status, const std::string& what) {
    if (status < 0) {
        throw Error(what);
    }
}

Handle open_file(const std::string& path) {
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    // Network disks often cannot lock, and nobody writes into a file of ours under its name.
    check(H5Pset_file_locking(access, false, true), "file access");
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose, "file"};
}

Handle create_group(hid_t parent, const std::string& name) {
    return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose,
            "group " + name};
}

Handle open_group(hid_t parent, const std::string& name) {
    require_own(parent, name);
    return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose, "group " + name};
}

bool exists(hid_t parent, const std::string& name) {
    return H5Lexists(parent, name.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> members(hid_t group) {
    constexpr std::size_t most = 1000; // tables; a file of ours has some twenty
    std::vector<std::string> names;
    const auto take = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        auto& all = *static_cast<std::vector<std::string>*>(into);
        all.emplace_back(name);
        return all.size() <= most ? 0 : -1;
    };
    hsize_t at = 0;
    check(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, &at, take, &names), "members");
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace truyvet::results::hdf5

void truyvet::results::end_without_tidying() {
    H5dont_atexit();
}
