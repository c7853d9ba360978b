// SPDX-License-Identifier: GPL-2.0-only
// Where an outbreak went, day by day: a tile for each district, in the census' order, for outlines
// and centres of districts are not free to ship.
#include "models/core/error.hpp"
#include "models/population/census.hpp"
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/schema.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/scenario.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace truyvet::report {
namespace {

/// More tiles are no map.
constexpr std::size_t most_districts = 40;
constexpr std::array<const char*, 3> columns{"infections", "reported", "quarantined"};

/// Means over replicates, up to and with each day: [column][district][day].
using Sums = std::array<std::vector<std::vector<double>>, columns.size()>;

/// None where arms are about other provinces, or the scenario is another program's.
std::vector<std::string> district_names(const results::Results& r) try {
    for (const results::Arm& arm : r.arms) {
        if (arm.settings.contains("population.provinces")) {
            return {};
        }
    }
    const auto stored = scenario::read_stored(r.scenario, "the results");
    const auto census = population::select(population::read_census(scenario::data_folder()),
                                           stored.settings.provinces);
    std::vector<std::string> names;
    for (const population::ProvinceFigures& province : census.provinces) {
        for (const population::DistrictFigures& d : province.districts) {
            names.push_back(d.name);
        }
    }
    return names;
} catch (const core::InputError&) {
    return {};
}

Sums sums_of(const results::Table& table, std::size_t arm, std::size_t districts, std::size_t days,
             double replicates) {
    Sums sums;
    sums.fill(std::vector(districts, std::vector<double>(days, 0)));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto district = static_cast<std::size_t>(table.counts("district")[row]);
        const auto day = static_cast<std::size_t>(table.counts("day")[row]);
        if (table.counts("arm")[row] != static_cast<std::int64_t>(arm) || district >= districts ||
            day >= days) {
            continue;
        }
        for (std::size_t c = 0; c < columns.size(); ++c) {
            sums[c][district][day] +=
                static_cast<double>(table.counts(columns[c])[row]) / replicates;
        }
    }
    for (auto& column : sums) {
        for (auto& of_district : column) {
            for (std::size_t day = 1; day < days; ++day) {
                of_district[day] += of_district[day - 1];
            }
        }
    }
    return sums;
}

std::string json(const Sums& sums) {
    std::string out = "{";
    for (std::size_t c = 0; c < columns.size(); ++c) {
        out += fmt::format("{}\"{}\":[", c > 0 ? "," : "", columns[c]);
        for (std::size_t d = 0; d < sums[c].size(); ++d) {
            out += d > 0 ? ",[" : "[";
            for (std::size_t day = 0; day < sums[c][d].size(); ++day) {
                out += fmt::format("{}{:.4g}", day > 0 ? "," : "", sums[c][d][day]);
            }
            out += "]";
        }
        out += "]";
    }
    return out + "}";
}

/// The page's script shows one language of it.
std::string option(const std::string& value, const Text& text) {
    return "<option value=\"" + value + "\" data-vi=\"" + escape(text.vi) + "\" data-en=\"" +
           escape(text.en) + "\">" + escape(text.vi) + "</option>";
}

std::string select(const Text& label, const char* name, const std::string& options) {
    return "<label>" + both(label) + " <select data-map=\"" + name + "\">" + options +
           "</select></label>";
}

std::string controls(const Model& m) {
    std::string arms;
    for (std::size_t a = 0; a < m.results.arms.size(); ++a) {
        arms += option(std::to_string(a), m.name(a));
    }
    const std::string figures = option("reported", {"ca được phát hiện", "cases reported"}) +
                                option("infections", {"ca nhiễm", "infections"}) +
                                option("quarantined", {"người vào cách ly", "people quarantined"});
    return "<div class=\"controls\" hidden>" + select({"Phương án", "Arm"}, "arm", arms) +
           select({"Số liệu", "Figure"}, "figure", figures) + "<label>" + both({"Ngày", "Day"}) +
           fmt::format(
               " <input data-map=\"day\" type=\"range\" min=\"0\" max=\"{0}\" value=\"{0}\">"
               " <output>{0}</output></label></div>\n",
               m.outbreaks->front().reported_by_day.size() - 1);
}

std::string tiles(const std::vector<std::string>& names, const Sums& first) {
    std::string out = "<ul class=\"districts\">";
    for (std::size_t d = 0; d < names.size(); ++d) {
        out += "<li><b>" + escape(names[d]) + "</b><span>" + both(number(first[1][d].back(), 1)) +
               "</span></li>";
    }
    return out + "</ul>\n";
}

} // namespace

std::string outbreak_map(const Model& m) {
    const results::Table* table = m.results.find(results::district_day_shape.name);
    const std::size_t days = m.outbreaks->front().reported_by_day.size();
    if (table == nullptr || days == 0) {
        return {};
    }
    const std::vector<std::string> names = district_names(m.results);
    if (names.size() < 2 || names.size() > most_districts) {
        return {};
    }
    const auto replicates = static_cast<double>(m.results.replicates());
    std::string data = "[";
    Sums first;
    for (std::size_t a = 0; a < m.results.arms.size(); ++a) {
        Sums sums = sums_of(*table, a, names.size(), days, replicates);
        data += (a > 0 ? "," : "") + json(sums);
        if (a == 0) {
            first = std::move(sums);
        }
    }
    return "<h3>" + both({"Theo quận, huyện, đến từng ngày", "By district, up to each day"}) +
           "</h3>\n" +
           element("p",
                   {"Trung bình của các đợt dịch mô phỏng, cộng dồn từ đầu đến ngày đã chọn. Mỗi "
                    "ô là một quận, huyện, theo thứ tự của tổng điều tra dân số, không phải vị trí "
                    "trên bản đồ.",
                    "Means of the simulated outbreaks, from the beginning up to the day. A tile "
                    "for each district, in the census' order, not where it lies."},
                   "class=\"note\"") +
           "<div class=\"outbreak-map\">" + controls(m) + tiles(names, first) +
           "<script type=\"application/json\">" + data + "]</script></div>\n";
}

} // namespace truyvet::report
