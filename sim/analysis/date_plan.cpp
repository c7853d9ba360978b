// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/date_plan.hpp"

#include "models/adoption/adopters.hpp"
#include "models/core/date_text.hpp"
#include "models/core/error.hpp"
#include "models/core/number_text.hpp"
#include "models/core/text.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/world/world.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace truyvet::analysis {
namespace {

using adoption::Denominator;

constexpr std::size_t most_means = 12;

/// One arm, its campaigns taken out: they are means to choose from, not what happens anyhow.
std::vector<std::string> take_campaigns(scenario::Experiment& e, std::size_t arm) {
    e.arms = {e.arms.at(arm)};
    const auto campaigns = scenario::settings_of(e, e.arms[0]).adoption.campaigns;
    std::erase_if(e.arms[0].settings,
                  [](const auto& a) { return a.first == "adoption.campaigns"; });
    e.settings.adoption.campaigns.clear();
    return campaigns;
}

/// The means of the directives, with usual rates; whom employers reach is known.
std::vector<std::string> usual_texts(core::LocalDay from, core::LocalDay by) {
    std::vector<std::string> texts;
    for (const std::string_view means : adoption::means_names) {
        texts.push_back(std::string(means) + " " + core::date_text(from) + ".." +
                        core::date_text(by) + (means == "employer_order" ? " to employees" : ""));
    }
    return texts;
}

core::LocalDay first_day(const DatePlanRequest& request, const scenario::Settings& s,
                         const std::vector<adoption::DistrictCount>& counts) {
    if (request.from) {
        return *request.from;
    }
    if (!counts.empty()) {
        core::LocalDay last = counts.front().date;
        for (const adoption::DistrictCount& c : counts) {
            last = std::max(last, c.date);
        }
        return last;
    }
    return s.adoption.observed_place.empty() ? s.cases.date : s.adoption.observed_date;
}

/// Segments by district and by which means address them.
struct Parted {
    std::vector<adoption::Segment> segments;
    std::vector<std::size_t> districts; ///< of each segment
};

Parted parted(const adoption::People& people, const adoption::Phones& phones,
              const adoption::Adopters& adopters, const std::vector<adoption::Campaign>& means) {
    std::map<std::pair<std::size_t, std::uint32_t>, adoption::Segment> found;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const core::PersonId person{i};
        const adoption::Traits traits = people.traits(person);
        std::uint32_t mask = 0;
        for (std::size_t k = 0; k < means.size(); ++k) {
            mask |= means[k].audience.contains(traits) ? 1U << k : 0U;
        }
        adoption::Segment& here = found[{traits.district.value, mask}];
        const adoption::Phone phone = phones.of(person);
        here.means = mask;
        here.people += 1;
        here.owners += phone.owned() ? 1 : 0;
        here.installs += phone.owned() && adopters.installed(phone) ? 1 : 0;
    }
    Parted all;
    for (const auto& [key, segment] : found) {
        all.segments.push_back(segment);
        all.districts.push_back(key.first);
    }
    return all;
}

/// A district's own count, over its owners alike. A count beyond the owners is all of them.
void take_counts(Parted& p, const std::vector<adoption::DistrictCount>& counts) {
    for (const adoption::DistrictCount& c : counts) {
        double owners = 0;
        for (std::size_t i = 0; i < p.segments.size(); ++i) {
            owners += p.districts[i] == c.district ? p.segments[i].owners : 0;
        }
        for (std::size_t i = 0; i < p.segments.size(); ++i) {
            if (p.districts[i] == c.district && owners > 0) {
                p.segments[i].installs = p.segments[i].owners * std::min(1.0, c.installs / owners);
            }
        }
    }
}

std::vector<PlannedDistrict> districts_of(const DatePlan& plan, const Parted& p,
                                          const std::vector<std::string>& names) {
    std::vector<PlannedDistrict> all;
    double people = 0;
    double owners = 0;
    for (const std::string& name : names) {
        all.push_back({name});
    }
    for (std::size_t i = 0; i < p.segments.size(); ++i) {
        PlannedDistrict& d = all.at(p.districts[i]);
        const adoption::Segment& s = p.segments[i];
        d.people += s.people;
        d.owners += s.owners;
        d.installs += s.installs;
        d.planned += plan.problem.installed(s, plan.mix.reached);
        people += s.people;
        owners += s.owners;
    }
    for (PlannedDistrict& d : all) { // of owners by owners, of all else by people
        const bool by_owners = plan.base == owners;
        d.target = plan.problem.installs * (by_owners ? d.owners / owners : d.people / people);
    }
    return all;
}

double with_convinced(adoption::MixProblem problem, const adoption::Mix& mix, double factor) {
    for (adoption::Campaign& c : problem.means) {
        c.convinced = std::min(1.0, c.convinced * factor);
    }
    return problem.installed(mix.reached);
}

