// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/phone_rule.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/match_output.hpp"

#include <algorithm>
#include <iostream>

namespace truyvet::cli {
namespace {
namespace fs = std::filesystem;
using namespace truyvet::matching;

/// Calls `use` with each history. What cannot be read is named, all of it, and ends the matching: a
/// person of whom nothing is known is not cleared.
template <class Use>
void each_history(const MatchRequest& r, Use use) {
    std::vector<core::Fault> faults;
    for (const fs::path& file : history_files(r)) {
        try {
            HistoryImport import = read_history(file, import_options(r));
            print_rejected(import.report);
            if (import.history.sightings().empty()) {
                throw core::InputError(file.string(),
                                       "has no row that can be read, so nothing can be "
                                       "said of this person; was all of it copied? "
                                       "A row is own ID, contact ID, RSSI in dBm and "
                                       "time, with tabs between");
            }
            use(file, std::move(import));
        } catch (const core::InputError& e) {
            faults.insert(faults.end(), e.faults().begin(), e.faults().end());
        }
    }
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
}

MatchOutcome outcome_of(const fs::path& file, const HistoryImport& import) {
    MatchOutcome outcome;
    outcome.history = file.string();
    outcome.rows = import.history.sightings().size();
    outcome.rejected_rows = import.report.rejected();
    return outcome;
}

/// One history in memory at a time: the phone's rule needs no other.
std::vector<MatchOutcome> by_phone_rule(const MatchRequest& r, const KeyIndex& index) {
    std::vector<MatchOutcome> outcomes;
    each_history(r, [&](const fs::path& file, const HistoryImport& import) {
        const auto rows = import.history.sightings();
        MatchOutcome outcome = outcome_of(file, import);
        outcome.hit = phone_rule_ground(index, rows);
        outcome.matched = outcome.hit.has_value();
        if (outcome.hit) {
            outcome.hit_row = rows[outcome.hit->sighting];
        }
        outcomes.push_back(std::move(outcome));
    });
    return outcomes;
}

KnownPeople known_people(const MatchRequest& r, const MatchKeys& keys, const KeyOwners& people) {
    KnownPeople known{people, std::vector<bool>(people.count),
                      std::vector<PhoneOs>(people.count, r.observed_os)};
    for (std::size_t p = 0; p < keys.published; ++p) {
        known.is_case[people.person_of[p]] = true;
    }
    return known;
}

std::vector<MatchOutcome> by_authority_rule(const MatchRequest& r, const MatchKeys& keys,
                                            const KeyIndex& index, const KeyOwners& people) {
    std::vector<HistoryImport> imports;
    std::vector<MatchOutcome> outcomes;
    each_history(r, [&](const fs::path& file, HistoryImport&& import) {
        outcomes.push_back(outcome_of(file, import));
        imports.push_back(std::move(import));
    });
    KnownPeople known = known_people(r, keys, people);
    std::vector<Upload> uploads;
    for (const HistoryImport& import : imports) {
        uploads.push_back({&import.history, r.observer_os});
        if (const auto self = owner(index, people, import.history)) {
            known.os[*self] = r.observer_os;
        }
    }
    Tracing tracing = trace(r.rule, index, known, uploads);
    for (std::size_t u = 0; u < uploads.size(); ++u) {
        outcomes[u].of_case = tracing.owner[u] && known.is_case[*tracing.owner[u]];
    }
    for (Finding& finding : tracing.findings) {
        MatchOutcome& outcome = outcomes[finding.upload];
        if (finding.verdict.close_contact && outcome.degree == 0) {
            outcome.degree = finding.degree;
            outcome.matched = finding.degree == 1;
        }
        outcome.findings.push_back(std::move(finding));
    }
    return outcomes;
}

void print_json(const MatchRequest& r, const MatchKeys& keys, const KeyOwners& people,
                const std::vector<MatchOutcome>& outcomes) {
    if (!fs::is_directory(r.history)) {
        std::cout << to_json(r, keys, people, outcomes[0]).dump() << "\n";
        return;
    }
    Json all = Json::array();
    for (const MatchOutcome& outcome : outcomes) {
        Json one{{"history", fs::path(outcome.history).filename().string()}};
        one.update(to_json(r, keys, people, outcome));
        all.push_back(std::move(one));
    }
    std::cout << all.dump() << "\n";
}

} // namespace

int match(const Arguments& arguments) {
    MatchRequest r;
    if (!read_request(arguments, r)) {
        return 0;
    }
    const MatchKeys keys = read_match_keys(r);
    const std::span<const KeyPublication> used(
        keys.publications.data(), r.authority_rule ? keys.publications.size() : keys.published);
    const KeyIndex index(used, r.tolerance);
    const KeyOwners people = r.authority_rule ? people_by_chain(used) : KeyOwners{};
    const std::vector<MatchOutcome> outcomes =
        r.authority_rule ? by_authority_rule(r, keys, index, people) : by_phone_rule(r, index);
    if (r.json) {
        print_json(r, keys, people, outcomes);
        return 0;
    }
    for (const MatchOutcome& outcome : outcomes) {
        print(r, keys, people, outcome);
    }
    return 0;
}

} // namespace truyvet::cli
