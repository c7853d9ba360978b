// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/content.hpp"

#include "models/core/error.hpp"
#include "sim/results/check.hpp"
#include "sim/results/file.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>
#include <charconv>

namespace truyvet::results {
namespace {

/// Columns beside those this version knows.
constexpr std::size_t most_columns = 100;

std::int64_t major_of(const std::string& version) {
    std::int64_t major = -1;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

void check_version(hid_t file, const std::string& place) {
    std::string type;
    try {
        type = hdf5::read_text_attribute(file, "file_type");
    } catch (const hdf5::Error&) {
        throw core::InputError(place, "is an HDF5 file, but not one of truyvet's results");
    }
    if (type != file_type) {
        throw core::InputError(place, "is of type \"" + type + "\"; a results file is of type \"" +
                                          std::string(file_type) + "\"");
    }
    const std::string version = hdf5::read_text_attribute(file, "version");
    if (major_of(version) != file_version_major) {
        throw core::InputError(place, "has format version " + version +
                                          ", this truyvet reads version " +
                                          std::to_string(file_version_major) +
                                          ".x; use the truyvet that made it or a newer one");
    }
}

void read_header(hid_t file, Results& r, hdf5::Budget& budget) {
    r.program_version = hdf5::read_text_attribute(file, "program_version");
    r.source_revision = hdf5::read_text_attribute(file, "source_revision");
    r.created_at = hdf5::read_text_attribute(file, "created_at");
    r.scenario_name = hdf5::read_text_attribute(file, "scenario_name");
    r.seed = hdf5::read_unsigned_attribute(file, "seed");
    r.persons = hdf5::read_integer_attribute(file, "persons");
    r.households = hdf5::read_integer_attribute(file, "households");
    r.smartphone_subscriptions = hdf5::read_integer_attribute(file, "smartphone_subscriptions");
    r.smartphone_owners = hdf5::read_integer_attribute(file, "smartphone_owners");
    const auto scenario = hdf5::read_texts(file, "scenario", budget);
    if (scenario.size() != 1) {
        throw Damaged("scenario");
    }
    r.scenario = scenario.front();
}

template <class T>
T values(hid_t group, const std::string& name, std::size_t size, hdf5::Budget& budget) {
    Column column = hdf5::read_column(group, name, budget);
    T* found = std::get_if<T>(&column.values);
    if (found == nullptr || found->size() != size) {
        throw Damaged("arms/" + name);
    }
    return std::move(*found);
}

void read_arms(hid_t file, Results& r, hdf5::Budget& budget) {
    const hdf5::Handle group = hdf5::open_group(file, "arms");
    const auto names = hdf5::read_texts(group, "name", budget);
    const auto settings = hdf5::read_texts(group, "settings", budget);
    const std::size_t n = names.size();
    if (settings.size() != n) {
        throw Damaged("arms/settings");
    }
    const auto installs = values<Counts>(group, "installs", n, budget);
    const auto people = values<Reals>(group, "share_people", n, budget);
    const auto subscriptions = values<Reals>(group, "share_subscriptions", n, budget);
    const auto owners = values<Reals>(group, "share_owners", n, budget);
    const auto active = values<Reals>(group, "active", n, budget);
    for (std::size_t i = 0; i < n; ++i) {
        r.arms.push_back({names[i], parse_settings(settings[i]), installs[i], people[i],
                          subscriptions[i], owners[i], active[i]});
    }
}

/// The columns this version knows of the table, in its order, then those that a later one added.
std::vector<std::string> columns_of(hid_t group, const TableShape& shape) {
    std::vector<std::string> names(shape.keys);
    names.insert(names.end(), shape.counts.begin(), shape.counts.end());
    names.insert(names.end(), shape.reals.begin(), shape.reals.end());
    const std::size_t known = names.size();
    for (const std::string& name : hdf5::read_texts_attribute(group, "columns")) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    if (names.size() - known > most_columns) {
        throw Damaged("tables/" + shape.name + "/columns");
    }
    return names;
}

/// Of a table this version does not know.
TableShape stranger(hid_t group, const std::string& name) {
    const auto names = hdf5::read_texts_attribute(group, "columns");
    const std::int64_t keys = hdf5::read_integer_attribute(group, "keys");
    if (keys < 1 || keys > static_cast<std::int64_t>(names.size())) {
        throw Damaged("tables/" + name + "/keys");
    }
    return {name, {names.begin(), names.begin() + keys}, {}};
}

void check_types(const Table& table, const TableShape& shape) {
    for (std::size_t c = 0; c < shape.keys.size() + shape.counts.size(); ++c) {
        if (!std::holds_alternative<Counts>(table.columns()[c].values)) {
            throw Damaged("tables/" + shape.name + "/" + table.columns()[c].name);
        }
    }
    for (const std::string& real : shape.reals) {
        if (!std::holds_alternative<Reals>(table.column(real).values)) {
            throw Damaged("tables/" + shape.name + "/" + real);
        }
    }
}

} // namespace

Content::Content(hid_t file, const std::string& place) : file_(file), budget_(file) {
    check_version(file, place);
}

Results Content::frame() {
    Results r;
    read_header(file_, r, budget_);
    r.channels = hdf5::read_texts(hdf5::open_group(file_, "names"), "channel", budget_);
    read_arms(file_, r, budget_);
    check_frame(r);
    return r;
}

std::vector<std::string> Content::table_names() const {
    return hdf5::members(hdf5::open_group(file_, "tables"));
}

void Content::read_table(const std::string& name, Results& into) {
    const hdf5::Handle tables = hdf5::open_group(file_, "tables");
    const hdf5::Handle group = hdf5::open_group(tables, name);
    const TableShape* known = known_shape(name);
    const TableShape shape = known != nullptr ? *known : stranger(group, name);
    std::vector<Column> columns;
    for (const std::string& column : columns_of(group, shape)) {
        columns.push_back(hdf5::read_column(group, column, budget_));
    }
    Table table(name, shape.keys.size(), std::move(columns));
    check_types(table, shape);
    check_table(table, into);
    into.tables.insert_or_assign(name, std::move(table));
}

} // namespace truyvet::results
