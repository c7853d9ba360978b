// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/policy.hpp"
#include "sim/engine/course.hpp"
#include "sim/engine/tally.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace truyvet::engine {

/// What tracing by a channel alone costs those traced and those who trace.
struct Burden {
    std::int64_t calls = 0;
    std::int64_t tests = 0;
    std::int64_t quarantined_f1 = 0;
    std::int64_t quarantined_others = 0;
    double quarantine_days_f1 = 0;
    double quarantine_days_others = 0;
};

/// Over the cases that are followed to their F2. Added: flagged by this channel and no other.
struct SecondCounts {
    std::int64_t index_cases = 0;
    std::int64_t index_cases_f0_active = 0;
    std::int64_t true_f1 = 0;
    std::int64_t flagged_f1 = 0;
    std::int64_t flagged_f1_f0_active = 0;
    std::int64_t true_f2 = 0;
    std::int64_t reached_f2 = 0; ///< true F2 flagged as F2, or as F1
    std::int64_t found_f2 = 0;   ///< true F2 flagged as F2
    std::int64_t flagged_f2 = 0;
    std::int64_t flagged_f2_f0_active = 0;
    std::int64_t added_f1 = 0;
    std::int64_t added_f2 = 0;
};

struct Overlap {
    std::int64_t true_f1 = 0;
    std::int64_t others = 0;
};

/// How a channel's people are counted: `counted[c]` has a bit in unions, `quarantines[c]` and
/// `tests[c]` say what its notice leads to.
struct LedgerSettings {
    std::size_t channels = 0;       ///< without the union of all
    std::optional<std::size_t> all; ///< number of the union, where there is one
    std::vector<bool> counted;
    std::vector<bool> quarantines;
    std::vector<bool> tests;
    tracing::PolicySettings policy;
    double horizon_days = 0;
};

/// What came out of an arm's course, summed over its cases in their order.
class Ledger {
  public:
    explicit Ledger(const LedgerSettings& settings);

    /// Counts the case's people here and in the tally.
    void add(const CaseTrails& file, const CaseNotices& notices, Tally& tally);

    /// By the set of channels that told them: bit i = channel i.
    [[nodiscard]] const std::map<std::uint32_t, Overlap>& overlap() const { return overlap_; }
    /// True F1 found, by channel and whole hours after the result.
    [[nodiscard]] const std::map<std::pair<std::size_t, std::int64_t>, std::int64_t>&
    hours() const {
        return hours_;
    }
    [[nodiscard]] const std::vector<Burden>& burden() const { return burden_; }
    [[nodiscard]] const std::vector<SecondCounts>& second() const { return second_; }

  private:
    struct Contact;
    using Persons = std::vector<core::PersonId>;
    struct Flagged {
        Persons f1;
        Persons f2;
    };

    [[nodiscard]] bool in_time(const CaseTrails& file, core::TimePoint at) const;
    [[nodiscard]] std::vector<Contact> contacts(const CaseTrails& file,
                                                const CaseNotices& notices) const;
    void count(const CaseTrails& file, const Contact& contact, std::size_t channel,
               core::TimePoint at, Tally& tally);
    void add_alone(const Contact& contact, std::size_t channel);
    void add_burden(std::size_t channel, const Contact& contact,
                    const std::optional<mobility::Restriction>& kept, bool tested);
    void add_union(const CaseTrails& file, const Contact& contact, Tally& tally);
    void find_kept(const CaseTrails& file, const CaseNotices& notices,
                   std::vector<Contact>& contacts) const;
    void add_calls(const CaseTrails& file, const CaseNotices& notices);
    void add_second(const CaseTrails& file, const CaseNotices& notices);
    void count_second(const CaseTrails& file, std::size_t channel, Flagged& mine);
    void count_added(std::size_t channel, const std::vector<Flagged>& by_channel);

    LedgerSettings settings_;
    std::map<std::uint32_t, Overlap> overlap_;
    std::map<std::pair<std::size_t, std::int64_t>, std::int64_t> hours_;
    std::vector<Burden> burden_;
    std::vector<SecondCounts> second_;
};

} // namespace truyvet::engine
