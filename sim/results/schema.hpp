// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/table.hpp"

/// The tables this version knows (docs/results-format.md describes them): their keys and columns
/// are these, whatever a file says. A file may hold more, and may lack the optional ones.
namespace truyvet::results {

inline const TableShape channel_shape{"channels",
                                      {"arm", "replicate", "channel"},
                                      {"index_cases", "true_f1", "found", "flagged",
                                       "index_cases_f0_active", "true_f1_f0_active",
                                       "found_f0_active", "flagged_f0_active"}};

inline const TableShape waterfall_shape{"waterfall", {"arm", "replicate", "step"}, {"f1"}};

inline const TableShape setting_shape{
    "settings", {"arm", "replicate", "channel", "setting"}, {"true_f1", "found", "flagged"}};

/// Optional. True F1 found, by whole hours from the F0's result to their notice.
inline const TableShape notice_shape{"notice", {"arm", "replicate", "channel", "hours"}, {"found"}};

/// Optional. People told, by the set of channels that told them: bit i of `found_by` = channel i.
/// The phone's own alert and the union "all" have no bit. True F1 whom nobody told are not here.
inline const TableShape overlap_shape{
    "overlap", {"arm", "replicate", "found_by"}, {"true_f1", "others"}};

/// Optional. What tracing by the channel alone costs: calls made, tests, people put into quarantine
/// and the days they spend there, true F1 and others. "all" is what the channels cost together.
inline const TableShape burden_shape{"burden",
                                     {"arm", "replicate", "channel"},
                                     {"calls", "tests", "quarantined_f1", "quarantined_others"},
                                     {"quarantine_days_f1", "quarantine_days_others"}};

/// Optional. Over the index cases that were followed to their second contacts (F2). reached_f2 =
/// true F2 flagged as F2 or as F1; found_f2 = as F2; added = flagged by this channel and no other.
inline const TableShape second_shape{"second",
                                     {"arm", "replicate", "channel"},
                                     {"index_cases", "index_cases_f0_active", "true_f1",
                                      "flagged_f1", "flagged_f1_f0_active", "true_f2", "reached_f2",
                                      "found_f2", "flagged_f2", "flagged_f2_f0_active", "added_f1",
                                      "added_f2"},
                                     {"home_days_f2"}};

/// Optional. The same as in "channels", "waterfall" and "settings" of channels that go by pairs
/// alone, whoever installed the app: what is to be expected of an arm. Estimates go by it.
inline const TableShape expected_shape{
    "expected",
    {"arm", "replicate", "channel"},
    {},
    {"index_cases_f0_active", "true_f1_f0_active", "found", "flagged"}};
inline const TableShape expected_waterfall_shape{
    "expected_waterfall", {"arm", "replicate", "step"}, {}, {"f1"}};
inline const TableShape expected_setting_shape{
    "expected_settings", {"arm", "replicate", "channel", "setting"}, {}, {"found", "flagged"}};

/// Optional. Which people a replicate is about, where there are several populations: replicates of
/// one share their people.
inline const TableShape population_shape{"populations", {"arm", "replicate"}, {"population"}};

/// Optional. What a replicate drew of what is not known, in all arms; `prior` = place in
/// experiment.priors of the scenario, from 0.
inline const TableShape draw_shape{"draws", {"replicate", "prior"}, {}, {"value"}};

/// Optional, of a calibration. What the count leaves of the priors: replicates near it, each
/// parameter's value moved to where the count is (sim/analysis/abc.hpp), and its weight; the
/// weights of a parameter sum to 1.
inline const TableShape posterior_shape{
    "posterior", {"replicate", "prior"}, {}, {"weight", "value"}};

/// Optional. Who there was and who had the app; each of the last four columns counts some of the
/// one before it.
inline const TableShape adoption_shape{"adoption",
                                       {"arm", "replicate"},
                                       {"persons", "households", "smartphone_owners",
                                        "smartphone_subscriptions", "installs_asked", "installs",
                                        "registered", "active", "advertising"}};

/// Optional. Who had the app in which part of the people, in the first replicate; and true F1 by
/// the parts of case and contact, where `world` is the first arm of those that share them.
inline const TableShape district_shape{
    "districts", {"arm", "district"}, {"persons", "smartphone_owners", "installs", "active"}};
inline const TableShape group_shape{
    "groups", {"arm", "group"}, {"persons", "smartphone_owners", "installs", "active"}};
inline const TableShape district_contacts_shape{
    "contacts_between", {"world", "replicate", "from_district", "to_district"}, {"true_f1"}};
inline const TableShape group_contacts_shape{
    "contacts_between_groups", {"world", "replicate", "from_group", "to_group"}, {"true_f1"}};

/// Optional: outbreaks. One day, from 0 = epidemic.start: new infections and of these from outside,
/// who might have infected somebody, positive results and of these taken in quarantine, people told
/// for the first time, samples; person-days in quarantine, of these of people who are or were
/// infected, of F2 at home, of cases and suspected cases in isolation.
inline const TableShape day_shape{"days",
                                  {"arm", "replicate", "day"},
                                  {"infections", "imported", "infectious", "reported",
                                   "reported_in_quarantine", "notified", "tests"},
                                  {"quarantined", "quarantined_infected", "kept_home", "isolated"}};

/// Optional: outbreaks. The same by district of the people: new infections, positive results,
/// people who went into quarantine; rows where any is not 0.
inline const TableShape district_day_shape{"district_days",
                                           {"arm", "replicate", "district", "day"},
                                           {"infections", "reported", "quarantined"}};

/// Optional. Cases that were reported in the world on a day, where the scenario names a count of
/// them: no result, but what results stand beside.
inline const TableShape counted_shape{"counted", {"arm", "day"}, {"cases"}};

/// Optional. How many cases infected so many others, of those infected so early that all whom they
/// infect are in.
inline const TableShape offspring_shape{"offspring", {"arm", "replicate", "offspring"}, {"cases"}};

/// Optional. Infections by setting (`by` = 0), kind of room (1), decade of age (2) and district of
/// the infected (3); those from outside have no setting and no room.
inline const TableShape infected_by_shape{
    "infected_by", {"arm", "replicate", "by", "part"}, {"infections"}};

/// Optional. Infectiousness until people would have been isolated without tracing, and of it what
/// quarantine cut off: hours at the peak of a severe case with multiplier 1, summed over the
/// infected.
inline const TableShape onward_shape{
    "onward", {"arm", "replicate"}, {}, {"onward", "cut_by_quarantine"}};

/// Optional. Whom the investigations of reported cases led to. Backward: of `cases` infected here,
/// how many times who infected the case had been reported before, or not and some channel led to
/// it; forward: of those whom the cases infected before their result, whom some channel led to.
inline const TableShape link_shape{
    "links",
    {"arm", "replicate"},
    {"cases", "infector_known", "infector_named", "infectees", "infectees_named"}};

/// Optional (experiment.detail), beside the known ones. Who infected whom: -1 = from outside,
/// never, no symptoms.
inline const TableShape infection_shape{"infections",
                                        {"arm", "replicate", "person"},
                                        {"infected_by", "infected_at", "room", "district", "age",
                                         "severity", "onset", "reported", "quarantined"}};

/// Null where this version does not know the table.
const TableShape* known_shape(std::string_view table);

} // namespace truyvet::results
