// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"

namespace truyvet::tracing {

/// Alerts: the venues an F0 went to are published with the hours; people who were there come
/// forward.
struct AlertSettings {
    /// Share of an F0's venues that it remembers and that are published [0, 1]. Assumption.
    double published_share = 0.8;
    /// Result to publication, mean of an exponential [h]. Assumption.
    double publish_hours = 24;
    /// The published hours reach so far before and after the F0's stay [h]. Assumption.
    double margin_hours = 0.5;
    /// Share of those concerned who see it and come forward [0, 1]. Assumption.
    double response_share = 0.2;
    /// Publication to that, mean of an exponential [h]. Assumption.
    double response_hours = 24;
};

class AlertChannel : public Channel {
  public:
    explicit AlertChannel(const AlertSettings& settings) : settings_(settings) {}
    [[nodiscard]] std::string_view name() const override { return "alert"; }
    [[nodiscard]] std::optional<core::Milliseconds> visit_margin() const override;
    void find(const Inquiry& inquiry, std::vector<Lead>& leads) const override;

  private:
    [[nodiscard]] std::vector<bool> published_stays(const Inquiry& q) const;
    AlertSettings settings_;
};

} // namespace truyvet::tracing
