// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/settings.hpp"
#include "models/contact/close_contacts.hpp"
#include "models/epidemic/index_case.hpp"
#include "models/epidemic/settings.hpp"
#include "models/mobility/settings.hpp"
#include "models/population/settings.hpp"
#include "models/radio/phone.hpp"
#include "models/radio/settings.hpp"
#include "models/radio/tier.hpp"
#include "models/tracing/channels.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::scenario {

/// How ranges of several parameters become arms.
enum class Design : std::uint8_t {
    grid, ///< every value with every other
    lhs,  ///< a Latin hypercube
    sobol ///< Sobol's sequence, laid out for Sobol' indices
};
inline constexpr std::array<std::string_view, 3> design_names{"grid", "lhs", "sobol"};

/// What recall is estimated from.
enum class Estimator : std::uint8_t {
    pairs, ///< every true contact's pair, weighted by how likely both phones run the app
    plain  ///< the phones that the arm's draws give the app
};
inline constexpr std::array<std::string_view, 2> estimator_names{"pairs", "plain"};

/// A first batch with fewer judges the spread too badly to stop by (experiment/stopping.hpp).
inline constexpr std::uint32_t least_first_batch = 20;

struct ExperimentSettings {
    std::uint64_t seed = 20210517;
    std::uint32_t replicates = 20;
    std::uint32_t populations = 1; ///< that replicates take in turn
    double half_width = 0;         ///< of every arm's recall; 0 = `replicates` and no more
    std::string half_width_channel = "bluezone";
    std::uint32_t max_replicates = 1000;
    Design design = Design::grid;
    std::uint32_t design_samples = 64;
    Estimator estimator = Estimator::pairs;
    /// What each replicate draws anew, the same for all arms (priors.hpp); empty = nothing.
    std::vector<std::string> priors{};
    bool detail = false; ///< results hold every case, contact, encounter, row and notice too
};

/// Every model's settings, section by section as in the file.
struct Settings {
    ExperimentSettings experiment;
    std::vector<std::string> provinces{"lao-cai"};
    population::PopulationSettings population;
    mobility::MobilitySettings mobility;
    contact::CloseContactRule contact;
    contact::EncounterSettings encounters;
    epidemic::IndexCaseSettings cases;
    epidemic::EpidemicSettings epidemic;
    adoption::OwnershipSettings ownership;
    adoption::ClusteringSettings clustering;
    adoption::AdoptionSettings adoption;
    std::string radio_protocol = "bluezone-2020-07";
    radio::Tier radio_tier = radio::Tier::link;
    radio::PhoneSettings phones;
    radio::RadioSettings radio;
    tracing::TracingSettings tracing;
    tracing::SecondContactSettings second_contacts;
};

} // namespace truyvet::scenario
