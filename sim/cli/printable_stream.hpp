// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace truyvet::cli {

/// While it lives, what is printed to a stream reaches the terminal as core::printable gives it:
/// names come from files of anybody. The one place for that, so that no command can forget it.
class PrintableStream : std::streambuf {
  public:
    explicit PrintableStream(std::ostream& stream);
    ~PrintableStream() override;
    PrintableStream(const PrintableStream&) = delete;
    PrintableStream& operator=(const PrintableStream&) = delete;

  private:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;
    bool give(std::string_view text);

    std::ostream& stream_;
    std::streambuf* raw_;
    std::string begun_; ///< of a character whose other bytes are still to come
};

} // namespace truyvet::cli
