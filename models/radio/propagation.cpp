// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/propagation.hpp"

#include "models/core/linear_table.hpp"

#include <ns3/constant-position-mobility-model.h>
#include <ns3/double.h>

#include <cmath>

namespace truyvet::radio {
namespace {

// ns-3's model is flat below its reference distance; two phones are rarely nearer than 10 cm.
constexpr double reference_m = 0.1;
constexpr float near_step_m = 0.05F;
constexpr float near_end_m = 25;
constexpr float far_step_m = 0.5F;
constexpr float far_end_m = 500;

std::vector<float> tabulate(const ns3::PropagationLossModel& model, float from, float to,
                            float step) {
    auto a = ns3::Create<ns3::ConstantPositionMobilityModel>();
    auto b = ns3::Create<ns3::ConstantPositionMobilityModel>();
    a->SetPosition({0, 0, 0});
    std::vector<float> table;
    const auto count = static_cast<int>(std::lround((to - from) / step));
    for (int i = 0; i <= count; ++i) {
        b->SetPosition({from + double{step} * i, 0, 0});
        table.push_back(static_cast<float>(-model.CalcRxPower(0, a, b)));
    }
    return table;
}

} // namespace

ns3::Ptr<ns3::PropagationLossModel> make_loss_model(const RadioSettings& settings,
                                                    core::Environment environment) {
    const double exponent = settings.in(environment).exponent;
    auto model = ns3::CreateObject<ns3::LogDistancePropagationLossModel>();
    model->SetPathLossExponent(exponent);
    model->SetReference(reference_m, settings.loss_1m_db + 10 * exponent * std::log10(reference_m));
    return model;
}

LossTable::LossTable(const RadioSettings& settings, core::Environment environment) {
    const auto model = make_loss_model(settings, environment);
    near_ = tabulate(*model, 0, near_end_m, near_step_m);
    far_ = tabulate(*model, near_end_m, far_end_m, far_step_m);
}

float LossTable::loss_db(float distance_m) const {
    return distance_m < near_end_m
               ? core::within_nodes<float>(near_, distance_m * (1 / near_step_m))
               : core::within_nodes<float>(far_, (distance_m - near_end_m) / far_step_m);
}

} // namespace truyvet::radio
