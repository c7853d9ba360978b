// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/transmission.hpp"
#include "tests/epidemic/one_room.hpp"

#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::epidemic;

namespace {

/// Two towns with a room each, for 4 h and 8 h of a day; then all meet in one room for 8 h.
class TwoTowns : public mobility::Mobility {
  public:
    TwoTowns(const population::Population& people, std::uint32_t first)
        : Mobility(people), first_(first) {}

    [[nodiscard]] bool of_first(core::PersonId p) const { return p.value < first_; }

    void stays(core::PersonId p, core::LocalDay day,
               std::vector<mobility::Stay>& out) const override {
        const auto at = [&](int hours) { return core::start_of(day) + std::chrono::hours{hours}; };
        const int leave = of_first(p) ? 4 : 8;
        out.assign({{core::RoomId{of_first(p) ? 0U : 1U}, at(0), at(leave)},
                    {core::RoomId{2}, at(8), at(16)},
                    {core::RoomId::none(), at(16), at(24)}});
        if (leave < 8) {
            out.insert(out.begin() + 1, {core::RoomId::none(), at(leave), at(8)});
        }
    }
    void positions(core::PersonId, const mobility::Stay& stay,
                   std::vector<mobility::Position>& out) const override {
        out.assign({{stay.from, stay.to, 0, 0, 0, stay.from}});
    }
    void neighbours(core::RoomId, std::vector<mobility::Neighbour>& out) const override {
        out.clear();
    }
    std::unique_ptr<const mobility::Candidates> ranked_candidates() const override {
        return std::make_unique<const Everybody>(people().people());
    }

    /// Expected infections of a person of each town (column) among those of each (row).
    [[nodiscard]] Eigen::Matrix2d next_generation(double per_peak_hour, double peak_hours) const {
        const double a = first_;
        const double b = people().people() - first_;
        Eigen::Matrix2d hours;
        hours << 12 * a, 8 * a, 8 * b, 16 * b;
        return hours / 24 * per_peak_hour * peak_hours;
    }

  private:
    void candidates(core::RoomId, core::LocalDay, core::TimePoint, core::TimePoint,
                    std::vector<core::PersonId>& out) const override {
        out.clear();
    }

    /// Anybody: their days say who is not there.
    class Everybody : public mobility::Candidates {
      public:
        explicit Everybody(std::uint32_t people) : people_(people) {}
        void groups(core::PersonId, const mobility::Stay& stay,
                    std::vector<mobility::CandidateGroup>& out) const override {
            out.assign({{mobility::Way::member, people_, stay.room, core::local_day(stay.from),
                         stay.from, stay.to}});
        }
        core::PersonId person(const mobility::CandidateGroup&,
                              std::uint32_t number) const override {
            return core::PersonId{number};
        }
        bool plausible(const mobility::CandidateGroup&, std::uint32_t, core::PersonId,
                       core::TimePoint) const override {
            return true;
        }

      private:
        std::uint32_t people_;
    };

    std::uint32_t first_;
};

/// Everybody whom these infect in their whole course, where nobody is immune.
std::vector<Infection> offspring(const TwoTowns& towns, const EpidemicSettings& s,
                                 const std::vector<Infection>& sources, std::uint64_t generation) {
    const core::Randomness luck(8, generation);
    const Outbreak nobody(towns, s, Imports(towns.people(), s, {}, luck), luck);
    const auto candidates = towns.ranked_candidates();
    const mobility::Restrictions none(towns.people());
    const NaturalHistory history(s.history, luck);
    const Dose dose(s.dose, luck);
    const Protection nothing;
    std::vector<Infection> all;
    for (const Infection& source : sources) {
        const core::LocalDay first = core::local_day(source.when);
        for (core::LocalDay day = first; day <= first + 15; ++day) {
            Transmission({towns, *candidates, none, history, dose, nothing, luck, nobody, day})
                .find(source, all);
        }
    }
    return all;
}

} // namespace

TEST_CASE("R0 of chains is the spectral radius of the next-generation matrix") {
    const population::Population people = so_many(3000);
    const TwoTowns towns(people, 2000);
    EpidemicSettings s = all_alike(0);
    s.imports.initial = 0;
    s.dose.setting[0] = 2;
    s.dose.risk_per_hour = 6.2e-6;
    const Eigen::Matrix2d k =
        towns.next_generation(s.dose.setting[0] * s.dose.risk_per_hour, peak_hours(s.history));
    const double radius = k.eigenvalues().cwiseAbs().maxCoeff();
    std::vector<Infection> sources;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        sources.push_back(
            {core::PersonId{i * 3}, {}, core::start_of(s.start) + std::chrono::hours{9}, {}, 1});
    }
    double parents = 0;
    double children = 0;
    for (std::uint64_t generation = 0; generation < 10; ++generation) {
        const auto next = offspring(towns, s, sources, generation);
        if (generation >= 4) { // by then the towns' shares have settled
            parents += static_cast<double>(sources.size());
            children += static_cast<double>(next.size());
        }
        sources.clear();
        const std::size_t step = std::max<std::size_t>(1, next.size() / 1000);
        for (std::size_t i = 0; i < next.size(); i += step) {
            sources.push_back(next[i]);
        }
    }
    REQUIRE(parents > 3000);
    // Poisson numbers; four standard errors: a false alarm in 16,000 seeds. The towns' shares of
    // each generation vary, which adds less than as much again.
    const double error = 4 * std::sqrt(2 * radius / parents);
    INFO(children / parents << " found, " << radius << " expected");
    CHECK(std::abs(children / parents - radius) < error);
    // The planted fault: towns that never meet.
    CHECK(std::abs(children / parents - k.diagonal().maxCoeff()) > error);
}
