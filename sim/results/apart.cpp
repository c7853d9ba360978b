// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <utility>

namespace truyvet::results {
namespace {

/// Of CPU time for each file: the largest run's file takes some ten (assumption).
constexpr rlim_t most_seconds = 120;
/// Beyond what the process has already: some times the largest run's tables (assumption).
constexpr rlim_t most_memory = rlim_t{8} << 30;

/// The first byte of what the reading process says.
constexpr char content_follows = 'C';
constexpr char fault_follows = 'F';

void limit(__rlimit_resource what, rlim_t most) {
    const rlimit r{most, most};
    ::setrlimit(what, &r);
}

void limit_memory() {
#ifndef __SANITIZE_ADDRESS__ // it reserves terabytes that it does not use
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    limit(RLIMIT_AS, pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + most_memory);
#endif
}

bool write_all(int to, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(to, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

/// Kind, length, content.
bool say(int to, char kind, std::span<const std::byte> bytes) {
    const std::uint64_t length = bytes.size();
    return write_all(to, std::as_bytes(std::span(&kind, 1))) &&
           write_all(to, std::as_bytes(std::span(&length, 1))) && write_all(to, bytes);
}

bool read_one(const std::filesystem::path& path, Unsealed unsealed, int to) {
    try {
        return say(to, content_follows, to_bytes(read(path, unsealed), Packing::plain));
    } catch (const core::InputError& e) {
        return say(to, fault_follows, std::as_bytes(std::span(e.faults().front().message)));
    } catch (...) { // told by the exit code
        return false;
    }
}

/// The reading process. What libraries print while they die is nobody's business.
[[noreturn]] void read_here(std::span<const std::filesystem::path> paths, Unsealed unsealed,
                            int to) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, most_seconds * paths.size());
    limit_memory();
    if (const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC); null >= 0) {
        ::dup2(null, STDERR_FILENO);
    }
    const bool said = std::all_of(paths.begin(), paths.end(),
                                  [&](const auto& path) { return read_one(path, unsealed, to); });
    ::_exit(said ? 0 : 1);
}

/// False if there is not so much.
bool read_all(int from, std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::read(from, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return true;
}

/// Why the reading process said nothing; empty where it ended well.
std::string end_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) {
        return ::strsignal(WTERMSIG(status));
    }
    return WEXITSTATUS(status) == 0 ? "" : "out of memory or another failure";
}

} // namespace

ReadingApart::ReadingApart(std::vector<std::filesystem::path> paths, Unsealed unsealed)
    : paths_(std::move(paths)), unsealed_(unsealed) {}

ReadingApart::~ReadingApart() {
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        end();
    }
}

void ReadingApart::begin() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw core::RunError(std::string("no pipe: ") + std::strerror(errno));
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        read_here(std::span(paths_).subspan(next_), unsealed_, ends[1]);
    }
    ::close(ends[1]);
    if (child < 0) {
        ::close(ends[0]);
        throw core::RunError(std::string("no process to read in: ") + std::strerror(errno));
    }
    child_ = child;
    from_ = ends[0];
}

std::string ReadingApart::end() {
    ::close(from_);
    return end_of(std::exchange(child_, 0));
}

std::vector<std::byte> ReadingApart::next_content() {
    if (child_ == 0) {
        begin();
    }
    const std::string place = paths_[next_++].string();
    char kind = 0;
    std::uint64_t length = 0;
    std::vector<std::byte> content;
    bool said = read_all(from_, std::as_writable_bytes(std::span(&kind, 1))) &&
                read_all(from_, std::as_writable_bytes(std::span(&length, 1)));
    said = said && length <= most_memory; // a process that was taken over may say anything
    if (said) {
        content.resize(length);
        said = read_all(from_, content);
    }
    if (!said) {
        // Who comes after it is read by another process.
        throw core::InputError(place, "is damaged, or made to do harm: it ended the process that "
                                      "read it (" +
                                          end() + ")");
    }
    if (kind == fault_follows) {
        throw core::InputError(
            place, std::string(reinterpret_cast<const char*>(content.data()), content.size()));
    }
    return content;
}

Results ReadingApart::next() {
    return from_bytes(next_content());
}

std::vector<std::byte> content_apart(const std::filesystem::path& path, Unsealed unsealed) {
    return ReadingApart({path}, unsealed).next_content();
}

Results read_apart(const std::filesystem::path& path, Unsealed unsealed) {
    return ReadingApart({path}, unsealed).next();
}

} // namespace truyvet::results
