// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace truyvet::core {

/// One thing wrong with what the user gave: where, and in one sentence value, reason and remedy.
struct Fault {
    std::string place;   ///< "file.toml:12:9", "--seed", "history.tsv:7"; may be empty
    std::string message; ///< "adoption.share = 1.4 is more than 1; give a fraction"

    [[nodiscard]] std::string text() const {
        return place.empty() ? message : place + ": " + message;
    }
};

/// The user's input is at fault: printed without a stack trace, exit 2. Carries every fault found.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Fault> faults)
        : std::runtime_error(join(faults)), faults_(std::move(faults)) {}
    InputError(std::string place, std::string message)
        : InputError(std::vector<Fault>{{std::move(place), std::move(message)}}) {}

    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

  private:
    static std::string join(const std::vector<Fault>& faults) {
        std::string all;
        for (const Fault& f : faults) {
            all += (all.empty() ? "" : "\n") + f.text();
        }
        return all;
    }
    std::vector<Fault> faults_;
};

/// Something outside failed (disk, system): one message, exit 1.
class RunError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

} // namespace truyvet::core
