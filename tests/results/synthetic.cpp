// SPDX-License-Identifier: GPL-2.0-only
#include "tests/results/synthetic.hpp"

#include "models/core/random.hpp"
#include "sim/results/schema.hpp"

#include <cmath>

namespace truyvet::test {
namespace {

constexpr double persons = 730420;
constexpr double subscriptions = 582607;
constexpr double owners = 0.6 * persons;
constexpr core::Purpose draws{"test.synthetic"};
constexpr std::array<double, core::setting_names.size()> setting_share{0.16, 0.22, 0.3,
                                                                       0.12, 0.05, 0.15};

results::Arm arm_of(const std::string& name, double share_people, double active) {
    results::Arm arm;
    arm.name = name + (active < 1 ? "" : ", all active");
    arm.settings["adoption.share"] = share_people;
    arm.settings["adoption.of"] = "people";
    arm.settings["adoption.active_share"] = active;
    arm.installs = std::lround(share_people * persons);
    arm.share_people = share_people;
    arm.share_subscriptions = share_people * persons / subscriptions;
    arm.share_owners = std::min(1.0, share_people * persons / owners);
    arm.active = active;
    return arm;
}

void add_case(core::Stream& draw, const results::Arm& arm, results::Cell& cell) {
    const bool f0_owns = draw.bernoulli(0.6);
    const bool f0_installed = f0_owns && draw.bernoulli(arm.share_owners);
    const bool f0_active = f0_installed && draw.bernoulli(arm.active);
    const auto contacts = static_cast<int>(draw.gamma(1.5, 10.0)) + 2;
    for (auto& channel : cell.channels) {
        channel.index_cases += 1;
        channel.index_cases_f0_active += f0_active ? 1 : 0;
    }
    for (int i = 0; i < contacts; ++i) {
        std::size_t setting = 0;
        for (double u = draw.uniform(); setting + 1 < setting_share.size(); ++setting) {
            u -= setting_share[setting];
            if (u < 0) {
                break;
            }
        }
        const std::array<bool, 10> kept{f0_owns,
                                        f0_installed,
                                        f0_active,
                                        draw.bernoulli(0.6),
                                        draw.bernoulli(arm.share_owners),
                                        draw.bernoulli(arm.active),
                                        draw.bernoulli(0.95),
                                        draw.bernoulli(0.99),
                                        draw.bernoulli(0.7),
                                        true};
        std::size_t step = 0;
        ++cell.waterfall[0];
        while (step < kept.size() && kept[step]) {
            ++cell.waterfall[++step];
        }
        for (std::size_t c = 0; c < cell.channels.size(); ++c) {
            const bool found = step >= (c == 0 ? 10U : 8U);
            cell.channels[c].true_f1 += 1;
            cell.channels[c].found += found ? 1 : 0;
            cell.channels[c].flagged += found ? 1 : 0;
            cell.channels[c].true_f1_f0_active += f0_active ? 1 : 0;
            cell.channels[c].found_f0_active += found ? 1 : 0;
            cell.settings[c][setting].true_f1 += 1;
            cell.settings[c][setting].found += found ? 1 : 0;
            cell.settings[c][setting].flagged += found ? 1 : 0;
        }
    }
    const auto strangers = f0_active ? draw.poisson(3 * arm.share_owners) : 0;
    cell.channels[0].flagged += strangers;
    cell.channels[0].flagged_f0_active += strangers;
    cell.settings[0].back().flagged += strangers;
}

} // namespace

results::Results synthetic_frame(std::uint64_t seed) {
    results::Results r;
    r.program_version = "0.1.0";
    r.source_revision = "synthetic";
    r.created_at = "2021-05-17T00:00:00Z";
    r.scenario_name = "Lào Cai 2021 (synthetic)";
    r.scenario = "# <b>made up</b> & not simulated\n[adoption]\nactive_share = 0.38\n";
    r.seed = seed;
    r.persons = static_cast<std::int64_t>(persons);
    r.households = 175034;
    r.smartphone_subscriptions = static_cast<std::int64_t>(subscriptions);
    r.smartphone_owners = static_cast<std::int64_t>(owners);
    r.channels = {"bluezone", "bluezone-phone"};
    for (const double active : {0.38, 1.0}) {
        r.arms.push_back(arm_of("as observed", 113317 / persons, active));
        r.arms.push_back(arm_of("30 % of people", 0.3, active));
        r.arms.push_back(arm_of("50 % of smartphones", 0.5 * subscriptions / persons, active));
        for (int i = 0; i <= 10; ++i) {
            r.arms.push_back(arm_of("curve " + std::to_string(10 * i) + " %", 0.1 * i, active));
        }
    }
    return r;
}

results::Cell synthetic_cell(const results::Results& r, std::uint32_t arm, std::uint32_t replicate,
                             std::uint32_t cases) {
    results::Cell cell;
    cell.arm = arm;
    cell.replicate = replicate;
    cell.channels.resize(r.channels.size());
    cell.settings.resize(r.channels.size());
    const core::Randomness randomness(r.seed, replicate);
    for (std::uint32_t i = 0; i < cases; ++i) {
        core::Stream draw = randomness.stream(draws, std::uint64_t{i});
        add_case(draw, r.arms[arm], cell);
    }
    for (auto& channel : cell.channels) {
        channel.flagged_f0_active = channel.flagged;
    }
    return cell;
}

results::Results synthetic(std::uint64_t seed, std::uint32_t replicates, std::uint32_t cases) {
    results::Results r = synthetic_frame(seed);
    for (std::uint32_t arm = 0; arm < r.arms.size(); ++arm) {
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
            r.add(synthetic_cell(r, arm, replicate, cases));
        }
    }
    return r;
}

} // namespace truyvet::test
