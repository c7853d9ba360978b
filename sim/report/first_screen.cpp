// SPDX-License-Identifier: GPL-2.0-only
// What the page says first, counted in people: of so many contacts of 100 cases, so many are found.
#include "sim/report/answer.hpp"
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::Estimate;
using analysis::Measure;

constexpr double cases = 100;
constexpr std::size_t most_arms = 4; ///< in the sentence; the table has all that are shown

/// "3 [2, 4]" of 100 cases.
Text people(const Estimate& per_case) {
    const auto times = [](const std::optional<double>& x) {
        return x ? std::optional(cases * *x) : std::nullopt;
    };
    Estimate e = per_case;
    e.mean = times(e.mean);
    e.lo = times(e.lo);
    e.hi = times(e.hi);
    return number(e, e.mean && *e.mean < 10 ? 1 : 0);
}

std::optional<std::size_t> channel(const Model& m, std::string_view name) {
    const auto& all = m.results.channels;
    const auto at = std::find(all.begin(), all.end(), name);
    return at == all.end() ? std::nullopt
                           : std::optional(static_cast<std::size_t>(at - all.begin()));
}

Text found(const Model& m, std::size_t arm, std::size_t channel) {
    return people(m.estimates[arm].channels[channel].of(Measure::found));
}

/// "3 [2, 4] (15.5 % of people, 38 % active); 12 [11, 13] (...)".
Text each_arm(const Model& m, std::size_t channel, const std::string& name) {
    Text text;
    std::size_t said = 0;
    for (const std::size_t arm : m.featured) {
        if (m.uses(arm, name) && said < most_arms) {
            text += (said == 0 ? Text() : Text("; ")) + found(m, arm, channel) + " (" +
                    m.label(arm) + ")";
            ++said;
        }
    }
    return text;
}

/// Channels that some shown arm uses, the phone's own match left to its section.
std::vector<std::size_t> shown_channels(const Model& m) {
    std::vector<std::size_t> shown;
    for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
        const std::string& name = m.results.channels[c];
        if (name != "bluezone-phone" &&
            std::any_of(m.featured.begin(), m.featured.end(),
                        [&](std::size_t arm) { return m.uses(arm, name); })) {
            shown.push_back(c);
        }
    }
    return shown;
}

std::string arms_by_channels(const Model& m) {
    const auto shown = shown_channels(m);
    std::string out =
        "<div class=\"scroll\"><table class=\"first\" id=\"first-table\"><thead><tr>" +
        element("th", {"F1 tìm được, trong 100 ca bệnh", "F1 found, of 100 cases"},
                "scope=\"col\"");
    for (const std::size_t c : shown) {
        out += element("th", channel_name(m.results.channels[c]), "scope=\"col\" class=\"n\"");
    }
    out += "</tr></thead><tbody>\n";
    for (const std::size_t arm : m.featured) {
        out += "<tr>" + element("th", m.label(arm), "scope=\"row\"");
        for (const std::size_t c : shown) {
            const bool used = m.uses(arm, m.results.channels[c]);
            const auto& e = m.estimates[arm].channels[c];
            out += "<td class=\"n\">" +
                   (used ? both(people(e.of(Measure::found))) + "<small>" +
                               both(percent(e.of(Measure::recall))) + "</small>"
                         : both({"không dùng", "not used"})) +
                   "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string target_row(const Model& m, const Text& name, double installs) {
    const double owners = static_cast<double>(m.results.smartphone_owners);
    const double now = static_cast<double>(m.arm(0).installs);
    std::string out = "<tr>" + element("th", name, "scope=\"row\"");
    out += element("td", count(std::llround(installs)), "class=\"n\"");
    out += element("td", count(std::llround(std::max(0.0, installs - now))), "class=\"n\"");
    out += element("td", owners > 0 ? percent(installs / owners) : Text("–"), "class=\"n\"");
    return out + "</tr>\n";
}

} // namespace

Text frequency_answer(const Model& m) {
    const auto bluezone = channel(m, "bluezone");
    const bool used = bluezone && std::any_of(m.featured.begin(), m.featured.end(),
                                              [&](std::size_t a) { return m.uses(a, "bluezone"); });
    const auto main = used ? bluezone : channel(m, "all");
    const std::size_t shown = main.value_or(0);
    const Text who = used ? Text("Bluezone") : channel_name(m.results.channels[shown]);
    Text answer =
        Text{"Trong ", "Of "} + number(cases * m.main(0).of(Measure::true_f1).mean.value_or(0), 0) +
        Text{" người tiếp xúc gần thật (F1) của 100 ca bệnh, ",
             " true close contacts (F1) of 100 cases, "} +
        who + Text{" tìm được ", " finds "} + each_arm(m, shown, m.results.channels[shown]) + ".";
    const auto manual = channel(m, "manual");
    if (used && manual && m.uses(0, "manual")) {
        answer += Text{" Điều tra thủ công tìm được ", " Manual investigation finds "} +
                  found(m, 0, *manual);
        if (const auto all = channel(m, "all")) {
            answer += Text{", mọi kênh cùng nhau ", ", all channels together "} + found(m, 0, *all);
        }
        answer += Text(".");
    }
    if (!used && bluezone) {
        answer +=
            Text{" Kịch bản này không dùng Bluezone.", " This scenario does not use Bluezone."};
    }
    return answer;
}

std::string frequencies(const Model& m) {
    return m.featured.empty() ? "" : arms_by_channels(m);
}

std::string targets_table(const Model& m) {
    const results::Results& r = m.results;
    if (r.persons == 0 || r.smartphone_owners == 0) {
        return {};
    }
    std::string out =
        "<div class=\"scroll\"><table class=\"first\" id=\"targets-table\"><thead><tr>";
    for (const Text& head : {Text{"Chỉ tiêu", "Target"}, Text{"Lượt cài cần có", "Installs needed"},
                             Text{"Còn thiếu so với phương án đầu", "Missing from the first arm"},
                             Text{"Cần bao nhiêu người có máy", "Of the smartphone owners"}}) {
        out += element("th", head,
                       head.en == "Target" ? "scope=\"col\"" : "scope=\"col\" class=\"n\"");
    }
    out += "</tr></thead><tbody>\n";
    out += target_row(m, {"30\u202f% dân số", "30\u202f% of people"},
                      target_of_people * static_cast<double>(r.persons));
    out += target_row(
        m, {"50\u202f% người dùng điện thoại thông minh", "50\u202f% of smartphone users"},
        target_of_smartphones * static_cast<double>(r.smartphone_owners));
    out += target_row(
        m, {"50\u202f% thuê bao điện thoại thông minh", "50\u202f% of smartphone subscriptions"},
        target_of_smartphones * static_cast<double>(r.smartphone_subscriptions));
    return out + "</tbody></table></div>\n";
}

} // namespace truyvet::report
