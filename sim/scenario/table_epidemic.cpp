// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

#include <cmath>

namespace truyvet::scenario {
namespace {

const std::string openabm = "OpenABM-Covid19, default parameters";

void add_outbreak(std::vector<Parameter>& all) {
    all.push_back(
        bind("epidemic.transmission", Layer::world,
             [](auto& s) -> auto& { return s.epidemic.transmission; },
             {.unit = "", .summary = "people infect each other", .source = "off: cases are drawn"},
             {"days of an outbreak", false, true, levels(0, 3)}));
    all.push_back(bind("epidemic.start", Layer::world,
                       [](auto& s) -> auto& { return s.epidemic.start; },
                       {.unit = "date",
                        .summary = "the first day of the outbreak",
                        .source = "the wave of May 2021"},
                       {"first day of an outbreak, days since 1970", "2021-05-01", "2021-05-11",
                        levels(18748, 18758)}));
    all.push_back(bind("epidemic.days", Layer::world,
                       [](auto& s) -> auto& { return s.epidemic.days; },
                       {.unit = "days",
                        .summary = "so long it is followed",
                        .source = "free choice",
                        .min = 1,
                        .max = 1000},
                       {"days of an outbreak", 3, 5, levels(3, 5)}));
    all.push_back(bind("epidemic.initial_infected", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.imports.initial; },
                       {.unit = "people",
                        .summary = "anybody, infected on the first day",
                        .source = "free choice",
                        .min = 0,
                        .max = 1e8},
                       {"people infected from outside on the first day", 20, 50, levels(20, 50)}));
    all.push_back(bind("epidemic.imports.seeds", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.imports.seeds; },
                       {.unit = "",
                        .summary = "more of them, each \"COUNT GROUP [in DISTRICT] [together] "
                                   "DATE[..DATE]\"; together = at one place of work or school",
                        .source = "free choice"},
                       {"people infected from outside in ten days", std::vector<std::string>{},
                        std::vector<std::string>{"7 everyone 2021-05-03"}, levels(0, 7)}));
    all.push_back(bind("epidemic.imports.per_day", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.imports.per_day; },
                       {.unit = "people a day",
                        .summary = "anybody infected from outside, a Poisson number",
                        .source = "free choice",
                        .min = 0,
                        .max = 1e6},
                       {"people infected from outside a day", 2, 6, levels(2, 6)}));
    all.push_back(bind("epidemic.imports.file", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.imports.file; },
                       {.unit = "",
                        .summary = "CSV of further imports: date,count[,group][,district]"
                                   "[,together]; empty = none",
                        .source = "free choice"},
                       {"people infected from outside in ten days", std::string{},
                        std::string{"imports.csv"}, levels(0, 4)}));
}

void add_course(std::vector<Parameter>& all) {
    const auto days = [&](std::string key, auto field, std::string summary, std::string source,
                          double min, Effect effect) {
        all.push_back(bind(std::move(key), Layer::arm, field,
                           {.unit = "days",
                            .summary = std::move(summary),
                            .source = std::move(source),
                            .min = min,
                            .max = 60},
                           std::move(effect)));
    };
    days("epidemic.incubation.median_days",
         [](auto& s) -> auto& { return s.epidemic.history.incubation_median_days; },
         "median time from infection to onset (lognormal)",
         "assumption, Lauer et al. 2020 recalled; 5.8 (5.3-6.2) in 56 studies", 0.1,
         {"mean logarithm of the days to onset", 5, 10, difference(std::log(2.0))});
    days("epidemic.infectiousness.mean_days",
         [](auto& s) -> auto& { return s.epidemic.history.infectiousness_mean_days; },
         "mean of infectiousness over time since infection (gamma)",
         "generation time 5.7 (4.8-6.5), Lau et al., doi:10.1093/infdis/jiab424", 0.1,
         {"mean days from infection to infecting", 5.7, 4.7, levels(5.7, 4.7).about(0.02)});
    days("epidemic.infectiousness.sd_days",
         [](auto& s) -> auto& { return s.epidemic.history.infectiousness_sd_days; },
         "standard deviation of that gamma", openabm, 0.1,
         {"spread of the days from infection to infecting", 2.14, 1.5,
          levels(2.14, 1.5).about(0.03)});
    days("epidemic.infectiousness.latent_days",
         [](auto& s) -> auto& { return s.epidemic.history.latent_days; },
         "nobody infects earlier after infection; at least 1", "assumption", 1,
         {"days from infection to the first infectiousness", 1, 3, levels(1, 3)});
    days("epidemic.infectiousness.until_days",
         [](auto& s) -> auto& { return s.epidemic.history.until_days; },
         "nobody infects later after infection",
         "assumption: virus that grows is rarely found later than ten days after onset", 1,
         {"days from infection to recovery", 14, 10, levels(14, 10)});
}

