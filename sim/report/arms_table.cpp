// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary.hpp"
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <sstream>

namespace truyvet::report {
namespace {

using analysis::Estimate;
using analysis::Measure;

std::string cell(const Text& text, double sort_by) {
    return "<td class=\"n\" data-v=\"" + nlohmann::ordered_json(sort_by).dump() + "\">" +
           both(text) + "</td>";
}

std::string cell(const Text& text, const Estimate& e) {
    return cell(text, e.mean.value_or(-1)); // what is absent sorts below all
}

std::string row(const Model& m, std::size_t a) {
    const results::Arm& arm = m.arm(a);
    const analysis::ChannelEstimates& e = m.main(a);
    std::string out = "<tr>" + element("th", m.name(a), "scope=\"row\"");
    out += cell(count(arm.installs), static_cast<double>(arm.installs));
    out += cell(percent(arm.share_people), arm.share_people);
    out += cell(percent(arm.share_subscriptions), arm.share_subscriptions);
    out += cell(number(100 * active_share(arm), 0) + "\u202f%", active_share(arm));
    for (const Measure measure : {Measure::recall, Measure::recall_f0_active, Measure::precision}) {
        out += cell(percent(e.of(measure)), e.of(measure));
    }
    for (const Measure measure : {Measure::true_f1, Measure::flagged}) {
        out += cell(number(e.of(measure), 2), e.of(measure));
    }
    return out + "</tr>\n";
}

/// For a link that needs no script: RFC 2397.
std::string data_link(const std::string& content) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string link = "data:text/csv;charset=utf-8,";
    for (const char c : content) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '.' || byte == '_') {
            link += c;
        } else {
            link += '%';
            link += digits[byte >> 4U];
            link += digits[byte & 15U];
        }
    }
    return link;
}

} // namespace

std::string arms_section(const Model& m) {
    if (m.results.channels.empty() || m.estimates.empty()) {
        return {};
    }
    std::ostringstream csv;
    analysis::print_csv(m.results, csv);
    std::string out = "<section id=\"arms\" aria-labelledby=\"arms-title\">\n";
    out += element("h2", {"Mọi kịch bản cài đặt", "All arms"}, "id=\"arms-title\"");
    out += "<p>" +
           both(Text{"Kênh: ", "Channel: "} + channel_name(m.results.channels.front()) + ". ") +
           "<a download=\"truyvet.csv\" href=\"" + data_link(csv.str()) + "\">" +
           both({"Tải mọi ước lượng (CSV)", "Download all estimates (CSV)"}) + "</a></p>\n";
    out += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"arms-title\">"
           "<table class=\"arms\" id=\"arms-table\"><thead><tr>";
    const std::initializer_list<Text> names{{"Kịch bản", "Arm"},
                                            {"Lượt cài", "Installs"},
                                            {"So với dân số", "Of people"},
                                            {"So với thuê bao", "Of subscriptions"},
                                            {"Hoạt động", "Active"},
                                            {"F1 tìm được", "Recall"},
                                            {"… khi F0 đang hoạt động", "… F0 active"},
                                            {"Độ chính xác", "Precision"},
                                            {"F1 thật mỗi ca", "True F1 per case"},
                                            {"Được xác định mỗi ca", "Flagged per case"}};
    for (const Text& name : names) {
        out += element("th", name, "scope=\"col\"");
    }
    out += "</tr></thead><tbody>\n";
    for (std::size_t a = 0; a < m.estimates.size(); ++a) {
        out += row(m, a);
    }
    return out + "</tbody></table></div>\n</section>\n";
}

} // namespace truyvet::report
