// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/calibration_page.hpp"

#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"
#include "sim/report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::Calibrated;
using analysis::Calibration;
using analysis::FittedWeek;
using analysis::Spread95;

constexpr double width = 760;
constexpr double height = 210;
constexpr double left = 62;
constexpr double right = 20;
constexpr double top = 16;
constexpr double bottom = 44;

double x_at(double share) {
    return left + share * (width - left - right);
}

std::string svg(const std::string& drawn, const std::string& name) {
    return "<svg viewBox=\"0 0 " + coordinate(width) + " " + coordinate(height) +
           "\" class=\"chart\" role=\"img\" aria-label=\"" + escape(name) + "\">" + drawn +
           "</svg>\n";
}

/// Three figures that count, with a comma in Vietnamese.
Text figure(double x) {
    std::string en = fmt::format("{:.3g}", x);
    std::string vi = en;
    std::replace(vi.begin(), vi.end(), '.', ',');
    return {vi, en};
}

Text shown(const Spread95& s) {
    return figure(s.median) + " [" + figure(s.lo) + "; " + figure(s.hi) + "]";
}

/// How often the posterior is in each slice of the prior, which is even there.
std::string prior_and_posterior(const Calibrated& p, const std::vector<double>& weights) {
    constexpr std::size_t bins = 20;
    std::vector<double> mass(bins, 0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto bin = static_cast<std::size_t>(p.points[i] * bins);
        mass[std::min(bin, bins - 1)] += weights[i] * bins;
    }
    const double most = std::max(2.0, *std::max_element(mass.begin(), mass.end()));
    const auto y = [&](double density) {
        return height - bottom - density / most * (height - top - bottom);
    };
    std::string out = "<g class=\"c0\">";
    for (std::size_t b = 0; b < bins; ++b) {
        const double from = x_at(static_cast<double>(b) / bins);
        const double to = x_at(static_cast<double>(b + 1) / bins);
        out += "<rect class=\"band\" x=\"" + coordinate(from) + "\" width=\"" +
               coordinate(to - from - 1) + "\" y=\"" + coordinate(y(mass[b])) + "\" height=\"" +
               coordinate(height - bottom - y(mass[b])) + "\"/>";
    }
    out += "</g>" + svg_line(left, y(0), width - right, y(0), "axis") +
           svg_line(left, y(1), width - right, y(1), "target") +
           svg_label(left - 8, y(1) + 4, "end", {"trước", "prior"});
    for (std::size_t i = 0; i < analysis::prior_shares.size(); ++i) {
        out += svg_label(x_at(analysis::prior_shares[i]), height - bottom + 18, "middle",
                         figure(p.quantiles[i]));
    }
    return svg(out + svg_label(x_at(0.5), height - 6, "middle", Text(p.key)), p.key);
}

std::string parameters(const Calibration& c) {
    std::string out =
        "<table class=\"bars\"><thead><tr>" +
        element("th", {"Tham số", "Parameter"}, "scope=\"col\"") +
        element("th", {"Trước", "Prior"}, "scope=\"col\" class=\"n\"") +
        element("th", {"Sau khi đối chiếu", "Posterior"}, "scope=\"col\" class=\"n\"") +
        "</tr></thead><tbody>\n";
    for (const Calibrated& p : c.parameters) {
        out += "<tr>" + element("th", Text(p.key), "scope=\"row\"") +
               element("td", shown(p.prior), "class=\"n\"") +
               element("td", shown(p.posterior), "class=\"n\"") + "</tr>\n";
    }
    out += "</tbody></table>\n";
    for (const Calibrated& p : c.parameters) {
        out += prior_and_posterior(p, c.weights);
    }
    return out;
}

