// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/outbreak.hpp"

#include "models/epidemic/transmission.hpp"

#include <algorithm>
#include <tuple>

namespace truyvet::epidemic {
namespace {

bool earlier(const Infection& a, const Infection& b) {
    return std::tie(a.when, a.person, a.by) < std::tie(b.when, b.person, b.by);
}

} // namespace

Outbreak::Outbreak(const mobility::Mobility& mobility, const EpidemicSettings& settings,
                   Imports imports, const core::Randomness& chance, const Protection* protection)
    : mobility_(&mobility), history_(settings.history, chance), dose_(settings.dose, chance),
      imports_(std::move(imports)), chance_(chance),
      protection_(protection != nullptr ? protection : &none_),
      candidates_(mobility.ranked_candidates()), infected_(mobility.people().people() / 64 + 1) {}

std::span<const Infection> Outbreak::infectious(core::LocalDay day) const {
    const auto before = [](const Infection& i, core::TimePoint t) { return i.when < t; };
    const auto all = std::span(infections_);
    const auto first =
        std::lower_bound(all.begin(), all.end(), core::start_of(day) - history_.until(), before);
    const auto last =
        std::lower_bound(first, all.end(), core::start_of(day + 1) - history_.latent(), before);
    return {first, last};
}

std::span<const Infection>
Outbreak::step(core::LocalDay day, const mobility::Restrictions& restrictions, unsigned threads) {
    const auto sources = infectious(day);
    const TransmissionDay today{*mobility_,   *candidates_, restrictions, history_, dose_,
                                *protection_, chance_,      *this,        day};
    std::vector<Infection> events;
#pragma omp parallel num_threads(threads)
    {
        Transmission transmission(today);
        std::vector<Infection> mine;
#pragma omp for schedule(dynamic, 64) nowait
        for (std::size_t i = 0; i < sources.size(); ++i) {
            transmission.find(sources[i], mine);
        }
#pragma omp critical
        events.insert(events.end(), mine.begin(), mine.end());
    }
    for (const Import& i : imports_.on(day)) {
        events.push_back({i.person, core::PersonId::none(), i.when, core::RoomId::none(),
                          course(i.person, i.when).infectiousness});
    }
    const std::size_t before = infections_.size();
    play(std::move(events));
    return std::span(infections_).subspan(before);
}

/// The first that reaches somebody counts. Nobody infected today infects anybody today, so the
/// order of the others does not matter.
void Outbreak::play(std::vector<Infection> events) {
    std::sort(events.begin(), events.end(), earlier);
    for (const Infection& e : events) {
        std::uint64_t& word = infected_[e.person.value / 64];
        const std::uint64_t bit = std::uint64_t{1} << (e.person.value % 64);
        if ((word & bit) == 0) {
            word |= bit;
            infections_.push_back(e);
        }
    }
}

std::size_t Outbreak::bytes() const {
    return infected_.capacity() * sizeof(infected_[0]) + infections_.capacity() * sizeof(Infection);
}

} // namespace truyvet::epidemic
