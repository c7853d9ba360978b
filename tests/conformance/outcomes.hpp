// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/parameter.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/conformance/measured.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::conformance {

/// A parameter and the value it is moved to.
struct Moved {
    const scenario::Parameter& parameter;
    scenario::Value value;

    /// An outcome's own small scenario, with the parameter moved.
    [[nodiscard]] scenario::Settings over(scenario::Settings base) const {
        parameter.set(base, scenario::converted(parameter, value).value());
        return base;
    }
};

/// What a parameter may be said to move: a number of a submodel, or of a run of a few people.
struct Outcome {
    std::string name;
    std::function<Measured(const Moved&)> measure;
};

std::vector<Outcome> cases_outcomes();
std::vector<Outcome> contact_outcomes();
std::vector<Outcome> manual_outcomes();
std::vector<Outcome> qr_outcomes();
std::vector<Outcome> declaration_outcomes();
std::vector<Outcome> alert_outcomes();
std::vector<Outcome> desk_outcomes();
std::vector<Outcome> policy_outcomes();
std::vector<Outcome> bluezone_outcomes();
std::vector<Outcome> authority_outcomes();
std::vector<Outcome> adoption_outcomes();
std::vector<Outcome> rollout_outcomes();
std::vector<Outcome> radio_outcomes();
std::vector<Outcome> run_outcomes();
std::vector<Outcome> mobility_outcomes();
std::vector<Outcome> session_outcomes();
std::vector<Outcome> activity_outcomes();
std::vector<Outcome> floor_outcomes();
std::vector<Outcome> break_outcomes();
std::vector<Outcome> team_outcomes();
std::vector<Outcome> home_outcomes();
std::vector<Outcome> timetable_outcomes();
std::vector<Outcome> road_outcomes();
std::vector<Outcome> boarder_outcomes();
std::vector<Outcome> recording_outcomes();
std::vector<Outcome> coach_outcomes();
std::vector<Outcome> testing_outcomes();
std::vector<Outcome> epidemic_outcomes();

/// By name; nothing where there is none.
const Outcome* find_outcome(std::string_view name);

} // namespace truyvet::conformance
