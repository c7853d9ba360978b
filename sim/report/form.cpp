// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/form.hpp"

#include "models/adoption/district_counts.hpp"
#include "models/adoption/notation.hpp"
#include "models/core/error.hpp"
#include "sim/analysis/estimates.hpp"
#include "sim/report/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace truyvet::report {
namespace {

double mean(const results::Results& r, const char* column, std::size_t arm) {
    const results::Table* t = r.find("adoption");
    double sum = 0;
    double n = 0;
    for (std::size_t i = 0; t != nullptr && i < t->rows(); ++i) {
        if (t->counts("arm")[i] == static_cast<std::int64_t>(arm)) {
            sum += static_cast<double>(t->counts(column)[i]);
            n += 1;
        }
    }
    return n > 0 ? sum / n : 0;
}

std::vector<FormDistrict> districts_of(const results::Results& r, std::size_t arm,
                                       const population::ProvinceFigures& province) {
    std::vector<FormDistrict> all;
    const results::Table* t = r.find("districts");
    for (std::size_t i = 0; t != nullptr && i < t->rows(); ++i) {
        const auto number = static_cast<std::size_t>(t->counts("district")[i]);
        if (t->counts("arm")[i] == static_cast<std::int64_t>(arm) &&
            number < province.districts.size()) {
            all.push_back({province.districts[number].name, t->counts("persons")[i],
                           t->counts("smartphone_owners")[i], t->counts("installs")[i],
                           t->counts("active")[i]});
        }
    }
    return all;
}

/// Which of the form's rows an arm is: as now, at a goal, or none of these.
std::optional<std::string> row_name(const results::Arm& arm, const results::Arm& now) {
    constexpr double near = 0.0005;
    if (arm.installs == now.installs) {
        return "Cài đặt như trên";
    }
    if (std::abs(arm.share_people - target_of_people) < near) {
        return "Đạt 30 % dân số";
    }
    if (std::abs(arm.share_subscriptions - target_of_smartphones) < near) {
        return "Đạt 50 % thuê bao ĐTTM";
    }
    return std::nullopt;
}

FormOutcome outcome_of(const results::Results& r, const analysis::ArmEstimates& e, std::size_t arm,
                       const std::string& name) {
    const analysis::ChannelEstimates& main = e.channels.front();
    return {name,
            arm,
            r.arms[arm].installs,
            r.arms[arm].active,
            main.of(analysis::Measure::recall),
            main.of(analysis::Measure::recall_f0_active),
            main.of(analysis::Measure::precision)};
}

/// The last count of a place up to a day; an English remark in place of a source's address is
/// said in the form's language.
std::optional<FormCount> published(const adoption::Observations& all, const std::string& place,
                                   core::LocalDay date) {
    const adoption::Observation* last = nullptr;
    for (const adoption::Observation* o : all.series(place)) {
        last = o->date <= date && o->count > 0 ? o : last;
    }
    if (last == nullptr) {
        return std::nullopt;
    }
    FormCount c;
    c.date = core::date_of(last->date);
    c.installs = std::llround(last->count);
    c.rank = last->rank;
    c.source = last->source.starts_with("http") ? last->source : "báo cáo chính thức hoặc báo chí";
    for (const adoption::Observation& o : all.all()) {
        if (o.slug == last->slug && o.date == last->date &&
            o.counted == adoption::Counted::active) {
            c.active = std::llround(o.count);
        }
    }
    return c;
}

/// The province's own counts by district, from a file.
FormCount own_counts(const std::string& file, const population::ProvinceFigures& province) {
    FormCount c;
    core::LocalDay last = core::LocalDay{};
    for (const adoption::DistrictCount& d : adoption::read_counts(file, province)) {
        const auto installs = std::llround(d.installs);
        const population::DistrictFigures& figures = province.districts[d.district];
        c.districts.push_back(
            {figures.name, static_cast<std::int64_t>(figures.population), 0, installs, 0});
        c.installs += installs;
        last = std::max(last, d.date);
    }
    c.date = core::date_of(last);
    c.source = "số liệu của tỉnh, theo huyện";
    return c;
}

std::string short_date(core::TimePoint t) {
    const auto d = core::date_of(core::local_day(t));
    return std::to_string(unsigned{d.day()}) + "/" + std::to_string(unsigned{d.month()}) + "/" +
           std::to_string(int{d.year()});
}

/// The means in the directives' words.
std::string in_vietnamese(const std::string& means) {
    constexpr std::array<std::string_view, adoption::means_names.size()> words{
        "Nhắn tin SMS",
        "Nhắn tin qua Zalo",
        "Tuyên truyền trên báo, đài",
        "Tuyên truyền trên loa truyền thanh cơ sở",
        "Treo áp phích, pa-nô",
        "Tổ công tác đi từng ngõ, gõ từng nhà",
        "Yêu cầu cài đặt khi vào nơi công cộng",
        "Chỉ đạo cơ quan, doanh nghiệp yêu cầu người lao động cài đặt"};
    const auto found = adoption::means_named(means);
    return std::string(found ? words[static_cast<std::size_t>(*found)] : std::string_view(means));
}

std::vector<std::string> done_of(const scenario::Settings& s,
                                 const population::ProvinceFigures& province, core::LocalDay date) {
    const auto campaigns = adoption::campaigns_from(
        s.adoption.campaigns, adoption::districts_of({{province}, {}}), "adoption.campaigns");
    std::vector<std::string> done;
    for (std::size_t i = 0; i < campaigns.size(); ++i) {
        if (core::local_day(campaigns[i].start) > date) {
            continue; // a plan, not what was done
        }
        const std::string& text = s.adoption.campaigns[i];
        done.push_back(in_vietnamese(text.substr(0, text.find(' '))) + " từ ngày " +
                       short_date(campaigns[i].start) + " đến ngày " +
                       short_date(campaigns[i].end) + ".");
    }
    return done;
}

const population::ProvinceFigures& province_of(const FormSources& sources,
                                               const scenario::Settings& s) {
    if (s.provinces.size() != 1) {
        throw core::InputError("--form bao-cao", "the form is one province's, and this arm has " +
                                                     std::to_string(s.provinces.size()) +
                                                     "; choose another with --arm");
    }
    for (const population::ProvinceFigures& p : sources.census.provinces) {
        if (p.slug == s.provinces.front()) {
            return p;
        }
    }
    throw core::InputError("--form bao-cao", "the census has no province " + s.provinces.front());
}

} // namespace

