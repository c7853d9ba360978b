// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimate.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The provinces' quick report (Báo cáo nhanh) on Bluezone, filled from a run. In Vietnamese, as
/// the form is.
namespace truyvet::report {

struct FormDistrict {
    std::string name;
    std::int64_t people = 0;
    std::int64_t owners = 0;
    std::int64_t installs = 0;
    std::int64_t active = 0;
};

/// A goal and the installs it means.
struct FormGoal {
    std::string name;
    std::int64_t installs = 0;
};

/// What one arm of the run found.
struct FormOutcome {
    std::string name;
    std::size_t arm = 0; ///< of the results
    std::int64_t installs = 0;
    double active_share = 0;
    analysis::Estimate recall;
    analysis::Estimate recall_f0_active;
    analysis::Estimate precision;
};

/// What was counted, never simulated.
struct FormCount {
    std::chrono::year_month_day date{};
    std::int64_t installs = 0;
    std::optional<std::int64_t> active; ///< where it was counted too
    int rank = 0;                       ///< among 63; 0 = not published
    std::string source;
    std::vector<FormDistrict> districts; ///< the province's own counts; no owners, no active
};

/// Who reports: the department (Sở) to the province, or the province to the Ministry.
enum class Issuer { department, committee };

/// What stands in the form.
struct ProvinceForm {
    std::string province; ///< "Lào Cai"
    bool city = false;    ///< under the central government
    Issuer issuer = Issuer::department;
    std::chrono::year_month_day date{};
    std::int64_t people = 0;
    std::int64_t subscriptions = 0;
    std::optional<FormCount> counted; ///< none: nothing was published and no counts were given
    std::vector<FormGoal> goals;
    std::vector<std::string> done; ///< campaigns of the scenario that have begun

    // The annex: all of it comes from the simulation.
    std::string arm; ///< the scenario's name of what is shown
    std::int64_t installs = 0;
    std::int64_t active = 0;
    std::vector<FormDistrict> districts;
    FormOutcome now;
    std::vector<FormOutcome> others; ///< of the same province
    std::vector<std::string> proposals;
};

/// A piece of the form, laid out as text or as HTML.
struct FormBlock {
    enum class Kind {
        heads,
        dateline,
        title,
        subtitle,
        section,
        line,
        item,
        table,
        note,
        signature,
        annex ///< its heading; what follows is simulated, and says so on every page
    };
    Kind kind = Kind::line;
    std::string text; ///< heads, dateline, signature: two columns, split at '|'
    std::vector<std::vector<std::string>> rows; ///< of a table, the first is its heading
};
/// The watermark of what is simulated.
inline constexpr const char* annex_mark = "GIẢ ĐỊNH – KẾT QUẢ MÔ PHỎNG";

std::vector<FormBlock> blocks_of(const ProvinceForm& form);

std::string as_plain_text(const std::vector<FormBlock>& blocks);
std::string as_page(const std::vector<FormBlock>& blocks, const std::string& title);

} // namespace truyvet::report
