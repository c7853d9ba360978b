// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/visitors.hpp"

#include "models/tracing/visits.hpp"

namespace truyvet::conformance {

Lab round_of_markets(double after_hours) {
    std::vector<Put> puts;
    for (std::uint32_t i = 0; i < venues; ++i) {
        const double from = 6 + 0.25 * i;
        puts.push_back({0, i, from, from + 0.25});
        puts.push_back({i + 1, i, from + after_hours, from + after_hours + 0.25, 5});
    }
    const std::vector<population::RoomKind> kinds(venues, population::RoomKind::market);
    return {venues + 1, kinds, std::move(puts)};
}

Lab one_market(double after_hours) {
    std::vector<Put> puts{{0, 0, 6, 6.25}};
    for (std::uint32_t i = 1; i <= venues; ++i) {
        const double from = 6 + after_hours + 0.1 * i;
        puts.push_back({i, 0, from, from + 0.05, 5});
    }
    return {venues + 1, {population::RoomKind::market}, std::move(puts)};
}

std::vector<std::vector<tracing::Lead>> found_in(const Lab& lab, const tracing::Channel& channel,
                                                 Phones phones, std::uint64_t replicates) {
    tracing::CaseFile file = lab.open();
    tracing::add_visits(file, lab, channel.visit_margin().value());
    tracing::CasePhones owned{{phones.f0_owns}, {}};
    owned.contacts.resize(file.candidates.size(), {phones.visitors_own});
    std::vector<std::vector<tracing::Lead>> all(replicates);
    for (std::uint64_t r = 0; r < replicates; ++r) {
        const core::Randomness chance(1, r);
        channel.find({file, lab, chance, owned, {}}, all[r]);
    }
    return all;
}

} // namespace truyvet::conformance
