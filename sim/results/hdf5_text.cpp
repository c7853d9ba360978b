// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/hdf5.hpp"

#include <algorithm>

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

std::size_t fixed_length(hid_t type) {
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0) {
        throw Error("text of fixed length expected");
    }
    return H5Tget_size(type);
}

std::size_t points(hid_t space) {
    return static_cast<std::size_t>(std::max<hssize_t>(0, H5Sget_simple_extent_npoints(space)));
}

Handle open_attribute(hid_t object, const std::string& name) {
    return {H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "attribute " + name};
}

Texts read_variable(hid_t attribute, hid_t type, hid_t space, const std::string& name) {
    std::vector<char*> values(points(space), nullptr);
    check(H5Aread(attribute, type, values.data()), "attribute " + name);
    Texts texts;
    for (const char* value : values) {
        texts.emplace_back(value == nullptr ? "" : value);
    }
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, values.data());
    return texts;
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
    const Handle attribute = open_attribute(object, name);
    const Handle type(H5Aget_type(attribute), H5Tclose, name);
    const Handle space(H5Aget_space(attribute), H5Sclose, name);
    if (H5Tis_variable_str(type) > 0) {
        return read_variable(attribute, type, space, name);
    }
    const std::size_t length = fixed_length(type);
    std::string bytes(points(space) * length, '\0');
    check(H5Aread(attribute, type, bytes.data()), "attribute " + name);
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
    check(H5Aread(open_attribute(object, name), H5T_NATIVE_INT64, &value), "attribute " + name);
    return value;
}

std::uint64_t read_unsigned_attribute(hid_t object, const std::string& name) {
    std::uint64_t value = 0;
    check(H5Aread(open_attribute(object, name), H5T_NATIVE_UINT64, &value), "attribute " + name);
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

Texts read_texts(hid_t group, const std::string& name) {
    const Handle dataset(H5Dopen2(group, name.c_str(), H5P_DEFAULT), H5Dclose, name);
    const Handle type(H5Dget_type(dataset), H5Tclose, name);
    const Handle space(H5Dget_space(dataset), H5Sclose, name);
    const std::size_t length = fixed_length(type);
    std::string bytes(points(space) * length, '\0');
    check(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), name);
    return unpacked(bytes, length);
}

} // namespace truyvet::results::hdf5
