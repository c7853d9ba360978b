// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::Estimate;
using analysis::Measure;

/// Shades of the map, light to dark (style.css: .k0 .. .k4).
constexpr int shades = 5;

const Estimate& recall(const Model& m, const ProvinceView::Place& place) {
    return m.main(place.arm).of(Measure::recall);
}

/// What one shade spans: a round share, the least so that five of them reach the highest recall.
double step_of(const Model& m, const ProvinceView& view) {
    double most = 0.0001;
    for (const auto& place : view.places) {
        most = std::max(most, recall(m, place).mean.value_or(0));
    }
    const double least = most / shades * (1 - 1e-9);
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (times * power >= least) {
            return times * power;
        }
    }
    return 10 * power;
}

std::string at(const Tile& tile) {
    return "style=\"grid-area:" + std::to_string(tile.row) + "/" + std::to_string(tile.column) +
           "\"";
}

/// Seen: name and share. Heard, and shown when the tile is pointed at: all of it, with the
/// interval.
std::string tile_with(const Tile& tile, const Estimate& e, double step) {
    const int shade = std::min(shades - 1, static_cast<int>(e.mean.value_or(0) / step));
    return "<li tabindex=\"0\" class=\"k" + std::to_string(shade) + "\" " + at(tile) +
           "><span aria-hidden=\"true\">" + escape(tile.brief) + "</span><b aria-hidden=\"true\">" +
           (e.mean ? both(percent(*e.mean)) : "–") + "</b><span class=\"tip\"><b>" +
           escape(tile.name) + "</b> " + both(percent(e)) + "</span></li>\n";
}

std::string tile_without(const Tile& tile) {
    return "<li aria-hidden=\"true\" class=\"out\" " + at(tile) + "><span>" + escape(tile.brief) +
           "</span></li>\n";
}

std::string map(const Model& m, std::size_t number, double step) {
    const ProvinceView& view = m.provinces[number];
    std::string out = "<ul class=\"tiles\" role=\"list\" aria-labelledby=\"pv" +
                      std::to_string(number) + "-label\">\n";
    for (const Tile& tile : tiles()) {
        const auto place = std::find_if(view.places.begin(), view.places.end(),
                                        [&](const auto& p) { return p.tile == &tile; });
        out += place == view.places.end() ? tile_without(tile)
                                          : tile_with(tile, recall(m, *place), step);
    }
    return out + "</ul>\n";
}

std::string legend(double step) {
    const int decimals =
        step < 0.01 ? std::max(1, static_cast<int>(-std::floor(std::log10(100 * step)))) : 0;
    std::string out = "<p class=\"shades\">" + both({"F1 tìm được: ", "F1 found: "});
    for (int i = 0; i < shades; ++i) {
        out += "<span><i class=\"k" + std::to_string(i) + "\"></i>" +
               both(number(100 * step * i, decimals) + "–" +
                    number(100 * step * (i + 1), decimals) + "\u202f%") +
               "</span> ";
    }
    return out + "</p>\n";
}

std::string table(const Model& m, const ProvinceView& view, double full) {
    auto places = view.places;
    std::stable_sort(places.begin(), places.end(), [&](const auto& a, const auto& b) {
        return recall(m, a).mean > recall(m, b).mean;
    });
    std::string out =
        "<table class=\"bars long\"><thead><tr>" +
        element("th", {"Tỉnh, thành phố", "Province"}, "scope=\"col\"") +
        "<td class=\"barcell\"></td>" +
        element("th", {"F1 tìm được", "F1 found (recall)"}, "scope=\"col\" class=\"n\"") +
        element("th", {"Cài đặt so với dân số", "Installs, of people"},
                "scope=\"col\" class=\"n\"") +
        "</tr></thead><tbody>\n";
    for (const auto& place : places) {
        out += "<tr>" + element("th", Text(place.tile->name), "scope=\"row\"") +
               "<td class=\"barcell\">" + bar(recall(m, place), full, 0) + "</td>" +
               element("td", percent(recall(m, place)), "class=\"n\"") +
               element("td", percent(m.arm(place.arm).share_people), "class=\"n\"") + "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

double longest(const Model& m, const ProvinceView& view) {
    double most = 0.001;
    for (const auto& place : view.places) {
        most = std::max(most, recall(m, place).hi.value_or(recall(m, place).mean.value_or(0)));
    }
    return std::min(1.0, most * 1.05);
}

} // namespace

std::string provinces_section(const Model& m) {
    if (m.provinces.empty()) {
        return {};
    }
    std::string out = "<section id=\"provinces\" aria-labelledby=\"provinces-title\">\n";
    out += element("h2", {"Theo từng tỉnh, thành phố", "Province by province"},
                   "id=\"provinces-title\"");
    out += element(
        "p",
        {"Mỗi ô là một tỉnh, gồm cả các đảo, đặt gần đúng vị trí; càng đậm thì tìm được càng "
         "nhiều F1, mỗi bản đồ một thang màu. Ô trắng: không có trong lần chạy này. Chỉ, chạm "
         "hoặc dùng phím mũi tên để đọc khoảng tin cậy; bảng đi kèm có đủ các con số. Nơi các "
         "khoảng tin cậy chồng lên nhau, thứ tự có thể chỉ do ngẫu nhiên.",
         "Each square is a province with its islands, roughly where it lies; the darker, the "
         "more F1 are found, on a scale of each map's own. White: not in this run. Point, touch "
         "or use the arrow keys to read the interval; the table has all the numbers. Where "
         "intervals overlap, the order may be chance."});
    std::vector<Text> labels;
    for (const ProvinceView& view : m.provinces) {
        labels.push_back(view.label);
    }
    out += tabs("pv", labels, [&](std::size_t i) {
        const double step = step_of(m, m.provinces[i]);
        return "<div class=\"provinces\"><div>" + map(m, i, step) + legend(step) + "</div>\n" +
               table(m, m.provinces[i], longest(m, m.provinces[i])) + "</div>\n";
    });
    return out + "</section>\n";
}

} // namespace truyvet::report
