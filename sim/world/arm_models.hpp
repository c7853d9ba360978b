// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/adoption/ownership.hpp"
#include "models/adoption/settings.hpp"
#include "models/epidemic/closures.hpp"
#include "models/epidemic/vaccination.hpp"
#include "models/population/population.hpp"
#include "models/tracing/channels.hpp"
#include "sim/scenario/scenario.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace truyvet::world {

/// One arm's models: what it shares with other arms is held once.
struct ArmModels {
    std::string name;
    std::shared_ptr<const adoption::Ownership> ownership;
    adoption::ClusteringSettings clustering;
    adoption::Rollout adoption;
    radio::PhoneSettings phones;
    std::shared_ptr<const tracing::Hearing> hearing; ///< of the arm's tier, protocol and radio
    tracing::TracingSettings tracing;
    /// By channel of the world; none where the arm has it off.
    std::vector<std::shared_ptr<const tracing::Channel>> channels;
    /// Of an outbreak; without transmission nothing.
    epidemic::EpidemicSettings epidemic;
    std::vector<epidemic::Seed> seeds;
    std::vector<mobility::Closure> closures;
    /// Arms with the same number have the same phones in every replicate.
    std::size_t phones_group = 0;
    /// Where the arm goes by pairs: arms with the same number hear and judge them alike.
    std::optional<std::size_t> by_pairs = {};
    std::vector<epidemic::Doses> doses = {}; ///< of an outbreak
};

/// What arms are made from, beside the scenario.
struct ArmSources {
    const adoption::People& adopters;
    const adoption::Observations& observations;
    adoption::Districts districts;
    std::vector<std::string> provinces; ///< every slug the census knows
    epidemic::DistrictNames district_names = {};
    const scenario::Inputs* inputs = nullptr; ///< where an outbreak reads a file
};

/// The models of arms that share a world, whose channels are given (channels_of).
std::vector<ArmModels> make_arms(const scenario::Settings& base,
                                 const std::vector<scenario::Arm>& arms,
                                 const std::vector<std::string>& channels,
                                 const ArmSources& sources);

/// The channels that some arm of the scenario uses and those that every result has, in the order of
/// results.
std::vector<std::string> channels_of(const scenario::Experiment& experiment);
/// What results count: the channels, and "all", whoever any of them told, where there are several.
std::vector<std::string> counted_channels(std::vector<std::string> channels);

} // namespace truyvet::world
