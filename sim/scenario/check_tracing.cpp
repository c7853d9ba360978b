// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check_tracing.hpp"

#include "sim/scenario/parameter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace truyvet::scenario {
namespace {

class TracingCheck {
  public:
    TracingCheck(const tracing::TracingSettings& settings, const Places& places)
        : places_(places), t_(settings) {
        for (const tracing::ChannelModel& m : tracing::channel_models()) {
            known_.emplace_back(m.name);
        }
    }

    std::vector<core::Fault> run() {
        names("tracing.channels", t_.channels);
        names("tracing.policy.quarantine", t_.policy.quarantine);
        names("tracing.policy.test", t_.policy.test);
        desk();
        policy();
        return std::move(faults_);
    }

  private:
    void blame(const std::string& key, std::string message) {
        faults_.push_back({place_of_key(places_, key), std::move(message)});
    }

    void names(const std::string& key, const std::vector<std::string>& given) {
        for (const std::string& name : given) {
            if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
                const std::string near = did_you_mean(name, known_);
                blame(key, fmt::format("{} names no channel: \"{}\"{}", key, name,
                                       near.empty() ? "; there are " +
                                                          fmt::format("{}", fmt::join(known_, ", "))
                                                    : near));
            }
        }
        for (const tracing::ChannelModel& m : tracing::channel_models()) {
            if (key == "tracing.channels" && !m.look_at.empty() && listed(given, m.name)) {
                blame(key, fmt::format("{0}: \"{1}\" is counted wherever \"{2}\" is on; name "
                                       "\"{2}\"",
                                       key, m.name, m.look_at));
            }
        }
    }

    void desk() {
        const bool manual = listed(t_.channels, "manual");
        if (manual && t_.desk.interviewers == 0) {
            blame("tracing.desk.interviewers",
                  "tracing.desk.interviewers = 0, but the channel \"manual\" needs interviews; "
                  "give 1 or more, or take \"manual\" out of tracing.channels");
        }
        if ((manual || listed(t_.channels, "qr")) && t_.desk.callers == 0) {
            blame("tracing.desk.callers",
                  "tracing.desk.callers = 0, but \"manual\" and \"qr\" tell people by calls; give "
                  "1 or more, or take them out of tracing.channels");
        }
    }

    void policy() {
        for (const std::string& name : t_.policy.quarantine) {
            if (listed(t_.policy.test, name)) {
                blame("tracing.policy.test",
                      fmt::format("\"{}\" stands in tracing.policy.quarantine and in "
                                  "tracing.policy.test, which is a test and no more; take it out "
                                  "of one",
                                  name));
            }
        }
        if (!t_.policy.quarantine.empty() && t_.policy.f1_days <= 0) {
            blame("tracing.policy.f1_days",
                  "tracing.policy.f1_days = 0, but tracing.policy.quarantine names channels; give "
                  "days, or tracing.policy.quarantine = []");
        }
        if (t_.policy.f2 == tracing::SecondContactPolicy::home && t_.policy.f2_days <= 0) {
            blame("tracing.policy.f2_days", "tracing.policy.f2 = \"home\" for 0 days; give days, "
                                            "or tracing.policy.f2 = \"none\"");
        }
    }

    static bool listed(const std::vector<std::string>& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    const Places& places_;
    const tracing::TracingSettings& t_;
    std::vector<std::string> known_;
    std::vector<core::Fault> faults_;
};

} // namespace

std::vector<core::Fault> tracing_faults(const tracing::TracingSettings& settings,
                                        const Places& places) {
    return TracingCheck(settings, places).run();
}

} // namespace truyvet::scenario
