// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/lines.hpp"
#include "models/matching/detail/row.hpp"

#include <array>
#include <istream>
#include <ostream>

namespace truyvet::matching {
namespace {

using detail::quoted;

constexpr std::size_t columns = 4;

/// How many columns the line has; the first four are put into `fields`.
std::size_t split(std::string_view line, std::array<std::string_view, columns>& fields) {
    std::size_t count = 0;
    while (true) {
        const std::size_t tab = line.find('\t');
        if (count < columns) {
            fields[count] = line.substr(0, tab);
        }
        ++count;
        if (tab == std::string_view::npos) {
            return count;
        }
        line.remove_prefix(tab + 1);
    }
}

std::optional<std::string> read_row(std::string_view line, const ImportOptions& options,
                                    ContactHistory& history) {
    std::array<std::string_view, columns> field;
    if (const std::size_t n = split(line, field); n != columns) {
        return "the row has " + std::to_string(n) + (n == 1 ? " column" : " columns") +
               ", not own ID, contact ID, RSSI and time with tabs between";
    }
    const auto own = ContactId::from_hex(field[0]);
    if (!own && !field[0].empty()) {
        return "own ID " + quoted(field[0]) + " is not 12 bytes in hex";
    }
    const auto contact = ContactId::from_hex(field[1]);
    if (!contact) {
        return "contact ID " + quoted(field[1]) + " is not 12 bytes in hex";
    }
    std::int64_t rssi = 0;
    if (!detail::parse_number(field[2], rssi)) {
        return "RSSI " + quoted(field[2]) + " is not a whole number";
    }
    if (auto fault = detail::check_rssi(rssi)) {
        return fault;
    }
    std::int64_t number = 0;
    if (!detail::parse_number(field[3], number)) {
        return "time " + quoted(field[3]) + " is not a whole number of seconds or milliseconds";
    }
    TimePoint time;
    if (auto fault = detail::read_time(number, options, time)) {
        return fault;
    }
    return detail::append_row(history, own, *contact, time, static_cast<int>(rssi),
                              Sighting::tx_unknown);
}

} // namespace

HistoryImport read_tsv(std::istream& in, const std::string& name, const ImportOptions& options) {
    HistoryImport import;
    core::Lines lines(in, name);
    while (lines.next()) {
        if (auto fault = read_row(lines.line(), options, import.history)) {
            import.report.reject(lines.place(), std::move(*fault));
        }
    }
    if (options.strict) {
        import.report.throw_if_any();
    }
    import.report.throw_if_nothing_else(
        import.history.sightings().size(), name,
        "a row is own ID, contact ID, RSSI, time, in this order and with tabs between");
    return import;
}

void write_tsv(std::ostream& out, const ContactHistory& history) {
    for (const Sighting& row : history.sightings()) {
        const ContactId* own = history.own(row);
        out << (own != nullptr ? own->hex() : "") << '\t' << row.contact.hex() << '\t'
            << static_cast<int>(row.rssi_dbm) << '\t' << detail::stored_time(row.time) << '\n';
    }
}

} // namespace truyvet::matching
