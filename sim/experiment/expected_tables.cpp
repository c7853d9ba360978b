// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/expected_tables.hpp"

#include "sim/experiment/typed_table.hpp"
#include "sim/results/schema.hpp"

namespace truyvet::experiment {
namespace {

struct ChannelRow : OfArm {
    std::int64_t channel;
    double index_cases_f0_active;
    double true_f1_f0_active;
    double found;
    double flagged;
};
const TypedTable<ChannelRow> channel_table{
    results::expected_shape,
    {{"arm", &ChannelRow::arm},
     {"replicate", &ChannelRow::replicate},
     {"channel", &ChannelRow::channel},
     {"index_cases_f0_active", &ChannelRow::index_cases_f0_active},
     {"true_f1_f0_active", &ChannelRow::true_f1_f0_active},
     {"found", &ChannelRow::found},
     {"flagged", &ChannelRow::flagged}}};

struct StepRow : OfArm {
    std::int64_t step;
    double f1;
};
const TypedTable<StepRow> step_table{results::expected_waterfall_shape,
                                     {{"arm", &StepRow::arm},
                                      {"replicate", &StepRow::replicate},
                                      {"step", &StepRow::step},
                                      {"f1", &StepRow::f1}}};

struct SettingRow : OfArm {
    std::int64_t channel;
    std::int64_t setting;
    double found;
    double flagged;
};
const TypedTable<SettingRow> setting_table{results::expected_setting_shape,
                                           {{"arm", &SettingRow::arm},
                                            {"replicate", &SettingRow::replicate},
                                            {"channel", &SettingRow::channel},
                                            {"setting", &SettingRow::setting},
                                            {"found", &SettingRow::found},
                                            {"flagged", &SettingRow::flagged}}};

std::int64_t number(std::size_t i) {
    return static_cast<std::int64_t>(i);
}

void add_channel(results::Results& out, const OfArm& of, std::size_t channel,
                 const engine::Expected& expected) {
    const engine::Expected::BySetting& by_setting = *expected.channels[channel];
    ChannelRow row{
        of, number(channel), expected.index_cases_f0_active, expected.true_f1_f0_active, 0, 0};
    for (std::size_t s = 0; s < by_setting.size(); ++s) {
        setting_table.append(
            out, {of, number(channel), number(s), by_setting[s].found, by_setting[s].flagged});
        row.found += by_setting[s].found;
        row.flagged += by_setting[s].flagged;
    }
    channel_table.append(out, row);
}

} // namespace

void add_expected(results::Results& out, const world::World& world,
                  const engine::ReplicateResult& result, std::uint32_t replicate) {
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        if (!result.expected[a]) {
            continue;
        }
        const engine::Expected& expected = *result.expected[a];
        const OfArm of{world.arm_numbers[a], replicate};
        for (std::size_t c = 0; c < expected.channels.size(); ++c) {
            if (expected.channels[c]) {
                add_channel(out, of, c, expected);
            }
        }
        // The waterfall is the first channel's.
        for (std::size_t s = 0; expected.channels.front() && s < expected.waterfall.size(); ++s) {
            step_table.append(out, {of, number(s), expected.waterfall[s]});
        }
    }
}

} // namespace truyvet::experiment
