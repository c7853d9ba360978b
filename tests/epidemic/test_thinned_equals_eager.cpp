// SPDX-License-Identifier: GPL-2.0-only
#include "tests/epidemic/eager.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::epidemic;
using mobility::CandidateGroup;

namespace {

/// Two provinces with coaches, boarding houses and night lines, and whom somebody infects in them.
class SmallOutbreak {
  public:
    static constexpr std::uint32_t replicates = 40;

    explicit SmallOutbreak(const DoseSettings& dose, core::LocalDay day = core::LocalDay{18764})
        : chance_(11, 0), day_(day), people_(make(chance_)), days_(people_, night(), chance_),
          dose_settings_(dose), restrictions_(people_) {
        history_settings_.individual_sd = 0;
        history_settings_.mild_factor = history_settings_.asymptomatic_factor = 1;
        // Everybody is infectious, some four, some five days after infection.
        for (std::uint32_t p = 0; p < people_.people(); ++p) {
            const core::TimePoint when = core::start_of(day_ - 5) + std::chrono::hours{p % 24};
            sources_.push_back({core::PersonId{p}, {}, when, {}, 1});
        }
    }

    /// Restrictions, candidates and protection under test.
    mobility::Restrictions& restrictions() { return restrictions_; }
    const population::Population& people() const { return people_; }
    core::LocalDay day() const { return day_; }
    const mobility::SyntheticMobility& days() const { return days_; }

    Tally eager(const Protection& protection = {}) const {
        const NaturalHistory history(history_settings_, chance_);
        const mobility::RestrictedMobility real(days_, restrictions_);
        return Eager(real, day_)
            .expected(sources_, history, Dose(dose_settings_, chance_), protection);
    }

    /// Events of all replicates; and the sum over replicates of (number - mean)^2 / mean.
    Tally thinned(double mean, double& dispersion, const mobility::Candidates& candidates,
                  const Protection& protection = {}) const {
        const mobility::RestrictedMobility real(days_, restrictions_);
        EpidemicSettings settings;
        settings.dose = dose_settings_;
        settings.history = history_settings_;
        settings.imports.initial = 0;
        Tally tally;
        dispersion = 0;
        for (std::uint32_t r = 0; r < replicates; ++r) {
            const core::Randomness luck(12, r);
            const Outbreak nobody(days_, settings, Imports(people_, settings, {}, luck), luck);
            const NaturalHistory history(history_settings_, luck);
            const Dose dose(dose_settings_, luck);
            Transmission transmission(
                {days_, candidates, restrictions_, history, dose, protection, luck, nobody, day_});
            std::vector<Infection> events;
            for (const Infection& s : sources_) {
                transmission.find(s, events);
            }
            for (const Infection& e : events) {
                tally.add(real.setting(e.room), distance_m(real, e), e.when, 1);
            }
            dispersion += std::pow(static_cast<double>(events.size()) - mean, 2) / mean;
        }
        return tally;
    }

  private:
    static population::Population make(const core::Randomness& chance) {
        population::PopulationSettings size;
        size.people = 4000;
        size.people_per_town_room[population::venue_index(population::RoomKind::coach)] = 1000;
        return population::make(
            population::select(population::read_census(TRUYVET_CENSUS), {"bac-giang", "lao-cai"}),
            size, chance);
    }
    static mobility::MobilitySettings night() {
        mobility::MobilitySettings s;
        s.work.night_lines = 0.15;
        return s;
    }

