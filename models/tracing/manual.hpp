// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"

#include <array>

namespace truyvet::tracing {

/// Interviews. The F0 names contacts, more surely those it knows; others of the same class, team or
/// household are named to be on the safe side.
struct ManualSettings {
    /// Probability that a close contact is named, by setting (home, school, work, market,
    /// transport, community). 1 / 0.95 / 0.8 / 0.05: a Covasim model of central Viet Nam, 2020,
    /// whose authors assumed them; market and transport as its community: strangers.
    std::array<double, core::setting_names.size()> named{1, 0.95, 0.8, 0.05, 0.05, 0.05};
    /// Days until they are found, mean, by setting: 0 / 2 / 2 / 5, the same model; it counts them
    /// from the diagnosis, so nothing is added but the interview.
    std::array<double, core::setting_names.size()> days{0, 2, 2, 5, 5, 5};
    /// Shape of the gamma distribution of these times. Assumption.
    double days_shape = 2;
    /// Probability that somebody is named who shared a room at home, school or work without being a
    /// close contact. Assumption.
    double others_named = 0.1;
};

class ManualChannel : public Channel {
  public:
    explicit ManualChannel(const ManualSettings& settings) : settings_(settings) {}
    [[nodiscard]] std::string_view name() const override { return "manual"; }
    [[nodiscard]] bool follows(const Inquiry& /*inquiry*/,
                               std::uint32_t /*candidate*/) const override {
        return true;
    }
    [[nodiscard]] bool needs_interview() const override { return true; }
    void find(const Inquiry& inquiry, std::vector<Lead>& leads) const override;

  private:
    [[nodiscard]] double probability(const CaseFile& file, const Candidate& c) const;
    ManualSettings settings_;
};

} // namespace truyvet::tracing
