// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/cases.hpp"

#include "models/core/days.hpp"
#include "sim/engine/first_error.hpp"

namespace truyvet::engine {
namespace {

/// What one thread counts.
struct Counts {
    explicit Counts(const world::World& world)
        : tallies(world.arms.size(), Tally(world.counted)), contacts(no_contacts(world.people)) {}

    void add(const Counts& other) {
        for (std::size_t a = 0; a < tallies.size(); ++a) {
            tallies[a].add(other.tallies[a]);
        }
        for (std::size_t p = 0; p < contacts.size(); ++p) {
            contacts[p].add(other.contacts[p]);
        }
    }

    std::vector<Tally> tallies;
    std::vector<ContactsBetween> contacts;
};

/// One case after another, each in every arm; one of these per thread.
class CaseWorker {
  public:
    CaseWorker(const OpenReplicate& open, Investigated& out)
        : open_(open), finder_(open.replicate.finder()), counts_(open.world), out_(out) {}

    void run(std::uint32_t number, CaseDetail* detail) {
        auto file = open_.replicate.open_case(number, finder_);
        for (ContactsBetween& met : counts_.contacts) {
            met.add(file);
        }
        in_every_arm(file, detail);
        if (detail != nullptr) {
            detail->file = std::move(file);
        }
    }
    [[nodiscard]] const Counts& counts() const { return counts_; }

  private:
    void in_every_arm(const tracing::CaseFile& file, CaseDetail* detail) {
        const core::Randomness& chance = open_.replicate.chance();
        const mobility::Mobility& mobility = open_.replicate.mobility();
        const scenario::Settings& s = open_.world.settings;
        const std::uint32_t every = s.second_contacts.follow_every;
        const bool followed = every > 0 && file.number % every == 0;
        tracing::SecondContacts second(mobility, s.contact, s.second_contacts, file, finder_);
        tracing::Investigation investigation(chance, mobility, file);
        TrailMaker maker(mobility, chance, followed ? &second : nullptr);
        for (std::size_t a = 0; a < open_.arms.size(); ++a) {
            const world::OpenArm& arm = open_.arms[a];
            const tracing::Inquiry inquiry = investigation.in(arm.app(), detail != nullptr);
            out_.trails[a][file.number] = maker.make(inquiry, arm.app(), arm.models().channels);
            counts_.tallies[a].add_truth(inquiry);
            if (!out_.expected[a].empty()) {
                const world::ArmModels& models = arm.models();
                out_.expected[a][file.number] =
                    expected_of(file, investigation.expect(arm.app()), models.channels,
                                core::from_days(models.tracing.horizon_days));
            }
            if (detail != nullptr) {
                const tracing::AppFindings* app = inquiry.app_if_asked();
                detail->arms.push_back(
                    {inquiry.phones, app == nullptr ? tracing::AppFindings{} : *app, {}, {}});
            }
        }
    }

    const OpenReplicate& open_;
    contact::EncounterFinder finder_;
    Counts counts_;
    Investigated& out_;
};

} // namespace

Investigated investigate_cases(const OpenReplicate& open, unsigned threads, bool (*stop)(),
                               std::span<CaseDetail> details) {
    const std::size_t cases = open.world.settings.cases.per_replicate;
    Investigated out;
    out.trails.assign(open.arms.size(), std::vector<CaseTrails>(cases));
    for (const world::OpenArm& arm : open.arms) {
        out.expected.emplace_back(arm.models().by_pairs ? cases : 0);
    }
    Counts sum(open.world);
    FirstError error;
#pragma omp parallel num_threads(threads)
    {
        CaseWorker worker(open, out);
#pragma omp for schedule(dynamic) nowait
        for (std::size_t i = 0; i < cases; ++i) {
            error.guard([&] {
                if (!stop()) {
                    worker.run(static_cast<std::uint32_t>(i),
                               details.empty() ? nullptr : &details[i]);
                }
            });
        }
        // Whole numbers: the order of adding does not show.
#pragma omp critical(truyvet_tally)
        sum.add(worker.counts());
    }
    error.rethrow();
    out.tallies = std::move(sum.tallies);
    out.contacts = std::move(sum.contacts);
    return out;
}

} // namespace truyvet::engine
