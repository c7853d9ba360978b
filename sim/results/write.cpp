// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/file.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/seal.hpp"

namespace truyvet::results {
namespace {

void write_header(hid_t file, const Results& r) {
    hdf5::write_attribute(file, "file_type", std::string(file_type));
    hdf5::write_attribute(file, "version",
                          std::to_string(file_version_major) + "." +
                              std::to_string(file_version_minor));
    hdf5::write_attribute(file, "program_version", r.program_version);
    hdf5::write_attribute(file, "source_revision", r.source_revision);
    hdf5::write_attribute(file, "created_at", r.created_at);
    hdf5::write_attribute(file, "scenario_name", r.scenario_name);
    hdf5::write_attribute(file, "seed", r.seed);
    hdf5::write_attribute(file, "persons", r.persons);
    hdf5::write_attribute(file, "households", r.households);
    hdf5::write_attribute(file, "smartphone_subscriptions", r.smartphone_subscriptions);
    hdf5::write_attribute(file, "smartphone_owners", r.smartphone_owners);
    hdf5::write_texts(file, "scenario", {r.scenario});
}

template <class T, class Value>
std::vector<T> each(const std::vector<Arm>& arms, Value value) {
    std::vector<T> values;
    for (const Arm& arm : arms) {
        values.push_back(value(arm));
    }
    return values;
}

void write_arms(hid_t file, const std::vector<Arm>& arms) {
    const hdf5::Handle group = hdf5::create_group(file, "arms");
    hdf5::write_texts(group, "name", each<std::string>(arms, [](const Arm& a) { return a.name; }));
    hdf5::write_texts(group, "settings", each<std::string>(arms, [](const Arm& a) {
                          return a.settings.dump(-1, ' ', true);
                      }));
    hdf5::write_column(
        group, {"installs", each<std::int64_t>(arms, [](const Arm& a) { return a.installs; })});
    const auto real = [&](const char* name, double Arm::*member) {
        hdf5::write_column(group,
                           {name, each<double>(arms, [=](const Arm& a) { return a.*member; })});
    };
    real("share_people", &Arm::share_people);
    real("share_subscriptions", &Arm::share_subscriptions);
    real("share_owners", &Arm::share_owners);
    real("active", &Arm::active);
}

void write_names(hid_t file, const Results& r) {
    const hdf5::Handle group = hdf5::create_group(file, "names");
    hdf5::write_texts(group, "channel", r.channels);
    hdf5::write_texts(group, "step", {waterfall_steps.begin(), waterfall_steps.end()});
    hdf5::write_texts(group, "setting", {core::setting_names.begin(), core::setting_names.end()});
}

void write_table(hid_t tables, Table table, Packing packing) {
    table.sort();
    const hdf5::Handle group = hdf5::create_group(tables, table.name());
    std::vector<std::string> names;
    for (const Column& column : table.columns()) {
        hdf5::write_column(group, column, packing == Packing::deflated);
        names.push_back(column.name);
    }
    hdf5::write_attribute(group, "columns", names);
    hdf5::write_attribute(group, "keys", static_cast<std::int64_t>(table.keys().size()));
}

void fill(hid_t file, const Results& r, Packing packing) {
    write_header(file, r);
    write_names(file, r);
    write_arms(file, r.arms);
    const hdf5::Handle tables = hdf5::create_group(file, "tables");
    for (const auto& [name, table] : r.tables) {
        write_table(tables, table, packing);
    }
}

} // namespace

std::vector<std::byte> to_bytes(const Results& results, Packing packing) {
    try {
        const hdf5::Quiet quiet;
        auto content = hdf5::make_image([&](hid_t file) { fill(file, results, packing); });
        add_seal(content);
        return content;
    } catch (const hdf5::Error& e) {
        throw core::RunError(std::string("results could not be stored: HDF5 failed at ") +
                             e.what());
    }
}

void write(const Results& results, const std::filesystem::path& path) {
    write_atomically(path, to_bytes(results));
}

} // namespace truyvet::results
