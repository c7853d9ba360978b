// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/command.hpp"

#include "models/core/error.hpp"
#include "sim/cli/printable_stream.hpp"

#include <truyvet_revision.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>

namespace truyvet::cli {
namespace po = boost::program_options;
namespace {

void print_usage(std::ostream& out) {
    out << "truyvet: how many of a case's close contacts does contact tracing find?\n\n"
           "usage: truyvet COMMAND [OPTIONS]\n\n";
    for (const Command& c : commands()) {
        out << "  " << c.name << std::string(10 - std::min<std::size_t>(9, c.name.size()), ' ')
            << c.summary << "\n";
    }
    out << "\ntruyvet COMMAND --help describes one; truyvet --parse-only COMMAND ... checks its "
           "options and does nothing. Exit: 0 done, 1 failed, 2 the input is at "
           "fault.\n";
}

/// Set by --parse-only: options are read and checked, nothing is done.
bool parse_only = false;

const Command& find(const std::string& name) {
    for (const Command& c : commands()) {
        if (c.name == name) {
            return c;
        }
    }
    throw core::InputError("", "truyvet has no command '" + name + "'; truyvet --help lists them");
}

int dispatch(const Arguments& arguments) {
    if (arguments.empty()) {
        print_usage(std::cerr);
        return 2;
    }
    if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
        print_usage(std::cout);
        return 0;
    }
    if (arguments[0] == "--version") {
        std::cout << "truyvet " TRUYVET_VERSION " (" TRUYVET_REVISION ")\n";
        return 0;
    }
    if (arguments[0] == "--parse-only" && arguments.size() > 1) {
        parse_only = true;
        return find(arguments[1]).run({arguments.begin() + 2, arguments.end()});
    }
    return find(arguments[0]).run({arguments.begin() + 1, arguments.end()});
}

} // namespace

bool parse(const Arguments& arguments, std::string_view command,
           const po::options_description& options,
           const po::positional_options_description& positional, po::variables_map& values) {
    po::options_description all(options);
    all.add_options()("help,h", "print this");
    const auto here = std::find_if(commands().begin(), commands().end(),
                                   [&](const Command& c) { return c.name == command; });
    try {
        po::store(po::command_line_parser(arguments).options(all).positional(positional).run(),
                  values);
        if (values.count("help") != 0) {
            std::cout << "usage: truyvet " << command << " " << here->synopsis << "\n"
                      << here->summary << "\n\n"
                      << options;
            return false;
        }
        po::notify(values);
    } catch (const po::error& e) {
        throw core::InputError("truyvet " + std::string(command),
                               std::string(e.what()) + "; usage: truyvet " + std::string(command) +
                                   " " + std::string(here->synopsis));
    }
    return !parse_only;
}

int guarded(const std::function<int()>& body) {
    try {
        return body();
    } catch (const core::InputError& e) {
        for (const core::Fault& fault : e.faults()) {
            std::cerr << fault.text() << "\n";
        }
        return 2;
    } catch (const std::bad_alloc&) {
        std::cerr << "truyvet: memory ended before the work was done; nothing is concluded from a "
                     "part\n";
        return 1;
    } catch (const std::exception& e) {
        std::cerr << "truyvet: " << e.what() << "\n";
        return 1;
    }
}

int run(const Arguments& arguments) {
    const PrintableStream out(std::cout);
    const PrintableStream err(std::cerr);
    return guarded([&] {
        const int code = dispatch(arguments);
        // A full disk shows when the last of it is written.
        errno = 0;
        std::cout.flush();
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout) {
            throw core::RunError(std::string("standard output could not be written: ") +
                                 std::strerror(errno == 0 ? EIO : errno));
        }
        return code;
    });
}

void print_notes(const std::vector<std::string>& notes) {
    for (const std::string& note : notes) {
        std::cerr << "note: " << note << "\n";
    }
}

} // namespace truyvet::cli
