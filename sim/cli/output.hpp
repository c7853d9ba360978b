// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <boost/program_options.hpp>

#include <filesystem>
#include <span>
#include <string_view>

namespace truyvet::cli {

/// A file that a command was asked to write: the one way to it, so that no file of the user's is
/// lost. Made before the work, for a refusal then costs nothing; throws core::InputError where the
/// target is one of the inputs, a file that is there already (without `force`), or neither a
/// regular file nor a stream.
class Output {
  public:
    Output(const std::filesystem::path& path, std::span<const std::filesystem::path> inputs,
           bool force);

    /// A regular file is there whole or not at all; a stream (/dev/stdout, a pipe) is written to.
    void write(std::string_view content) const;

    /// What the path leads to: behind a link, the link's target.
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }
    [[nodiscard]] bool is_stream() const { return stream_; }

  private:
    std::filesystem::path target_;
    bool stream_ = false;
};

/// Adds --force.
void add_force(boost::program_options::options_description& options);

} // namespace truyvet::cli
