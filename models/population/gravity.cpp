// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/gravity.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace truyvet::population {
namespace {

struct Point {
    double x_km;
    double y_km;
};

std::vector<Point> sunflower(const std::vector<std::uint32_t>& order, double area_km2) {
    constexpr double golden_angle = 2.399963229728653;
    const double radius = std::sqrt(area_km2 / std::numbers::pi);
    std::vector<Point> points(order.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double r =
            radius * std::sqrt(static_cast<double>(rank) / static_cast<double>(order.size()));
        const double angle = golden_angle * static_cast<double>(rank);
        points[order[rank]] = {r * std::cos(angle), r * std::sin(angle)};
    }
    return points;
}

/// At 30 km/h on provincial roads, and 10 minutes to set out and to arrive. Assumption.
double travel_hours(Point a, Point b) {
    return std::hypot(a.x_km - b.x_km, a.y_km - b.y_km) / 30 + 1.0 / 6;
}

} // namespace

Gravity::Gravity(const ProvinceFigures& province, const PopulationSettings& settings)
    : out_share_(settings.commute_out_share) {
    const auto n = province.districts.size();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        return province.districts[a].urban_share > province.districts[b].urban_share;
    });
    centre_ = order.front();
    const std::vector<Point> at = sunflower(order, province.area_km2);
    for (std::size_t i = 0; n > 1 && i < n; ++i) {
        std::vector<double> weight(n);
        for (std::size_t j = 0; j < n; ++j) {
            const double people = static_cast<double>(province.districts[j].population);
            weight[j] = i == j ? 0
                               : std::pow(people, settings.gravity_to) /
                                     std::pow(travel_hours(at[i], at[j]), settings.gravity_time);
        }
        to_.emplace_back(weight);
    }
}

std::uint32_t Gravity::draw(std::uint32_t home, core::Stream& stream) const {
    if (to_.empty() || !stream.bernoulli(out_share_)) {
        return home;
    }
    return to_[home](stream);
}

} // namespace truyvet::population
