// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/settings.hpp"
#include "models/contact/close_contacts.hpp"
#include "models/epidemic/index_case.hpp"
#include "models/mobility/settings.hpp"
#include "models/population/settings.hpp"
#include "models/radio/phone.hpp"
#include "models/radio/settings.hpp"
#include "models/tracing/channels.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace truyvet::scenario {

struct ExperimentSettings {
    std::uint64_t seed = 20210517;
    std::uint32_t replicates = 20;
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
    adoption::OwnershipSettings ownership;
    adoption::ClusteringSettings clustering;
    adoption::AdoptionSettings adoption;
    std::string radio_protocol = "bluezone-2020-07";
    radio::PhoneSettings phones;
    radio::RadioSettings radio;
    tracing::TracingSettings tracing;
    tracing::SecondContactSettings second_contacts;
};

} // namespace truyvet::scenario
