// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/settings.hpp"

#include <ns3/propagation-loss-model.h>
#include <ns3/ptr.h>

#include <vector>

namespace truyvet::radio {

/// The ns-3 model that decides the loss in one environment.
ns3::Ptr<ns3::PropagationLossModel> make_loss_model(const RadioSettings&, core::Environment);

/// ns-3's loss, tabulated: the link tier asks it for every pair.
class LossTable {
  public:
    LossTable(const RadioSettings&, core::Environment);

    /// Never falls with distance; straight between 5 cm steps (50 cm beyond 25 m).
    [[nodiscard]] float loss_db(float distance_m) const;

  private:
    std::vector<float> near_;
    std::vector<float> far_;
};

} // namespace truyvet::radio
