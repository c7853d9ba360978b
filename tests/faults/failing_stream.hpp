// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <istream>
#include <streambuf>
#include <string>

namespace truyvet::faults {

/// Gives the text up to a byte, and then fails as std::filebuf does at an I/O error: by throwing.
class FailingBuffer : public std::streambuf {
  public:
    FailingBuffer(std::string text, std::size_t good) : text_(std::move(text)) {
        setg(text_.data(), text_.data(), text_.data() + good);
    }

  protected:
    int_type underflow() override {
        throw std::ios_base::failure("input/output error", std::io_errc::stream);
    }

  private:
    std::string text_;
};

/// An input that cannot be read beyond its first `good` bytes.
class FailingStream : public std::istream {
  public:
    FailingStream(std::string text, std::size_t good)
        : std::istream(nullptr), buffer_(std::move(text), good) {
        rdbuf(&buffer_);
    }

  private:
    FailingBuffer buffer_;
};

} // namespace truyvet::faults
