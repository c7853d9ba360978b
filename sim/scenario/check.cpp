// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check.hpp"

#include "models/adoption/notation.hpp"
#include "models/adoption/observations.hpp"
#include "models/adoption/rollout.hpp"
#include "models/mobility/kinds.hpp"
#include "models/population/census.hpp"
#include "sim/scenario/bind.hpp"
#include "sim/scenario/check_days.hpp"
#include "sim/scenario/check_epidemic.hpp"
#include "sim/scenario/check_names.hpp"
#include "sim/scenario/check_observed.hpp"
#include "sim/scenario/check_priors.hpp"
#include "sim/scenario/check_tracing.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/place_keys.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace truyvet::scenario {
namespace {

/// Adds the faults of a step that throws, each once: arms share most of theirs.
template <class Step>
void gather(Reader& reader, const std::string& place, Step step) {
    try {
        step();
    } catch (const core::InputError& error) {
        for (core::Fault fault : error.faults()) {
            if (fault.place.empty()) {
                fault.place = place;
            }
            reader.blame(fault.place, fault.message);
        }
    }
}

/// The provinces of an arm; empty, with a fault, where one is unknown.
population::Census census_of(Reader& reader, const Settings& s, const population::Census& country) {
    population::Census census;
    gather(reader, place_of_key(reader.experiment.places, "population.provinces"),
           [&] { census = population::select(country, s.provinces); });
    return census;
}

void check_groups(Reader& reader, const Settings& s, const population::Census& census) {
    const adoption::Districts districts = adoption::districts_of(census);
    const std::string groups = place_of_key(reader.experiment.places, "adoption.groups");
    gather(reader, groups, [&] { adoption::groups_from(s.adoption.groups, districts, groups); });
    const std::string campaigns = place_of_key(reader.experiment.places, "adoption.campaigns");
    gather(reader, campaigns,
           [&] { adoption::campaigns_from(s.adoption.campaigns, districts, campaigns); });
}

/// What a strict target asks against the smartphones the census lets expect.
void check_reach(Reader& reader, const Settings& s, const population::Census& census,
                 const adoption::InstallTarget& target, const std::string& place) {
    if (!s.adoption.strict || census.provinces.empty()) {
        return;
    }
    gather(reader, place, [&] {
        const adoption::Ownership owners(adoption::expected_ages(census, s.population.people),
                                         s.ownership);
        adoption::require_reachable(target, owners, place);
    });
}

/// Keys that contradict each other, whatever the data say.
void check_values(Reader& reader, const Settings& s) {
    const Places& places = reader.experiment.places;
    for (const core::Fault& fault : tracing_faults(s.tracing, places)) {
        reader.blame(fault.place, fault.message);
    }
    if (s.tracing.channels.empty()) {
        reader.blame(place_of_key(places, "tracing.channels"),
                     "tracing.channels = [] finds nobody; name one or more of truyvet models");
    }
    for (const DayFault& fault : day_faults(s.mobility)) {
        reader.blame(place_of_key(places, fault.key), fault.message);
    }
}

/// The texts of what check_arm looks up, arms that agree on all of it being checked once.
std::string looked_up(const Arm& arm, const Settings& s) {
    std::string text =
        fmt::format("{}/{}/{}/{}", fmt::join(s.provinces, " "), fmt::join(s.adoption.groups, ","),
                    fmt::join(s.adoption.campaigns, ","), s.population.people);
    for (const auto& [key, value] : arm.settings) {
        if (key.starts_with("epidemic.")) {
            text += "/" + key + "=" + to_toml(value);
        }
    }
    return text + "/" + s.adoption.observed_place + "/" + date_text(s.adoption.observed_date);
}

/// The settings with the paths of the files that they name.
epidemic::EpidemicSettings with_paths(const Reader& reader, epidemic::EpidemicSettings outbreak) {
    if (!outbreak.imports.file.empty()) {
        outbreak.imports.file = reader.experiment.inputs.opened(outbreak.imports.file).string();
    }
    if (!outbreak.counted.empty()) {
        outbreak.counted = reader.experiment.inputs.opened(outbreak.counted).string();
    }
    return outbreak;
}

/// Whom an outbreak begins with, and what contradicts itself in it.
void check_epidemic(Reader& reader, const Settings& s, const population::Census& census) {
    gather(reader, "", [&] {
        const epidemic::EpidemicSettings outbreak = with_paths(reader, s.epidemic);
        for (const core::Fault& fault :
             epidemic_faults(outbreak, census, reader.experiment.places)) {
            reader.blame(fault.place, fault.message);
        }
    });
}

void check_arm(Reader& reader, const Settings& s, const population::Census& country,
               const adoption::Observations& observations) {
    const population::Census census = census_of(reader, s, country);
    check_groups(reader, s, census);
    check_epidemic(reader, s, census);
    if (std::set<std::string>(s.provinces.begin(), s.provinces.end()).size() < s.provinces.size()) {
        reader.blame(place_of_key(reader.experiment.places, "population.provinces"),
                     fmt::format("population.provinces = {} names a province twice; name it once",
                                 to_toml(Value{s.provinces})));
    }
    const std::string& place = s.adoption.observed_place;
    if (place.empty()) {
        check_reach(reader, s, census, s.adoption.target,
                    place_of_key(reader.experiment.places, "adoption.share"));
        return;
    }
    const bool province = std::any_of(country.provinces.begin(), country.provinces.end(),
                                      [&](const auto& p) { return p.slug == place; });
    const std::string where = place_of_key(reader.experiment.places, "adoption.observed.place");
    gather(reader, where, [&] {
        const auto o = observations.observed(place, s.adoption.observed_date, province);
        check_reach(reader, s, census, o.target, where);
    });
}

void check_stopping(Reader& reader) {
    const ExperimentSettings& e = reader.experiment.settings.experiment;
    if (e.half_width > 0 && e.replicates < least_first_batch) {
        reader.blame(place_of_key(reader.experiment.places, "experiment.replicates"),
                     fmt::format("experiment.replicates = {} is too few to judge by when "
                                 "experiment.half_width is reached; give at least {}",
                                 e.replicates, least_first_batch));
    }
    if (e.half_width > 0 && e.populations > 1) {
        reader.blame(
            place_of_key(reader.experiment.places, "experiment.populations"),
            fmt::format("experiment.populations = {} with experiment.half_width: it judges "
                        "by replicates, and those of one population are no independent "
                        "ones; give 1, or replicates enough without half_width",
                        e.populations));
    }
    if (e.half_width > 0 && e.max_replicates < e.replicates) {
        reader.blame(place_of_key(reader.experiment.places, "experiment.max_replicates"),
                     fmt::format("experiment.max_replicates = {} is less than "
                                 "experiment.replicates = {}; give at least as many",
                                 e.max_replicates, e.replicates));
    }
}

/// Detail is held in memory until it is written: 0.71 MB a case of Lao Cai measured with one arm,
/// 50 % of the people on the app and all of them using it; so 3.6 GB at most.
void check_detail(Reader& reader) {
    constexpr std::uint64_t most = 5000;
    const Settings& s = reader.experiment.settings;
    const ExperimentSettings& e = s.experiment;
    const std::uint64_t replicates = e.half_width > 0 ? e.max_replicates : e.replicates;
    const std::uint64_t cases = replicates * s.cases.per_replicate * reader.experiment.arms.size();
    if (e.detail && cases > most) {
        reader.blame(place_of_key(reader.experiment.places, "experiment.detail"),
                     fmt::format("experiment.detail = true with {} cases ({} replicates of {} in "
                                 "{} arms) would fill memory; give at most {}, or leave detail out",
                                 cases, replicates, s.cases.per_replicate,
                                 reader.experiment.arms.size(), most));
    }
}

/// Too many people, or a recording's own faults and what is worth knowing of it.
void check_movement(Reader& reader, const Settings& s, const population::Census& country) {
    const Places& places = reader.experiment.places;
    const mobility::Kind& kind = mobility::kind_named(s.mobility.kind);
    if (!kind.recorded) {
        const bool scaled = s.population.people > 0;
        gather(reader, place_of_key(places, scaled ? "population.people" : "population.provinces"),
               [&] {
                   const auto census =
                       scaled ? population::Census{} : population::select(country, s.provinces);
                   population::check_size(population::people_asked(census, s.population));
               });
        return;
    }
    if (s.mobility.recording.file.empty()) {
        reader.blame(place_of_key(places, "mobility.kind"),
                     "mobility.kind = " + s.mobility.kind +
                         " needs a recording; name it as mobility.recording.file");
        return;
    }
    gather(reader, place_of_key(places, "mobility.recording.file"), [&] {
        const mobility::MobilitySettings settings = reader.experiment.inputs.opened(s.mobility);
        reader.experiment.remarks =
            kind.make({country, s.population, settings, core::Randomness(0, 0)}).notes;
    });
}

/// By the first arm: the others differ in what is done, not in how the outbreak begins.
void remark(Reader& reader, const population::Census& country) {
    if (!reader.faults.empty() || reader.experiment.arms.empty()) {
        return;
    }
    Settings s = settings_of(reader.experiment, reader.experiment.arms.front());
    s.epidemic = with_paths(reader, s.epidemic);
    for (std::string& text : epidemic_remarks(s, census_of(reader, s, country))) {
        reader.experiment.remarks.push_back(std::move(text));
    }
}

} // namespace

