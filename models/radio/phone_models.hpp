// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/phone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace truyvet::radio {

/// A model of phone whose offsets are known (data/phone_models.csv).
struct PhoneModel {
    std::string name;
    Os os = Os::android;
    float tx_offset_db = 0;
    float rx_offset_db = 0;
    std::optional<float> sensitivity_db; ///< empty: not known
};

/// By model number or name, whatever the case; null if the table has it not.
const PhoneModel* find_phone_model(std::string_view name);

} // namespace truyvet::radio