    core::Randomness chance_;
    core::LocalDay day_;
    population::Population people_;
    mobility::SyntheticMobility days_;
    NaturalHistorySettings history_settings_;
    DoseSettings dose_settings_;
    mobility::Restrictions restrictions_;
    std::vector<Infection> sources_;
};

/// The largest deviation of counts from Poisson means, in standard deviations; means below 10 are
/// put together.
double worst(const Tally& counted, const Tally& expected) {
    double largest = 0;
    double few_counted = 0;
    double few_expected = 0;
    const auto compare = [&](double n, double mean) {
        mean *= SmallOutbreak::replicates;
        if (mean < 10) {
            few_counted += n;
            few_expected += mean;
        } else {
            largest = std::max(largest, std::abs(n - mean) / std::sqrt(mean));
        }
    };
    for (std::size_t s = 0; s < counted.at.size(); ++s) {
        for (std::size_t d = 0; d < counted.at[s].size(); ++d) {
            compare(counted.at[s][d], expected.at[s][d]);
        }
    }
    for (std::size_t h = 0; h < counted.hour.size(); ++h) {
        compare(counted.hour[h], expected.hour[h]);
    }
    compare(counted.all, expected.all);
    return std::max(largest,
                    std::abs(few_counted - few_expected) / std::sqrt(std::max(1.0, few_expected)));
}

/// 62 bins at 4.5 standard deviations: a false alarm in 2,400 seeds.
constexpr double bound = 4.5;

DoseSettings strong() {
    DoseSettings dose;
    dose.risk_per_hour = 0.02;
    dose.outdoors = 0.5; // so that yards, lanes and fields are seen
    return dose;
}

/// The same at any distance: the hazard reaches its bound.
DoseSettings flat() {
    DoseSettings dose = strong();
    dose.risk_per_hour = 0.002;
    dose.fall_per_m = 1;
    dose.shared_air = 0;
    dose.susceptibility.assign(decades, 1);
    return dose;
}

struct BeyondBound : Protection {
    double susceptibility(core::PersonId, core::TimePoint) const override { return 1 / 0.9; }
};

/// Counts those who come as customers twice.
class TwiceCounted : public mobility::Candidates {
  public:
    explicit TwiceCounted(const mobility::Candidates& honest) : honest_(&honest) {}
    void groups(core::PersonId who, const mobility::Stay& stay,
                std::vector<CandidateGroup>& out) const override {
        honest_->groups(who, stay, out);
        for (std::size_t i = 0, n = out.size(); i < n; ++i) {
            if (out[i].way == mobility::Way::customer) {
                out.push_back(out[i]);
            }
        }
    }
    core::PersonId person(const CandidateGroup& g, std::uint32_t number) const override {
        return honest_->person(g, number);
    }
    bool plausible(const CandidateGroup& g, std::uint32_t number, core::PersonId p,
                   core::TimePoint t) const override {
        return honest_->plausible(g, number, p, t);
    }

  private:
    const mobility::Candidates* honest_;
};

/// Poisson numbers have a dispersion of chi-squared, one degree of freedom a replicate.
bool is_poisson(double dispersion) {
    const double n = SmallOutbreak::replicates;
    return std::abs(dispersion - n) < 4.5 * std::sqrt(2 * n);
}

} // namespace

TEST_CASE("Infections drawn by thinning follow the law of every pair in every room") {
    for (const int day : {18764, 18769}) { // a Monday and a Saturday
        const SmallOutbreak world(strong(), core::LocalDay{day});
        const auto candidates = world.days().ranked_candidates();
        const Tally expected = world.eager();
        double dispersion = 0;
        const Tally counted = world.thinned(expected.all, dispersion, *candidates);
        INFO(counted.all << " infections, " << expected.all * SmallOutbreak::replicates
                         << " expected");
        CHECK(counted.all > 10000);
        CHECK(worst(counted, expected) < bound);
        CHECK(is_poisson(dispersion));
        // The planted fault: a visitor of a shop is counted twice.
        const Tally twice = world.thinned(expected.all, dispersion, TwiceCounted(*candidates));
        CHECK(worst(twice, expected) > bound);
    }
}

TEST_CASE("A bound too low by a tenth is seen") {
    const SmallOutbreak world(flat());
    const auto candidates = world.days().ranked_candidates();
    double dispersion = 0;
    const Tally expected = world.eager();
    CHECK(worst(world.thinned(expected.all, dispersion, *candidates), expected) < bound);
    // Somebody who is more at risk than the bound allows: the same as a lower bound.
    const BeyondBound more;
    const Tally beyond = world.eager(more);
    CHECK(worst(world.thinned(beyond.all, dispersion, *candidates, more), beyond) > bound);
}

TEST_CASE("The law holds under restrictions: home, away, closed schools and shops") {
    SmallOutbreak world(strong());
    const auto at = [&](int hours) {
        return core::start_of(world.day()) + std::chrono::hours{hours};
    };
    mobility::Restrictions& r = world.restrictions();
    for (std::uint32_t p = 0; p < world.people().people(); p += 3) {
        r.keep({core::PersonId{p},
                p % 2 == 0 ? mobility::KeptWhere::home : mobility::KeptWhere::away,
                at(static_cast<int>(p % 20)), at(static_cast<int>(p % 20 + 9))});
    }
    r.close({population::RoomKind::classroom, {}, {}, at(9), at(48)});
    r.close({population::RoomKind::market, core::DistrictId{0}, {}, at(0), at(24)});
    const auto candidates = world.days().ranked_candidates();
    const Tally expected = world.eager();
    double dispersion = 0;
    const Tally counted = world.thinned(expected.all, dispersion, *candidates);
    CHECK(worst(counted, expected) < bound);
    CHECK(is_poisson(dispersion));
}
