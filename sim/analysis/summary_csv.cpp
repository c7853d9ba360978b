// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary.hpp"

#include "models/core/csv_cell.hpp"

#include <ostream>

namespace truyvet::analysis {
namespace {

using Json = nlohmann::ordered_json;

std::string csv_number(const Json& estimate, const char* part) {
    const auto at = estimate.find(part);
    return at == estimate.end() || at->is_null() ? std::string() : at->dump();
}

/// The arm and channel of a row, and what it is an estimate of.
struct Row {
    std::string arm;
    std::string channel;
    std::string measure;

    [[nodiscard]] Row within(const std::string& name) const {
        return {arm, channel, measure.empty() ? name : measure + "." + name};
    }
};

std::string joined(const Json& names) {
    std::string all;
    for (const Json& name : names) {
        all += (all.empty() ? "" : "+") + name.get<std::string>();
    }
    return all.empty() ? "none" : all;
}

/// An item of a list is known by what it has beside its estimates: step, day, channels, found_by.
std::string name_of(const Json& item) {
    for (const char* key : {"step", "name"}) {
        if (item.contains(key)) {
            return item[key].get<std::string>();
        }
    }
    if (item.contains("day")) {
        return item["day"].dump();
    }
    for (const char* key : {"channels", "found_by"}) {
        if (item.contains(key)) {
            return joined(item[key]);
        }
    }
    return "";
}

/// Every estimate below, whatever holds it: what summary --json learns, this has at once.
void print_below(std::ostream& out, const Row& row, const Json& json) {
    if (json.is_object() && json.contains("mean")) {
        out << core::csv_cell(row.arm) << ',' << core::csv_cell(row.channel) << ','
            << core::csv_cell(row.measure) << ',' << csv_number(json, "mean") << ','
            << csv_number(json, "lo") << ',' << csv_number(json, "hi") << '\n';
        return;
    }
    if (json.is_array()) {
        for (const Json& item : json) {
            if (item.is_object()) {
                Row here{row.arm, row.channel, row.measure + ": " + name_of(item)};
                // The waterfall's shares are its steps themselves.
                print_below(out, here, item.contains("step") ? item["share"] : item);
            }
        }
        return;
    }
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) {
            print_below(out, row.within(key), value);
        }
    }
}

} // namespace

void print_csv(const results::Results& results, std::ostream& out) {
    const Json summary = summary_json(results);
    out << "arm,channel,measure,mean,lo,hi\n";
    for (const Json& arm : summary["arms"]) {
        const std::string name = arm["name"];
        for (const auto& [channel, estimates] : arm["channels"].items()) {
            print_below(out, {name, channel, ""}, estimates);
        }
        const std::string main = results.channels.empty() ? "" : results.channels.front();
        for (const auto& [key, value] : arm.items()) {
            if (key == "difference_to_first") {
                for (const auto& [channel, estimates] : value.items()) {
                    print_below(out, {name, channel, key}, estimates);
                }
            } else if (key != "channels" && (value.is_object() || value.is_array())) {
                print_below(out, {name, key == "waterfall" ? main : "", key}, value);
            }
        }
    }
}

} // namespace truyvet::analysis
