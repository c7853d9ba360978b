// SPDX-License-Identifier: GPL-2.0-only
// What only a run shows, with a few hundred people.
#include "models/tracing/second_contacts.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/world/open.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

scenario::Settings few_people() {
    scenario::Settings s;
    s.population.people = 400;
    s.cases.per_replicate = 6;
    s.experiment.replicates = 2;
    s.tracing.channels = {"bluezone", "manual"};
    s.tracing.manual.others_named = 0.5;
    s.second_contacts.follow_every = 1;
    return s;
}

results::Results run(const scenario::Settings& s) {
    experiment::Options options;
    options.threads = 1;
    scenario::Experiment experiment = scenario::read_text("", "few people", ".");
    experiment.settings = s;
    return experiment::run(experiment, options);
}

/// Of the first row, which is Bluezone's in the first replicate.
double first(const results::Results& r, const char* table, const char* column) {
    return static_cast<double>(r.find(table)->counts(column)[0]);
}

double replicates(const scenario::Settings& s) {
    return static_cast<double>(run(s).replicates(0).size());
}

Measured replicates_done(const Moved& moved) {
    return exactly(replicates(moved.over(few_people())));
}

/// As long as recall is not known to half a per cent, of batches of twenty. Nobody has the app, so
/// that Bluezone's recall is known at once and that of interviews never.
Measured replicates_needed(const Moved& moved) {
    scenario::Settings s = few_people();
    s.experiment.replicates = 20;
    s.experiment.max_replicates = 30;
    s.experiment.half_width = 0.005;
    s.experiment.half_width_channel = "manual";
    s.adoption.target.share = 0;
    s.second_contacts.follow_every = 0;
    return exactly(replicates(moved.over(s)));
}

/// Played by a few people, of whom nobody may be infected.
Measured days_of_outbreak(const Moved& moved) {
    scenario::Settings s = few_people();
    s.epidemic.transmission = true;
    s.epidemic.days = 3;
    s.experiment.replicates = 1;
    s = moved.over(s);
    const results::Results r = run(s);
    const results::Table* days = r.find("days");
    return exactly(days == nullptr ? 0 : static_cast<double>(days->rows()));
}

Measured days_until_given_up(const Moved& moved) {
    scenario::Settings s = few_people();
    s.epidemic.transmission = true;
    s.epidemic.days = 30;
    s.epidemic.imports.initial = 400;
    s.epidemic.history.incubation_median_days = 5;
    s.epidemic.history.incubation_log_sd = 1e-9;
    s.epidemic.history.asymptomatic.assign(9, 0.0);
    s.epidemic.history.severe.assign(9, 1.0);
    s.cases.onset_to_isolation_mean_days = 2;
    s.cases.onset_to_isolation_shape = 1e9;
    s.experiment.replicates = 1;
    const results::Results r = run(moved.over(s));
    return exactly(static_cast<double>(r.find("days")->rows()));
}

Measured seed(const Moved& moved) {
    return exactly(static_cast<double>(world::replicate_chance(moved.over({}), 0).seed()));
}

Measured arms_of_design(const Moved& moved) {
    scenario::Overrides overrides{{"experiment.design.samples=8", "experiment.design.kind=lhs"},
                                  {"adoption.share=0:1"}};
    overrides.set.push_back(moved.parameter.key + "=" + scenario::to_toml(moved.value));
    return exactly(
        static_cast<double>(scenario::read_text("", "design", ".", overrides).arms.size()));
}

Measured details_kept(const Moved& moved) {
    return exactly(run(moved.over(few_people())).find("detail_sightings") != nullptr ? 1 : 0);
}

Measured expectations_kept(const Moved& moved) {
    return exactly(run(moved.over(few_people())).find("expected") != nullptr ? 1 : 0);
}

Measured populations_of_four(const Moved& moved) {
    scenario::Settings s = few_people();
    s.experiment.replicates = 4;
    const results::Results r = run(moved.over(s));
    const results::Table* table = r.find("populations");
    if (table == nullptr) {
        return exactly(1);
    }
    const results::Counts& all = table->counts("population");
    return exactly(static_cast<double>(*std::max_element(all.begin(), all.end()) + 1));
}

Measured installs_asked(const Moved& moved) {
    scenario::Settings s = few_people();
    s.adoption.target.share = 0.2;
    return exactly(first(run(moved.over(s)), "adoption", "installs_asked"));
}

Measured cases_drawn(const Moved& moved) {
    return exactly(first(run(moved.over(few_people())), "channels", "index_cases"));
}

Measured channels_counted(const Moved& moved) {
    return exactly(static_cast<double>(run(moved.over(few_people())).channels.size()));
}

Measured cases_followed(const Moved& moved) {
    return exactly(first(run(moved.over(few_people())), "second", "index_cases"));
}

Measured days_to_infectious(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    const Lab lab(2, {population::RoomKind::office}, {{0, 0, 8, 9}, {1, 0, 8, 9, 1}});
    const tracing::CaseFile file = lab.open({}, {}, 24 * 15);
    contact::EncounterFinder finder(lab, s.encounters);
    tracing::SecondContacts seconds(lab, s.contact, s.second_contacts, file, finder);
    return exactly(core::seconds(seconds.of(0)->from - at_hour(8)) / 86400);
}

/// All channels and replicates, per F2 who was told.
Measured home_days(const Moved& moved) {
    const results::Results r = run(moved.over(few_people()));
    const results::Table& t = *r.find("second");
    double flagged = 0;
    double days = 0;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        flagged += static_cast<double>(t.counts("flagged_f2")[i]);
        days += std::get<results::Reals>(t.column("home_days_f2").values)[i];
    }
    return exactly(days / flagged);
}

} // namespace

std::vector<Outcome> run_outcomes() {
    return {{"replicates done", replicates_done},
            {"days of an outbreak", days_of_outbreak},
            {"days until 400 infected are too many", days_until_given_up},
            {"replicates done until recall is known", replicates_needed},
            {"seed of the first replicate", seed},
            {"arms of a design with one range", arms_of_design},
            {"tables of single sightings, of one", details_kept},
            {"tables of what is to be expected, of one", expectations_kept},
            {"populations among four replicates", populations_of_four},
            {"installs asked of 400 people, a fifth unless drawn", installs_asked},
            {"index cases of a replicate", cases_drawn},
            {"channels counted, the phone's alert and the union among them", channels_counted},
            {"index cases followed to their F2, of six", cases_followed},
            {"days from a first contact to that one's infectiousness", days_to_infectious},
            {"days at home of an F2 who was told", home_days}};
}

} // namespace truyvet::conformance
