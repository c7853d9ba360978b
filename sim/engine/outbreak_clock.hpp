// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/testing.hpp"
#include "models/mobility/restrictions.hpp"
#include "sim/engine/course.hpp"
#include "sim/engine/outbreak_case.hpp"
#include "sim/engine/outbreak_count.hpp"
#include "sim/engine/outbreak_run.hpp"

#include <deque>
#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace truyvet::engine {

/// What happens to the infected and to those tested, in the order of one instant.
enum class TestEvent : std::uint8_t { result, onset, comes, sample };

/// The clock of one outbreak: onset -> comes or is watched -> sample -> laboratory -> result ->
/// isolated, investigated -> the course of the case -> told -> kept, tested. Writes restrictions.
class OutbreakClock {
  public:
    /// All given must outlive it.
    OutbreakClock(const world::World& world, const world::Replicate& replicate,
                  const world::OpenArm& arm, const epidemic::Outbreak& outbreak,
                  mobility::Restrictions& restrictions, unsigned threads);

    /// All that happens on a day.
    void play(core::LocalDay day);
    /// The day's new infections: what comes of them.
    void add(core::LocalDay day, std::span<const epidemic::Infection> infections);
    /// Positive results so far.
    [[nodiscard]] double reported() const { return static_cast<double>(cases_.size()); }
    /// After the last day: notices under way arrive, and everything is counted.
    PlayedOutbreak finish();

  private:
    struct Sample {
        core::PersonId person;
        core::TimePoint taken;
        bool positive = false;
        bool in_quarantine = false;
    };
    struct Due {
        std::uint32_t sample = 0;
        core::TimePoint result;
    };
    using Queue = EventQueue<TestEvent>;

    void handle(const Event<TestEvent>& e);
    void on_onset(core::PersonId person);
    void on_comes(core::PersonId person);
    void on_result(std::uint32_t sample);
    void take_sample(core::PersonId person);
    void told(const Trail& trail, core::TimePoint at);
    void kept(const mobility::Restriction& r, bool by_call);
    void keep(const mobility::Restriction& r, bool isolated);
    void prepare(core::LocalDay day, core::TimePoint by);
    [[nodiscard]] epidemic::IndexCase case_of(const Sample& sample, core::TimePoint result) const;
    void open(std::uint32_t sample, core::TimePoint at);
    void at(core::TimePoint when, TestEvent kind, core::PersonId person, std::uint32_t sample = 0);
    /// Past the last day, when notices still arrive but nobody is followed any more.
    [[nodiscard]] bool over(core::TimePoint t) const;
    [[nodiscard]] OutbreakDay& today(core::TimePoint t);
    [[nodiscard]] OutbreakInfection* infection_of(core::PersonId person);
    [[nodiscard]] const epidemic::EpidemicSettings& settings() const {
        return arm_.models().epidemic;
    }
    void count_cases(PlayedOutbreak& played);
    [[nodiscard]] std::vector<Investigated> investigated() const;

    const world::World& world_;
    const world::Replicate& replicate_;
    const world::OpenArm& arm_;
    const epidemic::Outbreak& outbreak_;
    mobility::Restrictions& restrictions_;
    unsigned threads_;
    mobility::RestrictedMobility days_seen_; ///< everybody's days as they really are
    epidemic::Testing testing_;
    epidemic::Laboratory laboratory_;
    LedgerSettings ledger_settings_;
    Queue queue_;
    Course course_;
    std::vector<std::unique_ptr<CaseInvestigator>> investigators_; ///< by thread
    std::deque<InvestigatedCase> cases_;
    std::vector<Sample> samples_;
    /// Positive samples whose results come on a day, and which are not yet investigated.
    std::map<std::int32_t, std::vector<Due>> due_;
    std::unordered_map<std::uint32_t, InvestigatedCase> prepared_; ///< by sample
    std::unordered_map<std::uint32_t, std::uint32_t> infected_;    ///< by person: into the tree
    std::unordered_set<std::uint32_t> waiting_;                    ///< for a result, by person
    std::unordered_set<std::uint32_t> told_;
    std::vector<Kept> kept_;
    OutbreakResult result_;
};

} // namespace truyvet::engine
