// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/truyvet_matching.h"

#include "models/matching/authority_rule.hpp"
#include "models/matching/import.hpp"
#include "models/matching/people.hpp"
#include "models/matching/phone_rule.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <sstream>
#include <stdexcept>

using namespace truyvet::matching;
using truyvet::core::InputError;

struct truyvet_chain {
    KeyChain chain;
};
struct truyvet_history {
    ContactHistory history;
};
struct truyvet_keys {
    truyvet_keys(std::vector<KeyPublication> p, Milliseconds tolerance)
        : publications(std::move(p)), index(publications, tolerance),
          people(people_by_chain(publications)) {}
    std::vector<KeyPublication> publications;
    KeyIndex index;
    KeyOwners people;
};

namespace {

/// Times beyond year 9999 are no times; arithmetic on them might overflow.
constexpr std::int64_t latest_s = 253402300799;

truyvet_status fail(truyvet_error* error, truyvet_status status, const char* message) {
    if (error != nullptr) {
        std::snprintf(error->message, sizeof error->message, "%s", message);
    }
    return status;
}

/// No exception leaves the C interface.
template <class Work>
truyvet_status guarded(truyvet_error* error, Work&& work) {
    try {
        work();
        return TRUYVET_OK;
    } catch (const InputError& e) {
        return fail(error, TRUYVET_BAD_INPUT, e.what());
    } catch (const std::logic_error& e) {
        return fail(error, TRUYVET_BAD_ARGUMENT, e.what());
    } catch (const std::exception& e) {
        return fail(error, TRUYVET_FAILED, e.what());
    }
}

void require(bool good, const char* message) {
    if (!good) {
        throw std::invalid_argument(message);
    }
}

template <class... Pointers>
void require_set(const Pointers*... pointers) {
    require(((pointers != nullptr) && ...), "a pointer is NULL");
}

TimePoint time_of(std::int64_t ms) {
    require(ms >= 0 && ms <= latest_s * 1000, "a time is before 1970 or after 9999");
    return TimePoint{Milliseconds{ms}};
}

TimePoint time_of_seconds(std::int64_t s) {
    require(s >= 0 && s <= latest_s, "a time is before 1970 or after 9999");
    return TimePoint{std::chrono::seconds{s}};
}

ContactId contact_id(const std::uint8_t* bytes) {
    ContactId id;
    std::copy_n(bytes, ContactId::size, id.bytes.begin());
    return id;
}

DayKey day_key(const std::uint8_t* bytes) {
    DayKey key;
    std::copy_n(bytes, DayKey::size, key.bytes.begin());
    return key;
}

ImportOptions import_options(int strict) {
    ImportOptions options;
    options.strict = strict != 0;
    return options;
}

Milliseconds tolerance(std::int64_t ms) {
    require(ms >= 0 && ms <= 86'400'000, "the tolerance is 0 to 86,400,000 ms");
    return Milliseconds{ms};
}

KeyPublication publication(const truyvet_publication& p) {
    require(p.max >= 1 && p.max <= 86400, "max is 1 to 86400 slots a day");
    KeyPublication key{day_key(p.daily_key), time_of_seconds(p.time_start_s), p.max,
                       time_of_seconds(p.time_end_s)};
    require(key.time_end >= key.time_start, "time_end is before time_start");
    require(key.slots() <= most_slots, "a publication stands for too many identifiers");
    return key;
}

AuthorityRule authority(const truyvet_rule& r) {
    AuthorityRule rule;
    rule.merge_gap_s = r.merge_gap_s;
    rule.minimum_minutes_per_day = r.minimum_minutes_per_day;
    rule.sighting_worth_s = r.sighting_worth_s;
    for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t j = 0; j < 2; ++j) {
            rule.threshold_dbm[i][j] = r.threshold_dbm[i][j];
        }
    }
    const auto faults = rule.faults();
    require(faults.empty(), faults.empty() ? "" : faults[0].c_str());
    return rule;
}

