// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/model.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The page's sections, each a piece of HTML; empty where the results have nothing for it.
namespace truyvet::report {

std::string answer_section(const Model& model);
/// Part of it: cases by district and day; nothing where there are too many districts or one.
std::string outbreak_map(const Model& m);
std::string outbreak_section(const Model& model);
std::string curve_section(const Model& model);
std::string provinces_section(const Model& model);
std::string waterfall_section(const Model& model);
std::string phones_section(const Model& model);
std::string channels_section(const Model& model);
std::string overlap_section(const Model& model);
std::string notice_section(const Model& model);
std::string cost_section(const Model& model);
std::string second_section(const Model& model);
std::string settings_section(const Model& model);
std::string arms_section(const Model& model);
std::string limits_section(const Model& model);
std::string repeat_section(const Model& model);

/// The curve as SVG: recall against installs of all people, a line for each activity, bands for the
/// intervals, the two targets marked.
std::string curve_svg(const Model& model);
/// The numbers page.js draws the curve from, as JSON safe within a script element.
std::string curve_data(const Model& model);

/// A tab for each label, its panel below; needs no script. The labels have ids: name, number,
/// "-label".
std::string tabs(const std::string& name, const std::vector<Text>& labels,
                 const std::function<std::string(std::size_t)>& panel,
                 std::string_view kind = "tabs");
/// "Choose an arm:", on the screen only.
std::string choose();
/// A tab for each featured arm, its panel below; needs no script.
std::string featured_tabs(const Model& model, const std::string& name,
                          std::string (*panel)(const Model&, std::size_t arm));

/// A bar of a share with its interval, on a scale that ends at `full`.
std::string bar(const analysis::Estimate& share, double full, int colour);

} // namespace truyvet::report
