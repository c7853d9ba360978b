// SPDX-License-Identifier: GPL-2.0-only
#include "tests/results/hostile.hpp"

#include "sim/results/seal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace truyvet::test {
namespace {

/// Closes what it opened; an attack that HDF5 does not let us write would test nothing.
class Open {
  public:
    Open(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {
        if (id < 0) {
            throw std::logic_error("HDF5 refuses to write an attack");
        }
    }
    ~Open() { close_(id_); }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    operator hid_t() const { return id_; } // NOLINT(google-explicit-constructor)

  private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

Open line(hsize_t n) {
    return {H5Screate_simple(1, &n, nullptr), H5Sclose};
}
Open group(hid_t file, const char* path) {
    return {H5Gopen2(file, path, H5P_DEFAULT), H5Gclose};
}
Open fixed_text(std::size_t length) {
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, length);
    return {type, H5Tclose};
}
Open layout() {
    return {H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
}
Open chunks(hsize_t rows) {
    const hid_t how = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_chunk(how, 1, &rows);
    return {how, H5Pclose};
}

void drop(hid_t parent, const char* name) {
    if (H5Lexists(parent, name, H5P_DEFAULT) > 0) {
        H5Ldelete(parent, name, H5P_DEFAULT);
    }
}

/// A dataset without content in another's place.
void empty_dataset(hid_t parent, const char* name, hid_t type, hid_t space,
                   hid_t how = H5P_DEFAULT) {
    drop(parent, name);
    const Open made(H5Dcreate2(parent, name, type, space, H5P_DEFAULT, how, H5P_DEFAULT), H5Dclose);
}

std::vector<std::int64_t> values_of(hid_t file, const char* path) {
    const Open dataset{H5Dopen2(file, path, H5P_DEFAULT), H5Dclose};
    const Open space{H5Dget_space(dataset), H5Sclose};
    constexpr hssize_t most = 1'000'000; // one attack after another: a column may be huge by now
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    if (count < 0 || count > most) {
        throw std::logic_error("a column that cannot be changed");
    }
    std::vector<std::int64_t> values(static_cast<std::size_t>(count));
    H5Dread(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    return values;
}

/// One value of a column changed.
void set_value(hid_t file, const char* table, const char* column, std::size_t row,
               std::int64_t value) {
    const std::string path = std::string("tables/") + table;
    auto values = values_of(file, (path + "/" + column).c_str());
    values.at(row) = value;
    counts(group(file, path.c_str()), column, values);
}

void number_as_list(hid_t file, const char* name) {
    const std::vector<std::int64_t> many(1000, 0x4141414141414141);
    attribute(file, name, H5T_NATIVE_INT64, line(many.size()), many.data());
}

void settings_nested(hid_t file) {
    const Open arms = group(file, "arms");
    const Open old{H5Dopen2(arms, "name", H5P_DEFAULT), H5Dclose};
    const Open space{H5Dget_space(old), H5Sclose};
    std::vector<std::string> all(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)),
                                 "{}");
    all.front() = "{\"a\":" + std::string(300'000, '[') + std::string(300'000, ']') + "}";
    texts(arms, "settings", all);
}

/// Rows that are nowhere: every value the fill value, in every column.
void rows_from_nothing(hid_t file) {
    const Open table = group(file, "tables/channels");
    const Open space = line(200'000'000);
    const Open how = chunks(65536);
    for (const char* column :
         {"arm", "replicate", "channel", "index_cases", "true_f1", "found", "flagged",
          "index_cases_f0_active", "true_f1_f0_active", "found_f0_active", "flagged_f0_active"}) {
        empty_dataset(table, column, H5T_STD_I64LE, space, how);
    }
}

void columns_twisted(hid_t file) {
    const Open table = group(file, "tables/notice_of_more");
    const char* names[] = {"arm", "arm"};
    const Open type = fixed_text(H5T_VARIABLE);
    attribute(table, "columns", type, line(2), names);
}

const Attack all_attacks[] = {
    {"a list where one whole number is", [](hid_t f) { number_as_list(f, "persons"); }},
    {"a list where the seed is", [](hid_t f) { number_as_list(f, "seed"); }},
    {"a real where one whole number is",
     [](hid_t f) {
         const double x = 1;
         attribute(f, "households", H5T_NATIVE_DOUBLE, line(1), &x);
     }},
    {"nothing where one whole number is",
     [](hid_t f) {
         const Open null{H5Screate(H5S_NULL), H5Sclose};
         const std::int64_t x = 0;
         attribute(f, "persons", H5T_NATIVE_INT64, null, &x);
     }},
    {"text of 2^40 x 2^24 bytes",
     [](hid_t f) {
         empty_dataset(group(f, "arms"), "name", fixed_text(std::size_t{1} << 24),
                       line(hsize_t{1} << 40), chunks(1));
     }},
    {"text that wraps to nothing",
     [](hid_t f) {
         empty_dataset(f, "scenario", fixed_text(std::size_t{1} << 20), line(hsize_t{1} << 44),
                       chunks(1));
     }},
    {"text of another file",
     [](hid_t f) {
         const Open how = layout();
         H5Pset_external(how, "/etc/passwd", 0, 100);
         empty_dataset(f, "scenario", fixed_text(100), line(1), how);
     }},
    {"a link into another file",
     [](hid_t f) {
         drop(f, "scenario");
         H5Lcreate_external("/tmp/other.h5", "/scenario", f, "scenario", H5P_DEFAULT, H5P_DEFAULT);
     }},
    {"a soft link",
     [](hid_t f) {
         const Open table = group(f, "tables/channels");
         drop(table, "found");
         H5Lcreate_soft("/tables/channels/flagged", table, "found", H5P_DEFAULT, H5P_DEFAULT);
     }},
    {"a table behind a soft link",
     [](hid_t f) {
         H5Lcreate_soft("/tables/channels", group(f, "tables"), "burden", H5P_DEFAULT, H5P_DEFAULT);
     }},
    {"a virtual dataset",
     [](hid_t f) {
         const Open how = layout();
         const Open space = line(1);
         H5Pset_virtual(how, space, "/tmp/other.h5", "/scenario", space);
         empty_dataset(f, "scenario", fixed_text(100), space, how);
     }},
    {"a filter that is none of ours",
     [](hid_t f) {
         const Open how = chunks(8);
         H5Pset_scaleoffset(how, H5Z_SO_INT, H5Z_SO_INT_MINBITS_DEFAULT);
         empty_dataset(group(f, "tables/channels"), "found", H5T_STD_I64LE, line(8), how);
     }},
    {"a chunk of 4 GB",
     [](hid_t f) {
         const hsize_t rows = 8;
         const hsize_t most = H5S_UNLIMITED;
         const Open space{H5Screate_simple(1, &rows, &most), H5Sclose};
         empty_dataset(group(f, "tables/channels"), "found", H5T_STD_I64LE, space,
                       chunks(hsize_t{1} << 28));
     }},
    {"settings nested 300,000 deep", settings_nested},
    {"no arms",
     [](hid_t f) {
         const Open arms = group(f, "arms");
         for (const char* name : {"name", "settings"}) {
             empty_dataset(arms, name, fixed_text(1), line(0));
         }
         empty_dataset(arms, "installs", H5T_STD_I64LE, line(0));
         for (const char* name :
              {"share_people", "share_subscriptions", "share_owners", "active"}) {
             empty_dataset(arms, name, H5T_IEEE_F64LE, line(0));
         }
     }},
    {"no channels",
     [](hid_t f) { empty_dataset(group(f, "names"), "channel", fixed_text(1), line(0)); }},
    {"a name that a terminal obeys",
     [](hid_t f) {
         texts(group(f, "names"), "channel", {"blue\x1b[2Jzone", "phone"});
     }},
    {"a name that is no UTF-8",
     [](hid_t f) {
         texts(group(f, "names"), "channel", {"blue\xFFzone", "phone"});
     }},
    {"200 M rows that are not there", rows_from_nothing},
    {"an arm that is not there", [](hid_t f) { set_value(f, "channels", "arm", 0, 1'000'000); }},
    {"a channel below 0", [](hid_t f) { set_value(f, "channels", "channel", 1, -1); }},
    {"an arm that is not there, and only one key",
     [](hid_t f) {
         const std::int64_t one = 1;
         set_value(f, "settings", "setting", 0, 1'000'000'000);
         const Open scalar{H5Screate(H5S_SCALAR), H5Sclose};
         attribute(group(f, "tables/settings"), "keys", H5T_STD_I64LE, scalar, &one);
     }},
    {"more found than there are", [](hid_t f) { set_value(f, "channels", "found", 0, 1000); }},
    {"a count below 0", [](hid_t f) { set_value(f, "channels", "found", 0, -1); }},
    {"a count that sums cannot hold",
     [](hid_t f) { set_value(f, "channels", "flagged", 0, std::int64_t{1} << 62); }},
    {"a waterfall that rises", [](hid_t f) { set_value(f, "waterfall", "f1", 3, 10'000); }},
    {"a row twice", [](hid_t f) { set_value(f, "channels", "channel", 1, 0); }},
    {"a replicate that is nowhere else",
     [](hid_t f) { set_value(f, "settings", "replicate", 0, 77); }},
    {"columns of two lengths",
     [](hid_t f) {
         const std::vector<std::int64_t> short_one(3, 0);
         counts(group(f, "tables/channels"), "found", short_one);
     }},
    {"reals where whole numbers are",
     [](hid_t f) {
         const Open table = group(f, "tables/channels");
         const auto rows = values_of(f, "tables/channels/found").size();
         const std::vector<double> reals(rows, 0.5);
         drop(table, "found");
         const Open dataset{H5Dcreate2(table, "found", H5T_IEEE_F64LE, line(rows), H5P_DEFAULT,
                                       H5P_DEFAULT, H5P_DEFAULT),
                            H5Dclose};
         H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, reals.data());
     }},
    {"a table of two dimensions",
     [](hid_t f) {
         const hsize_t sides[2] = {4, 4};
         const Open space{H5Screate_simple(2, sides, nullptr), H5Sclose};
         empty_dataset(group(f, "tables/channels"), "found", H5T_STD_I64LE, space);
     }},
    {"more keys than columns in a table nobody knows",
     [](hid_t f) {
         const Open table{
             H5Gcreate2(f, "tables/notice_of_more", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
             H5Gclose};
         columns_twisted(f);
         const std::int64_t keys = std::int64_t{1} << 40;
         const Open scalar{H5Screate(H5S_SCALAR), H5Sclose};
         attribute(table, "keys", H5T_STD_I64LE, scalar, &keys);
     }},
    {"a dataset where a table is",
     [](hid_t f) { empty_dataset(group(f, "tables"), "notice", H5T_STD_I64LE, line(1)); }},
};

} // namespace

std::span<const Attack> attacks() {
    return all_attacks;
}

void attribute(hid_t object, const char* name, hid_t type, hid_t space, const void* value) {
    if (H5Aexists(object, name) > 0) {
        H5Adelete(object, name);
    }
    const Open a{H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose};
    H5Awrite(a, type, value);
}

void counts(hid_t group, const char* name, std::span<const std::int64_t> values) {
    drop(group, name);
    const Open dataset{H5Dcreate2(group, name, H5T_STD_I64LE, line(values.size()), H5P_DEFAULT,
                                  H5P_DEFAULT, H5P_DEFAULT),
                       H5Dclose};
    H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
}

void texts(hid_t group, const char* name, const std::vector<std::string>& values) {
    std::size_t length = 1;
    for (const std::string& value : values) {
        length = std::max(length, value.size());
    }
    std::string bytes(values.size() * length, '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i].copy(&bytes[i * length], length);
    }
    const Open type = fixed_text(length);
    drop(group, name);
    const Open dataset{
        H5Dcreate2(group, name, type, line(values.size()), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
        H5Dclose};
    H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data());
}

std::vector<std::byte> changed(std::span<const std::byte> content,
                               const std::function<void(hid_t)>& change) {
    std::string path = "/tmp/truyvet-hostile-XXXXXX";
    ::close(::mkstemp(path.data()));
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(content.data()),
               static_cast<std::streamsize>(content.size()));
    {
        const Open file{H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose};
        change(file);
    }
    std::ifstream in(path, std::ios::binary);
    const std::string after(std::istreambuf_iterator<char>(in), {});
    ::unlink(path.c_str());
    std::vector<std::byte> bytes(after.size());
    std::transform(after.begin(), after.end(), bytes.begin(),
                   [](char c) { return static_cast<std::byte>(c); });
    results::add_seal(bytes);
    return bytes;
}

} // namespace truyvet::test
