// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <boost/program_options.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::cli {

using Arguments = std::vector<std::string>;

/// One verb of the program. `run` returns the exit code (0 done, 1 failed) and throws
/// core::InputError where the user's input is at fault (exit 2).
struct Command {
    std::string_view name;
    std::string_view synopsis; ///< what stands behind the name: "SCENARIO [-o OUT]"
    std::string_view summary;
    int (*run)(const Arguments&);
};

std::span<const Command> commands();

/// Parses one command's options with the conventions all share: `--help` prints and returns false;
/// so does `truyvet --parse-only`; an unknown option, a missing or a malformed value is an
/// InputError.
bool parse(const Arguments& arguments, std::string_view command,
           const boost::program_options::options_description& options,
           const boost::program_options::positional_options_description& positional,
           boost::program_options::variables_map& values);

/// Runs `body`; what it throws is printed and becomes the exit code.
int guarded(const std::function<int()>& body);

/// Runs the program: argv without the program's name; returns the exit code.
int run(const Arguments& arguments);

/// What the user should know of the input, on the standard error stream.
void print_notes(const std::vector<std::string>& notes);

} // namespace truyvet::cli
