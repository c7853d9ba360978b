// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/folder_lock.hpp"

#include "models/core/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace truyvet::cli {
namespace {

/// Who holds a lock on the folder, as the kernel lists them (proc(5)); empty if it does not say.
std::string holder_of(int folder) {
    struct stat found {};
    fstat(folder, &found);
    const std::string inode = ":" + std::to_string(found.st_ino);
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        std::istringstream words(line);
        std::string number;
        std::string kind;
        std::string advisory;
        std::string access;
        std::string pid;
        std::string file;
        words >> number >> kind >> advisory >> access >> pid >> file;
        if (kind == "FLOCK" && file.ends_with(inode)) {
            return " (process " + pid + ")";
        }
    }
    return "";
}

/// A killed run's jobs end a moment after it: that is waited for.
bool taken(int folder, int how) {
    for (int tries = 0; tries < 20; ++tries) {
        if (::flock(folder, how) == 0 || errno != EWOULDBLOCK) {
            return true;
        }
        usleep(100000);
    }
    return false;
}

} // namespace

FolderLock::FolderLock(const std::filesystem::path& folder, bool shared)
    : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    // A file system that knows no locks is no reason not to run.
    if (folder_ >= 0 && !taken(folder_, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB)) {
        const std::string who = holder_of(folder_);
        ::close(folder_);
        throw core::InputError(folder.string(), "another run is at work here" + who +
                                                    "; wait for it, or choose another folder with "
                                                    "-o");
    }
}

FolderLock::~FolderLock() {
    if (folder_ >= 0) {
        ::close(folder_);
    }
}

} // namespace truyvet::cli
