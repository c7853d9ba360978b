// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/outcomes.hpp"

#include <map>
#include <stdexcept>

namespace truyvet::conformance {
namespace {

std::map<std::string, Outcome, std::less<>> collect() {
    std::map<std::string, Outcome, std::less<>> all;
    for (const auto section :
         {cases_outcomes,       contact_outcomes,   manual_outcomes,   qr_outcomes,
          declaration_outcomes, alert_outcomes,     desk_outcomes,     policy_outcomes,
          bluezone_outcomes,    authority_outcomes, adoption_outcomes, rollout_outcomes,
          radio_outcomes,       run_outcomes,       mobility_outcomes, session_outcomes,
          activity_outcomes,    floor_outcomes,     break_outcomes,    team_outcomes,
          home_outcomes,        timetable_outcomes, road_outcomes,     boarder_outcomes,
          recording_outcomes,   coach_outcomes,     testing_outcomes,  epidemic_outcomes}) {
        for (Outcome& o : section()) {
            if (!all.emplace(o.name, o).second) {
                throw std::logic_error("two outcomes are called " + o.name);
            }
        }
    }
    return all;
}

} // namespace

const Outcome* find_outcome(std::string_view name) {
    static const auto all = collect();
    const auto it = all.find(name);
    return it == all.end() ? nullptr : &it->second;
}

} // namespace truyvet::conformance
