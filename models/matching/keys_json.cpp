// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/detail/row.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <istream>
#include <iterator>
#include <ostream>

namespace truyvet::matching {
namespace {

using json = nlohmann::json;

/// Counts the lines that the parser has read, so that an entry can be named by its line.
class LineCountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    LineCountingIterator() = default;
    LineCountingIterator(std::istream& in, std::size_t& line) : at_(in), line_(&line) {}

    char operator*() const { return *at_; }
    LineCountingIterator& operator++() {
        *line_ += *at_ == '\n' ? 1 : 0;
        ++at_;
        return *this;
    }
    friend bool operator==(const LineCountingIterator& a, const LineCountingIterator& b) {
        return a.at_ == b.at_;
    }

  private:
    std::istreambuf_iterator<char> at_;
    std::size_t* line_ = nullptr;
};

/// An entry of "data" as it stands in the file: null where a member is missing.
struct Entry {
    std::size_t line = 0;
    json daily_key;
    json time_start;
    json max;
    json time_end;

    json* member(const std::string& name) {
        return name == "daily_key"    ? &daily_key
               : name == "time_start" ? &time_start
               : name == "max"        ? &max
               : name == "time_end"   ? &time_end
                                      : nullptr;
    }
};

std::optional<std::int64_t> whole_number(const json& value) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) {
        return std::nullopt;
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    // iOS writes times as floating point numbers.
    if (value.is_number_float() && std::abs(value.get<double>()) < 0x1p53 &&
        std::trunc(value.get<double>()) == value.get<double>()) {
        return static_cast<std::int64_t>(value.get<double>());
    }
    return std::nullopt;
}

std::string shown(const json& value) {
    return detail::quoted(value.dump(-1, ' ', true, json::error_handler_t::replace));
}

std::optional<std::string> read_time(const char* name, const json& value,
                                     const ImportOptions& options, TimePoint& time) {
    const auto number = whole_number(value);
    if (!number) {
        return std::string(name) +
               (value.is_null() ? " is missing" : " " + shown(value) + " is not a whole number");
    }
    if (auto fault = detail::read_time(*number, options, time)) {
        return std::string(name) + ": " + *fault;
    }
    return std::nullopt;
}

std::optional<std::string> check_span(const KeyPublication& key) {
    if (key.time_end < key.time_start) {
        return "time_end " + std::to_string(core::epoch_seconds(key.time_end)) +
               " is before time_start " + std::to_string(core::epoch_seconds(key.time_start));
    }
    if (key.slots() > most_slots) {
        return "it stands for " + std::to_string(key.slots()) + " identifiers, more than " +
               std::to_string(most_slots) + "; are time_start and max right?";
    }
    return std::nullopt;
}

std::optional<std::string> read_entry(const Entry& entry, const ImportOptions& options,
                                      KeyPublication& key) {
    if (!entry.daily_key.is_string()) {
        return entry.daily_key.is_null() ? "daily_key is missing"
                                         : "daily_key is not a text of hex";
    }
    const auto& text = entry.daily_key.get_ref<const std::string&>();
    const auto day_key = DayKey::from_hex(text);
    if (!day_key) {
        return "daily_key " + detail::quoted(text) + " is not 32 bytes in hex";
    }
    key.daily_key = *day_key;
    if (auto fault = read_time("time_start", entry.time_start, options, key.time_start)) {
        return fault;
    }
    if (auto fault = read_time("time_end", entry.time_end, options, key.time_end)) {
        return fault;
    }
    const auto max = whole_number(entry.max);
    if (!max || *max < 1 || *max > 86400) {
        return entry.max.is_null() ? "max is missing"
                                   : "max " + shown(entry.max) + " is not 1 to 86400 slots a day";
    }
    key.max = static_cast<std::uint32_t>(*max);
    return check_span(key);
}

/// Walks the document; nlohmann's SAX interface.
class Reader : public nlohmann::json_sax<json> {
  public:
    Reader(const std::string& name, const ImportOptions& options, const std::size_t& line)
        : name_(name), options_(options), line_(line) {}

    KeyImport import;
    bool data_found = false;

