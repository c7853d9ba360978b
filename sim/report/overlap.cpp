// SPDX-License-Identifier: GPL-2.0-only
// Which channels told whom, and what tracing costs.
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"

#include <algorithm>

namespace truyvet::report {
namespace {

using analysis::OverlapShare;

/// Sets beyond these are too small to read; their sum stands in the last row.
constexpr std::size_t most_sets = 12;

std::vector<std::size_t> channels_in(const std::vector<OverlapShare>& overlap,
                                     std::size_t channels) {
    std::vector<std::size_t> used;
    for (std::size_t c = 0; c < channels; ++c) {
        if (std::any_of(overlap.begin(), overlap.end(),
                        [&](const OverlapShare& o) { return (o.found_by >> c & 1U) != 0; })) {
            used.push_back(c);
        }
    }
    return used;
}

std::vector<OverlapShare> largest_first(std::vector<OverlapShare> all) {
    std::stable_sort(all.begin(), all.end(), [](const OverlapShare& a, const OverlapShare& b) {
        return a.share.mean.value_or(0) > b.share.mean.value_or(0);
    });
    return all;
}

Text set_name(const Model& m, std::uint32_t set) {
    Text name;
    for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
        if ((set >> c & 1U) != 0) {
            name += name.en.empty() ? Text("") : Text(" + ");
            name += channel_name(m.results.channels[c]);
        }
    }
    return name;
}

std::string overlap_head(const Model& m, const std::vector<std::size_t>& used) {
    std::string out = "<table class=\"bars overlap\"><thead><tr>";
    for (const std::size_t c : used) {
        out += element("th", channel_name(m.results.channels[c]), "scope=\"col\" class=\"set\"");
    }
    out += "<td class=\"barcell\"></td>";
    out += element("th", {"Phần trong số F1 thật", "Share of the true F1"},
                   "scope=\"col\" class=\"n\"");
    out += element("th", {"Người khác mỗi ca", "Others per case"}, "scope=\"col\" class=\"n\"");
    return out + "</tr></thead><tbody>\n";
}

std::string overlap_table(const Model& m, std::size_t arm) {
    const std::vector<OverlapShare> all = largest_first((*m.tracing)[arm].overlap);
    const auto used = channels_in(all, m.results.channels.size());
    std::string out = overlap_head(m, used);
    const double full = all.empty() ? 1 : std::max(all.front().share.hi.value_or(1), 1e-6) * 1.05;
    for (std::size_t i = 0; i < std::min(all.size(), most_sets); ++i) {
        // A reader of the screen hears the set's name once, not a row of dots.
        const Text name = set_name(m, all[i].found_by);
        out += "<tr>";
        for (const std::size_t c : used) {
            const bool in = (all[i].found_by >> c & 1U) != 0;
            out += "<td class=\"set\"><span aria-hidden=\"true\">" + std::string(in ? "●" : "·") +
                   "</span>" +
                   (c == used.front() ? "<span class=\"unseen\">" + both(name) + "</span>" : "") +
                   "</td>";
        }
        out += "<td class=\"barcell\">" + bar(all[i].share, full, 0) + "</td>";
        out += element("td", percent(all[i].share), "class=\"n\"");
        out += element("td", number(all[i].others, 2), "class=\"n\"") + "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string cost_table(const Model& m, std::size_t arm) {
    std::string out = "<table class=\"bars many\"><thead><tr>";
    for (const Text& head : {Text{"Kênh", "Channel"}, Text{"F1 phải cách ly", "F1 quarantined"},
                             Text{"Người khác phải cách ly", "Others quarantined"},
                             Text{"Ngày cách ly của F1", "Days of F1"},
                             Text{"Ngày cách ly của người khác", "Days of others"},
                             Text{"Cuộc gọi", "Calls"}, Text{"Xét nghiệm", "Tests"}}) {
        out += element("th", head,
                       head.en == "Channel" ? "scope=\"col\"" : "scope=\"col\" class=\"n\"");
    }
    out += "</tr></thead><tbody>\n";
    for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
        const analysis::ChannelTracing& e = (*m.tracing)[arm].channels[c];
        out += "<tr>" + element("th", channel_name(m.results.channels[c]), "scope=\"row\"");
        for (const analysis::Estimate* value :
             {&e.quarantined_f1, &e.quarantined_others, &e.quarantine_days_f1,
              &e.quarantine_days_others, &e.calls, &e.tests}) {
            out += element("td", number(*value, 1), "class=\"n\"");
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string second_table(const Model& m, std::size_t arm) {
    std::string out = "<table class=\"bars many\"><thead><tr>";
    for (const Text& head :
         {Text{"Kênh", "Channel"}, Text{"F2 thật mỗi ca", "True F2 per case"},
          Text{"F2 tìm được", "F2 found (recall)"}, Text{"Độ chính xác", "Precision"},
          Text{"F1 và F2 được xác định mỗi ca", "F1 and F2 flagged per case"},
          Text{"mỗi ca F0 dùng ứng dụng", "per case, F0 active"},
          Text{"chỉ kênh này tìm ra", "that no other finds"}}) {
        out += element("th", head,
                       head.en == "Channel" ? "scope=\"col\"" : "scope=\"col\" class=\"n\"");
    }
    out += "</tr></thead><tbody>\n";
    for (std::size_t c = 0; c < m.results.channels.size(); ++c) {
        const analysis::ChannelSecond& e = (*m.tracing)[arm].seconds[c];
        out += "<tr>" + element("th", channel_name(m.results.channels[c]), "scope=\"row\"");
        out += element("td", number(e.true_f2, 1), "class=\"n\"");
        out += element("td", percent(e.recall), "class=\"n\"");
        out += element("td", percent(e.precision), "class=\"n\"");
        out += element("td", number(e.flagged, 1), "class=\"n\"");
        out += element("td", number(e.flagged_f0_active, 1), "class=\"n\"");
        out += element("td", number(e.added, 1), "class=\"n\"") + "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

bool several(const Model& m) {
    return m.tracing && m.results.channels.size() > 2 && !m.featured.empty();
}

} // namespace

std::string overlap_section(const Model& m) {
    if (!several(m)) {
        return {};
    }
    std::string out = "<section id=\"overlap\" aria-labelledby=\"overlap-title\">\n";
    out +=
        element("h2", {"Kênh nào tìm ra ai?", "Which channel found whom"}, "id=\"overlap-title\"");
    out +=
        element("p", {"Mỗi hàng là những F1 mà đúng các kênh có dấu ● tìm ra, không kênh nào khác.",
                      "Each row: the F1 found by exactly the channels marked ●, and by no other."});
    return out + featured_tabs(m, "ov", overlap_table) + "</section>\n";
}

std::string cost_section(const Model& m) {
    if (!several(m)) {
        return {};
    }
    std::string out = "<section id=\"cost\" aria-labelledby=\"cost-title\">\n";
    out += element("h2", {"Cái giá của truy vết", "What tracing costs"}, "id=\"cost-title\"");
    out += element("p", {"Mỗi ca F0: nếu chỉ có kênh ấy; hàng cuối là mọi kênh cùng lúc.",
                         "Per index case: as if the channel were alone; the last row is all of "
                         "them together."});
    return out + featured_tabs(m, "co", cost_table) + "</section>\n";
}

std::string second_section(const Model& m) {
    if (!several(m) || m.tracing->front().seconds.empty()) {
        return {};
    }
    std::string out = "<section id=\"second\" aria-labelledby=\"second-title\">\n";
    out +=
        element("h2", {"F2: tiếp xúc của F1", "F2: contacts of contacts"}, "id=\"second-title\"");
    out += element("p", {"Tính trên những ca được theo đến F2.",
                         "Over the cases that were followed to their F2."});
    return out + featured_tabs(m, "f2", second_table) + "</section>\n";
}

} // namespace truyvet::report
