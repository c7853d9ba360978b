// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"
#include "models/epidemic/groups.hpp"
#include "models/epidemic/settings.hpp"
#include "models/population/population.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::epidemic {

/// Infections that nobody here passed on. Seeds as a scenario writes them, one text each:
///   "20 factory_workers in Việt Yên together 2021-05-01", "3 pupils 2021-05-04..2021-05-10",
///   "1 everyone in bac-giang/Lạng Giang 2021-05-08"; together = of one school, firm or market.
/// A file has the same as columns: date,count[,group][,district][,together].
struct Seed {
    std::uint32_t count = 0;
    std::size_t group = 0;     ///< index into group_names()
    core::DistrictId district; ///< none = everywhere
    bool together = false;
    core::LocalDay from;
    core::LocalDay to; ///< the last day on which one of them is infected
};

/// A district by the names that a text may use.
struct DistrictName {
    std::string province;
    std::string name;
    core::DistrictId id;
};
using DistrictNames = std::vector<DistrictName>;
DistrictNames district_names(const population::Census& census);

/// Throws core::InputError with every fault of the texts (at `place`) and of the file: what cannot
/// be read, unknown groups and districts, dates outside the outbreak.
std::vector<Seed> seeds_from(const EpidemicSettings& settings, const DistrictNames& districts,
                             const std::string& place);

/// One infection from outside.
struct Import {
    core::PersonId person;
    core::TimePoint when;
};

/// Who is infected from outside, and when. Each draw is keyed by seed and number, or by day.
class Imports {
  public:
    /// Throws core::InputError where more are asked for than there are people of the kind.
    Imports(const population::Population& people, const EpidemicSettings& settings,
            std::vector<Seed> seeds, const core::Randomness& chance);

    /// Those of a day, by time, then person. Somebody may come twice: it is infected once.
    [[nodiscard]] std::vector<Import> on(core::LocalDay day) const;

  private:
    void draw(const Seed& seed, std::size_t index);
    /// Those of one place that has enough of them.
    [[nodiscard]] std::vector<core::PersonId> of_one_place(const Seed& seed, core::Stream& draw,
                                                           std::span<const core::PersonId>) const;

    const population::Population* people_;
    double per_day_;
    core::Randomness chance_;
    std::vector<Import> seeds_; ///< by time, then person
};

} // namespace truyvet::epidemic
