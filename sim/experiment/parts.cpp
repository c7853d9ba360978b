// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/parts.hpp"

#include "models/core/error.hpp"
#include "sim/results/file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace truyvet::experiment {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

Parts::Parts(fs::path folder, const std::string& scenario, bool resume)
    : folder_(std::move(folder)) {
    const fs::path note = folder_ / "scenario.toml";
    if (resume && fs::exists(note)) {
        if (text_of(note) != scenario) {
            throw core::InputError(folder_.string(),
                                   "holds replicates of another scenario or seed; give the same "
                                   "scenario to --resume, or --force to start anew");
        }
        return;
    }
    std::error_code failed;
    fs::remove_all(folder_, failed);
    fs::create_directories(folder_, failed);
    std::ofstream out(note);
    out << scenario;
    out.close();
    if (!out) {
        throw core::InputError(folder_.string(),
                               "cannot be written to; choose another folder with -o");
    }
}

fs::path Parts::file(std::size_t unit) const {
    return folder_ / fmt::format("unit-{:06}.h5", unit);
}

bool Parts::has(std::size_t unit) const {
    return fs::exists(file(unit));
}

void Parts::put(std::size_t unit, const results::Results& part) const {
    results::write(part, file(unit));
}

bool Parts::join(std::size_t unit, results::Results& into) const {
    try {
        into.merge(results::read(file(unit)), file(unit).string());
        return true;
    } catch (const core::InputError&) {
        fs::remove(file(unit));
        return false;
    }
}

void Parts::remove() const {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

} // namespace truyvet::experiment
