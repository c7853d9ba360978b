// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"

namespace truyvet::tracing {

/// Check-in by QR code: a visitor's phone scans the venue's code, or the venue scans the visitor's
/// card. Finds everybody whose recorded time overlaps with the F0's, at any distance. Codes hang at
/// the gate of a venue (market, shop, eatery, ...) and at the door of an office or workshop;
/// schools, fields and homes have none.
struct QrSettings {
    /// Share of venues and workplaces whose code is in use [0, 1]: 68,827 of 613,266 registered
    /// sites in Ha Noi had scans on 17 October 2021.
    double venue_share = 0.112;
    /// Share of visits of smartphone owners to such a place that are scanned [0, 1]. Assumption.
    double scan_share = 0.5;
    /// Share of visits of people without a smartphone whose card is scanned [0, 1]. Assumption.
    double card_share = 0.1;
    /// Share of scanned visits with a check-out [0, 1]. Assumption: most forget.
    double checkout_share = 0.2;
    /// Without one a visit is taken to last so long [h]. Assumption.
    double assumed_stay_hours = 2;
    /// Result to the list of those who overlapped, mean of an exponential [h]. Assumption.
    double lookup_hours = 12;
};

class QrChannel : public Channel {
  public:
    explicit QrChannel(const QrSettings& settings) : settings_(settings) {}
    [[nodiscard]] std::string_view name() const override { return "qr"; }
    [[nodiscard]] std::optional<core::Milliseconds> visit_margin() const override;
    void find(const Inquiry& inquiry, std::vector<Lead>& leads) const override;

  private:
    /// A visit as the register has it; from == to where it is not there.
    struct Record {
        core::TimePoint from;
        core::TimePoint to;
    };
    [[nodiscard]] Record record(const Inquiry& q, core::PersonId person, bool smartphone,
                                const mobility::Stay& stay) const;
    [[nodiscard]] bool has_code(const Inquiry& q, core::RoomId room) const;
    [[nodiscard]] std::vector<Record> of_index_case(const Inquiry& q) const;
    QrSettings settings_;
};

} // namespace truyvet::tracing
