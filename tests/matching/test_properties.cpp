// SPDX-License-Identifier: GPL-2.0-only
// Properties over random publications and histories (RapidCheck, 100 cases each).
#include "models/matching/authority_rule.hpp"
#include "models/matching/import.hpp"
#include "models/matching/phone_rule.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <sodium.h>

#include <algorithm>
#include <sstream>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;

namespace {

template <class Property>
void holds(Property property) {
    CHECK(rc::check(property));
}

using Bytes = std::vector<std::uint8_t>;

Bytes sha256(const Bytes& in) {
    Bytes out(32);
    crypto_hash_sha256(out.data(), in.data(), in.size());
    return out;
}

struct PlainHit {
    std::size_t row, publication;
    TimePoint slot_start;
};

/// The published rule as it stands in words: a loop over slots, a scan of all rows for each.
std::vector<PlainHit> plain_hits(std::span<const KeyPublication> keys,
                                 std::span<const Sighting> rows, Milliseconds tolerance) {
    static const std::string salt = "bluzonesubkey";
    static const int offsets[] = {0, 4, 8, 12, 16, 18, 20, 22, 24, 26, 28, 30};
    std::vector<PlainHit> hits;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        Bytes day_key(keys[k].daily_key.bytes.begin(), keys[k].daily_key.bytes.end());
        Bytes subkey = day_key;
        subkey.insert(subkey.end(), salt.begin(), salt.end());
        const Milliseconds length = 86'400'000ms / keys[k].max;
        std::uint32_t slot = 0;
        for (TimePoint start = keys[k].time_start; start <= keys[k].time_end; start += length) {
            subkey = sha256(subkey);
            for (std::size_t r = 0; r < rows.size(); ++r) {
                bool same =
                    rows[r].time >= start - tolerance && rows[r].time <= start + length + tolerance;
                for (std::size_t b = 0; b < 12 && same; ++b) {
                    same = rows[r].contact.bytes[b] == subkey[static_cast<std::size_t>(offsets[b])];
                }
                if (same) {
                    hits.push_back({r, k, start});
                }
            }
            if (++slot == keys[k].max) {
                slot = 0;
                day_key = sha256(day_key);
                subkey = day_key;
                subkey.insert(subkey.end(), salt.begin(), salt.end());
            }
        }
    }
    return hits;
}

/// Publications of few persons, at slot counts and starts that clash or do not.
std::vector<KeyPublication> some_keys() {
    std::vector<KeyPublication> keys;
    for (int n = *rc::gen::inRange(0, 6); n > 0; --n) {
        KeyPublication key;
        key.daily_key.bytes.fill(*rc::gen::inRange<std::uint8_t>(1, 4));
        key.max = *rc::gen::element(96u, 96u, 96u, 1u, 24u, 97u, 288u);
        key.time_start =
            day + 24h * *rc::gen::inRange(-1, 2) + 1s * *rc::gen::element(0, 0, 0, 450, 12345);
        key.time_end = key.time_start + 1s * *rc::gen::inRange(0, 2 * 86400);
        keys.push_back(key);
    }
    return keys;
}

/// Rows that carry published identifiers, mostly near the ends of their slots, and some others.
std::vector<Sighting> some_rows(const std::vector<KeyPublication>& keys) {
    std::vector<Sighting> rows;
    for (int n = *rc::gen::inRange(0, 40); n > 0; --n) {
        const auto rssi = static_cast<int>(*rc::gen::inRange(-110, -30));
        if (keys.empty() || *rc::gen::inRange(0, 3) == 0) {
            rows.push_back(sighting(person(*rc::gen::arbitrary<std::uint8_t>()).id(day),
                                    day + 1ms * *rc::gen::inRange(0, 90'000'000), rssi));
            continue;
        }
        const KeyPublication& key = *rc::gen::elementOf(keys);
        const auto ids = derive_ids(key);
        const auto slot = *rc::gen::inRange<std::size_t>(0, ids.size());
        const auto start = key.slot_start(slot);
        const auto edge = *rc::gen::element(0ms, key.slot_length(), key.slot_length() / 2);
        rows.push_back(sighting(ids[slot], start + edge + 1ms * *rc::gen::inRange(-2, 3), rssi));
    }
    return rows;
}

