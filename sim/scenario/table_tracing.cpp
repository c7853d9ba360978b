// SPDX-License-Identifier: GPL-2.0-only
// Channels beside Bluezone, which has a file of its own.
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

const char* const assumption = "assumption";

/// A section of the table under construction: keys that share a prefix.
class Section {
  public:
    Section(std::string prefix, std::vector<Parameter>& all)
        : prefix_(std::move(prefix)), all_(all) {}

    template <class Field>
    void share(const std::string& name, Field field, const char* what, const char* source) {
        add(name, field, "share", what, source, 1);
    }
    template <class Field>
    void hours(const std::string& name, Field field, const char* what, const char* source) {
        add(name, field, "h", what, source, 720);
    }
    template <class Field>
    void add(const std::string& name, Field field, const char* unit, const char* what,
             const char* source, double max) {
        all_.push_back(
            bind("tracing." + prefix_ + "." + name, Layer::arm, field,
                 {.unit = unit, .summary = what, .source = source, .min = 0, .max = max}));
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
            "probability that the F0 names a close contact met there", model);
        manual.add(
            "days." + setting, [s](auto& x) -> auto& { return x.tracing.manual.days[s]; }, "days",
            "mean time from the interview until such a contact is found", model, 60);
    }
    all.push_back(bind("tracing.manual.days_shape", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.manual.days_shape; },
                       {.unit = "",
                        .summary = "shape of the gamma distribution of these times",
                        .source = assumption,
                        .min = 0.05,
                        .max = 100}));
    manual.share(
        "others_named", [](auto& s) -> auto& { return s.tracing.manual.others_named; },
        "probability that somebody of the same household, class or team is named who was no close "
        "contact",
        assumption);
}

void add_qr(std::vector<Parameter>& all) {
    Section qr("qr", all);
    qr.share(
        "venue_share", [](auto& s) -> auto& { return s.tracing.qr.venue_share; },
        "venues and workplaces whose code is in use",
        "68,827 of 613,266 registered sites in Ha Noi had scans on 17 October 2021");
    qr.share(
        "scan_share", [](auto& s) -> auto& { return s.tracing.qr.scan_share; },
        "visits of smartphone owners to such a place that are scanned", assumption);
    qr.share(
        "card_share", [](auto& s) -> auto& { return s.tracing.qr.card_share; },
        "visits of people without a smartphone whose card is scanned", assumption);
    qr.share(
        "checkout_share", [](auto& s) -> auto& { return s.tracing.qr.checkout_share; },
        "scanned visits with a check-out", assumption);
    qr.add(
        "assumed_stay_hours", [](auto& s) -> auto& { return s.tracing.qr.assumed_stay_hours; }, "h",
        "how long a visit without check-out is taken to last", assumption, 24);
    qr.hours(
        "lookup_hours", [](auto& s) -> auto& { return s.tracing.qr.lookup_hours; },
        "mean time from the result to the list of those who overlapped", assumption);
}

void add_declaration(std::vector<Parameter>& all) {
    Section d("declaration", all);
    d.share(
        "contact_share", [](auto& s) -> auto& { return s.tracing.declaration.contact_share; },
        "people of the F0's household, class or team who declare the contact", assumption);
    d.hours(
        "contact_hours", [](auto& s) -> auto& { return s.tracing.declaration.contact_hours; },
        "mean time from the result to that", assumption);
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        d.share(
            "infected." + std::string(core::setting_names[s]),
            [s](auto& x) -> auto& { return x.tracing.declaration.infected[s]; },
            "close contacts met there who are infected",
            "household 16.6 % (54 studies, JAMA Netw Open 2020); family and friends 5.9 %, casual "
            "1.2 % (Thompson et al. 2021, doi:10.1093/cid/ciab100); which of the two: assumption");
    }
    d.share(
        "symptomatic_share",
        [](auto& s) -> auto& { return s.tracing.declaration.symptomatic_share; },
        "of those infected, with symptoms", "43 % without (doi:10.1093/cid/ciaa1130)");
    d.share(
        "symptom_share", [](auto& s) -> auto& { return s.tracing.declaration.symptom_share; },
        "people with symptoms who declare them", assumption);
    d.hours(
        "symptom_hours", [](auto& s) -> auto& { return s.tracing.declaration.symptom_hours; },
        "mean time from onset to that", assumption);
}

void add_alert(std::vector<Parameter>& all) {
    Section alert("alert", all);
    alert.share(
        "published_share", [](auto& s) -> auto& { return s.tracing.alert.published_share; },
        "an F0's visits to venues that are published", assumption);
    alert.hours(
        "publish_hours", [](auto& s) -> auto& { return s.tracing.alert.publish_hours; },
        "mean time from the result to publication", assumption);
    alert.add(
        "margin_hours", [](auto& s) -> auto& { return s.tracing.alert.margin_hours; }, "h",
        "published hours reach so far before and after the F0's visit", assumption, 24);
    alert.share(
        "response_share", [](auto& s) -> auto& { return s.tracing.alert.response_share; },
        "those concerned who see it and come forward", assumption);
    alert.hours(
        "response_hours", [](auto& s) -> auto& { return s.tracing.alert.response_hours; },
        "mean time from publication to that", assumption);
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
