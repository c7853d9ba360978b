// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/answer.hpp"
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

namespace truyvet::report {
namespace {

using analysis::Measure;

std::string fact(const Text& label, const Text& value) {
    return "<div>" + element("dt", label) + element("dd", value) + "</div>";
}

std::string facts(const Model& m) {
    const results::Results& r = m.results;
    const bool of_one = m.provinces.empty(); // the counts are those of one population
    std::string out = "<dl class=\"facts\">";
    if (of_one) {
        out += fact({"Dân số", "People"}, count(r.persons));
        out += fact({"Hộ gia đình", "Households"}, count(r.households));
        out += fact({"Thuê bao điện thoại thông minh", "Smartphone subscriptions"},
                    count(r.smartphone_subscriptions));
        if (!m.estimates.empty() && !r.channels.empty()) {
            out += fact({"F1 thật mỗi ca bệnh", "True F1 per case"},
                        number(m.main(0).of(Measure::true_f1), 1));
        }
    } else {
        out += fact({"Tỉnh, thành phố", "Provinces"},
                    count(static_cast<std::int64_t>(m.provinces.front().places.size())));
        out += fact({"Kịch bản", "Arms"}, count(static_cast<std::int64_t>(r.arms.size())));
    }
    out += fact({"Lần lặp", "Replicates"}, count(static_cast<std::int64_t>(r.replicates())));
    return out + "</dl>\n";
}

} // namespace

Text activity(double active) {
    if (active >= 1) {
        return {"khi mọi tài khoản đều thực tế hoạt động", "with every account in real use"};
    }
    return Text{"khi ", "with "} + number(100 * active, 0) +
           Text{"\u202f% tài khoản thực tế hoạt động", "\u202f% of accounts in real use"};
}

std::string answer_section(const Model& m) {
    const results::Results& r = m.results;
    std::string out = "<header>\n";
    out +=
        element("p", {"Báo cáo truy vết tiếp xúc", "Contact tracing report"}, "class=\"kicker\"");
    out += element(
        "h1", {m.titles.name_vi.empty() ? r.scenario_name : m.titles.name_vi, r.scenario_name});
    if (!m.estimates.empty() && !r.channels.empty()) {
        const bool of_one = m.provinces.empty();
        out += "<p class=\"answer\">" + both(of_one ? frequency_answer(m) : province_answer(m)) +
               "</p>\n";
        out += of_one ? frequencies(m) + targets_table(m) : "";
    }
    out += facts(m);
    out += element(
        "p",
        {"Trong ngoặc vuông là khoảng tin cậy 95\u202f% qua các lần lặp của mô phỏng; nó không "
         "bao gồm sai số của các giả định.",
         "Square brackets hold 95\u202f% intervals over the simulation's replicates; they do "
         "not cover errors in the assumptions."},
        "class=\"note\"");
    return out + "</header>\n";
}

} // namespace truyvet::report
