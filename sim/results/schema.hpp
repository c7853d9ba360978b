// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/table.hpp"

/// The tables this version knows (docs/results-format.md describes them). A file may hold more, and
/// may lack the optional ones.
namespace truyvet::results {

inline const TableShape channel_shape{"channels",
                                      {"arm", "replicate", "channel"},
                                      {"index_cases", "true_f1", "found", "flagged",
                                       "index_cases_f0_active", "true_f1_f0_active",
                                       "found_f0_active", "flagged_f0_active"}};

inline const TableShape waterfall_shape{"waterfall", {"arm", "replicate", "step"}, {"f1"}};

inline const TableShape setting_shape{
    "settings", {"arm", "replicate", "channel", "setting"}, {"true_f1", "found", "flagged"}};

/// Optional. True F1 found, by whole hours from the F0's result to their notice.
inline const TableShape notice_shape{"notice", {"arm", "replicate", "channel", "hours"}, {"found"}};

/// Optional. True F1 by the set of channels that found them: bit i of `found_by` = channel i.
inline const TableShape overlap_shape{"overlap", {"arm", "replicate", "found_by"}, {"true_f1"}};

/// Optional. What tracing costs those traced: second contacts flagged, days spent in quarantine by
/// true F1 and by people who were none.
inline const TableShape burden_shape{"burden",
                                     {"arm", "replicate", "channel"},
                                     {"f2_flagged"},
                                     {"quarantine_days_f1", "quarantine_days_others"}};

} // namespace truyvet::results