void add_individual(std::vector<Parameter>& all) {
    const auto number = [&](std::string key, auto field, std::string summary, std::string source,
                            double max, Effect effect) {
        all.push_back(bind(std::move(key), Layer::arm, field,
                           {.unit = "",
                            .summary = std::move(summary),
                            .source = std::move(source),
                            .min = 0,
                            .max = max},
                           std::move(effect)));
    };
    number("epidemic.incubation.log_sd",
           [](auto& s) -> auto& { return s.epidemic.history.incubation_log_sd; },
           "standard deviation of its logarithm", "assumption, Lauer et al. 2020 recalled", 3,
           {"spread of the logarithm of the days to onset", 0.418, 0.2, levels(0.418, 0.2)});
    number("epidemic.infectiousness.individual_sd",
           [](auto& s) -> auto& { return s.epidemic.history.individual_sd; },
           "standard deviation of the individual multiplier (lognormal, mean 1)", openabm, 20,
           {"spread of individual infectiousness", 0.2, 0.4, levels(0.2, 0.4).about(0.03)});
    number("epidemic.infectiousness.asymptomatic",
           [](auto& s) -> auto& { return s.epidemic.history.asymptomatic_factor; },
           "infectiousness without symptoms against severe illness", openabm, 10,
           {"infectiousness of the asymptomatic", 0.33, 0.5, levels(0.33, 0.5).about(1e-6)});
    number("epidemic.infectiousness.mild",
           [](auto& s) -> auto& { return s.epidemic.history.mild_factor; },
           "infectiousness of the mildly ill against severe illness", openabm, 10,
           {"infectiousness of the mildly ill", 0.72, 0.5, levels(0.72, 0.5).about(1e-6)});
    number("epidemic.asymptomatic_by_age",
           [](auto& s) -> auto& { return s.epidemic.history.asymptomatic; },
           "share of the infected who never have symptoms, by decade of age up to 80 and more",
           openabm + " for the first and the last; between: assumption", 1,
           {"share without symptoms at 25",
            std::vector<double>{0.456, 0.412, 0.37, 0.332, 0.296, 0.265, 0.238, 0.214, 0.192},
            std::vector<double>{0.456, 0.412, 0.1, 0.332, 0.296, 0.265, 0.238, 0.214, 0.192},
            levels(0.37, 0.1)});
    number("epidemic.severe_by_age", [](auto& s) -> auto& { return s.epidemic.history.severe; },
           "share of the infected who fall severely ill, by decade of age", "assumption", 1,
           {"share severely ill at 25",
            std::vector<double>{0.011, 0.019, 0.033, 0.054, 0.088, 0.133, 0.191, 0.263, 0.347},
            std::vector<double>{0.011, 0.019, 0.3, 0.054, 0.088, 0.133, 0.191, 0.263, 0.347},
            levels(0.033, 0.3)});
    number("epidemic.susceptibility_by_age",
           [](auto& s) -> auto& { return s.epidemic.dose.susceptibility; },
           "relative susceptibility, by decade of age", openabm, 20,
           {"susceptibility at 25 against 65",
            std::vector<double>{0.35, 0.69, 1.03, 1.03, 1.03, 1.03, 1.27, 1.52, 1.52},
            std::vector<double>{0.35, 0.69, 0.5, 1.03, 1.03, 1.03, 1.27, 1.52, 1.52},
            levels(1.03 / 1.27, 0.5 / 1.27)});
}

