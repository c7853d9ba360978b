// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "models/core/time.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::epidemic {

/// Of what is given by decade of age: 0-9, 10-19 .. 80 and more.
inline constexpr std::size_t decades = 9;
constexpr std::size_t decade(unsigned age) {
    return age < 80 ? age / 10 : decades - 1;
}

/// How an infection goes on in a person. Incubation, generation time and the share of transmission
/// before onset hang together: with the defaults 46 % of a symptomatic person's infectiousness
/// comes before its onset (45 % in Ferretti et al. 2020; 27.5 % [15.7, 40.0] was observed in
/// Vietnam, where the sick were isolated). A test computes all three from the code.
struct NaturalHistorySettings {
    /// Infection to onset [days], lognormal: Lauer et al. 2020, recalled, so an assumption; 56
    /// studies together have a median of 5.8 (5.3-6.2), doi:10.1007/s15010-021-01682-x.
    double incubation_median_days = 5.06;
    double incubation_log_sd = 0.418;
    /// Infectiousness over time since infection [days], a gamma density. Mean: generation time of
    /// pairs in China, 5.7 (4.8-6.5), Lau et al. 2021, doi:10.1093/infdis/jiab424. Spread within a
    /// person: OpenABM-Covid19, default parameters.
    double infectiousness_mean_days = 5.7;
    double infectiousness_sd_days = 2.14;
    /// Nobody infects earlier after infection [days]: assumption; who is infected today infects
    /// nobody today, which the day's step relies on, so never below 1.
    double latent_days = 1;
    /// Nor later: virus that grows is rarely found later than ten days after onset (recalled:
    /// assumption). What the gamma has beyond is 0.2 %.
    double until_days = 14;
    /// Standard deviation of the individual multiplier, lognormal with mean 1 (OpenABM-Covid19's
    /// default for its multiplier with mean 1; with it the number infected by one person is spread
    /// out as k = 0.54 of Peak et al. says).
    double individual_sd = 1.4;
    /// Infectiousness of the asymptomatic and of the mildly ill against that of the severely ill:
    /// OpenABM-Covid19, default parameters.
    double asymptomatic_factor = 0.33;
    double mild_factor = 0.72;
    /// Shares of the infected who never have symptoms, by decade of age. First and last: default
    /// parameters of OpenABM-Covid19; between them recalled from there, so assumptions. Vietnam
    /// 2020: 43 % of 208, doi:10.1093/cid/ciaa1130.
    std::vector<double> asymptomatic{0.456, 0.412, 0.370, 0.332, 0.296, 0.265, 0.238, 0.214, 0.192};
    /// And who fall severely ill. Assumptions, recalled from OpenABM-Covid19.
    std::vector<double> severe{0.011, 0.019, 0.033, 0.054, 0.088, 0.133, 0.191, 0.263, 0.347};
};

using BySetting = std::array<double, core::setting_names.size()>;

/// What people wear over mouth and nose: none, until a scenario says so.
struct MaskSettings {
    /// Share of people who wear one in a setting, by habit.
    BySetting share{};
    /// By how much it lowers what a wearer gives and gets. Assumptions for cloth and surgical
    /// masks.
    double given = 0.5;
    double received = 0.3;
};

enum class Variant : std::uint8_t { of_2020, alpha, delta };
inline constexpr std::array<std::string_view, 3> variant_names{"2020", "alpha", "delta"};
/// Risk against the strain of 2020: default parameters of Covasim.
constexpr double transmissibility(Variant v) {
    return v == Variant::alpha ? 1.67 : v == Variant::delta ? 2.2 : 1;
}

/// The hazard between two people in a room.
struct DoseSettings {
    Variant variant = Variant::of_2020;
    /// Of a susceptible of 30 at 1 m, indoors and not at home, from somebody severely ill with
    /// multiplier 1 at the peak [1/h]. Fitted together with `setting` at home, in Lao Cai: 18.9 %
    /// (16.2-22.0) of those who live with a symptomatic case catch it (Madewell et al.), and a
    /// case infects 2.2 (1.9-2.4; Lau et al., doi:10.1093/infdis/jiab424) where nobody is immune.
    /// A test holds both.
    double risk_per_hour = 0.11;
    /// Each metre beyond the first halves the risk: 2.02 a metre, Chu et al. 2020 (recalled:
    /// assumption). Nearer than 1 m it is the same as at 1 m: studies do not tell apart what is
    /// nearer (assumption).
    double fall_per_m = 2.02;
    /// Distance that people keep where they do not live [m]: seats and queues spaced out, as 5K
    /// asks; who would be nearer is as far off as this. None until a scenario says so.
    double kept_m = 0;
    /// Of the hazard at 1 m the part that hangs in the air of the room and is the same at any
    /// distance. Assumption.
    double shared_air = 0.05;
    /// Air changes against what is usual; the shared part goes down with them.
    double ventilation = 1;
    /// Out of doors against indoors: 1 / 18.7, Bulfone et al. 2021 (recalled: assumption). No air
    /// is shared there.
    double outdoors = 0.053;
    /// By setting, an hour against an hour elsewhere. At home fitted, see risk_per_hour: people are
    /// together there for many hours, a third of them asleep. Elsewhere 1 (OpenABM-Covid19, default
    /// parameters, which count contacts a day instead of hours and have 2 at home).
    BySetting setting{0.085, 1, 1, 1, 1, 1};
    /// Relative susceptibility by decade of age: OpenABM-Covid19, default parameters.
    std::vector<double> susceptibility{0.35, 0.69, 1.03, 1.03, 1.03, 1.03, 1.27, 1.52, 1.52};
    MaskSettings masks;
};

