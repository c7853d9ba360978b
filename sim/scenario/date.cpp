// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"

#include <fmt/format.h>

#include <chrono>

namespace truyvet::scenario {

std::string date_text(core::LocalDay day) {
    const auto d = core::date_of(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                       static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

core::LocalDay date_from(const std::string& text) {
    return core::local_day(std::chrono::year{std::stoi(text.substr(0, 4))} /
                           std::stoi(text.substr(5, 2)) / std::stoi(text.substr(8, 2)));
}

} // namespace truyvet::scenario