void add_dose(std::vector<Parameter>& all) {
    all.push_back(bind_choice(
        "epidemic.variant", Layer::arm, [](auto& s) -> auto& { return s.epidemic.dose.variant; },
        epidemic::variant_names,
        {.unit = "",
         .summary = "its risk per hour against the strain of 2020: alpha 1.67, delta 2.2",
         .source = "Covasim, default parameters; Delta's times and vaccines: epidemic.delta.*"},
        {"hazard at 1 m, 1/h: work", "2020", "delta", ratio(2.2)}));
    all.push_back(bind(
        "epidemic.delta.pace", Layer::arm, [](auto& s) -> auto& { return s.epidemic.delta.pace; },
        {.unit = "",
         .summary = "with variant delta: times from infection to onset and to "
                    "infecting, against the other strains'",
         .source = "assumption, recalled: generation time 4.7 days, Alpha's 5.5",
         .min = 0.2,
         .max = 5},
        {"mean days from infection to infecting, Delta", 1, 0.8, ratio(0.8).about(0.02)}));
    all.push_back(
        bind("epidemic.delta.vaccine", Layer::arm,
             [](auto& s) -> auto& { return s.epidemic.delta.vaccine; },
             {.unit = "share",
              .summary = "with variant delta: part of a vaccine's effects that is left, of "
                         "one dose and of two",
              .source = "assumption, recalled: Lopez Bernal et al. 2021, 31 of 49 % and "
                        "88 of 94 %",
              .min = 0,
              .max = 1},
             {"what two doses leave of being infected by Delta", std::vector<double>{1, 1},
              std::vector<double>{1, 0.5}, levels(1 - 0.7, 1 - 0.35)}));
    const auto number = [&](std::string key, std::string unit, auto field, std::string summary,
                            std::string source, double min, double max, Effect effect) {
        all.push_back(bind(std::move(key), Layer::arm, field,
                           {.unit = std::move(unit),
                            .summary = std::move(summary),
                            .source = std::move(source),
                            .min = min,
                            .max = max},
                           std::move(effect)));
    };
    number("epidemic.risk_per_hour", "1/h",
           [](auto& s) -> auto& { return s.epidemic.dose.risk_per_hour; },
           "hazard of infection at 1 m at the peak of infectiousness",
           "fitted with epidemic.setting.home: 18.9 % of a case's household catch it (Madewell et "
           "al.), R0 "
           "2.2 (Lau et al.)",
           0, 10, {"hazard at 1 m, 1/h: work", 0.11, 0.22, levels(0.11, 0.22)});
    number("epidemic.distance.fall_per_m", "",
           [](auto& s) -> auto& { return s.epidemic.dose.fall_per_m; },
           "the near hazard falls by this factor with each metre beyond the first",
           "assumption: 2.02, Chu et al. 2020 recalled", 1, 100,
           {"hazard at 2 m against 1 m, without shared air", 2, 4, levels(0.5, 0.25)});
    number("epidemic.distance.kept_m", "m", [](auto& s) -> auto& { return s.epidemic.dose.kept_m; },
           "distance that people keep where they do not live: seats and queues spaced out (5K)",
           "none until a scenario says so", 0, 100,
           // One near part of 95 %, halved by 2.02 for each of two metres more, and the air's 5 %.
           {"hazard at 1 m, 1/h: work", 0, 3, ratio(0.95 / (2.02 * 2.02) + 0.05)});
    number("epidemic.distance.shared_air", "share",
           [](auto& s) -> auto& { return s.epidemic.dose.shared_air; },
           "part of the hazard at 1 m that is in the whole room's air", "assumption", 0, 1,
           {"hazard at 50 m indoors, 1/h", 0.05, 0.2, ratio(4)});
    number("epidemic.ventilation", "", [](auto& s) -> auto& { return s.epidemic.dose.ventilation; },
           "changes of air indoors against the usual; the shared part falls with them",
           "1 by definition", 0.01, 100, {"hazard at 50 m indoors, 1/h", 1, 2, ratio(0.5)});
    number("epidemic.outdoors", "", [](auto& s) -> auto& { return s.epidemic.dose.outdoors; },
           "hazard out of doors against indoors",
           "assumption: 1/18.7, Bulfone et al. 2021 recalled", 0, 1,
           {"hazard at 1 m out of doors, 1/h", 0.05, 0.1, ratio(2)});
}

