// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace truyvet::results {
namespace {

/// Of CPU time: the largest run's file takes some ten (assumption).
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

bool say(int to, char kind, std::span<const std::byte> bytes) {
    return write_all(to, std::as_bytes(std::span(&kind, 1))) && write_all(to, bytes);
}

/// The reading process. What libraries print while they die is nobody's business.
[[noreturn]] void read_here(const std::filesystem::path& path, Unsealed unsealed, int to) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, most_seconds);
    limit_memory();
    if (const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC); null >= 0) {
        ::dup2(null, STDERR_FILENO);
    }
    bool said = false;
    try {
        said = say(to, content_follows, to_bytes(read(path, unsealed), Packing::plain));
    } catch (const core::InputError& e) {
        said = say(to, fault_follows, std::as_bytes(std::span(e.faults().front().message)));
    } catch (...) { // told by the exit code
    }
    ::_exit(said ? 0 : 1);
}

std::vector<std::byte> all_of(int from) {
    std::vector<std::byte> all;
    std::array<std::byte, 1 << 16> piece;
    for (;;) {
        const ssize_t n = ::read(from, piece.data(), piece.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return all;
        }
        all.insert(all.end(), piece.begin(), piece.begin() + n);
    }
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

std::pair<std::vector<std::byte>, std::string> said_by_child(const std::filesystem::path& path,
                                                             Unsealed unsealed) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw core::RunError(std::string("no pipe: ") + std::strerror(errno));
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        read_here(path, unsealed, ends[1]);
    }
    ::close(ends[1]);
    if (child < 0) {
        ::close(ends[0]);
        throw core::RunError(std::string("no process to read in: ") + std::strerror(errno));
    }
    auto said = all_of(ends[0]);
    ::close(ends[0]);
    return {std::move(said), end_of(child)};
}

} // namespace

std::vector<std::byte> content_apart(const std::filesystem::path& path, Unsealed unsealed) {
    auto [said, end] = said_by_child(path, unsealed);
    if (!end.empty() || said.empty()) {
        throw core::InputError(path.string(),
                               "is damaged, or made to do harm: it ended the process "
                               "that read it (" +
                                   end + ")");
    }
    const char kind = static_cast<char>(said.front());
    said.erase(said.begin());
    if (kind == fault_follows) {
        throw core::InputError(
            path.string(), std::string(reinterpret_cast<const char*>(said.data()), said.size()));
    }
    return std::move(said);
}

Results read_apart(const std::filesystem::path& path, Unsealed unsealed) {
    return from_bytes(content_apart(path, unsealed));
}

} // namespace truyvet::results
