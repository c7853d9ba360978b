// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/answer.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::Estimate;
using analysis::Measure;

bool at_people_target(const Model& m, const ProvinceView& view) {
    return std::all_of(view.places.begin(), view.places.end(), [&](const auto& p) {
        return std::abs(m.arm(p.arm).share_people - target_of_people) < near_target;
    });
}

/// "from 1.2 % [..] (Hậu Giang) to 3.4 % [..] (Đà Nẵng)".
Text span(const Model& m, const ProvinceView& view, Measure measure) {
    const auto estimate = [&](const auto& p) -> const Estimate& {
        return m.main(p.arm).of(measure);
    };
    const auto [low, high] = std::minmax_element(
        view.places.begin(), view.places.end(),
        [&](const auto& a, const auto& b) { return estimate(a).mean < estimate(b).mean; });
    return Text{"từ ", "from "} + percent(estimate(*low)) + (" (" + low->tile->name + ")") +
           Text{" đến ", " to "} + percent(estimate(*high)) + (" (" + high->tile->name + ")");
}

/// "from .. to .. of a case's true close contacts (F1) with 38 % in real use, and from .. to ..
/// with every account in real use".
Text spans_at_target(const Model& m, const Text& what) {
    Text text;
    for (const ProvinceView& view : m.provinces) {
        if (at_people_target(m, view)) {
            text += (text.en.empty() ? Text() : Text{", và ", ", and "}) +
                    span(m, view, Measure::recall) + (text.en.empty() ? what : Text()) + " " +
                    activity(active_share(m.arm(view.places.front().arm)));
        }
    }
    return text;
}

} // namespace

Text province_answer(const Model& m) {
    const ProvinceView& first = m.provinces.front();
    const Text of{" số người tiếp xúc gần thật (F1) của một ca bệnh",
                  " of a case's true close contacts (F1)"};
    const Text where = Text{"Trong ", "In "} +
                       count(static_cast<std::int64_t>(first.places.size())) +
                       Text{" tỉnh, thành phố, ", " provinces, "};
    const Text flagged = Text{"Trong những người được xác định có ", "Of the people it flags, "} +
                         span(m, first, Measure::precision) +
                         Text{" là F1 thật.", " are true close contacts."};
    const Text at_target = spans_at_target(m, of);
    if (at_target.en.empty()) {
        return where + Text{"ở mức ", "with installs at "} + first.label +
               Text{", Bluezone tìm được ", ", Bluezone finds "} + span(m, first, Measure::recall) +
               of + ". " + flagged;
    }
    const Text sentence = where +
                          Text{"khi 30\u202f% dân số cài đặt thì Bluezone tìm được ",
                               "when 30\u202f% of people install it, Bluezone finds "} +
                          at_target + ". ";
    if (at_people_target(m, first)) {
        return sentence + flagged;
    }
    return sentence + Text{"Ở mức ", "With installs at "} + first.label +
           Text{", con số này là ", ", it finds "} + span(m, first, Measure::recall) + ".";
}

} // namespace truyvet::report
