// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/output.hpp"

#include "models/core/error.hpp"
#include "sim/results/atomic_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace truyvet::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const char* why) {
    throw core::InputError(path.string(), why);
}

/// Behind every link, also one whose target is not there yet.
fs::path followed(fs::path path) {
    constexpr int most_links = 40; // as Linux has it
    std::error_code failed;
    for (int i = 0; fs::is_symlink(fs::symlink_status(path, failed)); ++i) {
        if (i == most_links) {
            refuse(path, "is a link that leads round in a circle");
        }
        path = path.parent_path() / fs::read_symlink(path);
    }
    return path;
}

bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code failed;
    return fs::equivalent(a, b, failed) && !failed;
}

bool is_stream_of(const fs::file_status& status) {
    return fs::is_fifo(status) || fs::is_character_file(status);
}

/// /dev/stdout and its like, also where they lead to a file that the shell has opened.
bool is_descriptor(const fs::path& path) {
    const fs::path folder = path.parent_path();
    return path == "/dev/stdout" || path == "/dev/stderr" || folder == "/dev/fd" ||
           folder == "/proc/self/fd";
}

} // namespace

Output::Output(const fs::path& path, std::span<const fs::path> inputs, bool force)
    : target_(path), stream_(is_descriptor(path) || is_stream_of(fs::status(path))) {
    if (stream_) {
        return;
    }
    target_ = followed(path);
    const fs::file_status status = fs::status(target_);
    if (!fs::exists(status)) {
        return;
    }
    for (const fs::path& input : inputs) {
        if (same_file(input, target_)) {
            refuse(path, "is what is read; name another file to write");
        }
    }
    if (fs::is_directory(status)) {
        refuse(path, "is a folder; name a file in it");
    }
    if (!fs::is_regular_file(status)) {
        refuse(path, "is neither a regular file nor a stream; name another file to write");
    }
    if (!force) {
        refuse(path, "exists already; name another file with -o, or --force to overwrite it");
    }
}

void Output::write(std::string_view content) const {
    if (!stream_) {
        results::write_atomically(target_, std::as_bytes(std::span(content)));
        return;
    }
    std::ofstream out(target_, std::ios::binary | std::ios::app);
    out << content << std::flush;
    if (!out) {
        throw core::RunError(target_.string() + " could not be written: " + std::strerror(errno));
    }
}

void add_force(boost::program_options::options_description& options) {
    options.add_options()("force", boost::program_options::bool_switch(),
                          "overwrite what is there already");
}

} // namespace truyvet::cli
