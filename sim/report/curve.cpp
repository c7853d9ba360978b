// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary_json.hpp"
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <nlohmann/json.hpp>

namespace truyvet::report {
namespace {

using Json = nlohmann::ordered_json;
using analysis::Measure;

Json point(const Model& m, std::size_t arm) {
    Json channels = Json::array();
    for (const analysis::ChannelEstimates& c : m.estimates[arm].channels) {
        channels.push_back({{"recall", analysis::json(c.of(Measure::recall))},
                            {"recall_f0_active", analysis::json(c.of(Measure::recall_f0_active))},
                            {"precision", analysis::json(c.of(Measure::precision))}});
    }
    const results::Arm& a = m.arm(arm);
    return {{"name", a.name},
            {"people", a.share_people},
            {"subscriptions", a.share_subscriptions},
            {"owners", a.share_owners},
            {"channels", channels}};
}

std::string option(const char* value, const Text& label) {
    // An option holds text only, so the script sets it in the language shown.
    return "<option value=\"" + std::string(value) + "\" data-vi=\"" + escape(label.vi) +
           "\" data-en=\"" + escape(label.en) + "\">" + escape(label.vi) + " / " +
           escape(label.en) + "</option>";
}

std::string controls(const Model& m) {
    std::string out = "<form class=\"controls\" id=\"curve-controls\" hidden>";
    out += "<label>" + both({"Trục ngang: số lượt cài so với", "Across: installs as a share of"}) +
           " <select name=\"of\">" + option("people", {"toàn dân", "all people"}) +
           option("subscriptions", {"thuê bao điện thoại thông minh", "smartphone subscriptions"}) +
           option("owners", {"người có điện thoại thông minh", "smartphone owners"}) +
           "</select></label>";
    out += "<label>" + both({"Trục đứng", "Up"}) + " <select name=\"measure\">" +
           option("recall", {"F1 tìm được", "F1 found (recall)"}) +
           option("recall_f0_active",
                  {"F1 tìm được khi F0 đang hoạt động", "recall where the F0 is active"}) +
           option("precision", {"độ chính xác của cảnh báo", "precision"}) + "</select></label>";
    if (m.results.channels.size() > 1) {
        out += "<label>" + both({"Kênh", "Channel"}) + " <select name=\"channel\">";
        for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
            out += option(std::to_string(c).c_str(), channel_name(m.results.channels[c]));
        }
        out += "</select></label>";
    }
    return out + "</form>\n";
}

} // namespace

std::string curve_data(const Model& m) {
    Json series = Json::array();
    for (const Series& s : m.series) {
        Json points = Json::array();
        for (const std::size_t arm : s.arms) {
            points.push_back(point(m, arm));
        }
        const Text& label = s.label;
        series.push_back({{"vi", label.vi}, {"en", label.en}, {"points", points}});
    }
    const double persons = static_cast<double>(m.results.persons);
    const double phones = static_cast<double>(m.results.smartphone_subscriptions);
    const double owners = static_cast<double>(m.results.smartphone_owners);
    Json targets = Json::array({{{"installs", target_of_people * persons},
                                 {"vi", "30\u202f% dân số"},
                                 {"en", "30\u202f% of people"}},
                                {{"installs", target_of_smartphones * phones},
                                 {"vi", "50\u202f% điện thoại thông minh"},
                                 {"en", "50\u202f% of smartphones"}}});
    const Json data{
        {"series", series},
        {"targets", targets},
        {"base", m.arm(0).installs},
        {"end", m.axis_end()},
        {"totals", {{"people", persons}, {"subscriptions", phones}, {"owners", owners}}}};
    std::string text = data.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) {
        text.replace(at, 1, "\\u003c");
    }
    return text;
}

std::string curve_section(const Model& m) {
    if (!m.has_curve()) {
        return {};
    }
    std::string out = "<section id=\"curve\" aria-labelledby=\"curve-title\">\n";
    out += element("h2", {"Càng nhiều người cài, tìm được bao nhiêu F1?", "What more installs buy"},
                   "id=\"curve-title\"");
    out += element(
        "p", {"F1 chỉ được tìm thấy khi cả F0 và F1 cùng đang sử dụng ứng dụng, nên đường cong "
              "tăng gần như bình phương của tỷ lệ cài đặt. Vạch đứng là hai chỉ tiêu đã đề ra "
              "và mức của kịch bản đầu tiên.",
              "A contact is found only where both people run the app, so the curve rises "
              "nearly with the square of adoption. Upright lines mark the two targets that "
              "were set and where the first arm stands."});
    out += controls(m);
    out += "<figure><div id=\"curve-chart\">" + curve_svg(m) + "</div>";
    out += "<p id=\"curve-reading\" class=\"reading\" aria-live=\"polite\"></p>";
    out += element("figcaption",
                   {"Dải màu: khoảng tin cậy 95\u202f%. Các con số nằm trong bảng bên dưới.",
                    "Bands: 95\u202f% intervals. The numbers stand in the table below."});
    out += "</figure>\n<script type=\"application/json\" id=\"curve-data\">" + curve_data(m) +
           "</script>\n";
    return out + "</section>\n";
}

} // namespace truyvet::report
