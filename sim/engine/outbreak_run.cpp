// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/outbreak_run.hpp"

#include "sim/engine/outbreak_clock.hpp"
#include "sim/engine/outbreak_count.hpp"
#include "sim/engine/settle.hpp"

namespace truyvet::engine {
namespace {

epidemic::Imports imports_of(const world::World& world, const world::ArmModels& arm,
                             const core::Randomness& chance) {
    return {world.people, arm.epidemic, arm.seeds, chance};
}

class OutbreakRun {
  public:
    OutbreakRun(const world::World& world, const world::Replicate& replicate,
                const world::OpenArm& arm, unsigned threads)
        : world_(world), arm_(arm), threads_(threads), restrictions_(world.people),
          vaccination_(world.people, settings().vaccine, arm.models().doses, replicate.chance()),
          outbreak_(replicate.mobility(), settings(),
                    imports_of(world, arm.models(), replicate.chance()), replicate.chance(),
                    &vaccination_),
          clock_(world, replicate, arm, outbreak_, restrictions_, threads) {
        for (const mobility::Closure& c : arm.models().closures) {
            restrictions_.close(c);
        }
    }

    bool play(bool (*stop)()) {
        for (std::uint32_t d = 0; d < settings().days; ++d) {
            if (stop()) {
                return false;
            }
            const core::LocalDay day = settings().start + static_cast<int>(d);
            // The clock first: who is infected today cannot be found, or infect anybody, before
            // tomorrow, but who is found today must be kept today.
            clock_.play(day);
            const auto infections = outbreak_.step(day, restrictions_, threads_);
            clock_.add(day, infections);
            days_ = d + 1;
            if (settings().give_up_above > 0 && clock_.reported() > settings().give_up_above) {
                break;
            }
        }
        return true;
    }

    PlayedOutbreak result() {
        PlayedOutbreak played = clock_.finish();
        played.result.days.resize(days_);
        std::erase_if(played.result.districts, [&](const OutbreakDistrictDay& d) {
            return d.day >= static_cast<std::int64_t>(days_);
        });
        if (!world_.settings.experiment.detail) {
            played.result.tree = {};
        }
        return played;
    }

  private:
    [[nodiscard]] const epidemic::EpidemicSettings& settings() const {
        return arm_.models().epidemic;
    }

    const world::World& world_;
    const world::OpenArm& arm_;
    unsigned threads_;
    mobility::Restrictions restrictions_;
    epidemic::Vaccination vaccination_;
    epidemic::Outbreak outbreak_;
    OutbreakClock clock_;
    std::size_t days_ = 0; ///< that were played
};

} // namespace

std::optional<PlayedOutbreak> play_outbreak(const world::World& world,
                                            const world::Replicate& replicate,
                                            const world::OpenArm& arm, unsigned threads,
                                            bool (*stop)()) {
    OutbreakRun run(world, replicate, arm, threads);
    if (!run.play(stop)) {
        return std::nullopt;
    }
    return run.result();
}

} // namespace truyvet::engine
