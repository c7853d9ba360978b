// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"
#include "sim/report/svg.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::Estimate;
using analysis::Measure;

constexpr double width = 760;
constexpr double plain_height = 400; ///< without the legend
constexpr double legend_row = 18;
constexpr double left = 62;
constexpr double right = 30;
constexpr double plain_top = 46;
constexpr double bottom = 50;

/// From shares to places on the sheet.
struct Frame {
    double y_end = 1; ///< share at the top
    double x_end = 1; ///< share at the right
    double top = plain_top;
    double height = plain_height;

    [[nodiscard]] double x(double share) const {
        return left + share / x_end * (width - left - right);
    }
    [[nodiscard]] double y(double share) const {
        return height - bottom - share / y_end * (height - top - bottom);
    }
    /// Room for a row of the legend for each series.
    [[nodiscard]] Frame with_legend(std::size_t series) const {
        const double more = legend_row * static_cast<double>(series);
        return {y_end, x_end, plain_top + more, plain_height + more};
    }
};

const Estimate& recall(const Model& m, std::size_t arm) {
    return m.main(arm).of(Measure::recall);
}

/// A round end of the scale, at least as high as any interval.
Frame frame_for(const Model& m) {
    double most = 0.001;
    for (std::size_t a = 0; a < m.estimates.size(); ++a) {
        const Estimate& e = recall(m, a);
        most = std::max(most, e.hi.value_or(e.mean.value_or(0)));
    }
    const double unit = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {1.0, 2.0, 2.5, 4.0, 5.0, 8.0, 10.0}) {
        if (step * unit >= most) {
            return {std::min(1.0, step * unit), m.axis_end()};
        }
    }
    return {1, m.axis_end()};
}

std::string axes(const Frame& f) {
    std::string out;
    const int tenths = static_cast<int>(10 * f.x_end + 0.5);
    for (int i = 0; i <= tenths; i += tenths > 6 ? 2 : 1) {
        const double share = i / 10.0;
        out += svg_label(f.x(share), f.height - bottom + 20, "middle",
                         number(100 * share, 0) + "\u202f%");
    }
    const int decimals = f.y_end < 0.04 ? (f.y_end < 0.004 ? 2 : 1) : 0;
    for (int i = 0; i <= 4; ++i) {
        const double share = f.y_end * i / 4;
        out += svg_line(left, f.y(share), width - right, f.y(share), i == 0 ? "axis" : "grid");
        out +=
            svg_label(left - 8, f.y(share) + 4, "end", number(100 * share, decimals) + "\u202f%");
    }
    out +=
        svg_label((left + width - right) / 2, f.height - 8, "middle",
                  {"Số lượt cài đặt so với dân số", "Installs as a share of all people"}, "title");
    out += svg_label(left - 50, 14, "start", {"F1 tìm được", "F1 found (recall)"}, "title");
    return out;
}

struct Target {
    double share;
    Text text;
};

/// Lines first, so that none runs through another's words.
std::string marked(const Frame& f, const std::vector<Target>& all) {
    std::string lines;
    std::string words;
    double y = f.top - 6;
    for (const auto& [share, text] : all) {
        if (share <= f.x_end) {
            const bool late = share > 0.75 * f.x_end;
            lines += svg_line(f.x(share), y - 4, f.x(share), f.height - bottom, "target");
            words += svg_label(f.x(share) + (late ? -6 : 6), y + 6, late ? "end" : "start", text,
                               "target");
            y += legend_row;
        }
    }
    return lines + words;
}

std::string targets(const Model& m, const Frame& f) {
    const double persons = std::max(1.0, static_cast<double>(m.results.persons));
    const double phones = static_cast<double>(m.results.smartphone_subscriptions);
    return marked(f, {{m.arm(0).share_people, {"hiện trạng", "as it stands"}},
                      {target_of_people, {"30\u202f% dân số", "30\u202f% of people"}},
                      {target_of_smartphones * phones / persons,
                       {"50\u202f% điện thoại thông minh", "50\u202f% of smartphones"}}});
}

std::string place(const Frame& f, double x, double y) {
    return coordinate(f.x(x)) + "," + coordinate(f.y(y)) + " ";
}

std::string series(const Model& m, const Frame& f, const Series& s, std::size_t colour) {
    std::string lower;
    std::string upper;
    std::string middle;
    std::string dots;
    for (const std::size_t a : s.arms) {
        const Estimate& e = recall(m, a);
        if (!e.mean) {
            continue;
        }
        const double x = m.arm(a).share_people;
        middle += place(f, x, *e.mean);
        upper += place(f, x, e.hi.value_or(*e.mean));
        lower.insert(0, place(f, x, e.lo.value_or(*e.mean)));
        dots += "<circle cx=\"" + coordinate(f.x(x)) + "\" cy=\"" + coordinate(f.y(*e.mean)) +
                "\" r=\"3.5\"/>";
    }
    return "<g class=\"c" + std::to_string(colour % 4) + "\"><polygon class=\"band\" points=\"" +
           upper + lower + "\"/><polyline class=\"line\" points=\"" + middle + "\"/>" + dots +
           "</g>";
}

std::string legend(const Model& m) {
    std::string out;
    for (std::size_t i = 0; i < m.series.size(); ++i) {
        const double y = 30 + legend_row * static_cast<double>(i);
        out += "<g class=\"c" + std::to_string(i % 4) + "\"><circle cx=\"" + coordinate(left + 4) +
               "\" cy=\"" + coordinate(y - 4) + "\" r=\"4.5\"/></g>" +
               svg_label(left + 14, y, "start", m.series[i].label);
    }
    return out;
}

} // namespace

std::string curve_svg(const Model& m) {
    const Frame f = frame_for(m).with_legend(m.series.size());
    std::string out = "<svg viewBox=\"0 0 " + coordinate(width) + " " + coordinate(f.height) +
                      "\" class=\"chart\" role=\"img\" aria-labelledby=\"curve-title\">";
    out += axes(f) + targets(m, f) + legend(m);
    for (std::size_t i = 0; i < m.series.size(); ++i) {
        out += series(m, f, m.series[i], i);
    }
    return out + "</svg>";
}

} // namespace truyvet::report