void add_settings(std::vector<Parameter>& all) {
    for (std::size_t i = 0; i < core::setting_names.size(); ++i) {
        const std::string name(core::setting_names[i]);
        all.push_back(bind("epidemic.setting." + name,
                           Layer::arm, [i](auto& s) -> auto& { return s.epidemic.dose.setting[i]; },
                           {.unit = "",
                            .summary = "hazard there (" + name + ") against elsewhere",
                            .source = i == 0 ? "fitted, see epidemic.risk_per_hour"
                                             : openabm + ": work 1, other 1",
                            .min = 0,
                            .max = 100},
                           {"hazard at 1 m, 1/h: " + name, 1, 2, ratio(2)}));
        all.push_back(
            bind("epidemic.masks." + name,
                 Layer::arm, [i](auto& s) -> auto& { return s.epidemic.dose.masks.share[i]; },
                 {.unit = "share",
                  .summary = "people who wear a mask there (" + name + ")",
                  .source = "none until a scenario says so",
                  .min = 0,
                  .max = 1},
                 {"what masks leave of the hazard: " + name, 0, 1, levels(1, 0.5 * 0.7)}));
    }
    const auto mask = [&](std::string key, auto field, std::string summary, Effect effect) {
        all.push_back(bind(std::move(key), Layer::arm, field,
                           {.unit = "share",
                            .summary = std::move(summary),
                            .source = "assumption: cloth and surgical masks",
                            .min = 0,
                            .max = 1},
                           std::move(effect)));
    };
    mask("epidemic.masks.given", [](auto& s) -> auto& { return s.epidemic.dose.masks.given; },
         "by how much a mask lowers what its wearer gives",
         {"what masks leave of the hazard where all wear one", 0.5, 0.2, ratio(0.8 / 0.5)});
    mask("epidemic.masks.received", [](auto& s) -> auto& { return s.epidemic.dose.masks.received; },
         "by how much a mask lowers what its wearer gets",
         {"what masks leave of the hazard where all wear one", 0.3, 0.6, ratio(0.4 / 0.7)});
}

