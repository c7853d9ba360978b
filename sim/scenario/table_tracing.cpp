// SPDX-License-Identifier: GPL-2.0-only
// Channels beside Bluezone, which has a file of its own.
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

#include <cmath>

namespace truyvet::scenario {
namespace {

/// The outcome is the parameter itself, measured.
Effect itself(std::string outcome, double from, double to) {
    return {std::move(outcome), from, to, levels(from, to)};
}

const char* const assumption = "assumption";

/// A section of the table under construction: keys that share a prefix.
class Section {
  public:
    Section(std::string prefix, std::vector<Parameter>& all)
        : prefix_(std::move(prefix)), all_(all) {}

    template <class Field>
    void share(const std::string& name, Field field, const char* what, const char* source,
               Effect effect) {
        add(name, field, "share", what, source, 1, std::move(effect));
    }
    template <class Field>
    void hours(const std::string& name, Field field, const char* what, const char* source,
               Effect effect) {
        add(name, field, "h", what, source, 720, std::move(effect));
    }
    template <class Field>
    void add(const std::string& name, Field field, const char* unit, const char* what,
             const char* source, double max, Effect effect) {
        all_.push_back(bind("tracing." + prefix_ + "." + name, Layer::arm, field,
                            {.unit = unit, .summary = what, .source = source, .min = 0, .max = max},
                            std::move(effect)));
    }

  private:
    std::string prefix_;
    std::vector<Parameter>& all_;
};

void add_manual(std::vector<Parameter>& all) {
    const char* model = "a Covasim model of central Viet Nam, 2020: 1 / 0.95 / 0.8 / 0.05 at home, "
                        "school, work, in the community, found after 0 / 2 / 2 / 5 days; assumed "
                        "by its authors; market and transport as community";
    Section manual("manual", all);
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        const std::string setting(core::setting_names[s]);
        manual.share(
            "named." + setting, [s](auto& x) -> auto& { return x.tracing.manual.named[s]; },
            "probability that the F0 names a close contact met there", model,
            itself("share of close contacts named, " + setting, 0.4, 0.8));
        manual.add(
            "days." + setting, [s](auto& x) -> auto& { return x.tracing.manual.days[s]; }, "days",
            "mean time from the interview until such a contact is found", model, 60,
            itself("mean days until a named contact is found, " + setting, 7, 14));
    }
    all.push_back(bind("tracing.manual.days_shape", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.manual.days_shape; },
                       {.unit = "",
                        .summary = "shape of the gamma distribution of these times",
                        .source = assumption,
                        .min = 0.05,
                        .max = 100},
                       // Exponential at shape 1, Erlang at 2.
                       {"share found by hand within half the mean time", 1.0, 2.0,
                        levels(1 - std::exp(-0.5), 1 - 2 * std::exp(-1.0))}));
    manual.share(
        "others_named", [](auto& s) -> auto& { return s.tracing.manual.others_named; },
        "probability that somebody of the same household, class or team is named who was no close "
        "contact",
        assumption, itself("share of schoolmates named who were no close contacts", 0.2, 0.6));
}

void add_qr(std::vector<Parameter>& all) {
    Section qr("qr", all);
    qr.share(
        "venue_share", [](auto& s) -> auto& { return s.tracing.qr.venue_share; },
        "venues and workplaces whose code is in use",
        "68,827 of 613,266 registered sites in Ha Noi had scans on 17 October 2021",
        itself("share of visitors found, everybody scanning", 0.2, 0.6));
    qr.share("scan_share", [](auto& s) -> auto& { return s.tracing.qr.scan_share; },
             "visits of smartphone owners to such a place that are scanned", assumption,
             // The F0 and the visitor must both be on the list.
             {"share of visitors found, all with smartphones", 0.3, 0.6, levels(0.09, 0.36)});
    qr.share("card_share", [](auto& s) -> auto& { return s.tracing.qr.card_share; },
             "visits of people without a smartphone whose card is scanned", assumption,
             {"share of visitors found, all with cards", 0.3, 0.6, levels(0.09, 0.36)});
    qr.share(
        "checkout_share", [](auto& s) -> auto& { return s.tracing.qr.checkout_share; },
        "scanned visits with a check-out", assumption,
        {"share of visitors found who came after the case had left", 0.2, 0.7, levels(0.8, 0.3)});
    qr.add(
        "assumed_stay_hours", [](auto& s) -> auto& { return s.tracing.qr.assumed_stay_hours; }, "h",
        "how long a visit without check-out is taken to last", assumption, 24,
        itself("hours after the case's coming in which visitors are listed", 1, 2));
    qr.hours(
        "lookup_hours", [](auto& s) -> auto& { return s.tracing.qr.lookup_hours; },
        "mean time from the result to the list of those who overlapped", assumption,
        itself("mean hours from result to the register's list", 6, 12));
}

