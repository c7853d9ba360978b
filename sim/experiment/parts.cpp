// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/parts.hpp"

#include "models/core/error.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/file.hpp"
#include "sim/results/scenario_difference.hpp"
#include "sim/results/seal.hpp"

#include <fmt/format.h>

#include <algorithm>
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

void refuse_another(const fs::path& folder, const std::string& there, const std::string& here) {
    if (there != here) {
        throw core::InputError(
            folder.string(),
            fmt::format("holds replicates of another scenario or seed: {}; give the same scenario, "
                        "or another folder with -o (--force starts anew)",
                        results::scenario_difference(there, here)));
    }
}

Parts::Parts(fs::path folder, const std::string& scenario, Found found)
    : folder_(std::move(folder)) {
    // Written whole or not at all: half of it would be another scenario.
    const fs::path note = folder_ / "scenario.toml";
    if (found == Found::resume && fs::exists(note)) {
        refuse_another(folder_, text_of(note), scenario);
        return;
    }
    std::error_code failed;
    if (found == Found::discard) {
        fs::remove_all(folder_, failed);
    }
    fs::create_directories(folder_, failed);
    if (failed) {
        throw core::InputError(folder_.string(), "cannot be made: " + failed.message() +
                                                     "; choose another folder with -o");
    }
    results::write_atomically(note, std::as_bytes(std::span(scenario)));
}

fs::path Parts::file(std::size_t unit) const {
    return folder_ / fmt::format("unit-{:06}.h5", unit);
}

bool Parts::whole(std::size_t unit) const {
    if (!fs::exists(file(unit))) {
        return false;
    }
    if (results::check_seal(file(unit)) == results::Seal::whole) {
        return true;
    }
    fmt::print(stderr, "{}: is damaged: its content does not fit its checksum; computed again\n",
               file(unit).string());
    fs::remove(file(unit));
    return false;
}

std::vector<std::size_t> Parts::missing(const std::vector<std::size_t>& units) const {
    std::vector<std::size_t> found;
    std::copy_if(units.begin(), units.end(), std::back_inserter(found),
                 [&](std::size_t unit) { return !whole(unit); });
    return found;
}

void Parts::put(std::size_t unit, std::span<const std::byte> content) const {
    results::write_atomically(file(unit), content);
}

void Parts::join(std::size_t unit, results::Joiner& into) const {
    into.join(results::read(file(unit)), file(unit).string());
}

std::vector<fs::path> unit_files(const fs::path& parts) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(parts)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("unit-") && name.ends_with(".h5")) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace truyvet::experiment
