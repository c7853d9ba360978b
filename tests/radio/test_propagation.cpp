// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/random.hpp"
#include "models/radio/decoding.hpp"
#include "models/radio/fading.hpp"
#include "models/radio/propagation.hpp"
#include "models/radio/shadowing.hpp"

#include <catch2/catch.hpp>
#include <ns3/constant-position-mobility-model.h>
#include <ns3/double.h>
#include <ns3/rng-seed-manager.h>

#include <algorithm>

using namespace truyvet;
using namespace truyvet::radio;

TEST_CASE("In every environment the loss is ns-3's and never falls with distance") {
    const RadioSettings settings;
    for (std::size_t e = 0; e < core::environment_names.size(); ++e) {
        const auto environment = static_cast<core::Environment>(e);
        const LossTable table(settings, environment);
        const auto model = make_loss_model(settings, environment);
        auto a = ns3::Create<ns3::ConstantPositionMobilityModel>();
        auto b = ns3::Create<ns3::ConstantPositionMobilityModel>();
        float before = table.loss_db(0);
        for (float d = 0.01F; d < 600; d *= 1.01F) {
            b->SetPosition({d, 0, 0});
            CHECK(table.loss_db(d) >= before);
            before = table.loss_db(d);
            if (d >= 0.3F && d < 500) { // nearer, straight lines between 5 cm are coarse
                CHECK(table.loss_db(d) == Approx(-model->CalcRxPower(0, a, b)).margin(0.15));
            }
        }
        CHECK(table.loss_db(1) == Approx(settings.loss_1m_db).margin(0.01));
    }
}

namespace {
/// Largest distance of two samples' distribution functions (Kolmogorov and Smirnov).
double largest_gap(std::vector<double> a, std::vector<double> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    double gap = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        (a[i] <= b[j] ? i : j)++;
        gap = std::max(gap, std::abs(double(i) / a.size() - double(j) / b.size()));
    }
    return gap;
}
} // namespace

TEST_CASE("Fading is distributed as ns-3's Nakagami model draws it", "[statistical]") {
    const int n = 50000;
    for (const double m : {1.0, 1.75, 4.0}) {
        auto model = ns3::CreateObject<ns3::NakagamiPropagationLossModel>();
        for (const char* name : {"m0", "m1", "m2"}) {
            model->SetAttribute(name, ns3::DoubleValue(m));
        }
        ns3::RngSeedManager::SetRun(1);
        model->AssignStreams(1);
        auto a = ns3::Create<ns3::ConstantPositionMobilityModel>();
        auto b = ns3::Create<ns3::ConstantPositionMobilityModel>();
        b->SetPosition({5, 0, 0});
        const Fading fading(m);
        const Fading planted(1.15 * m);
        auto stream = core::Randomness(1, 1).stream(core::Purpose{"test.fading"});
        std::vector<double> theirs, ours, wrong;
        for (int i = 0; i < n; ++i) {
            theirs.push_back(model->CalcRxPower(0, a, b));
            const auto u = static_cast<float>(stream.uniform(0, 0.9999999));
            ours.push_back(fading.gain_db(u));
            wrong.push_back(planted.gain_db(u));
        }
        // Critical value 1.95 sqrt(2/n): false alarm 1e-3; the seeds are fixed.
        const double critical = 1.95 * std::sqrt(2.0 / n);
        CHECK(largest_gap(theirs, ours) < critical);
        CHECK(largest_gap(theirs, wrong) > critical); // the planted fault: m 15 % too large
    }
}

TEST_CASE("Half of the packets are lost 10.5 dB above the noise") {
    CHECK(packet_success(db_to_ratio(10.5)) == Approx(0.5).margin(0.1));
    CHECK(packet_success(db_to_ratio(14)) > 0.999);
    CHECK(packet_success(db_to_ratio(7)) < 0.001);
}

TEST_CASE("A pair's shadowing is the same from either end and differs between dwells") {
    const core::Randomness chance(1, 0);
    const core::PersonId a{17};
    const core::PersonId b{4};
    const RadioSettings s;
    const auto office = core::Environment::office;
    const auto ab = shadowing_of(s, office, chance, a, b, 9);
    const auto ba = shadowing_of(s, office, chance, b, a, 9);
    CHECK(ab.gain_db == ba.gain_db);
    CHECK(ab.channel_db == ba.channel_db);
    CHECK(ab.gain_db != shadowing_of(s, office, chance, a, b, 10).gain_db);
}
