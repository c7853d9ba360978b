// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/check.hpp"
#include "sim/results/content.hpp"
#include "sim/results/file.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/lazy.hpp"
#include "sim/results/seal.hpp"

#include <cstring>
#include <fstream>
#include <system_error>

namespace truyvet::results {
namespace {

bool looks_like_hdf5(const std::filesystem::path& path) {
    static constexpr char signature[] = "\x89HDF\r\n\x1a\n";
    char start[8] = {};
    return std::ifstream(path, std::ios::binary).read(start, sizeof start) &&
           std::memcmp(start, signature, sizeof start) == 0;
}

void check_whole(const std::filesystem::path& path, Unsealed unsealed) {
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (std::filesystem::is_directory(status)) {
        throw core::InputError(path.string(), "is a folder; name a results file (.h5)");
    }
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw core::InputError(path.string(), "is no regular file; name a results file (.h5)");
    }
    const Seal seal = check_seal(path);
    if (!looks_like_hdf5(path)) {
        throw core::InputError(path.string(), "is not an HDF5 file");
    }
    if (seal == Seal::broken) {
        throw core::InputError(path.string(), "is damaged: its content does not fit its checksum");
    }
    if (seal == Seal::absent && unsealed == Unsealed::refused) {
        throw core::InputError(
            path.string(), "is truncated or damaged, or another program wrote to it: it lacks "
                           "its seal; --unsealed reads it nevertheless (Python: unsealed=True)");
    }
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
        return take(Content(file, place));
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
        open,
        [&](Content content) {
            Results r = content.frame();
            for (const std::string& name : content.table_names()) {
                content.read_table(name, r);
            }
            check_tables(r);
            return r;
        },
        place);
}

std::vector<std::byte> content_of(const std::filesystem::path& path) {
    check_whole(path, Unsealed::refused);
    std::vector<std::byte> content(std::filesystem::file_size(path));
    std::ifstream in(path, std::ios::binary);
    if (!in.read(reinterpret_cast<char*>(content.data()),
                 static_cast<std::streamsize>(content.size()))) {
        throw core::InputError(path.string(), "could not be read to its end");
    }
    return content;
}

} // namespace

Results read(const std::filesystem::path& path, Unsealed unsealed) {
    check_whole(path, unsealed);
    return read_from([&] { return hdf5::open_file(path.string()); }, path.string());
}

Results from_bytes(std::span<const std::byte> content) {
    return read_from([&] { return hdf5::open_image(content); }, "results in memory");
}

LazyResults::LazyResults(const std::filesystem::path& path)
    : LazyResults(content_of(path), path.string()) {}

LazyResults::LazyResults(std::vector<std::byte> content, std::string place)
    : place_(std::move(place)), content_(std::move(content)) {
    taken_from([&] { return hdf5::open_image(content_); },
               [&](Content content) {
                   results_ = content.frame();
                   unread_ = content.table_names();
               },
               place_);
}

void LazyResults::decode(const std::vector<std::string>& tables) {
    taken_from([&] { return hdf5::open_image(content_); },
               [&](Content content) {
                   for (const std::string& name : tables) {
                       content.read_table(name, results_);
                       std::erase(unread_, name);
                   }
                   if (unread_.empty()) {
                       check_tables(results_);
                   }
               },
               place_);
    if (unread_.empty()) {
        content_ = {};
    }
}

} // namespace truyvet::results
