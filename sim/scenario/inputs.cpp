// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/inputs.hpp"

#include "models/core/error.hpp"
#include "models/mobility/kinds.hpp"
#include "sim/scenario/data_folder.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sys/mman.h>
#include <unistd.h>

namespace truyvet::scenario {

namespace fs = std::filesystem;

namespace {

/// What every experiment reads, made days or not (population::read_census, Observations).
constexpr std::array<std::string_view, 7> figures_files{"adoption_observations.csv",
                                                        "ages.csv",
                                                        "districts.csv",
                                                        "household_sizes.csv",
                                                        "labour.csv",
                                                        "provinces.csv",
                                                        "schools.csv"};

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
    throw core::InputError(name, why);
}

std::string hex(const std::array<unsigned char, crypto_hash_sha256_BYTES>& sum) {
    std::string text(2 * sum.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), sum.data(), sum.size());
    text.pop_back();
    return text;
}

} // namespace

HeldContent::HeldContent(std::string_view content)
    : file_(memfd_create("truyvet-input", MFD_CLOEXEC)) {
    while (file_ >= 0 && !content.empty()) {
        const ssize_t n = ::write(file_, content.data(), content.size());
        if (n < 0 && errno != EINTR) {
            break;
        }
        content.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    }
    if (file_ < 0 || !content.empty()) {
        throw core::RunError(std::string("no memory for an input file: ") + std::strerror(errno));
    }
}

HeldContent::~HeldContent() {
    ::close(file_);
}

fs::path HeldContent::path() const {
    return "/proc/self/fd/" + std::to_string(file_);
}

const InputFile* Inputs::find(std::string_view name) const {
    const auto at = std::lower_bound(
        files.begin(), files.end(), name,
        [](const InputFile& f, std::string_view wanted) { return f.name < wanted; });
    return at != files.end() && at->name == name ? &*at : nullptr;
}

void Inputs::add(InputFile file) {
    const auto at =
        std::lower_bound(files.begin(), files.end(), file,
                         [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
    if (at != files.end() && at->name == file.name) {
        *at = std::move(file);
    } else {
        files.insert(at, std::move(file));
    }
}

fs::path Inputs::opened(const std::string& name) const {
    const InputFile* file = find(name);
    if (file == nullptr || file->path.empty()) {
        refuse(name, "the file is not here, only what is known of it; read the scenario from its "
                     "own file");
    }
    if (const std::string now = content_hash(file->path); now != file->sha256) {
        refuse(name, "is not the file this experiment is made from: its content has SHA-256 " +
                         file->sha256 + ", that of " + file->path.string() + " " + now);
    }
    return file->path;
}

mobility::MobilitySettings Inputs::opened(const mobility::MobilitySettings& settings) const {
    mobility::MobilitySettings found = settings;
    for (std::string* file : {&found.recording.file, &found.recording.people}) {
        if (!file->empty() && mobility::kind_named(settings.kind).recorded) {
            *file = opened(*file).string();
        }
    }
    return found;
}

fs::path Inputs::figures() const {
    for (const InputFile& file : files) {
        if (file.name.starts_with(figures_prefix)) {
            (void)opened(file.name); // checks
        }
    }
    return data_folder();
}

std::string content_hash(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::array<char, 1 << 16> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                                  static_cast<unsigned long long>(in.gcount()));
    }
    if (!in.eof() || in.bad()) {
        refuse(file.string(), std::string("cannot be read: ") + std::strerror(errno));
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
    crypto_hash_sha256_final(&state, sum.data());
    return hex(sum);
}

fs::path sought(const Inputs& inputs, const std::string& name, const std::string& sha256) {
    fs::path first;
    for (const fs::path& folder : {inputs.folder, fs::path("."), data_folder()}) {
        const fs::path there = fs::absolute(folder / name).lexically_normal();
        if (!fs::is_regular_file(there)) {
            continue;
        }
        if (sha256.empty() || content_hash(there) == sha256) {
            return there;
        }
        first = first.empty() ? there : first;
    }
    return first;
}

std::vector<InputFile> figures_now() {
    std::vector<InputFile> files;
    for (const std::string_view name : figures_files) {
        const fs::path path = fs::absolute(data_folder() / name);
        files.push_back({std::string(figures_prefix).append(name), content_hash(path), path});
    }
    return files;
}

} // namespace truyvet::scenario