PhoneOs phone_os(truyvet_os os) {
    require(os == TRUYVET_ANDROID || os == TRUYVET_IOS, "there is no such system");
    return static_cast<PhoneOs>(os);
}

truyvet_verdict summary(const truyvet_keys& keys, std::uint32_t person, const Verdict& verdict) {
    const auto& persons = keys.people.person_of;
    truyvet_verdict v{};
    v.publication = static_cast<std::size_t>(std::find(persons.begin(), persons.end(), person) -
                                             persons.begin());
    v.close_contact = verdict.close_contact ? 1 : 0;
    for (const DayDuration& d : verdict.days) {
        v.longest_day_minutes =
            std::max(v.longest_day_minutes, truyvet::core::seconds(d.duration) / 60);
    }
    v.encounters = verdict.encounters.size();
    v.strongest_dbm = -128;
    for (const Encounter& e : verdict.encounters) {
        v.strongest_dbm = std::max(v.strongest_dbm, e.strongest_dbm);
    }
    return v;
}

void hand_out(HistoryImport import, truyvet_history** history, std::size_t* rejected) {
    const std::size_t count = import.report.rejected();
    *history = new truyvet_history{std::move(import.history)};
    if (rejected != nullptr) {
        *rejected = count;
    }
}

} // namespace

extern "C" {

truyvet_status truyvet_chain_new(const uint8_t* base_key, int64_t base_day_s, uint32_t max,
                                 truyvet_chain** chain, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(chain);
        require(base_day_s % 86400 == 0, "the base day is not a UTC midnight");
        require(max >= 1 && max <= 86400, "max is 1 to 86400 slots a day");
        const auto day = std::chrono::floor<std::chrono::days>(time_of_seconds(base_day_s));
        const DayKey key = base_key != nullptr ? day_key(base_key) : DayKey::random();
        *chain = new truyvet_chain{KeyChain(key, day, max)};
    });
}

void truyvet_chain_free(truyvet_chain* chain) {
    delete chain;
}

truyvet_status truyvet_chain_id(const truyvet_chain* chain, int64_t time_ms, uint8_t* id,
                                truyvet_error* error) {
    return guarded(error, [&] {
        require_set(chain, id);
        const ContactId found = chain->chain.id(time_of(time_ms));
        std::copy(found.bytes.begin(), found.bytes.end(), id);
    });
}

truyvet_status truyvet_chain_publish(const truyvet_chain* chain, int64_t from_ms, int64_t to_ms,
                                     truyvet_publication* publication, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(chain, publication);
        const KeyPublication p = chain->chain.publish(time_of(from_ms), time_of(to_ms));
        std::copy(p.daily_key.bytes.begin(), p.daily_key.bytes.end(), publication->daily_key);
        publication->time_start_s = truyvet::core::epoch_seconds(p.time_start);
        publication->max = p.max;
        publication->time_end_s = truyvet::core::epoch_seconds(p.time_end);
    });
}

truyvet_status truyvet_history_new(uint32_t keep_days, truyvet_history** history,
                                   truyvet_error* error) {
    return guarded(error, [&] {
        require_set(history);
        require(keep_days >= 1 && keep_days <= 36525, "days to keep are 1 to 36,525");
        *history = new truyvet_history{ContactHistory(std::chrono::days{keep_days})};
    });
}

void truyvet_history_free(truyvet_history* history) {
    delete history;
}

truyvet_status truyvet_history_record(truyvet_history* history, const uint8_t* own_id,
                                      const uint8_t* contact_bytes, int64_t time_ms, int rssi_dbm,
                                      int tx_dbm, int* kept, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(history, contact_bytes);
        require(rssi_dbm >= -127 && rssi_dbm <= 20, "RSSI is -127 to 20 dBm");
        require(tx_dbm >= -127 && tx_dbm <= 127, "the TX level is -127 to 127 dBm");
        const TimePoint time = time_of(time_ms);
        history->history.set_own(own_id != nullptr ? std::optional(contact_id(own_id))
                                                   : std::nullopt);
        const bool written =
            history->history.record(contact_id(contact_bytes), time, rssi_dbm, tx_dbm);
        if (kept != nullptr) {
            *kept = written ? 1 : 0;
        }
    });
}

