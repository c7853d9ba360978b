// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/core/whole_text.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/scenario.hpp"

#include <charconv>

namespace truyvet::scenario {
namespace {

namespace fs = std::filesystem;

/// Texts, each behind its length and a colon.
void put(std::string& pack, std::string_view text) {
    pack += std::to_string(text.size()) + ":";
    pack += text;
}

std::string_view take(std::string_view& pack) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(pack.data(), pack.data() + pack.size(), size);
    const auto head = static_cast<std::size_t>(end - pack.data()) + 1;
    if (error != std::errc{} || head > pack.size() || size > pack.size() - head) {
        throw core::RunError("an experiment from another process is incomplete");
    }
    const std::string_view text = pack.substr(head, size);
    pack.remove_prefix(head + size);
    return text;
}

} // namespace

std::string packed(const Experiment& experiment, std::uintmax_t carried) {
    std::string pack;
    put(pack, resolved_toml(experiment));
    put(pack, fs::absolute("." / experiment.inputs.folder / "").lexically_normal().string());
    for (const InputFile& file : experiment.inputs.files) {
        if (!file.name.starts_with(figures_prefix)) {
            const bool whole = fs::file_size(file.path) <= carried;
            put(pack, file.name);
            put(pack, whole ? "content" : "path");
            put(pack,
                whole ? core::whole_text(experiment.inputs.opened(file.name)) : file.path.string());
        }
    }
    return pack;
}

Experiment unpacked(std::string_view pack) {
    Experiment experiment = read_stored(std::string(take(pack)), "an experiment handed over");
    experiment.inputs.folder = take(pack);
    for (InputFile& file : experiment.inputs.files) {
        if (file.name.starts_with(figures_prefix)) {
            file.path = data_folder() / file.name.substr(figures_prefix.size());
        }
    }
    while (!pack.empty()) {
        InputFile file = *experiment.inputs.find(take(pack));
        if (take(pack) == "content") {
            file.held = std::make_shared<HeldContent>(take(pack));
            file.path = file.held->path();
        } else {
            file.path = take(pack);
        }
        experiment.inputs.add(std::move(file));
    }
    return experiment;
}

} // namespace truyvet::scenario
