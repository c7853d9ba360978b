// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <algorithm>

namespace truyvet::report {
namespace {

using analysis::Estimate;

std::string width_at(double share, double full) {
    return coordinate(100 * std::clamp(share / full, 0.0, 1.0)) + "%";
}

/// One arm's steps: what is left of the true F1, and what the step took of those before it.
std::string steps_table(const Model& m, std::size_t arm) {
    const auto& steps = m.estimates[arm].waterfall;
    std::string out = "<table class=\"bars\"><thead><tr>";
    out += element("th", {"Bước", "Step"}, "scope=\"col\"");
    out += "<td class=\"barcell\"></td>";
    out += element("th", {"Còn lại trong số F1 thật", "Left of the true F1"},
                   "scope=\"col\" class=\"n\"");
    out += element("th", {"Mất ở bước này", "Lost at this step"}, "scope=\"col\" class=\"n\"");
    out += "</tr></thead><tbody>\n";
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const double before = s == 0 ? 0 : steps[s - 1].mean.value_or(0);
        const double now = steps[s].mean.value_or(0);
        out += "<tr>" + element("th", step_name(s), "scope=\"row\"");
        out += "<td class=\"barcell\">" + bar(steps[s], 1, 0) + "</td>";
        // All there is: no interval.
        out += element("td", s == 0 ? percent(1.0) : percent(steps[s]), "class=\"n\"");
        out += element("td", before > 0 ? percent((before - now) / before) : Text(""),
                       "class=\"n lost\"");
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

} // namespace

std::string bar(const Estimate& e, double full, int colour) {
    std::string out = "<span class=\"bar c" + std::to_string(colour) +
                      "\"><i style=\"width:" + width_at(e.mean.value_or(0), full) + "\"></i>";
    if (e.lo && e.hi && *e.hi > *e.lo) {
        out += "<b style=\"left:" + width_at(*e.lo, full) +
               ";width:" + width_at(*e.hi - *e.lo, full) + "\"></b>";
    }
    return out + "</span>";
}

std::string tabs(const std::string& name, const std::vector<Text>& labels,
                 const std::function<std::string(std::size_t)>& panel, std::string_view kind) {
    std::string out = "<div class=\"" + std::string(kind) + "\">\n";
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string id = name + std::to_string(i);
        out += "<input type=\"radio\" name=\"" + name + "\" id=\"" + id + "\" class=\"t" +
               std::to_string(i) + "\"" + (i == 0 ? " checked" : "") + "><label for=\"" + id +
               "\" id=\"" + id + "-label\">" + both(labels[i]) + "</label>\n";
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        out += "<div class=\"panel p" + std::to_string(i) + " scroll\">" + panel(i) + "</div>\n";
    }
    return out + "</div>\n";
}

std::string featured_tabs(const Model& m, const std::string& name,
                          std::string (*panel)(const Model&, std::size_t arm)) {
    std::vector<Text> labels;
    for (const std::size_t arm : m.featured) {
        labels.push_back(m.label(arm));
    }
    return tabs(
        name, labels, [&](std::size_t i) { return panel(m, m.featured[i]); }, "tabs arms-of");
}

std::string choose() {
    return "<span class=\"screen\">" + both({"Chọn phương án:", "Choose an arm:"}) + "</span>";
}

std::string waterfall_section(const Model& m) {
    if (m.results.find("waterfall") == nullptr || m.featured.empty()) {
        return {};
    }
    std::string out = "<section id=\"waterfall\" aria-labelledby=\"waterfall-title\">\n";
    out +=
        element("h2", {"Mất dấu F1 ở đâu?", "Where contacts are lost"}, "id=\"waterfall-title\"");
    out += "<p>" +
           both({"Mỗi F1 thật phải qua mọi bước, từ trên xuống. ",
                 "Every true F1 has to pass every step, from the top. "}) +
           choose() + "</p>\n";
    out += featured_tabs(m, "wf", steps_table);
    return out + "</section>\n";
}

} // namespace truyvet::report
