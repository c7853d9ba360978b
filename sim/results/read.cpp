// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/file.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/lazy.hpp"
#include "sim/results/seal.hpp"

#include <charconv>
#include <cstring>
#include <fstream>
#include <system_error>

namespace truyvet::results {
namespace {

/// Something in an HDF5 file is not as a results file has it.
struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool looks_like_hdf5(const std::filesystem::path& path) {
    static constexpr char signature[] = "\x89HDF\r\n\x1a\n";
    char start[8] = {};
    return std::ifstream(path, std::ios::binary).read(start, sizeof start) &&
           std::memcmp(start, signature, sizeof start) == 0;
}

void check_whole(const std::filesystem::path& path) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        throw core::InputError(path.string(), "is a folder; name a results file (.h5)");
    }
    const Seal seal = check_seal(path);
    if (!looks_like_hdf5(path)) {
        throw core::InputError(path.string(), "is not an HDF5 file");
    }
    if (seal == Seal::broken) {
        throw core::InputError(path.string(), "is damaged: its content does not fit its checksum");
    }
}

std::int64_t major_of(const std::string& version) {
    std::int64_t major = -1;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

void check_version(hid_t file, const std::string& place) {
    std::string type;
    try {
        type = hdf5::read_text_attribute(file, "file_type");
    } catch (const hdf5::Error&) {
        throw core::InputError(place, "is an HDF5 file, but not one of truyvet's results");
    }
    if (type != file_type) {
        throw core::InputError(place, "is of type \"" + type + "\"; a results file is of type \"" +
                                          std::string(file_type) + "\"");
    }
    const std::string version = hdf5::read_text_attribute(file, "version");
    if (major_of(version) != file_version_major) {
        throw core::InputError(place, "has format version " + version +
                                          ", this truyvet reads version " +
                                          std::to_string(file_version_major) +
                                          ".x; use the truyvet that made it or a newer one");
    }
}

void read_header(hid_t file, Results& r) {
    r.program_version = hdf5::read_text_attribute(file, "program_version");
    r.source_revision = hdf5::read_text_attribute(file, "source_revision");
    r.created_at = hdf5::read_text_attribute(file, "created_at");
    r.scenario_name = hdf5::read_text_attribute(file, "scenario_name");
    r.seed = hdf5::read_unsigned_attribute(file, "seed");
    r.persons = hdf5::read_integer_attribute(file, "persons");
    r.households = hdf5::read_integer_attribute(file, "households");
    r.smartphone_subscriptions = hdf5::read_integer_attribute(file, "smartphone_subscriptions");
    r.smartphone_owners = hdf5::read_integer_attribute(file, "smartphone_owners");
    const auto scenario = hdf5::read_texts(file, "scenario");
    if (scenario.size() != 1) {
        throw Damaged("scenario");
    }
    r.scenario = scenario.front();
}

template <class T>
T values(hid_t group, const std::string& name, std::size_t size) {
    Column column = hdf5::read_column(group, name);
    T* found = std::get_if<T>(&column.values);
    if (found == nullptr || found->size() != size) {
        throw Damaged("arms/" + name);
    }
    return std::move(*found);
}

void read_arms(hid_t file, Results& r) {
    const hdf5::Handle group = hdf5::open_group(file, "arms");
    const auto names = hdf5::read_texts(group, "name");
    const auto settings = hdf5::read_texts(group, "settings");
    const std::size_t n = names.size();
    const Counts installs = values<Counts>(group, "installs", n);
    const Reals people = values<Reals>(group, "share_people", n);
    const Reals subscriptions = values<Reals>(group, "share_subscriptions", n);
    const Reals owners = values<Reals>(group, "share_owners", n);
    const Reals active = values<Reals>(group, "active", n);
    for (std::size_t i = 0; i < n; ++i) {
        auto parsed = nlohmann::ordered_json::parse(settings.at(i), nullptr, false);
        if (!parsed.is_object()) {
            throw Damaged("arms/settings");
        }
        r.arms.push_back({names[i], std::move(parsed), installs[i], people[i], subscriptions[i],
                          owners[i], active[i]});
    }
}

/// Keys that index a list of names must stay within it.
void check_keys(const Table& table, const Results& r) {
    for (const Column& key : table.keys()) {
        std::int64_t end = std::numeric_limits<std::int64_t>::max();
        if (key.name == "arm") {
            end = static_cast<std::int64_t>(r.arms.size());
        } else if (key.name == "channel") {
            end = static_cast<std::int64_t>(r.channels.size());
        } else if (key.name == "step") {
            end = static_cast<std::int64_t>(waterfall_steps.size());
        } else if (key.name == "setting") {
            end = static_cast<std::int64_t>(core::setting_names.size());
        }
        for (const std::int64_t value : std::get<Counts>(key.values)) {
            if (value < 0 || value >= end) {
                throw Damaged("tables/" + table.name() + "/" + key.name);
            }
        }
    }
}

void read_table(hid_t tables, const std::string& name, Results& r) {
    const hdf5::Handle group = hdf5::open_group(tables, name);
    std::vector<Column> columns;
    for (const std::string& column : hdf5::read_texts_attribute(group, "columns")) {
        columns.push_back(hdf5::read_column(group, column));
    }
    const auto keys = static_cast<std::size_t>(hdf5::read_integer_attribute(group, "keys"));
    Table table(name, keys, std::move(columns));
    check_keys(table, r);
    r.tables.insert_or_assign(name, std::move(table));
}

/// All but the tables.
Results parse_frame(hid_t file, const std::string& place) {
    check_version(file, place);
    Results r;
    read_header(file, r);
    r.channels = hdf5::read_texts(hdf5::open_group(file, "names"), "channel");
    read_arms(file, r);
    return r;
}

Results parse(hid_t file, const std::string& place) {
    Results r = parse_frame(file, place);
    const hdf5::Handle tables = hdf5::open_group(file, "tables");
    for (const std::string& name : hdf5::members(tables)) {
        read_table(tables, name, r);
    }
    return r;
}

/// `open` gives the HDF5 file to `take`; what HDF5 or the content refuses becomes one line.
template <class Open, class Take>
auto taken_from(Open open, Take take, const std::string& place) {
    const auto damaged = [&](const std::string& where) {
        return core::InputError(place, "is truncated or damaged (at " + where + ")");
    };
    const hdf5::Quiet quiet;
    try {
        const hdf5::Handle file = open();
        return take(file);
    } catch (const hdf5::Error& e) {
        throw damaged(e.what());
    } catch (const Damaged& e) {
        throw damaged(e.what());
    } catch (const std::invalid_argument& e) {
        throw damaged(e.what());
    }
}

template <class Open>
Results read_from(Open open, const std::string& place) {
    return taken_from(
        open, [&](hid_t file) { return parse(file, place); }, place);
}

std::vector<std::byte> content_of(const std::filesystem::path& path) {
    check_whole(path);
    std::vector<std::byte> content(std::filesystem::file_size(path));
    std::ifstream in(path, std::ios::binary);
    if (!in.read(reinterpret_cast<char*>(content.data()),
                 static_cast<std::streamsize>(content.size()))) {
        throw core::InputError(path.string(), "could not be read to its end");
    }
    return content;
}

} // namespace

Results read(const std::filesystem::path& path) {
    check_whole(path);
    return read_from([&] { return hdf5::open_file(path.string()); }, path.string());
}

Results from_bytes(std::span<const std::byte> content) {
    return read_from([&] { return hdf5::open_image(content); }, "results in memory");
}

LazyResults::LazyResults(const std::filesystem::path& path)
    : place_(path.string()), content_(content_of(path)) {
    taken_from([&] { return hdf5::open_image(content_); },
               [&](hid_t file) {
                   results_ = parse_frame(file, place_);
                   unread_ = hdf5::members(hdf5::open_group(file, "tables"));
               },
               place_);
}

void LazyResults::decode(const std::vector<std::string>& tables) {
    taken_from([&] { return hdf5::open_image(content_); },
               [&](hid_t file) {
                   const hdf5::Handle group = hdf5::open_group(file, "tables");
                   for (const std::string& name : tables) {
                       read_table(group, name, results_);
                       std::erase(unread_, name);
                   }
               },
               place_);
    if (unread_.empty()) {
        content_ = {};
    }
}

} // namespace truyvet::results