std::size_t arm_named(const results::Results& results, const std::string& name) {
    std::string known;
    for (std::size_t a = 0; a < results.arms.size(); ++a) {
        if (results.arms[a].name == name) {
            return a;
        }
        known += "\n  " + results.arms[a].name;
    }
    throw core::InputError("--arm",
                           "'" + name + "' is not an arm of the results; give one of" + known);
}

ProvinceForm form_of(const results::Results& results, std::size_t arm, const FormSources& sources) {
    const scenario::Settings s =
        scenario::settings_of(sources.experiment, sources.experiment.arms.at(arm));
    const population::ProvinceFigures& province = province_of(sources, s);
    constexpr std::array<std::string_view, 5> cities{"ha-noi", "ho-chi-minh", "hai-phong",
                                                     "da-nang", "can-tho"};
    ProvinceForm f;
    f.province = province.name;
    f.city = std::find(cities.begin(), cities.end(), province.slug) != cities.end();
    f.issuer = sources.issuer;
    f.arm = results.arms[arm].name;
    f.people = std::llround(mean(results, "persons", arm));
    f.subscriptions = std::llround(mean(results, "smartphone_subscriptions", arm));
    f.installs = results.arms[arm].installs;
    f.active = std::llround(mean(results, "active", arm));
    f.counted = sources.counts.empty()
                    ? published(sources.observations, province.slug, s.cases.date)
                    : std::optional(own_counts(sources.counts, province));
    f.date = f.counted ? f.counted->date : core::date_of(s.cases.date);
    f.goals = {{"30 % dân số", std::llround(target_of_people * static_cast<double>(f.people))},
               {"50 % thuê bao ĐTTM",
                std::llround(target_of_smartphones * static_cast<double>(f.subscriptions))}};
    f.districts = districts_of(results, arm, province);
    f.done = done_of(s, province, core::local_day(f.date));
    const auto estimates = analysis::estimate(results);
    f.now = outcome_of(results, estimates[arm], arm, "Giả định: " + f.arm);
    for (std::size_t a = 0; a < results.arms.size(); ++a) {
        const auto other = scenario::settings_of(sources.experiment, sources.experiment.arms.at(a));
        const auto name = row_name(results.arms[a], results.arms[arm]);
        const bool seen = std::any_of(f.others.begin(), f.others.end(), [&](const FormOutcome& o) {
            return name == o.name && std::abs(o.active_share - results.arms[a].active) < 0.005;
        });
        if (a != arm && other.provinces == s.provinces && name && !seen) {
            f.others.push_back(outcome_of(results, estimates[a], a, *name));
        }
    }
    f.proposals = proposals_of(results, arm, f);
    return f;
}

} // namespace truyvet::report
