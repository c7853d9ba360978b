// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/close_contacts.hpp"
#include "models/tracing/case_file.hpp"

#include <map>
#include <memory>

namespace truyvet::tracing {

/// Second contacts (F2): whom an F1 met closely from when it could be infectious.
struct SecondContactSettings {
    /// F2 are followed for every so many index cases, from the first; 0 = for none. Ratios over the
    /// cases followed are estimates for all.
    std::uint32_t follow_every = 0;
    /// First contact with the F0 to infectiousness of the F1 [days]: the incubation's median of 5
    /// less the 2 days before onset from which contacts count (decision 3468/QD-BYT).
    double latent_days = 3;
};

/// The case files of one F0's contacts, as if each were a case, made when asked for: from the
/// contact's infectiousness to the F0's result.
class SecondContacts {
  public:
    SecondContacts(const mobility::Mobility& mobility, const contact::CloseContactRule& rule,
                   const SecondContactSettings& settings, const CaseFile& file,
                   contact::EncounterFinder& finder)
        : mobility_(mobility), rule_(rule), settings_(settings), file_(file), finder_(finder) {}

    /// The file of a candidate; nothing if it could not be infectious before the result.
    const CaseFile* of(std::uint32_t candidate);
    /// All true F2 by person: close contacts of true F1, neither F1 themselves nor the F0.
    const std::vector<core::PersonId>& truth();

  private:
    [[nodiscard]] bool is_first_or_index(core::PersonId person) const;

    const mobility::Mobility& mobility_;
    const contact::CloseContactRule& rule_;
    const SecondContactSettings& settings_;
    const CaseFile& file_;
    contact::EncounterFinder& finder_;
    std::map<std::uint32_t, std::unique_ptr<const CaseFile>> files_;
    std::unique_ptr<const std::vector<core::PersonId>> truth_;
};

} // namespace truyvet::tracing
