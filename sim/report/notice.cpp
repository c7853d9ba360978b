// SPDX-License-Identifier: GPL-2.0-only
// How soon contacts know: the share of all true F1 told, by hours after the F0's result.
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <algorithm>
#include <array>

namespace truyvet::report {
namespace {

constexpr double width = 760;
constexpr double height = 330;
constexpr double left = 62;
constexpr double right = 200; // names stand at the lines' ends
constexpr double top = 26;
constexpr double bottom = 50;
constexpr std::size_t hours = 120;

/// Share of true F1 told by the end of each hour, by channel.
using Told = std::vector<std::array<double, hours + 1>>;

Told told_by_hour(const Model& m, std::size_t arm) {
    Told told(m.results.channels.size());
    const results::Table* table = m.results.find("notice");
    if (table == nullptr) {
        return told;
    }
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto at = static_cast<std::size_t>(table->counts("hours")[row]);
        if (static_cast<std::size_t>(table->counts("arm")[row]) == arm && at < hours) {
            told[static_cast<std::size_t>(table->counts("channel")[row])][at + 1] +=
                static_cast<double>(table->counts("found")[row]);
        }
    }
    const results::Table& channels = *m.results.find("channels");
    double true_f1 = 0;
    for (std::size_t row = 0; row < channels.rows(); ++row) {
        if (static_cast<std::size_t>(channels.counts("arm")[row]) == arm &&
            channels.counts("channel")[row] == 0) {
            true_f1 += static_cast<double>(channels.counts("true_f1")[row]);
        }
    }
    for (auto& line : told) {
        double sum = 0;
        for (double& share : line) {
            sum += share;
            share = true_f1 > 0 ? sum / true_f1 : 0;
        }
    }
    return told;
}

double x_of(double hour) {
    return left + hour / hours * (width - left - right);
}

double y_of(double share, double end) {
    return height - bottom - share / end * (height - top - bottom);
}

std::string text_at(double x, double y, const char* anchor, const Text& text, const char* kind) {
    return "<text class=\"" + std::string(kind) + "\" x=\"" + coordinate(x) + "\" y=\"" +
           coordinate(y) + "\" text-anchor=\"" + anchor + "\">" + both_svg(text) + "</text>";
}

std::string axes(double end) {
    std::string out;
    for (std::size_t h = 0; h <= hours; h += 24) {
        out += text_at(x_of(static_cast<double>(h)), height - bottom + 20, "middle",
                       number(static_cast<double>(h), 0), "tick");
    }
    for (int i = 0; i <= 4; ++i) {
        const double y = y_of(end * i / 4, end);
        out += "<line class=\"" + std::string(i == 0 ? "axis" : "grid") + "\" x1=\"" +
               coordinate(left) + "\" y1=\"" + coordinate(y) + "\" x2=\"" +
               coordinate(width - right) + "\" y2=\"" + coordinate(y) + "\"/>";
        out += text_at(left - 8, y + 4, "end",
                       number(100 * end * i / 4, end < 0.1 ? 1 : 0) + "\u202f%", "tick");
    }
    out += text_at((left + width - right) / 2, height - 8, "middle",
                   {"Giờ từ khi F0 có kết quả", "Hours after the F0's result"}, "title");
    out += text_at(left - 50, 14, "start", {"F1 đã được báo", "F1 told"}, "title");
    return out;
}

std::string line(const std::array<double, hours + 1>& shares, double end,
                 const std::string& colour) {
    std::string points;
    for (std::size_t h = 0; h <= hours; h += 2) {
        points +=
            coordinate(x_of(static_cast<double>(h))) + "," + coordinate(y_of(shares[h], end)) + " ";
    }
    return "<g class=\"" + colour + "\"><polyline class=\"line\" points=\"" + points + "\"/></g>";
}

/// Names at the lines' ends, pushed apart where they would cover each other.
std::string names(const Model& m, const Told& told, const std::vector<std::size_t>& shown,
                  double end) {
    std::vector<std::pair<double, std::size_t>> places;
    for (const std::size_t c : shown) {
        places.emplace_back(y_of(told[c].back(), end), c);
    }
    std::sort(places.rbegin(), places.rend()); // from the bottom up
    double free = height - bottom + 6;
    std::string out;
    for (const auto& [y, c] : places) {
        const double at = std::min(y + 4, free);
        free = at - 16;
        out += text_at(width - right + 8, at, "start", channel_name(m.results.channels[c]), "tick");
    }
    return out;
}

std::string chart(const Model& m, std::size_t arm) {
    const Told told = told_by_hour(m, arm);
    std::vector<std::size_t> shown;
    double most = 0.01;
    for (std::size_t c = 0; c < told.size(); ++c) {
        if (m.results.channels[c] != "bluezone-phone" && told[c].back() > 0) {
            shown.push_back(c);
            most = std::max(most, told[c].back());
        }
    }
    const double end = most > 0.5    ? 1
                       : most > 0.2  ? 0.5
                       : most > 0.1  ? 0.2
                       : most > 0.04 ? 0.1
                                     : 0.04;
    std::string out = "<svg viewBox=\"0 0 " + coordinate(width) + " " + coordinate(height) +
                      "\" class=\"chart\" role=\"img\" aria-labelledby=\"notice-title\">" +
                      axes(end);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool all = m.results.channels[shown[i]] == "all";
        out += line(told[shown[i]], end, all ? "whole" : "c" + std::to_string(i % 4));
    }
    return out + names(m, told, shown, end) + "</svg>\n";
}

std::string within_table(const Model& m, std::size_t arm) {
    std::string out = "<table class=\"bars many\"><thead><tr>" +
                      element("th", {"Kênh", "Channel"}, "scope=\"col\"");
    for (const int h : analysis::notice_hours) {
        out += element("th",
                       Text{"F1 được báo trong ", "F1 told within "} +
                           number(static_cast<double>(h), 0) + Text{" giờ", " h"},
                       "scope=\"col\" class=\"n\"");
    }
    out += element("th", {"Giờ trung bình đến khi được báo", "Mean hours until told"},
                   "scope=\"col\" class=\"n\"") +
           "</tr></thead><tbody>\n";
    for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
        const analysis::ChannelTracing& e = (*m.tracing)[arm].channels[c];
        out += "<tr>" + element("th", channel_name(m.results.channels[c]), "scope=\"row\"");
        for (const analysis::Estimate& share : e.told_within) {
            out += element("td", percent(share), "class=\"n\"");
        }
        out += element("td", number(e.hours_to_notice, 1), "class=\"n\"") + "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string panel(const Model& m, std::size_t arm) {
    return (m.results.channels.size() > 2 ? chart(m, arm) : "") + within_table(m, arm);
}

} // namespace

std::string notice_section(const Model& m) {
    if (!m.tracing || m.featured.empty()) {
        return {};
    }
    std::string out = "<section id=\"notice\" aria-labelledby=\"notice-title\">\n";
    out += element("h2", {"Bao lâu thì F1 biết?", "How soon contacts know"}, "id=\"notice-title\"");
    out += element("p", {"Phần F1 thật đã được báo, tính từ khi F0 có kết quả xét nghiệm.",
                         "Share of the true F1 who have been told, from the F0's test result."});
    return out + featured_tabs(m, "no", panel) + "</section>\n";
}

} // namespace truyvet::report
