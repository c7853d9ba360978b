// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/form.hpp"
#include "sim/report/text.hpp"
#include "sim/results/estimates.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using results::Measure;

/// The chance that a pair with both phones active is found: of all arms, for it is no arm's own.
double detection(const results::Results& r) {
    double both = 0;
    double found = 0;
    for (const results::ArmEstimates& e : results::estimate(r)) {
        both += e.waterfall[6].mean.value_or(0);
        found += e.waterfall[10].mean.value_or(0);
    }
    return both > 0 ? found / both : 0;
}

/// The first arm of those that share the arm's people: under its number stands what they share.
std::int64_t world_of(const results::Table& contacts, std::size_t arm) {
    std::int64_t world = -1;
    for (const std::int64_t w : contacts.counts("world")) {
        world = w <= static_cast<std::int64_t>(arm) ? std::max(world, w) : world;
    }
    return world;
}

/// "Sa Pa (+1.234)": the districts that get most of a plan.
std::string named(const adoption::PlanningProblem& problem, const adoption::Plan& plan) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < problem.parts.size(); ++i) {
        if (plan.installs[i] - problem.parts[i].installs > 0.5) {
            order.push_back(i);
        }
    }
    const auto gain = [&](std::size_t i) { return plan.installs[i] - problem.parts[i].installs; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return gain(a) > gain(b); });
    std::string text;
    for (const std::size_t i : order) {
        text += (text.empty() ? "" : ", ") + problem.parts[i].name + " (+" +
                count(std::llround(gain(i))).vi + ")";
    }
    return text;
}

std::optional<std::string> more_installs(const results::Results& r, std::size_t arm,
                                         const ProvinceForm& f) {
    const auto problem = planning_of(r, arm, f);
    const std::int64_t missing = f.goals.empty() ? 0 : f.goals.front().installs - f.installs;
    if (!problem || missing <= 0) {
        return std::nullopt;
    }
    const auto even = adoption::spread_evenly(*problem, static_cast<double>(missing));
    const auto best = adoption::spread_best(*problem, static_cast<double>(missing));
    return "Để đạt " + f.goals.front().name + " cần thêm " + count(missing).vi +
           " lượt cài đặt. Chia đều: ước tìm được " + percent(even.recall).vi + " F1; dồn vào " +
           named(*problem, best) + ": " + percent(best.recall).vi + ".";
}

/// Of the arms of the same province, what complete use buys and what more installs buy.
std::optional<std::string> lever(const results::Results& r, std::size_t arm,
                                 const ProvinceForm& f) {
    std::optional<std::size_t> use;
    std::optional<std::size_t> installs;
    for (std::size_t a = 0; a < r.arms.size(); ++a) {
        const bool ours = std::any_of(f.others.begin(), f.others.end(),
                                      [&](const FormOutcome& o) { return o.arm == a; });
        const bool same_installs = r.arms[a].installs == r.arms[arm].installs;
        const bool same_use = std::abs(r.arms[a].active - r.arms[arm].active) < 0.01;
        if (ours && same_installs && r.arms[a].active > 0.995) {
            use = a;
        }
        if (ours && same_use && r.arms[a].installs > r.arms[arm].installs &&
            std::abs(r.arms[a].share_subscriptions - 0.5) < 0.005) {
            installs = a;
        }
    }
    if (!use || !installs) {
        return std::nullopt;
    }
    const auto by_use = results::difference(r, Measure::recall, 0, *use, arm);
    const auto by_installs = results::difference(r, Measure::recall, 0, *installs, arm);
    const auto gap = results::difference(r, Measure::recall, 0, *use, *installs);
    const bool clear = gap.lo && gap.hi && (*gap.lo > 0 || *gap.hi < 0);
    const std::string verdict =
        !clear          ? "chưa phân biệt được hai cách."
        : *gap.mean > 0 ? "ưu tiên vận động người đã cài bật Bluetooth và giữ ứng dụng hoạt động."
                        : "ưu tiên vận động cài đặt mới.";
    return "Tỷ lệ F1 tìm được tăng thêm " + percent(by_use).vi +
           " nếu mọi tài khoản đã cài đều hoạt động, và " + percent(by_installs).vi +
           " nếu đạt 50 % thuê bao với mức sử dụng như hiện nay: " + verdict;
}

} // namespace

std::optional<adoption::PlanningProblem> planning_of(const results::Results& r, std::size_t arm,
                                                     const ProvinceForm& f) {
    const results::Table* t = r.find("contacts_between");
    const std::size_t n = f.districts.size();
    if (t == nullptr || n == 0) {
        return std::nullopt;
    }
    adoption::PlanningProblem p;
    p.contacts.assign(n * n, 0);
    double all = 0;
    const std::int64_t world = world_of(*t, arm);
    for (std::size_t i = 0; i < t->rows(); ++i) {
        const auto from = static_cast<std::size_t>(t->counts("from_district")[i]);
        const auto to = static_cast<std::size_t>(t->counts("to_district")[i]);
        if (t->counts("world")[i] == world && from < n && to < n) {
            const auto pairs = static_cast<double>(t->counts("true_f1")[i]);
            p.contacts[from * n + to] += pairs;
            all += pairs;
        }
    }
    if (all == 0) {
        return std::nullopt;
    }
    for (double& c : p.contacts) {
        c /= all;
    }
    for (const FormDistrict& d : f.districts) {
        p.parts.push_back({d.name, static_cast<double>(d.people), static_cast<double>(d.owners),
                           static_cast<double>(d.installs)});
    }
    p.active_share = r.arms[arm].active;
    p.detection = detection(r);
    return p;
}

std::vector<std::string> proposals_of(const results::Results& results, std::size_t arm,
                                      const ProvinceForm& form) {
    std::vector<std::string> all;
    for (const auto& proposal : {lever(results, arm, form), more_installs(results, arm, form)}) {
        if (proposal) {
            all.push_back(*proposal);
        }
    }
    if (all.empty()) {
        all.emplace_back("Tiếp tục duy trì, vận động người dân sử dụng thường xuyên.");
    }
    return all;
}

} // namespace truyvet::report