    bool null() override { return scalar(nullptr); }
    bool boolean(bool value) override { return scalar(value); }
    bool number_integer(std::int64_t value) override { return scalar(value); }
    bool number_unsigned(std::uint64_t value) override { return scalar(value); }
    bool number_float(double value, const std::string&) override { return scalar(value); }
    bool string(std::string& value) override { return scalar(std::move(value)); }
    bool binary(json::binary_t&) override { return true; }
    bool key(std::string& text) override {
        if (depth_ == 1 || depth_ == 3) {
            key_ = text;
        }
        return true;
    }
    bool start_object(std::size_t) override {
        open(true);
        return true;
    }
    bool end_object() override {
        --depth_;
        if (in_data_ && depth_ == 2) {
            finish_entry();
        }
        return true;
    }
    bool start_array(std::size_t) override {
        if (depth_ == 1 && key_ == "data" && outer_is_object_) {
            in_data_ = data_found = true;
            ++depth_;
            return true;
        }
        open(false);
        return true;
    }
    bool end_array() override {
        --depth_;
        if (in_data_ && depth_ == 1) {
            in_data_ = false;
        }
        if (in_data_ && depth_ == 2) {
            reject("it is not an object");
        }
        return true;
    }
    bool parse_error(std::size_t, const std::string&,
                     const nlohmann::detail::exception& e) override {
        throw core::InputError(place(line_), std::string("is not JSON: ") + e.what());
    }

  private:
    void open(bool object) {
        if (depth_ == 0) {
            outer_is_object_ = object;
        }
        if (in_data_ && depth_ == 2) {
            entry_ = Entry{};
            entry_.line = line_;
        } else if (in_data_ && depth_ == 3) {
            set_member(json::object()); // of the wrong type, whatever it holds
        }
        ++depth_;
    }
    bool scalar(json value) {
        if (in_data_ && depth_ == 2) {
            entry_.line = line_;
            reject("it is not an object");
        } else if (in_data_ && depth_ == 3) {
            set_member(std::move(value));
        }
        return true;
    }
    void set_member(json value) {
        if (json* member = entry_.member(key_)) {
            *member = std::move(value);
        }
    }
    void finish_entry() {
        KeyPublication key;
        if (auto fault = read_entry(entry_, options_, key)) {
            reject(*fault);
        } else {
            import.keys.push_back(key);
            ++entries_;
        }
    }
    void reject(const std::string& fault) {
        import.report.reject(place(entry_.line),
                             "data[" + std::to_string(entries_++) + "]: " + fault);
    }
    [[nodiscard]] std::string place(std::size_t line) const {
        return name_ + ":" + std::to_string(line);
    }

    const std::string& name_;
    const ImportOptions& options_;
    const std::size_t& line_;
    std::size_t depth_ = 0;
    bool outer_is_object_ = false;
    bool in_data_ = false;
    std::string key_;
    Entry entry_;
    std::size_t entries_ = 0;
};

constexpr const char* expected =
    "{\"data\":[{\"daily_key\":HEX,\"time_start\":S,\"max\":96,\"time_end\":S}, ...]}";

} // namespace

KeyImport read_keys(std::istream& in, const std::string& name, const ImportOptions& options) {
    std::size_t line = 1;
    Reader reader(name, options, line);
    try {
        json::sax_parse(LineCountingIterator(in, line), LineCountingIterator(), &reader);
    } catch (const std::ios_base::failure&) {
        throw core::RunError(name + ": reading failed in line " + std::to_string(line));
    }
    if (!reader.data_found) {
        throw core::InputError(name, std::string("has no list \"data\" of keys: ") + expected);
    }
    KeyImport& import = reader.import;
    if (options.strict) {
        import.report.throw_if_any();
    }
    import.report.throw_if_nothing_else(import.keys.size(), name,
                                        std::string("keys are ") + expected);
    drop_doubled(import.keys, name);
    return std::move(import);
}

void write_keys(std::ostream& out, std::span<const KeyPublication> keys) {
    json data = json::array();
    for (const KeyPublication& key : keys) {
        data.push_back({{"daily_key", key.daily_key.hex()},
                        {"time_start", core::epoch_seconds(key.time_start)},
                        {"max", key.max},
                        {"time_end", core::epoch_seconds(key.time_end)}});
    }
    out << json{{"data", std::move(data)}}.dump(1) << '\n';
}

} // namespace truyvet::matching