void add_vaccination(std::vector<Parameter>& all) {
    all.push_back(
        bind("epidemic.vaccination.plan", Layer::arm,
             [](auto& s) -> auto& { return s.epidemic.vaccine.plan; },
             {.unit = "",
              .summary = "first doses, each \"COUNT GROUP [in DISTRICT] DATE[..DATE]\" or "
                         "\"SHARE % GROUP ...\"; earlier lines are served first",
              .source = "free choice"},
             {"people with a dose", std::vector<std::string>{},
              std::vector<std::string>{"300 everyone 2021-05-01"}, levels(0, 300)}));
    const auto effect = [&](const std::string& name, auto field, std::string summary,
                            std::string source, double two) {
        all.push_back(bind("epidemic.vaccination." + name, Layer::arm, field,
                           {.unit = "share",
                            .summary = std::move(summary),
                            .source = std::move(source),
                            .min = 0,
                            .max = 1},
                           {"what two doses leave: " + name, std::vector<double>{0.1, two},
                            std::vector<double>{0.1, two / 2}, levels(1 - two, 1 - two / 2)}));
    };
    effect(
        "against_infection", [](auto& s) -> auto& { return s.epidemic.vaccine.against_infection; },
        "by how much one dose, and two, lower the hazard of being infected",
        "two: 0.7, preprint from before Delta; one: assumption", 0.7);
    effect(
        "against_transmission",
        [](auto& s) -> auto& { return s.epidemic.vaccine.against_transmission; },
        "by how much they lower what an infected person is to others",
        "two: 0.57, the same; Covasim 0.41; one: assumption", 0.57);
    effect(
        "against_illness", [](auto& s) -> auto& { return s.epidemic.vaccine.against_illness; },
        "by how much they lower the chance to fall ill once infected", "assumption", 0.6);
    const auto days = [&](const std::string& name, auto field, std::string summary,
                          std::string source, Effect moved) {
        all.push_back(bind("epidemic.vaccination." + name, Layer::arm, field,
                           {.unit = "days",
                            .summary = std::move(summary),
                            .source = std::move(source),
                            .min = 0,
                            .max = 3650},
                           std::move(moved)));
    };
    days("second_after_days", [](auto& s) -> auto& { return s.epidemic.vaccine.second_after_days; },
         "from the first to the second dose; 0 = none", "assumption: 8 to 12 weeks",
         {"days from the first dose to the effect of two", 70, 28, levels(84, 42)});
    days("delay_days", [](auto& s) -> auto& { return s.epidemic.vaccine.delay_days; },
         "from a dose to its effect", "assumption",
         {"days from the first dose to the effect of two", 14, 21, levels(84, 91)});
    days("half_life_days", [](auto& s) -> auto& { return s.epidemic.vaccine.half_life_days; },
         "in which the effect halves; 0 = it stays", "free choice",
         {"effect 100 days after it began, of the first", 100, 50, levels(0.5, 0.25)});
}

void add_testing(std::vector<Parameter>& all) {
    all.push_back(bind("epidemic.testing.seek_mild", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.testing.seek_mild; },
                       {.unit = "share",
                        .summary = "the mildly ill who come to be tested, as long after onset as "
                                   "cases.onset_to_isolation_* say",
                        .source = "assumption",
                        .min = 0,
                        .max = 1},
                       {"share of the mildly ill who come", 0.5, 0.2, levels(0.5, 0.2)}));
    all.push_back(bind("epidemic.testing.seek_severe", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.testing.seek_severe; },
                       {.unit = "share",
                        .summary = "the severely ill who do",
                        .source = "assumption: all",
                        .min = 0,
                        .max = 1},
                       {"share of the severely ill who come", 1.0, 0.4, levels(1, 0.4)}));
    all.push_back(bind("epidemic.testing.from", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.testing.from; },
                       {.unit = "date",
                        .summary = "nobody is tested because of symptoms before; who is still ill "
                                   "then comes within a week of it",
                        .source = "free choice: when the disease was first thought of"},
                       {"days from infection to coming, of who was ill before", "2021-06-01",
                        "2021-06-11", difference(10)}));
    all.push_back(
        bind("epidemic.testing.sensitivity", Layer::arm,
             [](auto& s) -> auto& { return s.epidemic.testing.sensitivity; },
             {.unit = "share",
              .summary = "positive samples by whole days since infection; none later",
              .source = openabm + ": 0.8 from day 3 to 14",
              .min = 0,
              .max = 1},
             {"share of samples on day 2 that are positive", std::vector<double>{0, 0, 0.8},
              std::vector<double>{0, 0, 0.3}, levels(0.8, 0.3)}));
    all.push_back(bind("epidemic.testing.capacity_per_day", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.testing.capacity_per_day; },
                       {.unit = "samples a day",
                        .summary = "that laboratories get through; 0 = any number",
                        .source = "free choice; Hai Duong 2021 had 10,000 (m.vietnamnet.vn)",
                        .min = 0,
                        .max = 1e8},
                       {"hours to the result of the 100th sample", 100, 50, difference(24)}));
    all.push_back(bind("epidemic.testing.watch_hours", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.testing.watch_hours; },
                       {.unit = "h",
                        .summary = "symptoms in quarantine are seen within this time, evenly",
                        .source = "assumption: looked after once a day",
                        .min = 0,
                        .max = 240},
                       {"hours until symptoms in quarantine are seen", 24, 6, levels(12, 3)}));
    all.push_back(
        bind("epidemic.testing.isolation_days", Layer::arm,
             [](auto& s) -> auto& { return s.epidemic.testing.isolation_days; },
             {.unit = "days",
              .summary = "a case is kept away after its result, and until it has recovered",
              .source = "assumption",
              .min = 0,
              .max = 90},
             {"days in isolation of a case that has recovered", 14, 28, levels(14, 28)}));
}