void add_declaration(std::vector<Parameter>& all) {
    Section d("declaration", all);
    d.share(
        "contact_share", [](auto& s) -> auto& { return s.tracing.declaration.contact_share; },
        "people of the F0's household, class or team who declare the contact", assumption,
        itself("share of acquaintances who declare the contact", 0.2, 0.6));
    d.hours(
        "contact_hours", [](auto& s) -> auto& { return s.tracing.declaration.contact_hours; },
        "mean time from the result to that", assumption,
        itself("mean hours from result to a declared contact", 12, 36));
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        d.share(
            "infected." + std::string(core::setting_names[s]),
            [s](auto& x) -> auto& { return x.tracing.declaration.infected[s]; },
            "close contacts met there who are infected",
            "household 16.6 % (54 studies, JAMA Netw Open 2020); family and friends 5.9 %, casual "
            "1.2 % (Thompson et al. 2021, doi:10.1093/cid/ciab100); which of the two: assumption",
            itself("share of close contacts infected, " + std::string(core::setting_names[s]), 0.4,
                   0.8));
    }
    d.share("symptomatic_share",
            [](auto& s) -> auto& { return s.tracing.declaration.symptomatic_share; },
            "of those infected, with symptoms", "43 % without (doi:10.1093/cid/ciaa1130)",
            // A fifth is infected.
            {"share of close contacts at work who declare symptoms", 0.3, 0.6, levels(0.06, 0.12)});
    d.share("symptom_share", [](auto& s) -> auto& { return s.tracing.declaration.symptom_share; },
            "people with symptoms who declare them", assumption,
            {"share of close contacts at work who declare symptoms", 0.4, 0.8, levels(0.08, 0.16)});
    d.hours("symptom_hours", [](auto& s) -> auto& { return s.tracing.declaration.symptom_hours; },
            "mean time from onset to that", assumption,
            {"mean hours from contact to declared symptoms", 12.0, 36.0, difference(24)});
}

void add_alert(std::vector<Parameter>& all) {
    Section alert("alert", all);
    alert.share(
        "published_share", [](auto& s) -> auto& { return s.tracing.alert.published_share; },
        "an F0's visits to venues that are published", assumption,
        itself("share of visitors who come forward", 0.3, 0.6));
    alert.hours(
        "publish_hours", [](auto& s) -> auto& { return s.tracing.alert.publish_hours; },
        "mean time from the result to publication", assumption,
        itself("mean hours from result to a visitor's coming forward", 12, 24));
    alert.add(
        "margin_hours", [](auto& s) -> auto& { return s.tracing.alert.margin_hours; }, "h",
        "published hours reach so far before and after the F0's visit", assumption, 24,
        itself("hours after the case's leaving that are published", 0.5, 1));
    alert.share(
        "response_share", [](auto& s) -> auto& { return s.tracing.alert.response_share; },
        "those concerned who see it and come forward", assumption,
        itself("share of visitors who come forward", 0.2, 0.5));
    alert.hours(
        "response_hours", [](auto& s) -> auto& { return s.tracing.alert.response_hours; },
        "mean time from publication to that", assumption,
        itself("mean hours from result to a visitor's coming forward", 6, 18));
}

} // namespace

std::vector<Parameter> tracing_table() {
    std::vector<Parameter> all;
    add_manual(all);
    add_qr(all);
    add_declaration(all);
    add_alert(all);
    return all;
}

} // namespace truyvet::scenario
