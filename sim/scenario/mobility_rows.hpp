// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/settings.hpp"
#include "sim/scenario/bind.hpp"

/// Parameters of one part of MobilitySettings, a row each:
/// `const Rows work("mobility.work.", &M::work); ... work("tea_minutes", &W::tea_minutes, {...})`.
namespace truyvet::scenario {

inline const std::string assumed = "assumption";
inline const std::string fitted = "assumption, fitted to the contacts of Horby et al. 2011";
/// Positions are single-precision numbers.
inline constexpr double single = 1e-5;
using Numbers = std::vector<double>;
inline const std::string clock_time = "min after midnight";

template <class Part>
class Rows {
  public:
    Rows(std::string prefix, Part mobility::MobilitySettings::*part)
        : prefix_(std::move(prefix)), part_(part) {}

    template <class T>
    Parameter operator()(const std::string& key, T Part::*field, Doc doc, Effect effect) const {
        return bind(
            prefix_ + key, Layer::world,
            [ part = part_, field ](auto& s) -> auto& { return (s.mobility.*part).*field; },
            std::move(doc), std::move(effect));
    }

  private:
    std::string prefix_;
    Part mobility::MobilitySettings::*part_;
};

} // namespace truyvet::scenario
