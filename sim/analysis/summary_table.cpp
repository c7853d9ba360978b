// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/estimates.hpp"
#include "sim/analysis/outbreak_estimates.hpp"
#include "sim/analysis/summary.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <ostream>
#include <set>

namespace truyvet::analysis {
namespace {

using Row = std::vector<std::string>;

std::string format(const char* pattern, double value) {
    char text[64];
    std::snprintf(text, sizeof text, pattern, value);
    return text;
}

/// 12.3 % [11.0, 13.6]; below 1 % two digits: 0.25 % [0.21, 0.29]
std::string percent(const Estimate& e) {
    if (!e.mean) {
        return "-";
    }
    const bool small = std::abs(*e.mean) < 0.00995;
    std::string text = format(small ? "%.2f %%" : "%.1f %%", 100 * *e.mean);
    if (e.lo && e.hi) {
        text += format(small ? " [%.2f," : " [%.1f,", 100 * *e.lo) +
                format(small ? " %.2f]" : " %.1f]", 100 * *e.hi);
    }
    return text;
}

std::string grouped(std::int64_t n) {
    std::string text = std::to_string(n);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > (n < 0 ? 1 : 0); at -= 3) {
        text.insert(static_cast<std::size_t>(at), ",");
    }
    return text;
}

/// Columns a terminal needs; good for Latin script with marks in precomposed form.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

void print_aligned(const std::vector<Row>& rows, std::ostream& out) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            widths[c] = std::max(widths[c], width(row[c]));
        }
    }
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string space(widths[c] - width(row[c]), ' ');
            line += c == 0 ? row[c] + space : "  " + space + row[c];
        }
        out << line << '\n';
    }
}

/// 1,234 [1,100, 1,368]
std::string number(const Estimate& e) {
    if (!e.mean) {
        return "-";
    }
    const auto rounded = [](double x) { return grouped(std::llround(x)); };
    std::string text = rounded(*e.mean);
    if (e.lo && e.hi) {
        text += " [" + rounded(*e.lo) + ", " + rounded(*e.hi) + "]";
    }
    return text;
}

std::string digits(const Estimate& e, int n) {
    const auto text = [n](double x) {
        char written[64];
        std::snprintf(written, sizeof written, "%.*f", n, x);
        return std::string(written);
    };
    if (!e.mean) {
        return "-";
    }
    return text(*e.mean) + (e.lo && e.hi ? " [" + text(*e.lo) + ", " + text(*e.hi) + "]" : "");
}

/// Cases reported a day, by weeks, beside the count where there is one.
void print_weeks(const results::Results& results, const std::vector<OutbreakEstimates>& all,
                 std::ostream& out) {
    out << "\ncases reported a day, by weeks of the outbreak\n";
    const bool counted = all.front().counted.has_value();
    std::vector<Row> rows{{"days"}};
    if (counted) {
        rows.front().emplace_back("counted");
    }
    for (const results::Arm& arm : results.arms) {
        rows.front().push_back(arm.name);
    }
    const std::size_t weeks = all.front().reported_by_week.size();
    const std::size_t days = all.front().reported_by_day.size();
    for (std::size_t w = 0; w < weeks; ++w) {
        rows.push_back(
            {std::to_string(7 * w) + "-" + std::to_string(std::min(7 * w + 7, days) - 1)});
        if (counted) {
            const auto& mean = all.front().counted_by_week[w];
            rows.back().push_back(mean ? format("%.1f", *mean) : "-");
        }
        for (const OutbreakEstimates& e : all) {
            rows.back().push_back(w < e.reported_by_week.size() ? digits(e.reported_by_week[w], 1)
                                                                : "-");
        }
    }
    print_aligned(rows, out);
}

/// The world's count beside what the outbreaks report on the same days.
void print_counted(const results::Results& results, const std::vector<OutbreakEstimates>& all,
                   std::ostream& out) {
    out << "\nreported on the days that were counted in the world (counted: "
        << grouped(*all.front().counted) << ")\n";
    std::vector<Row> rows{{"arm", "reported", "times the count"}};
    for (std::size_t a = 0; a < all.size(); ++a) {
        const Estimate& reported = all[a].reported_as_counted;
        const auto count = static_cast<double>(all[a].counted.value_or(0));
        rows.push_back({results.arms[a].name, number(reported),
                        reported.mean && count > 0 ? format("%.2f", *reported.mean / count) : "-"});
    }
    print_aligned(rows, out);
}

