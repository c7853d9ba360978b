// SPDX-License-Identifier: GPL-2.0-only
// Full detail against the counts: what a reader adds up from single rows is what the run counted.
#include "models/core/time.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace truyvet;

namespace {

// The household counts at any distance, which encounters do not tell: off.
const char* const small = R"(
[population]
provinces = ["lao-cai"]
people = 3000
[cases]
per_replicate = 6
[contact]
household = false
[adoption]
active_share = 1.0
[tracing]
channels = ["bluezone", "manual"]
[experiment]
replicates = 2
detail = true
[[experiment.arm]]
name = "{}"
vary = { "adoption.share" = [0.2, 1.0] }
)";

results::Results run(const std::vector<std::string>& set = {}) {
    experiment::Options options;
    return experiment::run(scenario::read_text(small, "small", ".", {set, {}}), options);
}

using Contact = std::tuple<std::int64_t, std::int64_t, std::int64_t>; // replicate, case, person

/// Whom the encounters, by nothing but their distances and minutes, make close contacts.
std::set<Contact> by_the_rule(const results::Table& t) {
    std::map<std::pair<Contact, std::int64_t>, double> minutes; // of a local day
    const auto& metres = std::get<results::Reals>(t.column("distance").values);
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if (metres[i] > 2 || t.counts("walls")[i] > 0) {
            continue;
        }
        const Contact who{t.counts("replicate")[i], t.counts("case")[i], t.counts("person")[i]};
        // A local day begins at 17:00 UTC.
        constexpr std::int64_t day = 86'400'000;
        constexpr std::int64_t offset = 7 * 3'600'000;
        for (std::int64_t at = t.counts("from")[i]; at < t.counts("to")[i];) {
            const std::int64_t date = (at + offset) / day;
            const std::int64_t end = std::min(t.counts("to")[i], (date + 1) * day - offset);
            minutes[{who, date}] += double(end - at) / 60'000;
            at = end;
        }
    }
    std::set<Contact> close;
    for (const auto& [key, sum] : minutes) {
        if (sum >= 15) {
            close.insert(key.first);
        }
    }
    return close;
}

std::int64_t sum(const results::Table& t, const char* column, std::int64_t arm,
                 std::int64_t channel) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if (t.counts("arm")[i] == arm && t.counts("channel")[i] == channel) {
            total += column == nullptr ? 1 : t.counts(column)[i];
        }
    }
    return total;
}

} // namespace

TEST_CASE("experiment:Encounters in detail make the same close contacts by hand") {
    const results::Results r = run();
    const results::Table& t = *r.find("detail_contacts");
    std::set<Contact> told;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if (t.counts("close_contact")[i] == 1) {
            told.emplace(t.counts("replicate")[i], t.counts("case")[i], t.counts("person")[i]);
        }
    }
    CHECK(told.size() > 20);
    CHECK(told == by_the_rule(*r.find("detail_encounters")));
    CHECK(r.find("detail_cases")->rows() == 12);
}

TEST_CASE("experiment:Notices in detail add up to what the channels found") {
    const results::Results r = run();
    const results::Table& counted = *r.find("channels");
    const results::Table& told = *r.find("detail_notices");
    std::int64_t found = 0;
    for (std::int64_t arm = 0; arm < 2; ++arm) {
        for (std::int64_t channel = 0; channel < 3; ++channel) {
            CHECK(sum(told, "close_contact", arm, channel) == sum(counted, "found", arm, channel));
            CHECK(sum(told, nullptr, arm, channel) == sum(counted, "flagged", arm, channel));
            found += sum(told, "close_contact", arm, channel);
        }
    }
    CHECK(found > 20);
}

TEST_CASE("experiment:Whoever heard has rows, within the encounters") {
    const results::Results r = run();
    const results::Table& phones = *r.find("detail_phones");
    const results::Table& rows = *r.find("detail_sightings");
    using Phone = std::pair<std::int64_t, Contact>;
    const auto name = [](const results::Table& t, std::size_t i) {
        return Phone{t.counts("arm")[i],
                     {t.counts("replicate")[i], t.counts("case")[i], t.counts("person")[i]}};
    };
    std::set<Phone> heard;
    for (std::size_t i = 0; i < phones.rows(); ++i) {
        if (phones.counts("heard")[i] == 1) {
            heard.insert(name(phones, i));
        }
    }
    std::set<Phone> with_rows;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        with_rows.insert(name(rows, i));
    }
    CHECK(heard.size() > 20);
    CHECK(heard == with_rows);
}

// Full detail goes the plain way, whose rows it shows.
TEST_CASE("experiment:Detail changes no count") {
    const results::Results with = run();
    CHECK(with.find("expected") == nullptr);
    const results::Results without =
        run({"experiment.detail=false", "experiment.estimator=\"plain\""});
    CHECK(without.find("detail_cases") == nullptr);
    for (const auto& [name, table] : without.tables) {
        const results::Table* other = with.find(name);
        REQUIRE(other != nullptr);
        CHECK(table.rows() == other->rows());
        for (std::size_t c = 0; c < table.columns().size(); ++c) {
            CHECK(table.columns()[c].values == other->columns()[c].values);
        }
    }
}

TEST_CASE("experiment:Detail of a large run is refused with a remedy") {
    CHECK_THROWS_WITH(scenario::read_text("[experiment]\ndetail = true\nreplicates = 1000\n"
                                          "[cases]\nper_replicate = 100\n",
                                          "x.toml", "."),
                      Catch::Contains("x.toml:2") && Catch::Contains("100000 cases") &&
                          Catch::Contains("at most 5000"));
}
