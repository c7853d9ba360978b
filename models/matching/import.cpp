// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/import.hpp"

#include "models/core/date_text.hpp"
#include "models/matching/detail/row.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace truyvet::matching {
namespace {

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file)) {
        throw core::InputError(file.string(), "cannot be read; is the name right?");
    }
    return in;
}

} // namespace

void ImportReport::reject(std::string place, std::string message) {
    if (faults_.size() < kept_faults) {
        faults_.push_back({std::move(place), std::move(message)});
    }
    ++rejected_;
}

std::vector<core::Fault> ImportReport::summary() const {
    std::vector<core::Fault> all = faults_;
    if (rejected_ > faults_.size()) {
        all.push_back(
            {"", "and " + std::to_string(rejected_ - faults_.size()) + " more like these"});
    }
    return all;
}

void ImportReport::throw_if_nothing_else(std::size_t read, const std::string& name,
                                         const std::string& expected) const {
    constexpr std::size_t shown = 3;
    if (read > 0 || rejected_ == 0) {
        return;
    }
    std::vector<core::Fault> all{{name, "nothing in it can be read, all " +
                                            std::to_string(rejected_) + " are bad; " + expected}};
    all.insert(all.end(), faults_.begin(),
               faults_.begin() + static_cast<std::ptrdiff_t>(std::min(shown, faults_.size())));
    throw core::InputError(std::move(all));
}

void ImportReport::throw_if_any() const {
    if (rejected_ > 0) {
        throw core::InputError(summary());
    }
}

KeyImport read_keys(const std::filesystem::path& file, const ImportOptions& options) {
    std::ifstream in = open(file);
    return read_keys(in, file.string(), options);
}

HistoryImport read_history(const std::filesystem::path& file, const ImportOptions& options) {
    std::ifstream in = open(file);
    // https://www.sqlite.org/fileformat.html, 1.3: the header string. No row of hex begins like it,
    // so that of a pipe, where there is no way back, nothing is lost.
    constexpr std::string_view magic{"SQLite format 3", 16};
    std::string head(magic.size(), '\0');
    if (in.peek() == magic.front()) {
        in.read(head.data(), static_cast<std::streamsize>(head.size()));
        in.clear();
        in.seekg(0);
    }
    const std::string type = file.extension().string();
    if (head == magic || type == ".sqlite" || type == ".db" || type == ".sqlite3") {
        return read_sqlite(file, options); // says what is wrong with it
    }
    in.clear(in.rdstate() & ~std::ios::eofbit); // an empty file
    return read_tsv(in, file.string(), options);
}

namespace detail {
namespace {

constexpr std::int64_t first_milliseconds = 100'000'000'000;

} // namespace

std::optional<std::string> read_time(std::int64_t number, const ImportOptions& options,
                                     TimePoint& time) {
    if (number < 0) {
        return "time " + std::to_string(number) + " is before 1970";
    }
    time = TimePoint{Milliseconds{number < first_milliseconds ? number * 1000 : number}};
    if (time < options.earliest) {
        return "time " + std::to_string(number) + " is before " +
               core::date_text(core::local_day(options.earliest)) +
               ", when there was no such app: the phone's clock was wrong, and when these contacts "
               "were cannot be told";
    }
    if (time > options.latest) {
        return "time " + std::to_string(number) + " lies in the future, after " +
               core::date_text(core::local_day(options.latest)) +
               "; is the clock right, the phone's and this computer's?";
    }
    return std::nullopt;
}

std::int64_t stored_time(TimePoint time) {
    const std::int64_t ms = time.time_since_epoch().count();
    return ms < first_milliseconds ? core::epoch_seconds(time) : ms;
}

std::optional<std::string> check_rssi(std::int64_t rssi_dbm) {
    if (rssi_dbm < -127 || rssi_dbm > 20) {
        return "RSSI " + std::to_string(rssi_dbm) + " is not a level from -127 to 20 dBm";
    }
    return std::nullopt;
}

std::optional<std::string> append_row(ContactHistory& history, const std::optional<ContactId>& own,
                                      const ContactId& contact, TimePoint time, int rssi_dbm,
                                      int tx_dbm) {
    try {
        history.set_own(own);
    } catch (const std::length_error& e) {
        return e.what();
    }
    history.append(contact, time, rssi_dbm, tx_dbm);
    return std::nullopt;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string shown = "'";
    for (const char c : text.substr(0, longest)) {
        shown += c >= ' ' && c <= '~' ? c : '?';
    }
    return shown + (text.size() > longest ? "...'" : "'");
}

} // namespace detail
} // namespace truyvet::matching