void add_measures(std::vector<Parameter>& all) {
    const auto share = [&](const std::string& name, auto field, std::string summary) {
        all.push_back(bind("epidemic.compliance." + name, Layer::arm, field,
                           {.unit = "share",
                            .summary = std::move(summary),
                            .source = "assumption",
                            .min = 0,
                            .max = 1},
                           {"share who comply: " + name, 0.9, 0.4, levels(0.9, 0.4)}));
    };
    share(
        "called", [](auto& s) -> auto& { return s.epidemic.compliance.called; },
        "contacts who go into quarantine when a person tells them");
    share(
        "notified", [](auto& s) -> auto& { return s.epidemic.compliance.notified; },
        "contacts who go into quarantine when a message tells them");
    share(
        "home", [](auto& s) -> auto& { return s.epidemic.compliance.home; },
        "F2 who stay at home when told");
    all.push_back(bind("epidemic.closures", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.closures; },
                       {.unit = "",
                        .summary = "rooms shut, each \"WHAT [in DISTRICT] DATE[..DATE]\", WHAT a "
                                   "kind of room or schools, workplaces, venues, directive-15, -16 "
                                   "or -19, lockdown; who would be there stays at home",
                        .source = "free choice"},
                       {"kinds of room shut", std::vector<std::string>{},
                        std::vector<std::string>{"schools 2021-05-03"}, levels(0, 3)}));
    all.push_back(bind("epidemic.give_up_above", Layer::arm,
                       [](auto& s) -> auto& { return s.epidemic.give_up_above; },
                       {.unit = "cases",
                        .summary = "an outbreak with more reported cases is followed no further "
                                   "(calibration has no use for it); 0 = never",
                        .source = "free choice",
                        .min = 0,
                        .max = 1e8},
                       // Infected on the first day, ill after 5 days, isolated after 2 more, the
                       // result half a day later.
                       {"days until 400 infected are too many", 0, 50, levels(30, 8)}));
    all.push_back(bind("epidemic.counted", Layer::world,
                       [](auto& s) -> auto& { return s.epidemic.counted; },
                       {.unit = "",
                        .summary = "CSV date,cases of what was reported in the world, to stand "
                                   "beside the outbreak; empty = not given",
                        .source = "free choice"},
                       {"counted cases", std::string{}, std::string{"cases_bac_giang_2021.csv"},
                        levels(0, 5795)}));
}

} // namespace

std::vector<Parameter> epidemic_table() {
    std::vector<Parameter> all;
    add_outbreak(all);
    add_course(all);
    add_individual(all);
    add_dose(all);
    add_settings(all);
    add_vaccination(all);
    add_testing(all);
    add_measures(all);
    return all;
}

} // namespace truyvet::scenario
