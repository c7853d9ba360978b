// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// The results file: HDF5, described table by table in docs/results-format.md.
namespace truyvet::results {

inline constexpr std::string_view file_type = "truyvet-results";
/// A reader takes any file of its own major version; what it does not know, it keeps.
inline constexpr std::int64_t file_version_major = 1;
inline constexpr std::int64_t file_version_minor = 3;

/// Rows are stored in the order of their keys. Throws core::RunError where the disk fails; nothing
/// half-written stands under the name.
void write(const Results& results, const std::filesystem::path& path);

enum class Packing { deflated, plain }; ///< plain: for a moment in memory

/// A file's content, for handing results from process to process.
std::vector<std::byte> to_bytes(const Results& results, Packing packing = Packing::deflated);
Results from_bytes(std::span<const std::byte> content);

/// A file without a seal was cut off, or another program wrote to it; HDF5 alone does not notice
/// all damage, and some it does not survive.
enum class Unsealed { refused, taken };

/// Throws core::InputError, in one line, where the file is missing, no results file, damaged or of
/// a newer major version.
Results read(const std::filesystem::path& path, Unsealed unsealed = Unsealed::refused);

/// Reads files from anybody, one after the other, in a process of their own: what a file does to
/// HDF5 ends that process, and here it is one more core::InputError; who comes after it is read by
/// another. Begins with the first that is asked for, and reads ahead.
class ReadingApart {
  public:
    ReadingApart(std::vector<std::filesystem::path> paths, Unsealed unsealed);
    ~ReadingApart();
    ReadingApart(const ReadingApart&) = delete;
    ReadingApart& operator=(const ReadingApart&) = delete;

    /// The next of the files. Throws core::InputError, naming it; the one after may still be asked
    /// for.
    Results next();
    /// As to_bytes() of this process would give it: nothing of the file itself.
    std::vector<std::byte> next_content();

  private:
    void begin();
    /// Waits for the process; why it said no more.
    std::string end();

    std::vector<std::filesystem::path> paths_;
    Unsealed unsealed_;
    std::size_t next_ = 0;
    int child_ = 0; ///< its process; 0 = none is at work
    int from_ = -1;
};

/// One file, read in a process of its own: what the file does to HDF5 ends that process, and here
/// it is one more core::InputError. For files from anybody; takes up to twice as long.
Results read_apart(const std::filesystem::path& path, Unsealed unsealed);
/// What it reads, as to_bytes() of this process would give it: nothing of the file itself.
std::vector<std::byte> content_apart(const std::filesystem::path& path, Unsealed unsealed);

/// Before anything else of this header: the process will end without HDF5's own tidying, which
/// prints "infinite loop closing library" after a damaged file. Every file is closed where it is
/// used, so nothing is lost; for programs of our own, not for a process that others' HDF5 shares.
void end_without_tidying();

} // namespace truyvet::results