std::string number(const Predictive& p) {
    const auto rounded = [](double x) { return grouped(std::llround(x)); };
    return rounded(p.median) + " [" + rounded(p.low) + ", " + rounded(p.high) + "]";
}

std::string percent(const Predictive& p) {
    return format("%.1f %%", 100 * p.median) + format(" [%.1f,", 100 * p.low) +
           format(" %.1f]", 100 * p.high);
}

/// What one outbreak may come to where not only chance is unknown.
void print_predicted(const results::Results& results, const std::vector<OutbreakEstimates>& all,
                     std::ostream& out) {
    out << "\npredicted: median and 95 % of single outbreaks, each with its own draw of what is "
           "not "
           "known (experiment.priors)\n";
    std::vector<Row> rows{{"arm", "infections", "reported", "averted of all", "quarantine, days",
                           "quarantine spared"}};
    for (std::size_t a = 0; a < all.size(); ++a) {
        if (const auto& p = all[a].predicted) {
            rows.push_back({results.arms[a].name, number(p->infections), number(p->reported),
                            p->averted_share ? percent(*p->averted_share) : "-",
                            number(p->quarantine_person_days),
                            p->quarantine_spared ? number(*p->quarantine_spared) : "-"});
        }
    }
    print_aligned(rows, out);
    if (!all.front().counted) {
        return;
    }
    out << "\npredicted cases reported a day, by weeks, beside the count\n";
    rows = {{"days", "counted"}};
    for (const results::Arm& arm : results.arms) {
        rows.front().push_back(arm.name);
    }
    for (std::size_t w = 0; w < all.front().counted_by_week.size(); ++w) {
        const auto& counted = all.front().counted_by_week[w];
        rows.push_back({std::to_string(7 * w) + "-" + std::to_string(7 * w + 6),
                        counted ? format("%.1f", *counted) : "-"});
        for (const OutbreakEstimates& e : all) {
            rows.back().push_back(e.predicted ? number(e.predicted->reported_by_week[w]) : "-");
        }
    }
    print_aligned(rows, out);
}

void print_outbreaks(const results::Results& results, const std::vector<OutbreakEstimates>& all,
                     std::ostream& out) {
    out << "outbreaks (simulated), per replicate; averted and spared against the first arm\n\n";
    std::vector<Row> rows{{"arm", "infections", "R", "reported", "averted", "of all",
                           "F1 quarantine, days", "of the infected", "quarantine spared"}};
    for (std::size_t a = 0; a < all.size(); ++a) {
        const OutbreakEstimates& e = all[a];
        rows.push_back({results.arms[a].name, number(e.infections),
                        digits(e.reproduction_number, 2), number(e.reported), number(e.averted),
                        percent(e.averted_share), number(e.quarantine_person_days),
                        number(e.quarantine_person_days_infected), number(e.quarantine_spared)});
    }
    print_aligned(rows, out);
    for (std::size_t a = 0; a < all.size(); ++a) {
        if (all[a].given_up > 0) {
            out << results.arms[a].name << ": "
                << grouped(static_cast<std::int64_t>(all[a].given_up))
                << " outbreaks were followed no further (epidemic.give_up_above); what all come to "
                   "is not known\n";
        }
    }
    print_weeks(results, all, out);
    if (all.front().counted) {
        print_counted(results, all, out);
    }
    if (all.front().predicted) {
        print_predicted(results, all, out);
    }
    out << '\n';
}

/// More installs were asked for than there are owners.
bool is_beyond_owners(const results::Arm& arm) {
    const auto share = arm.settings.find("adoption.share");
    return arm.share_owners > 1 - 1e-9 && share != arm.settings.end();
}