truyvet_status truyvet_history_read(const char* file, int strict, truyvet_history** history,
                                    size_t* rejected, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(file, history);
        hand_out(read_history(file, import_options(strict)), history, rejected);
    });
}

truyvet_status truyvet_history_parse(const char* text, size_t size, int strict,
                                     truyvet_history** history, size_t* rejected,
                                     truyvet_error* error) {
    return guarded(error, [&] {
        require_set(text, history);
        std::istringstream in(std::string(text, size));
        hand_out(read_tsv(in, "text", import_options(strict)), history, rejected);
    });
}

size_t truyvet_history_rows(const truyvet_history* history) {
    return history == nullptr ? 0 : history->history.sightings().size();
}

truyvet_status truyvet_keys_new(const truyvet_publication* publications, size_t count,
                                int64_t tolerance_ms, truyvet_keys** keys, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(keys);
        require(count == 0 || publications != nullptr, "a pointer is NULL");
        std::vector<KeyPublication> list;
        std::transform(publications, publications + count, std::back_inserter(list), publication);
        *keys = new truyvet_keys(std::move(list), tolerance(tolerance_ms));
    });
}

truyvet_status truyvet_keys_parse(const char* json, size_t size, int strict, int64_t tolerance_ms,
                                  truyvet_keys** keys, size_t* rejected, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(json, keys);
        std::istringstream in(std::string(json, size));
        KeyImport import = read_keys(in, "keys", import_options(strict));
        *keys = new truyvet_keys(std::move(import.keys), tolerance(tolerance_ms));
        if (rejected != nullptr) {
            *rejected = import.report.rejected();
        }
    });
}

void truyvet_keys_free(truyvet_keys* keys) {
    delete keys;
}

size_t truyvet_keys_count(const truyvet_keys* keys) {
    return keys == nullptr ? 0 : keys->publications.size();
}

truyvet_status truyvet_match_phone(const truyvet_keys* keys, const truyvet_history* history,
                                   int* matched, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(keys, history, matched);
        *matched = phone_rule(keys->index, history->history.sightings()) ? 1 : 0;
    });
}

void truyvet_rule_default(truyvet_rule* rule) {
    if (rule == nullptr) {
        return;
    }
    const AuthorityRule r;
    rule->merge_gap_s = r.merge_gap_s;
    rule->minimum_minutes_per_day = r.minimum_minutes_per_day;
    rule->sighting_worth_s = r.sighting_worth_s;
    for (std::size_t i = 0; i < 2; ++i) {
        std::copy(r.threshold_dbm[i].begin(), r.threshold_dbm[i].end(), rule->threshold_dbm[i]);
    }
}

truyvet_status truyvet_match_authority(const truyvet_keys* keys, const truyvet_history* history,
                                       const truyvet_rule* rule, truyvet_os observer,
                                       truyvet_os observed, truyvet_verdict* verdicts,
                                       size_t capacity, size_t* count, truyvet_error* error) {
    return guarded(error, [&] {
        require_set(keys, history, rule, count);
        require(capacity == 0 || verdicts != nullptr, "a pointer is NULL");
        const AuthorityRule checked = authority(*rule);
        const auto self = owner(keys->index, keys->people, history->history);
        std::size_t found = 0;
        for (const Heard& heard :
             heard_by_person(keys->index, keys->people, history->history.sightings())) {
            if (self == heard.person) {
                continue;
            }
            const Verdict verdict =
                authority_rule(checked, phone_os(observer), phone_os(observed), heard.rows);
            if (found < capacity) {
                verdicts[found] = summary(*keys, heard.person, verdict);
            }
            ++found;
        }
        *count = found;
    });
}

} // extern "C"
