// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/table.hpp"

#include <hdf5.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// A thin layer over HDF5's C interface: handles that close, calls that throw, and files made in
/// memory, so that no full disk can leave the library half-open.
namespace truyvet::results::hdf5 {

struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Keeps HDF5 from printing its error stack, here and only while this lives.
class Quiet {
  public:
    Quiet();
    ~Quiet();
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

  private:
    H5E_auto2_t print_ = nullptr;
    void* data_ = nullptr;
};

class Handle {
  public:
    using Close = herr_t (*)(hid_t);
    Handle(hid_t id, Close close, const std::string& what);
    ~Handle() {
        if (id_ >= 0) {
            close_(id_);
        }
    }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle& operator=(Handle&&) = delete;
    operator hid_t() const { return id_; } // NOLINT(google-explicit-constructor)

  private:
    hid_t id_;
    Close close_;
};

void check(herr_t status, const std::string& what);

Handle open_file(const std::string& path);
Handle open_image(std::span<const std::byte> image);
/// The bytes of the file that `fill` writes.
std::vector<std::byte> make_image(const std::function<void(hid_t file)>& fill);

Handle create_group(hid_t parent, const std::string& name);
Handle open_group(hid_t parent, const std::string& name);
bool exists(hid_t parent, const std::string& name);
/// Names of a group's members, sorted; Error where there are more than a file of ours has.
std::vector<std::string> members(hid_t group);

/// A file may come from anybody: class, extent, layout and filters are checked before HDF5 decodes
/// anything, links lead nowhere but into the file's own tree, and what is decoded in all stays
/// within what a file of this size can hold (zlib makes at most 1032 bytes of one).
class Budget {
  public:
    explicit Budget(hid_t file);
    /// Takes n values of `width` bytes; Error where that is more than is left.
    void take(std::size_t n, std::size_t width, const std::string& what);

  private:
    std::size_t left_;
};

/// Strings are UTF-8: in attributes of variable length, which h5py gives as str; in datasets of
/// fixed length, padded with zeros, since Octave reads no others.
void write_attribute(hid_t object, const std::string& name, const std::string& text);
void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts);
void write_attribute(hid_t object, const std::string& name, std::int64_t value);
void write_attribute(hid_t object, const std::string& name, std::uint64_t value);
std::string read_text_attribute(hid_t object, const std::string& name);
std::vector<std::string> read_texts_attribute(hid_t object, const std::string& name);
std::int64_t read_integer_attribute(hid_t object, const std::string& name);
std::uint64_t read_unsigned_attribute(hid_t object, const std::string& name);

void write_texts(hid_t group, const std::string& name, const std::vector<std::string>& texts);
std::vector<std::string> read_texts(hid_t group, const std::string& name, Budget& budget);
/// Chunked, compressed and checksummed, or as it is.
void write_column(hid_t group, const Column& column, bool packed = true);
/// Whole numbers of any width become Counts, others Reals.
Column read_column(hid_t group, const std::string& name, Budget& budget);

} // namespace truyvet::results::hdf5
