// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/pair_book.hpp"

#include "models/tracing/app_rule.hpp"

#include <algorithm>

namespace truyvet::tracing {

PairBook::PairBook(const core::Randomness& chance, const CaseFile& file, const CaseKeys& keys,
                   PairWay way)
    : chance_(chance), file_(file), keys_(keys), way_(std::move(way)),
      f0_(radio::draw_phone(way_.phones, chance, file.course.person)),
      pages_(file.candidates.size()) {
    for (std::size_t level = 0; level < levels; ++level) {
        on_air_[level].assign(file.candidates.size(), static_cast<double>(level) / steps);
        crowds_.emplace_back(file, on_air_[level]);
    }
}

const radio::Phone& PairBook::phone(std::size_t candidate) {
    std::optional<radio::Phone>& phone = pages_[candidate].phone;
    if (!phone) {
        phone = radio::draw_phone(way_.phones, chance_, file_.candidates[candidate].person);
    }
    return *phone;
}

PairOutcome PairBook::outcome(std::size_t candidate, const Crowd& crowd) {
    // Whom no crowd keeps from hearing is the most that any crowd leaves.
    return heard(candidate) ? at(candidate, level_in(candidate, crowd)) : PairOutcome{};
}

std::size_t PairBook::level_in(std::size_t candidate, const Crowd& crowd) const {
    const double everybody = crowds_.back().about(candidate);
    if (everybody == 0) {
        return 0;
    }
    const double position = std::min(crowd.about(candidate) / everybody, 1.0) * steps;
    const auto below = static_cast<std::size_t>(position);
    const double draw = chance_.uniform(
        core::Purpose{"tracing.crowd"},
        core::pair_word(file_.course.person, file_.candidates[candidate].person), file_.number);
    return below + (draw < position - static_cast<double>(below) ? 1 : 0);
}

const PairOutcome& PairBook::at(std::size_t candidate, std::size_t level) {
    std::optional<PairOutcome>& outcome = pages_[candidate].at[level];
    if (!outcome) {
        outcome = heard_at(candidate, level);
    }
    return *outcome;
}

void PairBook::hear(std::size_t candidate, std::size_t level, const LinkHearing::Settled& settled) {
    rows_.clear();
    way_.hearing.hear_pair(chance_, file_, f0_, {candidate, phone(candidate)}, crowds_[level],
                           rows_, settled);
}

bool PairBook::heard(std::size_t candidate) {
    std::optional<bool>& heard = pages_[candidate].heard;
    if (!heard) {
        hear(candidate, 0, [](std::span<const radio::Sighting>) { return true; });
        heard = !rows_.empty();
    }
    return *heard;
}

/// More rows never take a match or a close contact back, so no day is heard after both.
PairOutcome PairBook::heard_at(std::size_t candidate, std::size_t level) {
    PairOutcome outcome;
    const auto judged = [&](std::span<const radio::Sighting> rows) {
        keys_.write_history(rows, history_);
        outcome =
            judge_pair(way_.authority, keys_.index(), {phone(candidate).os, f0_.os}, history_);
        return outcome.matched && outcome.near;
    };
    hear(candidate, level, judged);
    if (!rows_.empty()) {
        judged(rows_);
    }
    return outcome;
}

} // namespace truyvet::tracing
