// SPDX-License-Identifier: GPL-2.0-only
// What an outbreak came to, arm by arm, and its cases by day.
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"
#include "sim/report/svg.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::DayEstimate;
using analysis::OutbreakEstimates;
using Days = std::vector<DayEstimate>;

constexpr double width = 760;
constexpr double height = 230;
constexpr double left = 62;
constexpr double right = 20;
constexpr double top = 24;
constexpr double bottom = 44;

/// From days and cases to places on the sheet.
struct Frame {
    std::size_t days = 1;
    double most = 1;

    [[nodiscard]] double x(double day) const {
        return left + day / static_cast<double>(std::max<std::size_t>(days - 1, 1)) *
                          (width - left - right);
    }
    [[nodiscard]] double y(double cases) const {
        return height - bottom - cases / most * (height - top - bottom);
    }
    [[nodiscard]] std::string at(std::size_t day, double cases) const {
        return coordinate(x(static_cast<double>(day))) + "," + coordinate(y(cases)) + " ";
    }
};

using Curve = Days OutbreakEstimates::*;

/// One scale for all arms, so that their curves can be compared.
Frame frame_for(const std::vector<OutbreakEstimates>& all, Curve curve, bool with_count) {
    Frame f{all.front().reported_by_day.size(), 1};
    for (const OutbreakEstimates& e : all) {
        for (const DayEstimate& d : e.*curve) {
            f.most = std::max(f.most, d.high);
        }
        for (std::size_t d = 0; with_count && d < e.counted_by_day.size(); ++d) {
            f.most = std::max(f.most, static_cast<double>(e.counted_by_day[d].value_or(0)));
        }
    }
    const double unit = std::pow(10.0, std::floor(std::log10(f.most)));
    f.most = std::ceil(f.most / unit) * unit;
    return f;
}

std::string axes(const Frame& f) {
    std::string out;
    for (int i = 0; i <= 2; ++i) {
        const double cases = f.most * i / 2;
        out += svg_line(left, f.y(cases), width - right, f.y(cases), i == 0 ? "axis" : "grid");
        out += svg_label(left - 8, f.y(cases) + 4, "end", number(cases, f.most < 10 ? 1 : 0));
    }
    const std::size_t step = f.days > 60 ? 20 : 10;
    for (std::size_t d = 0; d < f.days; d += step) {
        out += svg_label(f.x(static_cast<double>(d)), height - bottom + 18, "middle",
                         count(static_cast<std::int64_t>(d)));
    }
    out += svg_label((left + width - right) / 2, height - 6, "middle",
                     {"Ngày kể từ khi bắt đầu", "Days from the beginning"});
    return out;
}

/// The mean, and the band in which 95 % of the outbreaks lie.
std::string curve(const Frame& f, const Days& days, int colour) {
    std::string upper;
    std::string lower;
    std::string middle;
    for (std::size_t d = 0; d < days.size(); ++d) {
        middle += f.at(d, days[d].mean.mean.value_or(0));
        upper += f.at(d, days[d].high);
        lower.insert(0, f.at(d, days[d].low));
    }
    return "<g class=\"c" + std::to_string(colour) + "\"><polygon class=\"band\" points=\"" +
           upper + lower + "\"/><polyline class=\"line\" points=\"" + middle + "\"/></g>";
}

/// What was reported in the world: dots, no band.
std::string counted(const Frame& f, const OutbreakEstimates& e) {
    std::string out;
    for (std::size_t d = 0; d < e.counted_by_day.size(); ++d) {
        if (const auto& cases = e.counted_by_day[d]) {
            out += "<circle class=\"counted\" r=\"2.5\" cx=\"" +
                   coordinate(f.x(static_cast<double>(d))) + "\" cy=\"" +
                   coordinate(f.y(static_cast<double>(*cases))) + "\"/>";
        }
    }
    return out;
}

std::string svg(const Text& caption, const std::string& drawn) {
    return element("p", caption) + "<svg viewBox=\"0 0 " + coordinate(width) + " " +
           coordinate(height) +
           "\" class=\"chart\" role=\"img\" aria-labelledby=\"outbreak-title\">" + drawn +
           "</svg>\n";
}

