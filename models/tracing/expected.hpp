// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/install_odds.hpp"
#include "models/tracing/bluezone.hpp"
#include "models/tracing/pair_book.hpp"

#include <vector>

namespace truyvet::tracing {

/// How likely an arm brings a case as far with one candidate, each a part of the one before. Who
/// owns a smartphone is as drawn, but for the F0 of a true contact; installs, use, publication and
/// upload are expected. So every true contact who owns a phone is heard, whoever installed the app.
struct ContactOdds {
    double f0_owns = 0;
    double f0_installed = 0;
    double f0_active = 0;
    double owns = 0; ///< the candidate, from here on
    double installed = 0;
    double active = 0;
    double heard = 0;
    double matched = 0; ///< by the phone's rule
    double counted = 0; ///< by the rule in force
};

/// One case in one arm before anybody's phone is drawn.
struct ExpectedCase {
    double f0_active = 0;
    std::vector<ContactOdds> contacts; ///< by candidate
};

/// Those whom a case is about, as an arm's phones have them.
struct Prospects {
    adoption::Prospect f0;
    std::vector<adoption::Prospect> contacts; ///< by candidate
};

ExpectedCase expect(const CaseFile& file, const Prospects& people,
                    const adoption::InstallOdds& installs, const BluezoneSettings& settings,
                    PairBook& book);

} // namespace truyvet::tracing
