// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/alert.hpp"
#include "models/tracing/bluezone.hpp"
#include "models/tracing/channel.hpp"
#include "models/tracing/declaration.hpp"
#include "models/tracing/desk.hpp"
#include "models/tracing/manual.hpp"
#include "models/tracing/policy.hpp"
#include "models/tracing/qr.hpp"
#include "models/tracing/second_contacts.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace truyvet::tracing {

/// All about tracing that one arm sets.
struct TracingSettings {
    std::vector<std::string> channels{"bluezone"}; ///< those in use, by name
    BluezoneSettings bluezone;
    ManualSettings manual;
    QrSettings qr;
    DeclarationSettings declaration;
    AlertSettings alert;
    DeskSettings desk;
    PolicySettings policy;
    /// Notices later than this after the F0's result do not count as found [days]. Assumption: 21,
    /// the longest quarantine (dispatch 600/CD-BCD, 5 May 2021).
    double horizon_days = 21;
};

/// A registered channel.
struct ChannelModel {
    std::string name;
    std::string summary;
    std::function<std::shared_ptr<const Channel>(const TracingSettings&)> make;
    /// The channel that it is another look at: in use wherever that one is, and not counted beside
    /// it in unions. Empty: one of its own.
    std::string look_at = {};
    /// Whether every result has it, in use or not.
    bool always = false;
};

/// Every channel, in the order of results; the first is the main one. Those listed stay where they
/// are when more are added.
const std::deque<ChannelModel>& channel_models();
const ChannelModel* find_channel(std::string_view name);
/// Whether the settings have the channel in use.
bool in_use(const TracingSettings& settings, const ChannelModel& channel);

/// Adds one for the rest of this process, from its start-up code: not while anything runs. The same
/// name again replaces what was added under it; throws core::InputError for a name that the program
/// itself uses, is empty, or is one too many (bits of a set of channels: 24).
void register_channel(ChannelModel model);

} // namespace truyvet::tracing
