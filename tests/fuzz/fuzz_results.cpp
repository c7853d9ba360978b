// SPDX-License-Identifier: GPL-2.0-only
// Results files that are well-formed HDF5 and sealed, whatever else is wrong with them: the input
// is a list of changes to a sound one. What the reader takes, every estimate must survive.
#include "tests/fuzz/target.hpp"

#include "models/core/error.hpp"
#include "sim/analysis/summary.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/file.hpp"
#include "tests/results/hostile.hpp"
#include "tests/results/synthetic.hpp"

#include <array>
#include <cstring>
#include <sstream>
#include <string>

using namespace truyvet;

namespace {

/// The input, byte by byte; zeros behind its end.
class Bytes {
  public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
    [[nodiscard]] bool empty() const { return left_ == 0; }
    std::size_t below(std::size_t n) { return next() % n; }
    std::int64_t number() {
        constexpr std::array<std::int64_t, 8> telling{
            0, 1, -1, 1000, std::int64_t{1} << 31, std::int64_t{1} << 40, INT64_MAX, INT64_MIN};
        const std::size_t kind = below(16);
        return kind < telling.size() ? telling[kind] : static_cast<std::int64_t>(next());
    }

  private:
    std::uint8_t next() {
        if (left_ == 0) {
            return 0;
        }
        --left_;
        return *data_++;
    }
    const std::uint8_t* data_;
    std::size_t left_;
};

const std::array<const char*, 3> tables{"tables/channels", "tables/waterfall", "tables/settings"};
const std::array<const char*, 12> columns{"arm",   "replicate", "channel",     "step",
                                          "found", "true_f1",   "flagged",     "setting",
                                          "f1",    "columns",   "index_cases", "keys"};
const std::array<const char*, 8> attributes{"seed",          "persons",          "households",
                                            "version",       "file_type",        "created_at",
                                            "scenario_name", "smartphone_owners"};

struct Group {
    Group(hid_t file, const char* path) : id(H5Gopen2(file, path, H5P_DEFAULT)) {}
    ~Group() { H5Gclose(id); }
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;
    hid_t id;
};

void change_counts(hid_t file, Bytes& in) {
    const Group group(file, tables[in.below(tables.size())]);
    const char* column = columns[in.below(columns.size())];
    std::vector<std::int64_t> values(in.below(64));
    for (std::int64_t& value : values) {
        value = in.number();
    }
    test::counts(group.id, column, values);
}

void change_attribute(hid_t file, Bytes& in) {
    const hsize_t n = in.below(40);
    const hid_t space = n == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &n, nullptr);
    const std::vector<std::int64_t> values(40, in.number());
    const hid_t type = in.below(2) == 0 ? H5T_NATIVE_INT64 : H5T_NATIVE_DOUBLE;
    test::attribute(file, attributes[in.below(attributes.size())], type, space, values.data());
    H5Sclose(space);
}

void change_texts(hid_t file, Bytes& in) {
    const bool of_arms = in.below(2) == 0;
    const Group group(file, of_arms ? "arms" : "names");
    std::vector<std::string> values(in.below(40));
    for (std::string& value : values) {
        constexpr std::array<const char*, 6> telling{"",     "{}",      "{\"a\":[[[1]]]}",
                                                     "\xFF", "\x1b[2J", "x"};
        value = telling[in.below(telling.size())];
    }
    test::texts(group.id, of_arms ? (in.below(2) == 0 ? "name" : "settings") : "channel", values);
}

void change(hid_t file, Bytes& in) {
    while (!in.empty()) {
        switch (in.below(4)) {
        case 0:
            change_counts(file, in);
            break;
        case 1:
            change_attribute(file, in);
            break;
        case 2:
            change_texts(file, in);
            break;
        default:
            test::attacks()[in.below(test::attacks().size())].on(file);
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto sound = results::to_bytes(test::synthetic(7, 1, 2));
    static const auto silent = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    static_cast<void>(silent);
    Bytes in(data, size < 200 ? size : 200);
    try {
        const auto bytes = test::changed(sound, [&](hid_t file) { change(file, in); });
        const results::Results r = results::from_bytes(bytes);
        analysis::summary_json(r).dump();
        std::ostringstream out;
        analysis::print_csv(r, out);
        analysis::print_table(r, out);
        promise(results::digest(r).size() == 64);
        results::Results whole = r;
        whole.tables.clear();
        whole.merge(r, "part"); // refused where it does not add up
        promise(results::digest(whole) == results::digest(r));
    } catch (const core::InputError& e) {
        promise(e.faults().size() == 1);
    } catch (const std::logic_error&) { // two changes that HDF5 does not write one after the other
    }
    return 0;
}
