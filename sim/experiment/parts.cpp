// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/parts.hpp"

#include "models/core/error.hpp"
#include "models/core/whole_text.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/scenario_difference.hpp"
#include "sim/results/seal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace truyvet::experiment {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view note_name = "scenario.toml";

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether a run gives files of its parts such names: unit-000012.h5, and while it is written
/// unit-000012.h5.tmp-4711.
bool is_ours(std::string_view name) {
    const auto temporary = name.rfind(".tmp-");
    if (temporary != std::string_view::npos && all_digits(name.substr(temporary + 5))) {
        name = name.substr(0, temporary);
    }
    return name == note_name || (name.starts_with("unit-") && name.ends_with(".h5") &&
                                 name.size() > 8 && all_digits(name.substr(5, name.size() - 8)));
}

} // namespace

bool is_parts(const fs::path& folder) {
    return fs::is_regular_file(folder / note_name);
}

void remove_parts(const fs::path& folder) {
    std::vector<fs::path> ours;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && is_ours(entry.path().filename().string())) {
            ours.push_back(entry.path());
        }
    }
    // The scenario last: as long as it is there, the folder is known as ours.
    std::sort(ours.begin(), ours.end(), std::greater{});
    for (const fs::path& file : ours) {
        fs::remove(file);
    }
    std::error_code others_are_there;
    fs::remove(folder, others_are_there);
}

void refuse_another(const fs::path& folder, const std::string& there, const std::string& here) {
    if (there != here) {
        throw core::InputError(
            folder.string(),
            fmt::format("holds replicates of another scenario or seed: {}; give the same scenario, "
                        "or another folder with -o (--force starts anew)",
                        results::scenario_difference(there, here)));
    }
}

Parts::Parts(fs::path folder, const std::string& scenario, Found found,
             std::function<void(const std::string&)> remark)
    : folder_(std::move(folder)), remark_(std::move(remark)) {
    // Written whole or not at all: half of it would be another scenario.
    const fs::path note = folder_ / note_name;
    if (!is_parts(folder_) && fs::exists(folder_) && !fs::is_empty(folder_)) {
        throw core::InputError(folder_.string(),
                               "is not of a run of truyvet: it holds other files; "
                               "choose another folder with -o");
    }
    if (found == Found::resume && fs::exists(note)) {
        refuse_another(folder_, core::whole_text(note), scenario);
        return;
    }
    std::error_code failed;
    if (found == Found::discard && is_parts(folder_)) {
        remove_parts(folder_);
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
    if (remark_) {
        remark_(file(unit).string() +
                ": is damaged: its content does not fit its checksum; computed again");
    }
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

void Parts::join(std::size_t unit, const std::set<results::Results::CellName>& cells,
                 const results::Results& part, results::Joiner& into) const {
    if (part.cells() != cells) {
        throw core::InputError(file(unit).string(),
                               "holds other replicates or arms than its number says; remove it, "
                               "then --resume computes it again");
    }
    into.join(part, file(unit).string());
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
