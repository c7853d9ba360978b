// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/atomic_file.hpp"

#include "models/core/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace truyvet::results {
namespace {

class Temporary {
  public:
    explicit Temporary(const std::filesystem::path& target)
        : target_(target), path_(target.string() + ".tmp-" + std::to_string(::getpid())),
          file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
        if (file_ < 0) {
            throw core::InputError(target.string(),
                                   std::string("cannot be written: ") + std::strerror(errno));
        }
    }
    ~Temporary() {
        if (file_ >= 0) {
            ::close(file_);
            ::unlink(path_.c_str());
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    void write(std::span<const std::byte> content) {
        while (!content.empty()) {
            const ssize_t n = ::write(file_, content.data(), content.size());
            if (n < 0 && errno == EINTR) {
                continue;
            }
            check(n >= 0);
            content = content.subspan(static_cast<std::size_t>(n));
        }
    }

    void publish() {
        check(::fsync(file_) == 0);
        check(std::rename(path_.c_str(), target_.c_str()) == 0);
        ::close(file_);
        file_ = -1;
    }

  private:
    void check(bool fine) const {
        if (!fine) {
            throw core::RunError(target_.string() +
                                 " could not be written: " + std::strerror(errno));
        }
    }
    std::filesystem::path target_;
    std::string path_;
    int file_;
};

} // namespace

void write_atomically(const std::filesystem::path& path, std::span<const std::byte> content) {
    Temporary temporary(path);
    temporary.write(content);
    temporary.publish();
}

} // namespace truyvet::results
