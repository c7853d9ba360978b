// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/hdf5_check.hpp"

#include <algorithm>
#include <memory>

namespace truyvet::results::hdf5 {
namespace {

using Texts = std::vector<std::string>;

Handle text_type(std::size_t length) {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_size(type, std::max<std::size_t>(length, 1)), "text length");
    if (length != H5T_VARIABLE) {
        check(H5Tset_strpad(type, H5T_STR_NULLPAD), "text padding");
    }
    check(H5Tset_cset(type, H5T_CSET_UTF8), "text encoding");
    return type;
}

bool is_ascii(const std::string& bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t longest(const Texts& texts) {
    std::size_t length = 0;
    for (const std::string& text : texts) {
        length = std::max(length, text.size());
    }
    return length;
}

Handle list_space(std::size_t size) {
    const hsize_t extent = size;
    return {H5Screate_simple(1, &extent, nullptr), H5Sclose, "extent"};
}

Handle scalar_space() {
    return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"};
}

std::string packed(const Texts& texts, std::size_t length) {
    std::string bytes(texts.size() * length, '\0');
    for (std::size_t i = 0; i < texts.size(); ++i) {
        texts[i].copy(&bytes[i * length], length);
    }
    return bytes;
}

Texts unpacked(const std::string& bytes, std::size_t length) {
    Texts texts;
    for (std::size_t at = 0; at + length <= bytes.size(); at += length) {
        const std::string text = bytes.substr(at, length);
        texts.push_back(text.substr(0, text.find('\0')));
    }
    return texts;
}

/// Longer than any name or version of ours, and than a file's own text of 40 arms.
constexpr std::size_t most_texts = 1000;
constexpr std::size_t longest_text = std::size_t{1} << 26;
constexpr std::size_t longest_attribute = std::size_t{1} << 16;

std::size_t fixed_length(hid_t type, std::size_t longest) {
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) != 0 ||
        H5Tget_size(type) == 0 || H5Tget_size(type) > longest) {
        throw Error("text of fixed length expected");
    }
    return H5Tget_size(type);
}

/// An attribute, opened and looked at before anything is read of it.
struct Attribute {
    Attribute(hid_t object, const std::string& name)
        : what("attribute " + name), id(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, what),
          type(H5Aget_type(id), H5Tclose, what), space(H5Aget_space(id), H5Sclose, what),
          size(extent_of(space, most_texts, what)) {}

    std::string what;
    Handle id;
    Handle type;
    Handle space;
    std::size_t size;
};

Texts read_variable(const Attribute& attribute) {
    std::vector<char*> values(attribute.size, nullptr);
    check(H5Aread(attribute.id, attribute.type, values.data()), attribute.what);
    const auto reclaim = [&](std::vector<char*>* v) {
        H5Dvlen_reclaim(attribute.type, attribute.space, H5P_DEFAULT, v->data());
    };
    const std::unique_ptr<std::vector<char*>, decltype(reclaim)> owner(&values, reclaim);
    Texts texts;
    for (const char* value : values) {
        texts.emplace_back(value == nullptr ? "" : value);
        if (texts.back().size() > longest_attribute) {
            throw Error(attribute.what);
        }
    }
    return texts;
}

/// One whole number, as wide in memory as `memory_type`.
void read_number(hid_t object, const std::string& name, hid_t memory_type, void* into) {
    const Attribute attribute(object, name);
    if (attribute.size != 1 || number_kind(attribute.type, attribute.what) != NumberKind::whole) {
        throw Error(attribute.what);
    }
    check(H5Aread(attribute.id, memory_type, into), attribute.what);
}

void write_attribute_as(hid_t object, const std::string& name, hid_t file_type, hid_t space,
                        hid_t memory_type, const void* value) {
    const Handle attribute(
        H5Acreate2(object, name.c_str(), file_type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
        "attribute " + name);
    check(H5Awrite(attribute, memory_type, value), "attribute " + name);
}

} // namespace

void write_attribute(hid_t object, const std::string& name, const std::string& text) {
    const Handle type = text_type(H5T_VARIABLE);
    const char* value = text.c_str();
    write_attribute_as(object, name, type, scalar_space(), type, &value);
}

void write_attribute(hid_t object, const std::string& name, const Texts& texts) {
    const Handle type = text_type(H5T_VARIABLE);
    std::vector<const char*> values;
    for (const std::string& text : texts) {
        values.push_back(text.c_str());
    }
    write_attribute_as(object, name, type, list_space(texts.size()), type, values.data());
}

void write_attribute(hid_t object, const std::string& name, std::int64_t value) {
    write_attribute_as(object, name, H5T_STD_I64LE, scalar_space(), H5T_NATIVE_INT64, &value);
}

void write_attribute(hid_t object, const std::string& name, std::uint64_t value) {
    write_attribute_as(object, name, H5T_STD_U64LE, scalar_space(), H5T_NATIVE_UINT64, &value);
}

Texts read_texts_attribute(hid_t object, const std::string& name) {
    const Attribute attribute(object, name);
    if (H5Tget_class(attribute.type) == H5T_STRING && H5Tis_variable_str(attribute.type) > 0) {
        return read_variable(attribute);
    }
    const std::size_t length = fixed_length(attribute.type, longest_attribute);
    std::string bytes(attribute.size * length, '\0');
    check(H5Aread(attribute.id, attribute.type, bytes.data()), attribute.what);
    return unpacked(bytes, length);
}

std::string read_text_attribute(hid_t object, const std::string& name) {
    const Texts texts = read_texts_attribute(object, name);
    if (texts.size() != 1) {
        throw Error("attribute " + name);
    }
    return texts.front();
}

std::int64_t read_integer_attribute(hid_t object, const std::string& name) {
    std::int64_t value = 0;
    read_number(object, name, H5T_NATIVE_INT64, &value);
    return value;
}

std::uint64_t read_unsigned_attribute(hid_t object, const std::string& name) {
    std::uint64_t value = 0;
    read_number(object, name, H5T_NATIVE_UINT64, &value);
    return value;
}

void write_texts(hid_t group, const std::string& name, const Texts& texts) {
    const std::size_t length = std::max<std::size_t>(longest(texts), 1);
    const std::string bytes = packed(texts, length);
    const Handle type = text_type(length);
    if (is_ascii(bytes)) {
        check(H5Tset_cset(type, H5T_CSET_ASCII), "text encoding"); // Octave reads no UTF-8
    }
    const Handle space = list_space(texts.size());
    const Handle dataset(
        H5Dcreate2(group, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
        H5Dclose, name);
    check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), name);
}

Texts read_texts(hid_t group, const std::string& name, Budget& budget) {
    const Handle dataset = open_dataset(group, name);
    const Handle type(H5Dget_type(dataset), H5Tclose, name);
    const std::size_t length = fixed_length(type, longest_text);
    const std::size_t size = stored_extent(dataset, length, budget, name);
    std::string bytes(size * length, '\0');
    if (size > 0) {
        check(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), name);
    }
    return unpacked(bytes, length);
}

} // namespace truyvet::results::hdf5
