// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/trace.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

namespace truyvet::matching {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// All that one tracing looks things up in.
class Work {
  public:
    Work(const AuthorityRule& rule, const KeyIndex& index, const KnownPeople& known,
         std::span<const Upload> uploads)
        : rule_(rule), known_(known), uploads_(uploads), upload_of_(known.people.count, nobody) {
        for (std::size_t u = 0; u < uploads.size(); ++u) {
            heard_.push_back(heard_by_person(index, known.people, uploads[u].history->sightings()));
            owner_.push_back(matching::owner(index, known.people, *uploads[u].history));
            if (owner_[u]) {
                upload_of_[*owner_[u]] = u;
            }
        }
    }

    Tracing run() {
        Tracing tracing{owner_, {}};
        for (std::size_t u = 0; u < uploads_.size(); ++u) {
            judge_against_cases(u, tracing.findings);
        }
        note_contacts(tracing.findings);
        for (std::size_t u = 0; u < uploads_.size(); ++u) {
            judge_against_contacts(u, tracing.findings);
        }
        return tracing;
    }

  private:
    [[nodiscard]] bool is_case(std::uint32_t person) const { return known_.is_case[person]; }

    [[nodiscard]] std::span<const Sighting> heard(std::size_t upload, std::uint32_t person) const {
        for (const Heard& h : heard_[upload]) {
            if (h.person == person) {
                return h.rows;
            }
        }
        return {};
    }

    [[nodiscard]] Verdict judge(std::size_t u, std::uint32_t person,
                                std::span<const Sighting> rows) const {
        std::span<const Sighting> back;
        if (owner_[u] && upload_of_[person] != nobody) {
            back = heard(upload_of_[person], *owner_[u]);
        }
        return authority_rule(rule_, uploads_[u].os, known_.os[person], rows, back);
    }

    void judge_against_cases(std::size_t u, std::vector<Finding>& findings) const {
        if (owner_[u] && is_case(*owner_[u])) {
            return;
        }
        for (const Heard& h : heard_[u]) {
            if (is_case(h.person)) {
                findings.push_back({u, h.person, 1, judge(u, h.person, h.rows)});
            }
        }
    }

    /// From when each F1 counts as a source; and who is an F1 already.
    void note_contacts(std::span<const Finding> findings) {
        is_contact_.assign(uploads_.size(), false);
        for (const Finding& f : findings) {
            if (!f.verdict.close_contact) {
                continue;
            }
            is_contact_[f.upload] = true;
            if (owner_[f.upload]) {
                const auto [at, fresh] = since_.try_emplace(*owner_[f.upload], *f.verdict.since);
                at->second = std::min(at->second, *f.verdict.since);
            }
        }
    }

    void judge_against_contacts(std::size_t u, std::vector<Finding>& findings) const {
        if (is_contact_[u] || (owner_[u] && is_case(*owner_[u]))) {
            return;
        }
        for (const Heard& h : heard_[u]) {
            const auto since = since_.find(h.person);
            if (since == since_.end()) {
                continue;
            }
            std::vector<Sighting> rows;
            std::copy_if(h.rows.begin(), h.rows.end(), std::back_inserter(rows),
                         [&](const Sighting& row) { return row.time >= since->second; });
            if (!rows.empty()) {
                findings.push_back({u, h.person, 2, judge(u, h.person, rows)});
            }
        }
    }

    const AuthorityRule& rule_;
    const KnownPeople& known_;
    std::span<const Upload> uploads_;
    std::vector<std::vector<Heard>> heard_;
    std::vector<std::optional<std::uint32_t>> owner_;
    std::vector<std::size_t> upload_of_;
    std::vector<bool> is_contact_;
    std::map<std::uint32_t, TimePoint> since_;
};

void expect_known(const KnownPeople& known, std::span<const Upload> uploads) {
    if (known.is_case.size() != known.people.count || known.os.size() != known.people.count) {
        throw std::invalid_argument(
            "of " + std::to_string(known.people.count) + " persons it is said of " +
            std::to_string(known.is_case.size()) + " whether they are cases, and of " +
            std::to_string(known.os.size()) + " which phone they have");
    }
    for (std::size_t u = 0; u < uploads.size(); ++u) {
        if (uploads[u].history == nullptr) {
            throw std::invalid_argument("upload " + std::to_string(u) + " has no history");
        }
    }
}

} // namespace

Tracing trace(const AuthorityRule& rule, const KeyIndex& index, const KnownPeople& known,
              std::span<const Upload> uploads) {
    expect_known(known, uploads);
    return Work(rule, index, known, uploads).run();
}

} // namespace truyvet::matching