std::vector<Sighting> shuffled(std::vector<Sighting> rows) {
    for (std::size_t i = rows.size(); i > 1; --i) {
        std::swap(rows[i - 1], rows[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    return rows;
}

} // namespace

TEST_CASE("Property: the index finds exactly what the plain rule finds") {
    holds([] {
        const auto keys = some_keys();
        auto rows = some_rows(keys);
        if (*rc::gen::arbitrary<bool>()) {
            std::sort(rows.begin(), rows.end(),
                      [](const Sighting& a, const Sighting& b) { return a.time < b.time; });
        }
        const auto tolerance = *rc::gen::element(0ms, 0ms, 1ms, 15000ms, 3'000'000ms);
        const auto plain = plain_hits(keys, rows, tolerance);
        const KeyIndex index(keys, tolerance);
        std::vector<Hit> expected;
        for (const PlainHit& hit : plain) {
            expected.push_back(
                {hit.row, static_cast<std::uint32_t>(hit.publication), hit.slot_start});
        }
        std::sort(expected.begin(), expected.end(), [](const Hit& a, const Hit& b) {
            return std::tie(a.sighting, a.publication, a.slot_start) <
                   std::tie(b.sighting, b.publication, b.slot_start);
        });
        RC_CLASSIFY(!expected.empty(), "match");
        RC_ASSERT(index.hits(rows) == expected);
        RC_ASSERT(phone_rule(index, rows) == !expected.empty());
        const auto ground = phone_rule_ground(index, rows);
        RC_ASSERT(ground.has_value() == !plain.empty());
        if (ground) {
            // The app goes through publications, then slots, and stops.
            RC_ASSERT(ground->publication == plain[0].publication);
            RC_ASSERT(ground->slot_start == plain[0].slot_start);
        }
    });
}

TEST_CASE("Property: the order of rows does not matter") {
    holds([] {
        const auto keys = some_keys();
        const auto rows = some_rows(keys);
        const auto other = shuffled(rows);
        const KeyIndex index(keys);
        const auto a = phone_rule_ground(index, rows);
        const auto b = phone_rule_ground(index, other);
        RC_ASSERT(a.has_value() == b.has_value());
        if (a) {
            RC_ASSERT(a->publication == b->publication);
            RC_ASSERT(a->slot_start == b->slot_start);
            RC_ASSERT(rows[a->sighting].time == other[b->sighting].time);
            RC_ASSERT(rows[a->sighting].rssi_dbm == other[b->sighting].rssi_dbm);
        }
        const auto x = authority_rule({}, PhoneOs::android, PhoneOs::ios, rows);
        const auto y = authority_rule({}, PhoneOs::android, PhoneOs::ios, other);
        RC_ASSERT(x.close_contact == y.close_contact);
        RC_ASSERT(x.encounters.size() == y.encounters.size());
        RC_ASSERT(x.days.size() == y.days.size());
        for (std::size_t i = 0; i < x.days.size(); ++i) {
            RC_ASSERT(x.days[i].duration == y.days[i].duration);
        }
    });
}

TEST_CASE("Property: more rows never turn a match into none") {
    holds([] {
        const auto keys = some_keys();
        auto rows = some_rows(keys);
        const KeyIndex index(keys);
        const bool before = phone_rule(index, rows);
        const auto more = some_rows(keys);
        rows.insert(rows.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                                       0, static_cast<std::ptrdiff_t>(rows.size()) + 1),
                    more.begin(), more.end());
        RC_ASSERT(!before || phone_rule(index, rows));
    });
}

TEST_CASE("Property: a tolerance only ever adds hits") {
    holds([] {
        const auto keys = some_keys();
        const auto rows = some_rows(keys);
        const auto exact = KeyIndex(keys).hits(rows);
        const auto wide = KeyIndex(keys, 1000ms).hits(rows);
        for (const Hit& hit : exact) {
            RC_ASSERT(std::find(wide.begin(), wide.end(), hit) != wide.end());
        }
    });
}

TEST_CASE("Property: counted time never exceeds first to last, nor the day") {
    holds([] {
        const auto rows = some_rows(some_keys());
        AuthorityRule rule;
        rule.merge_gap_s = *rc::gen::inRange(0, 86401);
        const auto v = authority_rule(rule, PhoneOs::ios, PhoneOs::android, rows);
        Milliseconds total{}, spans{};
        for (const DayDuration& d : v.days) {
            RC_ASSERT(d.duration <= 24h);
            total += d.duration;
        }
        std::size_t sightings = 0;
        for (const Encounter& e : v.encounters) {
            spans += e.near > 0 ? e.last - e.first : 0ms;
            sightings += e.sightings;
        }
        RC_ASSERT(total == spans);
        RC_ASSERT(sightings == rows.size());
    });
}

TEST_CASE("Property: a history survives TSV") {
    holds([] {
        ContactHistory history;
        for (const Sighting& row : some_rows(some_keys())) {
            if (*rc::gen::arbitrary<bool>()) {
                history.set_own(person(*rc::gen::inRange<std::uint8_t>(0, 3)).id(day));
            }
            history.append(row.contact, row.time, row.rssi_dbm);
        }
        std::stringstream file;
        write_tsv(file, history);
        const std::string text = file.str();
        ImportOptions strict;
        strict.strict = true;
        const auto again = read_tsv(file, "h.tsv", strict);
        std::stringstream second;
        write_tsv(second, again.history);
        RC_ASSERT(second.str() == text);
    });
}
