// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/policy.hpp"

#include "models/tracing/delays.hpp"

namespace truyvet::tracing {
namespace {

std::optional<mobility::Restriction> if_any(const mobility::Restriction& r) {
    return r.from < r.to ? std::optional(r) : std::nullopt;
}

} // namespace

std::optional<mobility::Restriction> quarantine_f1(const PolicySettings& policy,
                                                   core::PersonId person, core::TimePoint told,
                                                   core::TimePoint last_contact) {
    // F1 went to the facilities of the army and the districts: decision 3468/QD-BYT.
    return if_any({person, mobility::KeptWhere::away, told + from_hours(policy.start_hours),
                   last_contact + from_days(policy.f1_days)});
}

std::optional<mobility::Restriction> keep_f2(const PolicySettings& policy, core::PersonId person,
                                             core::TimePoint told) {
    if (policy.f2 == SecondContactPolicy::none) {
        return std::nullopt;
    }
    return if_any({person, mobility::KeptWhere::home, told, told + from_days(policy.f2_days)});
}

} // namespace truyvet::tracing
