// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/draw_file.hpp"

#include "models/core/csv.hpp"

#include <algorithm>

namespace truyvet::scenario {
namespace {

/// Reads one cell of each column, or adds the faults.
void read_row(const core::CsvRow& row, const std::vector<const Parameter*>& wanted, DrawFile& draws,
              core::Faults& faults) {
    for (const Parameter* p : wanted) {
        const auto x = core::number_in(row, p->key, faults);
        const auto why =
            x ? fault(*p,
                      p->kind == Kind::integer ? Value{static_cast<std::int64_t>(*x)} : Value{*x})
              : std::nullopt;
        if (why) {
            faults.add(row.place(p->key), *why);
        }
        draws.columns[p->key].push_back(x.value_or(0));
    }
    const double weight =
        row["weight"].empty() ? 1 : core::number_in(row, "weight", faults, 0).value_or(0);
    draws.cumulated.push_back((draws.cumulated.empty() ? 0 : draws.cumulated.back()) + weight);
}

} // namespace

double DrawFile::value(const Parameter& parameter, double u) const {
    const auto at = std::upper_bound(cumulated.begin(), cumulated.end() - 1, u * cumulated.back());
    return columns.at(parameter.key)[static_cast<std::size_t>(at - cumulated.begin())];
}

DrawFile read_draws(const std::filesystem::path& path, const std::vector<Prior>& priors,
                    const std::string& name) {
    core::CsvColumns columns{{}, {"weight"}};
    columns.others = true;
    std::vector<const Parameter*> wanted;
    for (const Prior& p : priors) {
        if (p.file == name) {
            wanted.push_back(p.parameter);
            columns.required.push_back(p.parameter->key);
        }
    }
    core::Faults faults;
    DrawFile draws;
    core::read_csv(path, columns, faults,
                   [&](const core::CsvRow& row) { read_row(row, wanted, draws, faults); });
    faults.throw_if_any();
    if (draws.cumulated.empty() || !(draws.cumulated.back() > 0)) {
        throw core::InputError(path.string(), "has no row with weight; give one row for each draw");
    }
    return draws;
}

} // namespace truyvet::scenario
