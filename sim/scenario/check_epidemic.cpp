// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check_epidemic.hpp"

#include "models/epidemic/closures.hpp"
#include "models/epidemic/counted_cases.hpp"
#include "models/epidemic/foreseen.hpp"
#include "models/epidemic/imports.hpp"
#include "models/epidemic/vaccination.hpp"

#include <fmt/format.h>

namespace truyvet::scenario {
namespace {

using epidemic::decades;

class EpidemicCheck {
  public:
    EpidemicCheck(const epidemic::EpidemicSettings& settings, const population::Census& census,
                  const Places& places)
        : places_(places), e_(settings), census_(census) {}

    std::vector<core::Fault> run() {
        const bool all = by_age("epidemic.susceptibility_by_age", e_.dose.susceptibility) &
                         by_age("epidemic.asymptomatic_by_age", e_.history.asymptomatic) &
                         by_age("epidemic.severe_by_age", e_.history.severe);
        if (all) {
            severities();
        }
        if (e_.history.until_days <= e_.history.latent_days) {
            blame("epidemic.infectiousness.until_days",
                  fmt::format("epidemic.infectiousness.until_days = {} is not after "
                              "epidemic.infectiousness.latent_days = {}: nobody would infect "
                              "anybody; give more",
                              e_.history.until_days, e_.history.latent_days));
        }
        texts("epidemic.imports.seeds", epidemic::seeds_from);
        texts("epidemic.closures", epidemic::closures_from);
        texts("epidemic.vaccination.plan", epidemic::doses_from);
        doses("epidemic.vaccination.against_infection", e_.vaccine.against_infection);
        doses("epidemic.vaccination.against_transmission", e_.vaccine.against_transmission);
        doses("epidemic.vaccination.against_illness", e_.vaccine.against_illness);
        counted_cases();
        if (e_.testing.sensitivity.size() > 60) {
            blame("epidemic.testing.sensitivity",
                  fmt::format("epidemic.testing.sensitivity has {} numbers, one a day since "
                              "infection; give at most 60",
                              e_.testing.sensitivity.size()));
        }
        return std::move(faults_);
    }

  private:
    void blame(const std::string& key, std::string message) {
        faults_.push_back({place_of_key(places_, key), std::move(message)});
    }

    bool by_age(const std::string& key, const std::vector<double>& given) {
        if (given.size() == decades) {
            return true;
        }
        blame(key, fmt::format("{} has {} numbers; give {}, one a decade of age (0-9 .. 80 and "
                               "more)",
                               key, given.size(), decades));
        return false;
    }

    void doses(const std::string& key, const std::vector<double>& given) {
        if (given.size() != 2) {
            blame(key, fmt::format("{} has {} numbers; give two, for one dose and for two", key,
                                   given.size()));
        }
    }

    /// What a list of texts is read by, with every fault it finds.
    template <class Read>
    void texts(const std::string& key, Read read) {
        const auto place = places_.find(key);
        try {
            read(e_, epidemic::district_names(census_),
                 place == places_.end() ? key : place->second);
        } catch (const core::InputError& error) {
            faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
        }
    }

    void counted_cases() {
        if (e_.counted.empty()) {
            return;
        }
        try {
            const auto counted = epidemic::read_counted_cases(e_.counted);
            const auto days = static_cast<int>(counted.by_day.size());
            if (counted.first + days <= e_.start ||
                counted.first >= e_.start + static_cast<int>(e_.days)) {
                blame("epidemic.counted",
                      fmt::format("epidemic.counted: none of the {} days of {} is among the {} "
                                  "days from epidemic.start on; change one of them",
                                  days, e_.counted, e_.days));
            }
        } catch (const core::InputError& error) {
            faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
        }
    }

    void severities() {
        for (std::size_t d = 0; d < decades; ++d) {
            const double sum = e_.history.asymptomatic[d] + e_.history.severe[d];
            if (sum > 1) {
                blame("epidemic.severe_by_age",
                      fmt::format("epidemic.asymptomatic_by_age and epidemic.severe_by_age add up "
                                  "to {} at {} years; give at most 1",
                                  sum, 10 * d));
            }
        }
    }

    const Places& places_;
    const epidemic::EpidemicSettings& e_;
    const population::Census& census_;
    std::vector<core::Fault> faults_;
};

} // namespace

std::vector<core::Fault> epidemic_faults(const epidemic::EpidemicSettings& settings,
                                         const population::Census& census, const Places& places) {
    return EpidemicCheck(settings, census, places).run();
}

std::vector<std::string> epidemic_remarks(const Settings& s, const population::Census& census) {
    if (!s.epidemic.transmission) {
        return {};
    }
    double drawn = 0;
    for (const epidemic::Seed& seed :
         epidemic::seeds_from(s.epidemic, epidemic::district_names(census), "")) {
        drawn += seed.count;
    }
    const std::uint32_t replicates = s.experiment.replicates;
    const epidemic::Foreseen f = epidemic::foresee(s.epidemic, drawn, replicates);
    const std::string chance = fmt::format(
        "before the run: of {:.0f} imports an outbreak's infections vary by {:.0f} % (standard "
        "deviation) by chance alone",
        f.seeds, 100 * f.relative_sd);
    if (replicates < 2) {
        return {chance + "; one replicate has no interval: give experiment.replicates = 2 or more"};
    }
    return {chance +
            fmt::format("; {} replicates tell arms apart that differ by {:.0f} % or more of the "
                        "infections, a tenth takes {:.0f}, fewer where arms share their luck (the "
                        "summary says what was reached)",
                        replicates, 100 * f.smallest_difference, f.replicates_for_a_tenth)};
}

} // namespace truyvet::scenario
