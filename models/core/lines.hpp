// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace truyvet::core {

/// The lines of an input, one after another. A read that fails is never taken for the end: what
/// was not read could have said something else. No line takes more memory than `longest`.
class Lines {
  public:
    static constexpr std::size_t longest = 1 << 20; // assumption: no row of any table is near it

    Lines(std::istream& in, std::string name)
        : in_(&in), name_(std::move(name)), buffer_(longest + 2) {}

    /// False at the end. Throws RunError if reading failed, InputError at a line without end.
    bool next() {
        in_->getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        const auto taken = static_cast<std::size_t>(in_->gcount());
        if (in_->bad()) {
            throw RunError(name_ + ": reading failed after line " + std::to_string(number_) +
                           "; nothing is concluded from a part: copy the file again");
        }
        if (in_->fail() && taken > 0) {
            throw InputError(name_ + ":" + std::to_string(number_ + 1),
                             "the line is longer than 1 MiB: no table of text");
        }
        if (in_->fail()) {
            return false;
        }
        line_ = {buffer_.data(), taken - (in_->eof() ? 0 : 1)};
        if (line_.ends_with('\r')) {
            line_.remove_suffix(1);
        }
        ++number_;
        return true;
    }
    /// Without its end; valid until `next`.
    [[nodiscard]] std::string_view line() const { return line_; }
    [[nodiscard]] std::size_t number() const { return number_; }
    [[nodiscard]] std::string place() const { return name_ + ":" + std::to_string(number_); }
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    std::istream* in_;
    std::string name_;
    std::vector<char> buffer_;
    std::string_view line_;
    std::size_t number_ = 0;
};

} // namespace truyvet::core