std::vector<PlannedDay> days_of(const DatePlan& plan, core::LocalDay by) {
    std::vector<PlannedDay> days;
    const double start = adoption::installed_by(plan.problem, plan.mix, core::start_of(plan.from));
    for (core::LocalDay day = plan.from; day <= by; ++day) {
        const double done = static_cast<double>(day - plan.from) / (by - plan.from);
        days.push_back({day, adoption::installed_by(plan.problem, plan.mix, core::start_of(day)),
                        start + done * std::max(0.0, plan.problem.installs - start)});
    }
    return days;
}

std::vector<std::string> district_names(const population::Census& census) {
    std::vector<std::string> names;
    for (const population::ProvinceFigures& p : census.provinces) {
        for (const population::DistrictFigures& d : p.districts) {
            names.push_back(d.name);
        }
    }
    return names;
}

} // namespace

DatePlan date_plan(scenario::Experiment experiment, const DatePlanRequest& request) {
    const auto own = take_campaigns(experiment, request.arm);
    const scenario::Settings s = scenario::settings_of(experiment, experiment.arms[0]);
    const auto census =
        population::select(population::read_census(scenario::data_folder()), s.provinces);
    if (!request.counts.empty() && census.provinces.size() != 1) {
        throw core::InputError("--counts", "are one province's; the scenario has several");
    }
    if (!request.counts.empty() && s.population.people > 0) {
        throw core::InputError("--counts", "are of the whole province; leave population.people out "
                                           "of the scenario");
    }
    const auto counts = request.counts.empty()
                            ? std::vector<adoption::DistrictCount>{}
                            : adoption::read_counts(request.counts, census.provinces.front());
    DatePlan plan;
    plan.from = first_day(request, s, counts);
    if (request.by <= plan.from) {
        throw core::InputError("--by", core::date_text(request.by) + " is not after " +
                                           core::date_text(plan.from) +
                                           ", the first day; give a later day, or --from");
    }
    plan.texts = own.empty() ? usual_texts(plan.from, request.by) : own;
    plan.problem.means =
        adoption::campaigns_from(plan.texts, adoption::districts_of(census), "adoption.campaigns");
    if (plan.problem.means.size() > most_means) {
        throw core::InputError("adoption.campaigns",
                               "has more than 12 means to choose from; leave some out");
    }
    for (adoption::Campaign& c : plan.problem.means) {
        c.start = std::max(c.start, core::start_of(plan.from));
        c.end = std::max(c.start, std::min(c.end, core::start_of(request.by)));
    }
    const auto world = world::make_world(experiment, world::group_arms(experiment).front());
    const world::ArmModels& arm = world->arms.front();
    const adoption::Phones phones(world->adopters, *arm.ownership, arm.clustering,
                                  core::Randomness(s.experiment.seed, 1));
    Parted p = parted(world->adopters, phones, adoption::Adopters(phones, arm.adoption),
                      plan.problem.means);
    take_counts(p, counts);
    plan.base = phones.count(request.of);
    plan.problem.segments = p.segments;
    plan.problem.installs = request.share * plan.base;
    plan.problem.budget_vnd = request.budget_vnd;
    plan.mix = adoption::best_mix(plan.problem);
    plan.low = with_convinced(plan.problem, plan.mix, 0.5);
    plan.high = with_convinced(plan.problem, plan.mix, 2);
    plan.districts = districts_of(plan, p, district_names(census));
    plan.days = days_of(plan, request.by);
    return plan;
}

void read_target(const std::string& text, DatePlanRequest& request) {
    static constexpr std::array<std::pair<std::string_view, Denominator>, 9> words{
        {{"people", Denominator::people},
         {"dan so", Denominator::people},
         {"population", Denominator::people},
         {"adults", Denominator::adults},
         {"nguoi lon", Denominator::adults},
         {"smartphone_users", Denominator::smartphone_users},
         {"nguoi co dien thoai", Denominator::smartphone_users},
         {"smartphone_subscriptions", Denominator::smartphone_subscriptions},
         {"thue bao", Denominator::smartphone_subscriptions}}};
    const auto percent = text.find('%');
    const auto share = core::number_as_written(text.substr(0, percent) + "%");
    std::string of = percent == std::string::npos ? "" : core::unmarked(text.substr(percent + 1));
    of.erase(0, std::min(of.find_first_not_of(' '), of.size()));
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](const auto& w) { return of.starts_with(w.first); });
    if (!share.value || word == words.end() || *share.value <= 0 || *share.value > 1) {
        throw core::InputError(
            "--target", "'" + text +
                            "' is not a target; give \"30 % people\", \"50 % smartphone_users\", "
                            "adults or smartphone_subscriptions (dân số, người có điện thoại, "
                            "người lớn, thuê bao)");
    }
    request.share = *share.value;
    request.of = word->second;
}

} // namespace truyvet::analysis
