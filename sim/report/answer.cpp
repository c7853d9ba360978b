// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/answer.hpp"
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

namespace truyvet::report {
namespace {

using analysis::Measure;

Text recall_of(const Model& m, std::size_t arm) {
    return percent(m.main(arm).of(Measure::recall));
}

Text joined(const std::vector<Text>& parts) {
    Text text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += (i == 0 ? Text() : Text{" và ", " and "}) + parts[i];
    }
    return text;
}

/// "F1 found, activity" of the series that have an arm at a place; what is found is said once.
template <class Place>
Text recalls(const Model& m, Place place, const Text& what, bool say_activity) {
    std::vector<Text> parts;
    for (const Series& s : m.series) {
        if (const auto arm = place(s)) {
            parts.push_back(recall_of(m, *arm) + (parts.empty() ? what : Text()) +
                            (say_activity ? Text(" ") + activity(s.active) : Text()));
        }
    }
    return joined(parts);
}

/// What installs buy: recall at the targets, else in the first arm.
Text first_sentence(const Model& m) {
    const Text what{" số người tiếp xúc gần thật (F1) của một ca bệnh",
                    " of a case's true close contacts (F1)"};
    const auto at_people = [&](const Series& s) { return m.at_people_target(s); };
    const auto at_phones = [&](const Series& s) { return m.at_smartphone_target(s); };
    const Text people = recalls(m, at_people, what, true);
    const bool both_targets = !people.en.empty();
    const Text phones = recalls(m, at_phones, both_targets ? Text() : what, !both_targets);
    const Text finds{" thì Bluezone tìm được ", " Bluezone finds "};
    const Text if_phones{"khi số lượt cài đạt 50\u202f% thuê bao điện thoại thông minh",
                         "when installs reach 50\u202f% of smartphone subscriptions"};
    if (!people.en.empty()) {
        const Text rest =
            phones.en.empty() ? Text() : Text("; ") + if_phones + Text{" thì được ", ", "} + phones;
        return Text{"Khi 30\u202f% dân số cài đặt", "When 30\u202f% of people install it,"} +
               finds + people + rest + ".";
    }
    if (!phones.en.empty()) {
        return Text{"Bluezone tìm được ", "Bluezone finds "} + phones + Text(" ") + if_phones + ".";
    }
    return Text{"Bluezone tìm được ", "Bluezone finds "} + recall_of(m, 0) + what +
           Text{" khi ", " when "} + percent(m.arm(0).share_people) +
           Text{" dân số cài đặt, ", " of people install it, "} +
           activity(m.series.front().active) + ".";
}

/// The first arm: how things stand, and who is troubled for nothing.
Text second_sentence(const Model& m) {
    const results::Arm& arm = m.arm(0);
    const analysis::ChannelEstimates& e = m.main(0);
    Text sentence = Text{"Ở mức ", "At "} + percent(arm.share_people) +
                    Text{" dân số cài đặt và ", " of people with the app and "} +
                    number(100 * active_share(arm), 0) +
                    Text{"\u202f% tài khoản dùng thật, con số này là ",
                         "\u202f% of accounts in real use it finds "} +
                    percent(e.of(Measure::recall));
    if (e.of(Measure::precision).mean) {
        sentence += Text{", và trong những người bị gắn cờ có ", ", and of the people it flags "} +
                    percent(e.of(Measure::precision)) +
                    Text{" là F1 thật", " are true close contacts"};
    }
    return sentence + ".";
}

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
        return {"khi mọi tài khoản đều dùng thật", "with every account in real use"};
    }
    return Text{"khi ", "with "} + number(100 * active, 0) +
           Text{"\u202f% tài khoản dùng thật", "\u202f% of accounts in real use"};
}

std::string answer_section(const Model& m) {
    const results::Results& r = m.results;
    std::string out = "<header>\n";
    out +=
        element("p", {"Báo cáo truy vết tiếp xúc", "Contact tracing report"}, "class=\"kicker\"");
    out += element("h1", Text(r.scenario_name));
    if (!m.estimates.empty() && !r.channels.empty()) {
        const Text answer =
            m.provinces.empty() ? first_sentence(m) + " " + second_sentence(m) : province_answer(m);
        out += "<p class=\"answer\">" + both(answer) + "</p>\n";
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