/// All settings but how many installs were asked for.
std::string others(const results::Arm& arm) {
    auto settings = arm.settings;
    settings.erase("adoption.share");
    settings.erase("adoption.of");
    return settings.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// All channels, arm by arm.
void print_channels(const results::Results& results, const std::vector<ArmEstimates>& estimates,
                    std::ostream& out) {
    std::vector<Row> rows{{"arm", "channel", "F1 recall", "precision", "flagged per case"}};
    for (std::size_t a = 0; a < estimates.size(); ++a) {
        for (std::size_t c = 0; c < results.channels.size(); ++c) {
            const ChannelEstimates& e = estimates[a].channels[c];
            const auto& flagged = e.of(Measure::flagged).mean;
            rows.push_back({c == 0 ? results.arms[a].name : "", results.channels[c],
                            percent(e.of(Measure::recall)), percent(e.of(Measure::precision)),
                            flagged ? format("%.1f", *flagged) : "-"});
        }
    }
    out << "\nall channels (more in --csv, --json)\n";
    print_aligned(rows, out);
}

/// Chance and what is not known together, beside the means and never merged with them.
void print_predicted_recall(const results::Results& results,
                            const std::vector<ArmEstimates>& estimates, std::ostream& out) {
    if (estimates.empty() || !estimates.front().recall_predicted) {
        return;
    }
    std::vector<Row> rows{{"arm", "F1 recall, predicted"}};
    for (std::size_t a = 0; a < estimates.size(); ++a) {
        const auto& p = estimates[a].recall_predicted;
        rows.push_back(
            {results.arms[a].name, p ? percent(Estimate{p->median, p->low, p->high}) : "-"});
    }
    out << "\npredicted: median and 95 % of replicates, each with its own draw of what is not "
           "known "
           "(experiment.priors)\n";
    print_aligned(rows, out);
}

/// What the intervals are over.
std::string repeated(const results::Results& results) {
    const results::Table* table = results.find(results::population_shape.name);
    if (table == nullptr) {
        return "; 95 % intervals over replicates";
    }
    const results::Counts& all = table->counts("population");
    const std::set<std::int64_t> populations(all.begin(), all.end());
    return " of " + std::to_string(populations.size()) +
           " populations; 95 % intervals over populations";
}

} // namespace

void print_table(const results::Results& results, std::ostream& out) {
    const std::vector<ArmEstimates> estimates = estimate(results);
    out << results.scenario_name << ": " << grouped(results.persons) << " people, seed "
        << results.seed << ", " << results.replicates() << " replicates" << repeated(results)
        << '\n';
    if (const auto outbreaks = estimate_outbreaks(results)) {
        print_outbreaks(results, *outbreaks, out);
    }
    if (results.channels.empty()) {
        return;
    }
    out << "channel " << results.channels.front() << "\n\n";
    std::vector<Row> rows{{"arm", "installs", "of people", "of users", "of subscriptions",
                           "F1 recall", "outside household", "recall, F0 active", "precision",
                           "F1 per case"}};
    std::map<std::string, std::size_t> alike;
    std::map<std::size_t, std::string> more; ///< arms that are the same as this one
    for (std::size_t a = 0; a < estimates.size(); ++a) {
        const results::Arm& arm = results.arms[a];
        const ChannelEstimates& e = estimates[a].channels.front();
        if (is_beyond_owners(arm)) {
            // Everybody who owns a smartphone has it: asking for more changes nothing.
            const auto [first, fresh] = alike.try_emplace(others(arm), a);
            if (!fresh) {
                std::string& names = more[first->second];
                names += (names.empty() ? "" : ", ") + arm.name;
                continue;
            }
        }
        rows.push_back(
            {arm.name, grouped(arm.installs), format("%.1f %%", 100 * arm.share_people),
             format("%.1f %%", 100 * arm.share_owners),
             format("%.1f %%", 100 * arm.share_subscriptions), percent(e.of(Measure::recall)),
             percent(e.recall_outside_household), percent(e.of(Measure::recall_f0_active)),
             percent(e.of(Measure::precision)),
             e.of(Measure::true_f1).mean ? format("%.1f", *e.of(Measure::true_f1).mean) : "-"});
    }
    print_aligned(rows, out);
    for (const auto& [arm, names] : more) {
        out << "\nthe same as \"" << results.arms[arm].name
            << "\", for everybody who owns a smartphone has the app there: " << names << '\n';
    }
    if (results.channels.size() > 1) {
        print_channels(results, estimates, out);
    }
    if (!estimate_outbreaks(results)) {
        print_predicted_recall(results, estimates, out);
    }
}

} // namespace truyvet::analysis
