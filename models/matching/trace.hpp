// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/authority_rule.hpp"
#include "models/matching/people.hpp"

#include <optional>
#include <span>
#include <vector>

namespace truyvet::matching {

/// A history that a phone's owner gave to the authority.
struct Upload {
    const ContactHistory* history = nullptr;
    PhoneOs os = PhoneOs::android;
};

/// What the authority knows of the persons behind the index's publications.
struct KnownPeople {
    KeyOwners people;
    std::vector<bool> is_case; ///< by person
    std::vector<PhoneOs> os;   ///< by person
};

/// One upload that heard one person.
struct Finding {
    std::size_t upload = 0;
    std::uint32_t person = 0;
    int degree = 1; ///< 1: the person is a case; 2: the person is a case's close contact
    Verdict verdict;
};

struct Tracing {
    std::vector<std::optional<std::uint32_t>> owner; ///< of each upload, if among the known people
    std::vector<Finding> findings; ///< by degree, then upload, then person; close contacts or not
};

/// The authority's whole work: judges every upload against every case it heard (F1), then every
/// other upload against every F1 it heard whose own identifiers are known (F2), from that F1's
/// first counted encounter with a case on: before, the F1 could not be infectious. Cases' own
/// uploads are not judged, but confirm where the rule is mutual; an observer whose keys are
/// unknown, or a person whose history is, cannot be confirmed.
Tracing trace(const AuthorityRule& rule, const KeyIndex& index, const KnownPeople& known,
              std::span<const Upload> uploads);

} // namespace truyvet::matching
