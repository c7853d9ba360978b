// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/index_case.hpp"

#include "models/core/days.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::epidemic {
core::Milliseconds draw_incubation(core::Stream& draw) {
    return core::from_days(draw.lognormal(1.621, 0.418));
}

IndexCase draw_course(const IndexCaseSettings& s, const core::Randomness& chance,
                      std::uint32_t index) {
    auto draw = chance.stream(core::Purpose{"epidemic.course"}, index);
    const auto day = s.date - static_cast<int>(draw.below(s.spread_days));
    IndexCase c;
    // People are fetched during the day. Assumption: evenly between 8:00 and 20:00.
    c.isolation = core::start_of(day) + core::from_days(draw.uniform(8, 20) / 24);
    const double delay = draw.gamma(s.onset_to_isolation_shape,
                                    s.onset_to_isolation_mean_days / s.onset_to_isolation_shape);
    c.onset = c.isolation - core::from_days(std::min(delay, s.onset_to_isolation_max_days));
    c.result = c.isolation + core::from_days(s.isolation_to_result_hours / 24);
    auto incubation = chance.stream(core::Purpose{"epidemic.incubation"}, index);
    c.infected = c.onset - draw_incubation(incubation);
    return c;
}

} // namespace truyvet::epidemic
