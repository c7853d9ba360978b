// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <array>

namespace truyvet::report {
namespace {

struct PhoneStep {
    const char* column; ///< of the table `adoption`; each counts some of the one before
    Text name;
};

const std::array<PhoneStep, 6> phone_steps{
    {{"persons", {"Dân số", "People"}},
     {"smartphone_owners", {"Có điện thoại thông minh", "Own a smartphone"}},
     {"installs", {"Đã cài Bluezone", "Installed Bluezone"}},
     {"registered", {"Đã khai số điện thoại", "Registered a number"}},
     {"active", {"Đang hoạt động (bật Bluetooth)", "In use (Bluetooth on)"}},
     {"advertising", {"Máy phát được tín hiệu", "Able to advertise"}}}};

analysis::Estimate share_of(const results::Table& t, std::size_t arm, const char* part,
                            const char* whole) {
    std::vector<analysis::Part> parts;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if (t.counts("arm")[i] == static_cast<std::int64_t>(arm)) {
            parts.push_back(
                {static_cast<double>(t.counts(part)[i]), static_cast<double>(t.counts(whole)[i])});
        }
    }
    return analysis::ratio(parts, analysis::Range::share);
}

std::string phones_table(const Model& m, std::size_t arm) {
    const results::Table& t = *m.results.find("adoption");
    std::string out = "<table class=\"bars\"><thead><tr>";
    out += element("th", {"Bước", "Step"}, "scope=\"col\"") + "<td class=\"barcell\"></td>";
    out += element("th", {"Phần dân số", "Share of the people"}, "scope=\"col\" class=\"n\"");
    out += element("th", {"Còn lại từ bước trước", "Left of the step before"},
                   "scope=\"col\" class=\"n\"");
    out += "</tr></thead><tbody>\n";
    const char* before = nullptr;
    for (const PhoneStep& step : phone_steps) {
        if (!t.has(step.column)) {
            continue;
        }
        const analysis::Estimate share = share_of(t, arm, step.column, "persons");
        out += "<tr>" + element("th", step.name, "scope=\"row\"");
        out += "<td class=\"barcell\">" + bar(share, 1, 1) + "</td>";
        out += element("td", before == nullptr ? percent(1.0) : percent(share), "class=\"n\"");
        out += element(
            "td", before == nullptr ? Text("") : percent(share_of(t, arm, step.column, before)),
            "class=\"n\"");
        out += "</tr>\n";
        before = step.column;
    }
    return out + "</tbody></table>\n";
}

} // namespace

std::string phones_section(const Model& m) {
    if (m.results.find("adoption") == nullptr || m.featured.empty()) {
        return {};
    }
    std::string out = "<section id=\"phones\" aria-labelledby=\"phones-title\">\n";
    out +=
        element("h2", {"Từ người dân đến điện thoại phát tín hiệu", "From people to phones heard"},
                "id=\"phones-title\"");
    out += "<p>" +
           both({"Ai có điện thoại thông minh, đã cài, đã khai số, đang hoạt động, và máy phát "
                 "được tín hiệu cho máy khác nghe. ",
                 "Who owns a smartphone, has the app, registered a number, uses it, and has "
                 "a phone that others can hear. "}) +
           choose() + "</p>\n";
    return out + featured_tabs(m, "ph", phones_table) + "</section>\n";
}

} // namespace truyvet::report
