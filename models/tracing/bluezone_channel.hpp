// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"

namespace truyvet::tracing {

/// Bluezone as a channel: what the phones' outcome means in time.
class BluezoneChannel : public Channel {
  public:
    explicit BluezoneChannel(const BluezoneSettings& settings) : settings_(settings) {}
    [[nodiscard]] std::string_view name() const override { return "bluezone"; }
    /// From histories that were uploaded.
    [[nodiscard]] bool follows(const Inquiry& inquiry, std::uint32_t candidate) const override {
        return inquiry.app().contacts[candidate].uploaded;
    }
    [[nodiscard]] std::optional<double> chance(const ContactOdds& odds,
                                               core::Milliseconds within) const override;
    void find(const Inquiry& inquiry, std::vector<Lead>& leads) const override;

  private:
    BluezoneSettings settings_;
};

/// Everybody whose phone says that it was near, as soon as it has looked.
class PhoneAlertChannel : public Channel {
  public:
    explicit PhoneAlertChannel(const BluezoneSettings& settings) : settings_(settings) {}
    [[nodiscard]] std::string_view name() const override { return "bluezone-phone"; }
    /// From histories that were uploaded.
    [[nodiscard]] bool follows(const Inquiry& inquiry, std::uint32_t candidate) const override {
        return inquiry.app().contacts[candidate].uploaded;
    }
    [[nodiscard]] std::optional<double> chance(const ContactOdds& odds,
                                               core::Milliseconds within) const override;
    void find(const Inquiry& inquiry, std::vector<Lead>& leads) const override;

  private:
    BluezoneSettings settings_;
};

} // namespace truyvet::tracing
