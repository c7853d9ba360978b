// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimate.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace truyvet::analysis {

/// Hours after the result by which a share of the true F1 had their notice.
inline constexpr std::array<int, 3> notice_hours{24, 48, 72};

/// What a channel costs and how quick it is. Counts are per index case.
struct ChannelTracing {
    /// From result to notice, mean over true F1 found [h]; hours are stored whole, half of one is
    /// added.
    Estimate hours_to_notice;
    std::array<Estimate, notice_hours.size()> told_within; ///< share of all true F1
    Estimate found_alone;                                  ///< share of true F1 no other finds
    Estimate calls;
    Estimate tests;
    Estimate quarantined_f1;
    Estimate quarantined_others;
    Estimate quarantine_days_f1;
    Estimate quarantine_days_others;
};

/// F2 of one channel, over the index cases that were followed; per index case but for the shares.
struct ChannelSecond {
    Estimate true_f2;
    Estimate recall;            ///< true F2 reached / true F2
    Estimate precision;         ///< true F2 / all flagged as F2
    Estimate flagged;           ///< F1 and F2
    Estimate flagged_f0_active; ///< the same, per index case whose phone was active
    Estimate added;             ///< F1 and F2 whom no other channel flagged
};

/// True F1, by exactly which channels told them: bit i = channel i.
struct OverlapShare {
    std::uint32_t found_by = 0;
    Estimate share;  ///< of all true F1
    Estimate others; ///< people who were none, per index case
};

/// Some channels together.
struct UnionEstimate {
    std::uint32_t channels = 0; ///< bit i = channel i
    Estimate recall;
    Estimate precision;
};

struct ArmTracing {
    std::vector<ChannelTracing> channels;
    std::vector<ChannelSecond> seconds; ///< empty where F2 were not followed
    std::vector<OverlapShare> overlap;
    std::vector<UnionEstimate> unions; ///< of two channels and more; empty beyond 6 channels
};

/// By arm; nothing where the file lacks the tables (before format 1.1).
std::optional<std::vector<ArmTracing>> estimate_tracing(const results::Results& results);

} // namespace truyvet::analysis
