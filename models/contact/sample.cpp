// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/sample.hpp"

#include "models/core/assert.hpp"

namespace truyvet::contact {
namespace {

constexpr core::Purpose diarist{"contact.diarist"};

} // namespace

ContactStatistics sample_diaries(const mobility::Mobility& mobility, population::PersonRange people,
                                 core::LocalDay first, std::uint32_t person_days,
                                 const core::Randomness& chance) {
    TRUYVET_EXPECT(people.count > 0 && people.first + people.count <= mobility.people().people(),
                   people.first, people.count, mobility.people().people());
    ContactStatistics all(mobility);
#pragma omp parallel
    {
        ContactStatistics mine(mobility);
        EncounterFinder finder(mobility, {.through_walls = false});
        Encounters encounters;
#pragma omp for schedule(static)
        for (std::uint32_t i = 0; i < person_days; ++i) {
            core::Stream stream = chance.stream(diarist, people.first, i);
            const core::LocalDay day = first + static_cast<int>(i % 7);
            finder.find(people[stream.below(people.count)], core::start_of(day),
                        core::start_of(day + 1), encounters);
            mine.add(encounters);
        }
        // Counts are whole numbers: their sums do not depend on the order.
#pragma omp critical
        all.merge(mine);
    }
    return all;
}

} // namespace truyvet::contact
