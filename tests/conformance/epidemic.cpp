// SPDX-License-Identifier: GPL-2.0-only
// Outbreaks: the course of an infection, the hazard between two people, and where it comes from.
#include "models/core/days.hpp"
#include "models/epidemic/dose.hpp"
#include "models/epidemic/imports.hpp"
#include "models/epidemic/natural_history.hpp"
#include "models/epidemic/vaccination.hpp"
#include "models/epidemic/variant.hpp"
#include "tests/conformance/outcomes.hpp"
#include "tests/conformance/province.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace truyvet::conformance {
namespace {

namespace fs = std::filesystem;
using core::Environment;
using core::PersonId;
using core::Setting;
using epidemic::Severity;

constexpr std::uint32_t people = 20000;
constexpr unsigned age = 25;
const core::TimePoint infected = core::start_of(core::LocalDay{18750});

double days(core::Milliseconds d) {
    return core::seconds(d) / 86400;
}

epidemic::NaturalHistory history(const scenario::Settings& s) {
    return {s.epidemic.history, {1, 1}};
}

/// Of many people, what `of` says of a course, where it says something.
template <class Of>
std::vector<double> each(const scenario::Settings& s, Of of) {
    const epidemic::NaturalHistory made = history(s);
    std::vector<double> all;
    for (std::uint32_t p = 0; p < people; ++p) {
        if (const std::optional<double> x = of(made.course(PersonId{p}, age, infected))) {
            all.push_back(*x);
        }
    }
    return all;
}

std::optional<double> log_incubation(const epidemic::Course& c) {
    return std::log(days(c.onset - c.infected));
}

Measured share_with(const Moved& moved, Severity severity) {
    double hits = 0;
    for (const double hit : each(moved.over({}), [&](const epidemic::Course& c) {
             return std::optional(c.severity == severity ? 1.0 : 0.0);
         })) {
        hits += hit;
    }
    return share_of(hits, people);
}

/// Without individual differences.
Measured infectiousness_of(const Moved& moved, Severity severity) {
    scenario::Settings base;
    base.epidemic.history.individual_sd = 0;
    const auto all = each(moved.over(base), [&](const epidemic::Course& c) {
        return c.severity == severity ? std::optional<double>(c.infectiousness) : std::nullopt;
    });
    return exactly(all.front());
}

/// Of people who are all severely ill.
Measured individual_spread(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.history.asymptomatic.assign(epidemic::decades, 0);
    base.epidemic.history.severe.assign(epidemic::decades, 1);
    return spread_of(each(moved.over(base), [](const epidemic::Course& c) {
        return std::optional<double>(c.infectiousness);
    }));
}

/// Mean and standard deviation of the time since infection at which somebody infects.
std::pair<double, double> when_infectious(const scenario::Settings& s) {
    const epidemic::NaturalHistory made = history(s);
    double all = 0;
    double sum = 0;
    double squares = 0;
    for (int h = 0; h < 60 * 24; ++h) {
        const double weight = made.relative(std::chrono::hours{h});
        all += weight;
        sum += weight * h / 24;
        squares += weight * h / 24 * h / 24;
    }
    return {sum / all, std::sqrt(squares / all - sum / all * sum / all)};
}

scenario::Settings without_end(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.history.until_days = 60;
    return moved.over(base);
}

Measured time_of(const Moved& moved, core::TimePoint epidemic::Course::*when) {
    const epidemic::Course c = history(moved.over({})).course(PersonId{1}, age, infected);
    return exactly(days(c.*when - c.infected));
}

double hazard(const scenario::Settings& s, Setting setting, Environment environment, float metres) {
    return epidemic::Dose(s.epidemic.dose, {1, 1}).hazard({setting, environment, metres, false});
}

/// Only what falls with distance.
Measured next_metre(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.dose.shared_air = 0;
    const scenario::Settings s = moved.over(base);
    return exactly(hazard(s, Setting::work, Environment::office, 2) /
                   hazard(s, Setting::work, Environment::office, 1));
}

Measured at_a_metre(const Moved& moved, Setting setting, Environment environment) {
    return exactly(hazard(moved.over({}), setting, environment, 1));
}

Measured far_off(const Moved& moved) {
    return exactly(hazard(moved.over({}), Setting::work, Environment::office, 50));
}

Measured susceptible(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    const epidemic::Dose dose(s.epidemic.dose, {1, 1});
    return exactly(dose.susceptibility(age) / dose.susceptibility(65));
}

/// From one to the next of many.
Measured through_masks(const scenario::Settings& s, Setting setting) {
    const epidemic::Dose dose(s.epidemic.dose, {1, 1});
    std::vector<double> all;
    for (std::uint32_t p = 0; p < people; p += 2) {
        all.push_back(dose.through_masks(PersonId{p}, PersonId{p + 1}, setting));
    }
    return mean_of(all);
}

Measured all_masked(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.dose.masks.share.fill(1);
    return through_masks(moved.over(base), Setting::work);
}

/// As an outbreak of Delta has it.
scenario::Settings of_delta(scenario::Settings s) {
    s.epidemic.dose.variant = epidemic::Variant::delta;
    s.epidemic = epidemic::as_variant(s.epidemic);
    return s;
}

Measured delta_infectious(const Moved& moved) {
    return exactly(when_infectious(of_delta(without_end(moved))).first);
}

/// Everybody has the first dose on one day.
epidemic::Vaccination vaccination(const scenario::Settings& s) {
    epidemic::Doses all;
    all.share = 1;
    all.from = all.to = core::LocalDay{18750};
    return {province(), s.epidemic.vaccine, {all}, {1, 1}};
}
core::TimePoint after(double days) {
    return infected + core::from_days(days);
}

using Factor = double (epidemic::Protection::*)(PersonId, core::TimePoint) const;
Measured two_doses(const Moved& moved, Factor factor) {
    const epidemic::Vaccination made = vaccination(moved.over({}));
    return exactly((made.*factor)(PersonId{1}, after(200)));
}

Measured two_doses_against_delta(const Moved& moved) {
    const epidemic::Vaccination made = vaccination(of_delta(moved.over({})));
    return exactly(made.susceptibility(PersonId{1}, after(200)));
}

Measured until_two(const Moved& moved) {
    const epidemic::Vaccination made = vaccination(moved.over({}));
    const double two = made.susceptibility(PersonId{1}, after(400));
    int day = 0;
    while (made.susceptibility(PersonId{1}, after(day)) != two) {
        ++day;
    }
    return exactly(day);
}

/// Of a single dose.
Measured waned(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.vaccine.second_after_days = 0;
    const scenario::Settings s = moved.over(base);
    const epidemic::Vaccination made = vaccination(s);
    const double begins = s.epidemic.vaccine.delay_days;
    return exactly((1 - made.susceptibility(PersonId{1}, after(begins + 100))) /
                   (1 - made.susceptibility(PersonId{1}, after(begins))));
}

Measured vaccinated(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    const epidemic::Vaccination made(province(), s.epidemic.vaccine,
                                     epidemic::doses_from(s.epidemic, {}, ""), {1, 1});
    double n = 0;
    for (std::uint32_t p = 0; p < province().people(); ++p) {
        n += made.first_dose(PersonId{p}) ? 1 : 0;
    }
    return exactly(n);
}

/// The file that a parameter may name.
class File {
  public:
    File() { std::ofstream(path_) << "date,count\n2021-05-02,4\n"; }
    ~File() { fs::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    fs::path path_ = fs::temp_directory_path() /
                     ("truyvet-conformance-imports-" + std::to_string(::getpid()) + ".csv");
};

epidemic::Imports imports(scenario::Settings s) {
    static const File file;
    if (!s.epidemic.imports.file.empty()) {
        s.epidemic.imports.file = file.path();
    }
    return {province(), s.epidemic, epidemic::seeds_from(s.epidemic, {}, ""), {1, 1}};
}

Measured imported(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.imports.initial = 0;
    const scenario::Settings s = moved.over(base);
    const epidemic::Imports all = imports(s);
    double n = 0;
    for (int d = 0; d < 10; ++d) {
        n += static_cast<double>(all.on(s.epidemic.start + d).size());
    }
    return exactly(n);
}

Measured imported_a_day(const Moved& moved) {
    scenario::Settings base;
    base.epidemic.imports.initial = 0;
    const epidemic::Imports all = imports(moved.over(base));
    std::vector<double> days;
    for (int d = 0; d < 2000; ++d) {
        days.push_back(static_cast<double>(all.on(base.epidemic.start + d).size()));
    }
    return mean_of(days);
}

Measured on_the_first_day(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    return exactly(static_cast<double>(imports(s).on(s.epidemic.start).size()));
}

Measured first_day(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    const epidemic::Imports all = imports(s);
    int day = 18700;
    while (all.on(core::LocalDay{day}).empty()) {
        ++day;
    }
    return exactly(day);
}

void add_by_setting(std::vector<Outcome>& all) {
    for (std::size_t i = 0; i < core::setting_names.size(); ++i) {
        const auto setting = static_cast<Setting>(i);
        const std::string name(core::setting_names[i]);
        all.push_back({"hazard at 1 m, 1/h: " + name, [setting](const Moved& m) {
                           return at_a_metre(m, setting, Environment::office);
                       }});
        all.push_back({"what masks leave of the hazard: " + name,
                       [setting](const Moved& m) { return through_masks(m.over({}), setting); }});
    }
}

} // namespace

std::vector<Outcome> epidemic_outcomes() {
    using epidemic::Course;
    std::vector<Outcome> all{
        {"mean logarithm of the days to onset",
         [](const Moved& m) { return mean_of(each(m.over({}), log_incubation)); }},
        {"spread of the logarithm of the days to onset",
         [](const Moved& m) { return spread_of(each(m.over({}), log_incubation)); }},
        {"mean days from infection to infecting",
         [](const Moved& m) { return exactly(when_infectious(without_end(m)).first); }},
        {"mean days from infection to infecting, Delta", delta_infectious},
        {"what two doses leave of being infected by Delta", two_doses_against_delta},
        {"spread of the days from infection to infecting",
         [](const Moved& m) { return exactly(when_infectious(without_end(m)).second); }},
        {"days from infection to the first infectiousness",
         [](const Moved& m) { return time_of(m, &Course::infectious); }},
        {"days from infection to recovery",
         [](const Moved& m) { return time_of(m, &Course::recovered); }},
        {"spread of individual infectiousness", individual_spread},
        {"infectiousness of the asymptomatic",
         [](const Moved& m) { return infectiousness_of(m, Severity::asymptomatic); }},
        {"infectiousness of the mildly ill",
         [](const Moved& m) { return infectiousness_of(m, Severity::mild); }},
        {"share without symptoms at 25",
         [](const Moved& m) { return share_with(m, Severity::asymptomatic); }},
        {"share severely ill at 25",
         [](const Moved& m) { return share_with(m, Severity::severe); }},
        {"susceptibility at 25 against 65", susceptible},
        {"hazard at 2 m against 1 m, without shared air", next_metre},
        {"hazard at 50 m indoors, 1/h", far_off},
        {"hazard at 1 m out of doors, 1/h",
         [](const Moved& m) { return at_a_metre(m, Setting::community, Environment::outdoors); }},
        {"what masks leave of the hazard where all wear one", all_masked},
        {"people with a dose", vaccinated},
        {"what two doses leave: against_infection",
         [](const Moved& m) { return two_doses(m, &epidemic::Protection::susceptibility); }},
        {"what two doses leave: against_transmission",
         [](const Moved& m) { return two_doses(m, &epidemic::Protection::infectiousness); }},
        {"what two doses leave: against_illness",
         [](const Moved& m) { return two_doses(m, &epidemic::Protection::illness); }},
        {"days from the first dose to the effect of two", until_two},
        {"effect 100 days after it began, of the first", waned},
        {"people infected from outside in ten days", imported},
        {"people infected from outside a day", imported_a_day},
        {"people infected from outside on the first day", on_the_first_day},
        {"first day of an outbreak, days since 1970", first_day}};
    add_by_setting(all);
    return all;
}

} // namespace truyvet::conformance
