// SPDX-License-Identifier: GPL-2.0-only
// Every parameter is moved, and the outcome that the table names beside it must follow.
#include "tests/conformance/judge.hpp"
#include "tests/conformance/outcomes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace truyvet;
using namespace truyvet::conformance;

namespace {

void hold_to_its_effect(const scenario::Parameter& p) {
    const scenario::Effect& effect = p.effect;
    INFO(p.key << " moves \"" << effect.outcome << "\"");
    const Outcome* outcome = find_outcome(effect.outcome);
    REQUIRE(outcome != nullptr);
    REQUIRE_FALSE(scenario::fault(p, effect.from));
    REQUIRE_FALSE(scenario::fault(p, effect.to));
    const Measured before = outcome->measure({p, effect.from});
    const Measured after = outcome->measure({p, effect.to});
    CHECK(fault(effect.change, before, after).value_or("") == "");
    // Planted: a parameter that nobody reads, and one that is read the wrong way round.
    CHECK(fault(effect.change, before, before));
    CHECK(fault(effect.change, after, before));
}

/// The parameters of a section, by the begin of their keys.
void hold_section(const std::string& prefix) {
    bool any = false;
    for (const scenario::Parameter& p : scenario::parameters()) {
        if (p.key.starts_with(prefix)) {
            hold_to_its_effect(p);
            any = true;
        }
    }
    CHECK(any);
}

} // namespace

TEST_CASE("Parameters of cases move their outcomes") {
    hold_section("cases.");
}
TEST_CASE("Parameters of contact move their outcomes") {
    hold_section("contact.");
}
TEST_CASE("Parameters of manual tracing move their outcomes") {
    hold_section("tracing.manual.");
}
TEST_CASE("Parameters of check-ins move their outcomes") {
    hold_section("tracing.qr.");
}
TEST_CASE("Parameters of declarations move their outcomes") {
    hold_section("tracing.declaration.");
}
TEST_CASE("Parameters of alerts move their outcomes") {
    hold_section("tracing.alert.");
}
TEST_CASE("Parameters of the desk move their outcomes") {
    hold_section("tracing.desk.");
}
TEST_CASE("Parameters of the policy move their outcomes") {
    hold_section("tracing.policy.");
}
TEST_CASE("Parameters of F2 move their outcomes") {
    hold_section("tracing.f2.");
}
TEST_CASE("Parameters of channels and their horizon move their outcomes") {
    hold_section("tracing.channels");
    hold_section("tracing.horizon_days");
}
TEST_CASE("Parameters of ownership and installs move their outcomes") {
    hold_section("adoption.");
}
TEST_CASE("Parameters of people and their days move their outcomes") {
    hold_section("population.");
    hold_section("mobility.");
}
TEST_CASE("Parameters of radio move their outcomes") {
    hold_section("radio.");
}
TEST_CASE("Parameters of the experiment move their outcomes") {
    hold_section("experiment.");
}
TEST_CASE("Parameters of Bluezone move their outcomes") {
    hold_section("tracing.bluezone.");
}

TEST_CASE("Parameters of outbreaks move their outcomes") {
    hold_section("epidemic.");
}

TEST_CASE("Every parameter belongs to a section that is held to its outcomes") {
    constexpr std::array sections{"cases.",
                                  "contact.",
                                  "tracing.manual.",
                                  "tracing.qr.",
                                  "tracing.declaration.",
                                  "tracing.alert.",
                                  "tracing.desk.",
                                  "tracing.policy.",
                                  "tracing.f2.",
                                  "tracing.channels",
                                  "tracing.horizon_days",
                                  "adoption.",
                                  "population.",
                                  "mobility.",
                                  "radio.",
                                  "experiment.",
                                  "tracing.bluezone.",
                                  "epidemic."};
    for (const scenario::Parameter& p : scenario::parameters()) {
        INFO(p.key);
        CHECK(std::any_of(sections.begin(), sections.end(),
                          [&](const char* s) { return p.key.starts_with(s); }));
    }
}
