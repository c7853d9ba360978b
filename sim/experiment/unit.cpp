// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/unit.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/adoption_tables.hpp"
#include "sim/experiment/detail_tables.hpp"
#include "sim/experiment/expected_tables.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/outbreak_tables.hpp"
#include "sim/experiment/provenance.hpp"
#include "sim/experiment/tracing_tables.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>
#include <array>

namespace truyvet::experiment {
namespace {

nlohmann::ordered_json as_json(const scenario::Value& value) {
    return std::visit([](const auto& x) { return nlohmann::ordered_json(x); }, value);
}

double mean(const results::Table& table, const char* column, std::size_t arm) {
    const results::Counts& arms = table.counts("arm");
    const results::Counts& values = table.counts(column);
    double sum = 0;
    double n = 0;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        if (arms[i] == static_cast<std::int64_t>(arm)) {
            sum += static_cast<double>(values[i]);
            n += 1;
        }
    }
    return n > 0 ? sum / n : 0;
}

/// Which people the replicate is about, where it could be others.
void add_populations(results::Results& out, const world::World& world, std::uint32_t replicate) {
    if (world.settings.experiment.populations > 1) {
        results::Table& table = out.table(results::population_shape);
        for (const std::uint32_t arm : world.arm_numbers) {
            const std::array<std::int64_t, 3> row{arm, replicate, world.population};
            table.append(row);
        }
    }
}

/// What the replicate drew of what is not known.
void add_draws(results::Results& out, const scenario::Draws& draws, std::uint32_t replicate) {
    if (draws.empty()) {
        return;
    }
    const std::vector<scenario::Assignment> drawn = draws.of(replicate);
    for (std::size_t prior = 0; prior < drawn.size(); ++prior) {
        const std::array<std::int64_t, 2> key{replicate, static_cast<std::int64_t>(prior)};
        const std::array<double, 1> value{scenario::number_of(drawn[prior].second)};
        out.table(results::draw_shape).append(key, value);
    }
}

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

} // namespace

Work::Work(const scenario::Experiment& experiment)
    : experiment_(experiment), draws_(experiment), groups_(world::group_arms(experiment)),
      stopping_(experiment.settings.experiment), replicates_(stopping_.limit()) {}

std::vector<std::size_t> Work::units(std::uint32_t first, std::uint32_t end) const {
    std::vector<std::size_t> numbers;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        const auto begin = static_cast<std::ptrdiff_t>(numbers.size());
        for (std::size_t r = first; r < end; ++r) {
            numbers.push_back(group * replicates_ + r);
        }
        std::stable_sort(numbers.begin() + begin, numbers.end(), [&](std::size_t a, std::size_t b) {
            return population(a) < population(b);
        });
    }
    return numbers;
}

Unit Work::unit(std::size_t number) const {
    return {static_cast<std::uint32_t>(number / replicates_),
            static_cast<std::uint32_t>(number % replicates_)};
}

std::set<results::Results::CellName> Work::cells(std::size_t number) const {
    const Unit u = unit(number);
    std::set<results::Results::CellName> cells;
    for (const std::uint32_t arm : arms(u.group)) {
        cells.emplace(arm, u.replicate);
    }
    return cells;
}

results::Results Work::frame() const {
    results::Results out;
    stamp(out);
    out.scenario_name = experiment_.name;
    out.scenario = scenario::resolved_toml(experiment_);
    out.seed = experiment_.settings.experiment.seed;
    out.channels = world::counted_channels(world::channels_of(experiment_));
    for (const scenario::Arm& arm : experiment_.arms) {
        results::Arm described;
        described.name = arm.name;
        for (const auto& [key, value] : arm.settings) {
            described.settings[key] = as_json(value);
        }
        out.arms.push_back(std::move(described));
    }
    return out;
}

std::uint32_t Work::population(std::size_t number) const {
    return world::population_of(experiment_.settings, unit(number).replicate);
}

std::shared_ptr<const world::World> Work::world_of(const Unit& unit) {
    const std::uint32_t population = world::population_of(experiment_.settings, unit.replicate);
    // ns-3's objects, which a world has, are counted without atomics: one is made at a time, and
    // all threads that need it wait for it.
    static std::mutex one_world_at_a_time;
    const std::lock_guard lock(making_);
    const std::lock_guard alone(one_world_at_a_time);
    const world::WorldGroup& group = groups_[unit.group];
    if (!inhabitants_ || world_group_ != unit.group || inhabitants_->population != population) {
        world_.reset();
        inhabitants_.reset();
        inhabitants_ = world::make_inhabitants(experiment_, group, population);
        world_group_ = unit.group;
    }
    if (!draws_.empty()) {
        return world::make_world(experiment_, group, inhabitants_, draws_.of(unit.replicate));
    }
    if (!world_) {
        world_ = world::make_world(experiment_, group, inhabitants_);
    }
    return world_;
}

std::optional<results::Results> Work::compute(std::size_t number, unsigned threads) {
    if (threads > most_threads) {
        throw core::InputError("threads", std::to_string(threads) + " is more than " +
                                              std::to_string(most_threads) +
                                              "; give the processors there are, or 0");
    }
    const Unit u = unit(number);
    const auto world = world_of(u);
    const auto result = engine::run_replicate(*world, u.replicate, threads, interrupted);
    if (result.cells.empty()) {
        return std::nullopt;
    }
    results::Results out = frame();
    for (const results::Cell& cell : result.cells) {
        out.add(cell);
    }
    add_adoption(out, *world, result, u.replicate);
    add_tracing(out, *world, result, u.replicate);
    add_outbreaks(out, *world, result, u.replicate);
    add_populations(out, *world, u.replicate);
    if (u.group == 0) { // the same for all
        add_draws(out, draws_, u.replicate);
    }
    add_expected(out, *world, result, u.replicate);
    add_detail(out, *world, result, u.replicate);
    return out;
}

void describe_arms(results::Results& results) {
    const results::Table* table = results.find(results::adoption_shape.name);
    if (table == nullptr) {
        return;
    }
    for (std::size_t a = 0; a < results.arms.size(); ++a) {
        results::Arm& arm = results.arms[a];
        const double installs = mean(*table, "installs", a);
        arm.installs = static_cast<std::int64_t>(installs + 0.5);
        arm.share_people = ratio(installs, mean(*table, "persons", a));
        arm.share_subscriptions = ratio(installs, mean(*table, "smartphone_subscriptions", a));
        arm.share_owners = ratio(installs, mean(*table, "smartphone_owners", a));
        arm.active = ratio(mean(*table, "active", a), installs);
    }
    // What the first arm has; arms of another world say theirs in the table.
    const auto first = [&](const char* column) {
        return static_cast<std::int64_t>(mean(*table, column, 0) + 0.5);
    };
    results.persons = first("persons");
    results.households = first("households");
    results.smartphone_owners = first("smartphone_owners");
    results.smartphone_subscriptions = first("smartphone_subscriptions");
}

} // namespace truyvet::experiment
