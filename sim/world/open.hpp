// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/adoption/install_odds.hpp"
#include "models/contact/encounters.hpp"
#include "models/mobility/mobility.hpp"
#include "models/tracing/app.hpp"
#include "models/tracing/case_file.hpp"
#include "sim/world/world.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace truyvet::world {

/// What a replicate draws from: its own number, past the one that all share.
core::Randomness replicate_chance(const scenario::Settings& settings, std::uint32_t replicate);

/// One replicate opened: its days, and its cases as they are asked for. Refers to the world, which
/// must outlive it.
class Replicate {
  public:
    Replicate(const World& world, std::uint32_t number);

    [[nodiscard]] const core::Randomness& chance() const { return chance_; }
    [[nodiscard]] const mobility::Mobility& mobility() const { return *mobility_; }
    [[nodiscard]] contact::EncounterFinder finder() const {
        return {*mobility_, world_.settings.encounters};
    }
    /// One index case: who it is, its stays, whom it met, who of these is truly F1, and who visited
    /// the same sites where a channel of some arm asks for them.
    [[nodiscard]] tracing::CaseFile open_case(std::uint32_t number,
                                              contact::EncounterFinder& finder) const;

  private:
    const World& world_;
    core::Randomness chance_;
    std::unique_ptr<const mobility::Mobility> mobility_;
    std::optional<core::Milliseconds> visit_margin_; ///< the widest that a channel asks for
};

/// One arm of a replicate opened: its phones and who of their owners runs the app.
class OpenArm {
  public:
    OpenArm(const ArmModels& models, std::shared_ptr<const adoption::Phones> phones)
        : models_(&models), phones_(std::move(phones)),
          adopters_(std::make_unique<adoption::Adopters>(*phones_, models.adoption)) {
        if (models.by_pairs) {
            odds_ = std::make_unique<adoption::InstallOdds>(*adopters_);
        }
    }

    [[nodiscard]] const ArmModels& models() const { return *models_; }
    [[nodiscard]] const adoption::Phones& phones() const { return *phones_; }
    [[nodiscard]] const adoption::Adopters& adopters() const { return *adopters_; }
    [[nodiscard]] tracing::AppArm app() const {
        tracing::AppArm arm{*phones_, *adopters_, models_->phones, *models_->hearing,
                            models_->tracing.bluezone};
        if (models_->by_pairs) {
            arm.by_pairs = {odds_.get(), *models_->by_pairs};
        }
        return arm;
    }

  private:
    const ArmModels* models_;
    std::shared_ptr<const adoption::Phones> phones_;
    std::unique_ptr<const adoption::Adopters> adopters_;
    std::unique_ptr<const adoption::InstallOdds> odds_; ///< where the arm goes by pairs
};

/// One arm by itself.
OpenArm open_arm(const World& world, std::size_t arm, const core::Randomness& chance);
/// All arms of a world; the same phones are held once.
std::vector<OpenArm> open_arms(const World& world, const core::Randomness& chance);

} // namespace truyvet::world
