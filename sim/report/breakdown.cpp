// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <algorithm>

namespace truyvet::report {
namespace {

using analysis::ChannelEstimates;
using analysis::Estimate;
using analysis::Measure;

/// Room to the right of the longest interval.
double scale_end(const std::vector<Estimate>& estimates) {
    double most = 0.001;
    for (const Estimate& e : estimates) {
        most = std::max(most, e.hi.value_or(e.mean.value_or(0)));
    }
    return std::min(1.0, most * 1.05);
}

std::string bar_row(const Text& name, const Estimate& e, double full, int colour) {
    return "<tr>" + element("th", name, "scope=\"row\"") + "<td class=\"barcell\">" +
           bar(e, full, colour) + "</td>" + element("td", percent(e), "class=\"n\"");
}

std::vector<Estimate> recalls(const Model& m) {
    std::vector<Estimate> all;
    for (const std::size_t arm : m.featured) {
        for (const ChannelEstimates& c : m.estimates[arm].channels) {
            all.push_back(c.of(Measure::recall));
        }
    }
    return all;
}

std::string head(std::initializer_list<Text> names) {
    // Where there are many columns, phones get the numbers without the bars.
    std::string out = names.size() > 3 ? "<table class=\"bars many\"><thead><tr>"
                                       : "<table class=\"bars\"><thead><tr>";
    for (const Text* name = names.begin(); name != names.end(); ++name) {
        if (name == names.begin() + 1) {
            out += "<td class=\"barcell\"></td>";
        }
        out += element("th", *name,
                       name == names.begin() ? "scope=\"col\"" : "scope=\"col\" class=\"n\"");
    }
    return out + "</tr></thead><tbody>\n";
}

std::string channels_table(const Model& m, std::size_t arm) {
    const double full = scale_end(recalls(m)); // one scale for all panels
    std::string out = head({{"Kênh", "Channel"},
                            {"F1 tìm được", "F1 found (recall)"},
                            {"Độ chính xác", "Precision"},
                            {"Được xác định mỗi ca", "Flagged per case"}});
    for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
        const ChannelEstimates& e = m.estimates[arm].channels[c];
        out += bar_row(channel_name(m.results.channels[c]), e.of(Measure::recall), full,
                       static_cast<int>(c % 4));
        out += element("td", percent(e.of(Measure::precision)), "class=\"n\"");
        out += element("td", number(e.of(Measure::flagged), 2), "class=\"n\"") + "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

} // namespace

std::string channels_section(const Model& m) {
    if (m.results.channels.size() < 2 || m.featured.empty()) {
        return {};
    }
    std::string out = "<section id=\"channels\" aria-labelledby=\"channels-title\">\n";
    out += element("h2", {"Theo từng kênh", "Channel by channel"}, "id=\"channels-title\"");
    out += element("p",
                   {"F1 thật mà mỗi kênh tìm được; độ chính xác là phần F1 thật trong những người "
                    "được xác định.",
                    "True F1 each channel finds; precision is the share of true F1 among the "
                    "people flagged."});
    return out + featured_tabs(m, "ch", channels_table) + "</section>\n";
}

std::string settings_section(const Model& m) {
    if (m.results.find("settings") == nullptr || m.featured.empty()) {
        return {};
    }
    // With all accounts in use the differences between settings show best.
    const std::size_t arm =
        *std::max_element(m.featured.begin(), m.featured.end(), [&](std::size_t a, std::size_t b) {
            return m.main(a).of(Measure::recall).mean < m.main(b).of(Measure::recall).mean;
        });
    const ChannelEstimates& e = m.main(arm);
    const double full = scale_end({e.recall_by_setting.begin(), e.recall_by_setting.end()});
    std::string out = "<section id=\"settings\" aria-labelledby=\"settings-title\">\n";
    out += element("h2", {"Theo nơi gặp nhau", "By where people met"}, "id=\"settings-title\"");
    out +=
        "<p>" +
        both(Text{"F1 tìm được theo nơi gặp F0, ở mức ", "Recall by where the F1 met the F0, at "} +
             m.label(arm) + ".") +
        "</p>\n";
    out += head({{"Nơi", "Setting"},
                 {"F1 tìm được", "F1 found (recall)"},
                 {"Phần trong số F1 thật", "Share of the true F1"}});
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        out += bar_row(setting_name(s), e.recall_by_setting[s], full, 1);
        out += element("td", percent(e.share_of_setting[s]), "class=\"n\"") + "</tr>\n";
    }
    return out + "</tbody></table>\n</section>\n";
}

} // namespace truyvet::report
