// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "models/epidemic/imports.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Words that seeds and closures are written with. Internal to the room.
namespace truyvet::epidemic {

/// What is wrong with one text; caught where its place is known.
struct Wrong {
    std::string why;
};

std::string joined(std::span<const std::string> words);

struct Dates {
    core::LocalDay first;
    core::LocalDay last;
};
/// A number of people, 1 or more; throws Wrong.
std::uint32_t people_from(std::string_view text);
/// Of group_names(); throws Wrong.
std::size_t group_from(std::string_view text);
/// Of words that go "[in DISTRICT]", the district or none; throws Wrong.
core::DistrictId place_from(std::span<const std::string> words, const DistrictNames& districts);

/// "2021-05-01" or "2021-05-01..2021-05-10"; throws Wrong.
Dates dates_from(std::string_view text);
/// "Việt Yên" or "bac-giang/Việt Yên"; throws Wrong.
core::DistrictId district_from(std::string_view text, const DistrictNames& districts);

} // namespace truyvet::epidemic
