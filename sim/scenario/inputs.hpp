// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/settings.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::scenario {

/// A file's content that came from elsewhere, held in memory under a path of its own.
class HeldContent {
  public:
    explicit HeldContent(std::string_view content);
    ~HeldContent();
    HeldContent(const HeldContent&) = delete;
    HeldContent& operator=(const HeldContent&) = delete;
    [[nodiscard]] std::filesystem::path path() const;

  private:
    int file_;
};

/// A file that an experiment is made from: it is what its content is, wherever it lies.
struct InputFile {
    std::string name;   ///< as the scenario writes it; figures_prefix + name of the program's own
    std::string sha256; ///< of the content, in hex
    std::filesystem::path path; ///< absolute; empty where only the hash is known
    std::shared_ptr<const HeldContent> held{};
};

/// The files of an experiment: recordings, and the figures that come with the program.
struct Inputs {
    std::filesystem::path folder; ///< of the scenario's file: where its files are sought first
    std::vector<InputFile> files; ///< ordered by name

    [[nodiscard]] const InputFile* find(std::string_view name) const;
    void add(InputFile file);

    /// The path of a file that was found before. Throws core::InputError where it is gone or its
    /// content has changed since.
    [[nodiscard]] std::filesystem::path opened(const std::string& name) const;
    /// The settings with the paths of their recordings, checked like that.
    [[nodiscard]] mobility::MobilitySettings opened(const mobility::MobilitySettings&) const;
    /// The folder of the program's own figures, checked like that.
    [[nodiscard]] std::filesystem::path figures() const;
};

/// Names of the figures that come with the program begin so.
inline constexpr std::string_view figures_prefix = "truyvet/data/";

/// SHA-256 of a file's content, in hex. Throws core::InputError where it cannot be read.
std::string content_hash(const std::filesystem::path& file);

/// The file that the scenario names so: beside the scenario, in the working folder, or in the data
/// folder; of several the one of the content that is wanted ("" = any). Empty if there is none.
std::filesystem::path sought(const Inputs& inputs, const std::string& name,
                             const std::string& sha256);

/// The program's own figures as they are now.
std::vector<InputFile> figures_now();

} // namespace truyvet::scenario
