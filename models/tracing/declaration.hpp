// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"

#include <array>

namespace truyvet::tracing {

/// Health declaration (NCOVI, Bluezone, tokhaiyte.vn): people report contact or symptoms
/// themselves, which leads to a test.
struct DeclarationSettings {
    /// Share of household members, class mates and colleagues of the F0, close contacts or not, who
    /// declare the contact when they hear of the case [0, 1]. Assumption.
    double contact_share = 0.2;
    /// Result to that, mean of an exponential [h]. Assumption.
    double contact_hours = 36;
    /// Share of close contacts infected, by setting (home, school, work, market, transport,
    /// community): household 16.6 % (54 studies, JAMA Netw Open 2020), social events with family
    /// and friends 5.9 %, low-risk casual contacts 1.2 % (Thompson et al. 2021,
    /// doi:10.1093/cid/ciab100); which of the last two a setting takes is an assumption.
    std::array<double, core::setting_names.size()> infected{0.166, 0.059, 0.059,
                                                            0.012, 0.012, 0.059};
    /// Of those infected, with symptoms: 43 % had none throughout (doi:10.1093/cid/ciaa1130).
    double symptomatic_share = 0.57;
    /// Share of people with symptoms who declare them [0, 1]. Assumption.
    double symptom_share = 0.2;
    /// Onset to declaration, mean of an exponential [h]. Assumption.
    double symptom_hours = 36;
};

class DeclarationChannel : public Channel {
  public:
    explicit DeclarationChannel(const DeclarationSettings& settings) : settings_(settings) {}
    [[nodiscard]] std::string_view name() const override { return "declaration"; }
    void find(const Inquiry& inquiry, std::vector<Lead>& leads) const override;

  private:
    DeclarationSettings settings_;
};

} // namespace truyvet::tracing
