// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/estimates.hpp"
#include "sim/analysis/planning.hpp"
#include "sim/report/form.hpp"
#include "sim/report/text.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::report {
namespace {

using analysis::Measure;

/// A difference of two shares: "1,4 điểm phần trăm [1,2; 1,6]".
std::string points(const analysis::Estimate& e) {
    const auto times_100 = [](const std::optional<double>& x) {
        return x ? std::optional(100 * *x) : std::nullopt;
    };
    analysis::Estimate scaled = e;
    scaled.mean = times_100(e.mean);
    scaled.lo = times_100(e.lo);
    scaled.hi = times_100(e.hi);
    std::string text = number(scaled, 1).vi;
    const auto bracket = text.find(" [");
    const std::string unit = " điểm phần trăm";
    return bracket == std::string::npos ? text + unit : text.insert(bracket, unit);
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
    std::vector<std::string> names;
    for (const FormDistrict& d : f.districts) {
        names.push_back(d.name);
    }
    const auto planning = analysis::planning_of(r, arm, analysis::PlanBy::district, names);
    const std::int64_t missing = f.goals.empty() ? 0 : f.goals.front().installs - f.installs;
    if (!planning || missing <= 0) {
        return std::nullopt;
    }
    const auto more = static_cast<double>(missing);
    const analysis::PlanEstimates e = analysis::estimate(*planning, more);
    return "Để đạt " + f.goals.front().name + " cần thêm " + count(missing).vi +
           " lượt cài đặt. Chia đều: ước tìm được " + percent(e.even).vi + " F1; dồn vào " +
           named(planning->problem, adoption::spread_best(planning->problem, more)) + ": " +
           percent(e.best).vi + ".";
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
    const auto by_use = analysis::difference(r, Measure::recall, 0, *use, arm);
    const auto by_installs = analysis::difference(r, Measure::recall, 0, *installs, arm);
    const auto gap = analysis::difference(r, Measure::recall, 0, *use, *installs);
    const bool clear = gap.lo && gap.hi && (*gap.lo > 0 || *gap.hi < 0);
    const std::string verdict =
        !clear          ? "chưa phân biệt được hai cách."
        : *gap.mean > 0 ? "ưu tiên vận động người đã cài bật Bluetooth và giữ ứng dụng hoạt động."
                        : "ưu tiên vận động cài đặt mới.";
    return "Tỷ lệ F1 tìm được tăng thêm " + points(by_use) +
           " nếu mọi tài khoản đã cài đều hoạt động, và " + points(by_installs) +
           " nếu đạt 50 % thuê bao với mức sử dụng như hiện nay: " + verdict;
}

} // namespace

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
