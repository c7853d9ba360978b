// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"
#include "models/matching/key_index.hpp"
#include "models/radio/link_tier.hpp"
#include "models/tracing/case_file.hpp"

#include <span>
#include <vector>

namespace truyvet::tracing {

/// The keys that one F0's phone publishes for its window, and what they stand for.
class CaseKeys {
  public:
    CaseKeys(const core::Randomness& chance, const CaseFile& file);

    /// What the phone sent at a time within the window.
    [[nodiscard]] const matching::ContactId& id_at(core::TimePoint time) const;
    [[nodiscard]] const matching::KeyIndex& index() const { return index_; }

    /// What was heard of the F0 as rows of the contact's history. Replaces `out`.
    void write_history(std::span<const radio::Sighting> heard,
                       std::vector<matching::Sighting>& out) const;

  private:
    matching::KeyPublication publication_;
    std::vector<matching::ContactId> ids_; ///< by slot
    matching::KeyIndex index_;
};

} // namespace truyvet::tracing
