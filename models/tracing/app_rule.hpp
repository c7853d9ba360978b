// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"
#include "models/tracing/app_findings.hpp"
#include "models/tracing/bluezone.hpp"
#include "models/tracing/case_file.hpp"
#include "models/tracing/case_keys.hpp"

namespace truyvet::tracing {

/// Whether and when a contact's phone looks, uploads and is answered, were it to match: drawn into
/// `contact` by case and person.
void draw_reply(const BluezoneSettings& settings, const core::Randomness& chance,
                const CaseFile& file, core::PersonId person, AppContact& contact);

/// The two systems of a pair: thresholds hang on them.
struct PairOs {
    radio::Os contact;
    radio::Os f0;
};

/// Judges one history of the F0's rows by the rule in force: `contact` has its reply, and takes
/// `matched` and `counted`.
void judge(const BluezoneSettings& settings, const matching::KeyIndex& keys, PairOs os,
           std::span<const matching::Sighting> history, AppContact& contact);

} // namespace truyvet::tracing
