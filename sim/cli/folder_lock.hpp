// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <filesystem>

namespace truyvet::cli {

/// Keeps others from writing into a folder while it lives, and while child processes of its owner
/// do. Shards share it.
class FolderLock {
  public:
    /// Throws core::InputError, naming who is at work, where another run has it.
    FolderLock(const std::filesystem::path& folder, bool shared);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int folder_;
};

} // namespace truyvet::cli
