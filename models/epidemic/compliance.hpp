// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"
#include "models/epidemic/settings.hpp"
#include "models/mobility/restriction.hpp"

namespace truyvet::epidemic {

/// Whether a person does as told: the same whenever it is asked, so that who stays in when a
/// message says so also does when a person says so, where more do.
inline bool complies(const ComplianceSettings& settings, const core::Randomness& chance,
                     const mobility::Restriction& told, bool by_call) {
    constexpr core::Purpose draw{"epidemic.compliance"};
    const double share = told.where == mobility::KeptWhere::home ? settings.home
                         : by_call                               ? settings.called
                                                                 : settings.notified;
    return chance.uniform(draw, told.person.value) < share;
}

} // namespace truyvet::epidemic