std::string weeks(const Calibration& c) {
    double most = 1;
    for (const FittedWeek& w : c.weeks) {
        most = std::max({most, w.counted, w.simulated.hi});
    }
    const auto y = [&](double cases) {
        return height - bottom - cases / most * (height - top - bottom);
    };
    std::string out = svg_line(left, y(0), width - right, y(0), "axis") +
                      svg_line(left, y(most), width - right, y(most), "grid") +
                      svg_label(left - 8, y(0) + 4, "end", figure(0)) +
                      svg_label(left - 8, y(most) + 4, "end", figure(most));
    const auto n = static_cast<double>(c.weeks.size());
    for (std::size_t w = 0; w < c.weeks.size(); ++w) {
        const FittedWeek& week = c.weeks[w];
        const double x = x_at((static_cast<double>(w) + 0.5) / n);
        out +=
            "<g class=\"c0\"><rect class=\"band\" x=\"" + coordinate(x - 14) +
            "\" width=\"28\" y=\"" + coordinate(y(week.simulated.hi)) + "\" height=\"" +
            coordinate(y(week.simulated.lo) - y(week.simulated.hi)) + "\"/></g>" +
            svg_line(x - 14, y(week.simulated.median), x + 14, y(week.simulated.median), "axis") +
            "<circle class=\"counted\" r=\"4\" cx=\"" + coordinate(x) + "\" cy=\"" +
            coordinate(y(week.counted)) + "\"/>" +
            svg_label(x, height - bottom + 18, "middle",
                      Text(fmt::format("{}–{}", week.first_day, week.first_day + week.days - 1)));
    }
    out += svg_label(x_at(0.5), height - 6, "middle",
                     {"Ngày kể từ khi bắt đầu", "Days from the beginning"});
    return svg(out, "cases");
}

Text verdict(const Calibration& c) {
    const Text share = percent(c.as_far);
    if (c.as_far < 0.05) {
        return {"Chỉ " + share.vi +
                    " số đợt dịch mô phỏng nằm xa như số đếm thực: mô hình này không tạo ra được "
                    "chuỗi ca như vậy, dù tham số thế nào; kết quả sau không phải là ước lượng.",
                "Only " + share.en +
                    " of the simulated outbreaks lie as far off as the count does: this model does "
                    "not make such a count, whatever the parameters; the posterior is no "
                    "estimate."};
    }
    return {share.vi + " số đợt dịch mô phỏng nằm xa như số đếm thực hoặc hơn: mô hình tạo ra được "
                       "chuỗi ca như vậy.",
            share.en + " of the simulated outbreaks lie as far off as the count does, or farther: "
                       "the count is one that this model makes."};
}

} // namespace

std::string calibration_page(const Calibration& c, const results::Results& results,
                             Language language) {
    std::string main =
        "<h1>" + escape(results.scenario_name) + "</h1>\n" +
        element("p",
                {"Hiệu chỉnh trên số ca đã công bố: " + count(c.simulations).vi +
                     " đợt dịch mô phỏng, giữ lại " + count(c.replicates.size()).vi +
                     " đợt gần số đếm nhất.",
                 "Calibrated on what was reported: " + count(c.simulations).en +
                     " outbreaks simulated, of which the " + count(c.replicates.size()).en +
                     " nearest to the count are kept."},
                "class=\"answer\"");
    main += element("p", verdict(c));
    main += "<section>" + element("h2", {"Số ca mỗi ngày, theo tuần", "Cases a day, by weeks"}) +
            element("p",
                    {"Chấm: đã công bố. Vạch và dải: trung vị và 95 % các đợt mô phỏng được giữ.",
                     "Dots: reported. Lines and bands: median and 95 % of the simulated outbreaks "
                     "that are kept."},
                    "class=\"note\"") +
            weeks(c) + "</section>\n";
    main += "<section>" + element("h2", {"Tham số, trước và sau", "Parameters, before and after"}) +
            element("p",
                    {"Trục ngang theo phân vị của phân bố trước, nên phân bố trước là đường ngang; "
                     "cột: phân bố sau.",
                     "The axis goes by the prior's quantiles, so the prior is level; bars: the "
                     "posterior."},
                    "class=\"note\"") +
            parameters(c) + "</section>\n";
    return framed(results, language, main, "");
}

} // namespace truyvet::report