void check(Reader& reader) {
    check_stopping(reader);
    check_detail(reader);
    if (reader.stored) {
        return; // it was checked before it was stored, maybe against other figures
    }
    check_names(reader);
    check_priors(reader);
    const auto country = population::read_census(data_folder());
    const adoption::Observations observations(data_folder() / "adoption_observations.csv");
    name_places(reader.experiment, country, observations);
    std::set<std::vector<std::string>> seen;
    std::set<std::string> looked;
    for (const Arm& arm : reader.experiment.arms) {
        const Settings s = settings_of(reader.experiment, arm);
        check_values(reader, s);
        if (!s.adoption.observed_place.empty()) {
            check_observed(reader, arm, s);
        }
        if (looked.insert(looked_up(arm, s)).second || s.adoption.strict) {
            check_arm(reader, s, country, observations);
        }
        const mobility::RecordingSettings& r = s.mobility.recording;
        std::vector<std::string> movement{s.mobility.kind, r.file, r.people, r.environment,
                                          std::to_string(s.population.people)};
        movement.insert(movement.end(), s.provinces.begin(), s.provinces.end());
        if (seen.insert(std::move(movement)).second) {
            check_movement(reader, s, country);
        }
    }
    remark(reader, country);
}

} // namespace truyvet::scenario
