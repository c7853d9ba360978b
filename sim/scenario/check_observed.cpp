// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check_observed.hpp"

#include "sim/scenario/bind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace truyvet::scenario {
namespace {

/// A share that an observed count makes meaningless, said by the arm or by the base; the default is
/// not said. An arm's count in place of the base's share is meant.
void check_share(Reader& reader, const Arm& arm, const Settings& s) {
    const auto says = [&](std::string_view key) {
        return std::any_of(arm.settings.begin(), arm.settings.end(),
                           [&](const Assignment& a) { return a.first == key; });
    };
    static const Parameter& share = *find_parameter("adoption.share");
    const bool both_in_base = !says("adoption.observed.place") &&
                              share.get(reader.experiment.settings) != default_of(share);
    if (says("adoption.share") || both_in_base) {
        reader.blame(place_of_key(reader.experiment.places, "adoption.observed.place"),
                     fmt::format("arm {} has adoption.observed.place = {} and adoption.share = {}, "
                                 "which would not count beside it; take one out",
                                 in_quotes(arm.name), in_quotes(s.adoption.observed_place),
                                 to_text(share.get(s))));
    }
}

} // namespace

std::optional<std::string> count_of_another_time(const Settings& s) {
    const std::int64_t days = s.cases.date - s.adoption.observed_date;
    const std::int64_t oldest = s.adoption.observed_oldest_days;
    if (!s.adoption.campaigns.empty() || (days >= 0 && days <= oldest)) {
        return std::nullopt;
    }
    return fmt::format("the count of {} is held against cases of {}, {}; give a count of "
                       "the {} days before the cases (adoption.observed.oldest), or campaigns "
                       "that go on from it",
                       date_text(s.adoption.observed_date), date_text(s.cases.date),
                       days < 0 ? "before it" : fmt::format("{} days later", days), oldest);
}

void check_observed(Reader& reader, const Arm& arm, const Settings& s) {
    check_share(reader, arm, s);
    if (const auto fault = count_of_another_time(s)) {
        reader.blame(place_of_key(reader.experiment.places, "adoption.observed.date"), *fault);
    }
}

} // namespace truyvet::scenario