/// Cases reported, beside the count where there is one, and infections, which nobody counts: ten
/// times as many, on a scale of their own.
std::string charts(const Model& m, std::size_t arm) {
    const OutbreakEstimates& e = (*m.outbreaks)[arm];
    const Frame reported = frame_for(*m.outbreaks, &OutbreakEstimates::reported_by_day, true);
    const Frame infected = frame_for(*m.outbreaks, &OutbreakEstimates::infections_by_day, false);
    return "<h3>" + both(m.name(arm)) + "</h3>\n" +
           svg({"Ca được phát hiện mỗi ngày", "Cases reported a day"},
               axes(reported) + curve(reported, e.reported_by_day, 0) + counted(reported, e)) +
           svg({"Người nhiễm mới mỗi ngày", "New infections a day"},
               axes(infected) + curve(infected, e.infections_by_day, 1));
}

struct Measure {
    Text head;
    const analysis::Estimate OutbreakEstimates::*of;
    int decimals;
};

const std::vector<Measure>& measures() {
    using E = OutbreakEstimates;
    static const std::vector<Measure> all{
        {{"Số ca nhiễm", "Infections"}, &E::infections, 0},
        {{"Tránh được", "Averted"}, &E::averted, 0},
        {{"R", "R"}, &E::reproduction_number, 2},
        {{"Ca được phát hiện", "Cases reported"}, &E::reported, 0},
        {{"Ngày cách ly của F1", "F1 quarantine, person-days"}, &E::quarantine_person_days, 0},
        {{"trong đó của người đã nhiễm", "of these of the infected"},
         &E::quarantine_person_days_infected,
         0},
        {{"Số xét nghiệm", "Tests"}, &E::tests, 0}};
    return all;
}

std::string table(const Model& m) {
    std::string out = "<table class=\"bars many\"><thead><tr>";
    out += element("th", {"Phương án", "Arm"}, "scope=\"col\"");
    for (const Measure& measure : measures()) {
        out += element("th", measure.head, "scope=\"col\" class=\"n\"");
    }
    out += "</tr></thead><tbody>\n";
    for (std::size_t a = 0; a < m.outbreaks->size(); ++a) {
        out += "<tr>" + element("th", m.name(a), "scope=\"row\"");
        for (const Measure& measure : measures()) {
            out += element("td", number((*m.outbreaks)[a].*measure.of, measure.decimals),
                           "class=\"n\"");
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

/// What was counted in the world, and how far each arm is from it.
std::string beside_the_count(const Model& m) {
    const OutbreakEstimates& first = m.outbreaks->front();
    if (!first.counted) {
        return {};
    }
    const Text counted = count(*first.counted);
    std::string out = element(
        "p",
        {"Chấm đen: số ca đã được công bố thực tế trong những ngày đó, tổng cộng " + counted.vi +
             " ca. Mô phỏng không được hiệu chỉnh theo số này ở đây; mỗi phương "
             "án phát hiện trong cùng những ngày:",
         "Black dots: cases that were really reported on these days, " + counted.en +
             " in all. The simulation is not fitted to them here; on the same days each arm "
             "reports:"});
    out += "<ul>";
    for (std::size_t a = 0; a < m.outbreaks->size(); ++a) {
        const Text cases = number((*m.outbreaks)[a].reported_as_counted, 0);
        const Text name = m.name(a);
        out += element("li", {name.vi + ": " + cases.vi, name.en + ": " + cases.en});
    }
    return out + "</ul>\n";
}

} // namespace

std::string outbreak_section(const Model& m) {
    if (!m.outbreaks) {
        return {};
    }
    std::string out = "<section id=\"outbreak\" aria-labelledby=\"outbreak-title\">\n";
    out +=
        element("h2", {"Đợt dịch (giả định)", "The outbreak (simulated)"}, "id=\"outbreak-title\"");
    out += element("p", {"Mỗi lần mô phỏng một đợt dịch; số ca tránh được so với phương án đầu, "
                         "cùng dân số, cùng ngày, cùng may rủi. Khoảng tin cậy 95 % chỉ nói về "
                         "may rủi, không nói về những gì chưa biết của tham số.",
                         "Per simulated outbreak; averted against the first arm, on the same "
                         "people, days and luck. The 95 % intervals speak of chance alone, not of "
                         "what is not known of the parameters."});
    out += table(m);
    out += element("p", {"Đường cong: trung bình; trong dải màu có 95 % các đợt dịch.",
                         "Curves: means; 95 % of the outbreaks lie within the bands."});
    out += beside_the_count(m);
    for (std::size_t a = 0; a < m.outbreaks->size(); ++a) {
        out += charts(m, a);
    }
    return out + outbreak_map(m) + "</section>\n";
}

} // namespace truyvet::report
