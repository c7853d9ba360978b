// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"
#include "models/tracing/app_findings.hpp"
#include "models/tracing/bluezone.hpp"
#include "models/tracing/case_file.hpp"
#include "models/tracing/case_keys.hpp"
#include "models/tracing/pair_book.hpp"

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

/// The same of a history that any arm may ask about; it holds a row.
PairOutcome judge_pair(const matching::AuthorityRule& authority, const matching::KeyIndex& keys,
                       PairOs os, std::span<const matching::Sighting> history);

/// What an arm makes of an outcome: `contact` has its reply.
void conclude(const BluezoneSettings& settings, const PairOutcome& outcome, AppContact& contact);

} // namespace truyvet::tracing