/// Where infections come from that nobody here passed on.
struct ImportSettings {
    std::uint32_t initial = 20; ///< anybody, on the first day
    /// "20 factory_workers in Việt Yên together 2021-05-01" (imports.hpp).
    std::vector<std::string> seeds;
    double per_day = 0; ///< anybody, a Poisson number each day
    std::string file;   ///< CSV: date,count[,group][,district][,together]; empty = none
};

/// Who is tested.
struct TestingSettings {
    /// Share of the ill who come because of their symptoms, as long after onset as index cases are
    /// isolated (cases.onset_to_isolation_*). Mild: assumption. Severe: all.
    double seek_mild = 0.5;
    double seek_severe = 1;
    /// Nobody is tested because of symptoms before this day, when nobody thinks of the disease; who
    /// is still ill then comes within a week of it, evenly (assumption). From the beginning unless
    /// a scenario says so.
    core::LocalDay from{0};
    /// By whole days since infection: 0.8 from day 3 to 14 (OpenABM-Covid19, default parameters).
    std::vector<double> sensitivity{0, 0, 0, .8, .8, .8, .8, .8, .8, .8, .8, .8, .8, .8, .8};
    /// Samples that laboratories get through in a day; 0 = any number. Hai Duong 2021 had 10,000
    /// (m.vietnamnet.vn, February 2021).
    double capacity_per_day = 0;
    /// Symptoms in quarantine are seen within this time [h], evenly. Assumption: looked after once
    /// a day.
    double watch_hours = 24;
    /// A confirmed case is kept away for this long after the result [days], and not before it has
    /// recovered. Assumption.
    double isolation_days = 14;
};

/// Share of people who do as they are told. Assumptions.
struct ComplianceSettings {
    double called = 1;     ///< a person told them to go into quarantine
    double notified = 0.8; ///< a message did
    double home = 0.8;     ///< F2 told to stay at home
};

/// One dose and two.
struct VaccineSettings {
    /// "30 % everyone 2021-03-08..2021-05-01" (vaccination.hpp); empty = nobody.
    std::vector<std::string> plan;
    /// By how much a dose, and two, lower the hazard of being infected. Two: 0.7, a preprint from
    /// before Delta (OpenABM-Covid19's literature); one: assumption, half of it.
    std::vector<double> against_infection{0.35, 0.70};
    /// And the hazard that a vaccinated person is to others, once infected. Two: 0.57, the same
    /// source; Covasim has 0.41. One: assumption, half of it.
    std::vector<double> against_transmission{0.285, 0.57};
    /// And the chance to fall ill, once infected. Assumptions.
    std::vector<double> against_illness{0.3, 0.6};
    /// From first to second dose [days]; 0 = no second. Assumption: AstraZeneca's 8 to 12 weeks.
    double second_after_days = 70;
    double delay_days = 14;    ///< from a dose to its effect: assumption
    double half_life_days = 0; ///< of the effect; 0 = it stays. Free choice.
};

/// What is Delta's beside its risk (variant.hpp).
struct DeltaSettings {
    /// Times from infection to onset and to infecting, against other strains': generation time 4.7
    /// days where Alpha's is 5.5 (recalled: assumption).
    double pace = 4.7 / 5.5;
    /// Part of what one dose, and two, do against other strains that is left: 31 % of 49 % and 88 %
    /// of 94 %, Lopez Bernal et al. 2021 (recalled: assumption).
    std::vector<double> vaccine{0.63, 0.94};
};

struct EpidemicSettings {
    /// People infect each other; otherwise index cases are drawn and nobody is infected.
    bool transmission = false;
    core::LocalDay start{18748}; // 2021-05-01
    std::uint32_t days = 60;
    ImportSettings imports;
    NaturalHistorySettings history;
    DoseSettings dose;
    TestingSettings testing;
    ComplianceSettings compliance;
    VaccineSettings vaccine;
    DeltaSettings delta;
    /// "directive-16 in Việt Yên 2021-05-18..2021-06-20" (closures.hpp).
    std::vector<std::string> closures;
    /// What was reported in the world, to stand beside the outbreak (counted_cases.hpp); empty =
    /// not given.
    std::string counted;
    /// An outbreak with more reported cases is followed no further: calibration has no use for it.
    /// 0 = never.
    double give_up_above = 0;
};

} // namespace truyvet::epidemic
