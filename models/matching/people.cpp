// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/people.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>

namespace truyvet::matching {
namespace {

std::string_view text(const DayKey& key) {
    return {reinterpret_cast<const char*>(key.bytes.data()), DayKey::size};
}

/// Union-find over publications.
class Groups {
  public:
    explicit Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }

    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parent_;
};

/// The library stands alone, without core's TRUYVET_EXPECT.
void expect_of(const KeyIndex& index, const KeyOwners& people) {
    if (people.person_of.size() != index.publications() ||
        std::any_of(people.person_of.begin(), people.person_of.end(),
                    [&](std::uint32_t person) { return person >= people.count; })) {
        throw std::invalid_argument(std::to_string(people.person_of.size()) + " owners of " +
                                    std::to_string(index.publications()) +
                                    " publications, numbered below " +
                                    std::to_string(people.count) + ": they are of another index");
    }
}

} // namespace

KeyOwners people_by_chain(std::span<const KeyPublication> publications, std::chrono::days reach) {
    Groups groups(publications.size());
    std::map<std::string_view, std::uint32_t> first_with;
    for (std::uint32_t p = 0; p < publications.size(); ++p) {
        const auto [at, fresh] = first_with.try_emplace(text(publications[p].daily_key), p);
        groups.join(p, at->second);
    }
    for (std::uint32_t p = 0; p < publications.size(); ++p) {
        DayKey key = publications[p].daily_key;
        for (auto day = reach.count(); day > 0; --day) {
            key = key.next();
            if (const auto found = first_with.find(text(key)); found != first_with.end()) {
                groups.join(p, found->second);
                break; // from there the other one leads on
            }
        }
    }
    KeyOwners people;
    people.person_of.resize(publications.size());
    for (std::uint32_t p = 0; p < publications.size(); ++p) {
        const std::uint32_t root = groups.root(p);
        people.person_of[p] = root == p ? people.count++ : people.person_of[root];
    }
    return people;
}

std::optional<std::uint32_t> owner(const KeyIndex& index, const KeyOwners& people,
                                   const ContactHistory& history) {
    expect_of(index, people);
    std::vector<std::size_t> votes(people.count);
    for (Sighting row : history.sightings()) {
        if (const ContactId* own = history.own(row)) {
            row.contact = *own;
            index.search({&row, 1}, [&](const Hit& hit) {
                ++votes[people.person_of[hit.publication]];
                return true;
            });
        }
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    if (most == votes.end() || *most == 0) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(most - votes.begin());
}

std::vector<Heard> heard_by_person(const KeyIndex& index, const KeyOwners& people,
                                   std::span<const Sighting> rows) {
    expect_of(index, people);
    std::vector<std::pair<std::uint32_t, std::size_t>> found;
    index.search(rows, [&](const Hit& hit) {
        found.emplace_back(people.person_of[hit.publication], hit.sighting);
        return true;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<Heard> all;
    for (const auto& [person, sighting] : found) {
        if (all.empty() || all.back().person != person) {
            all.push_back({person, {}});
        }
        all.back().rows.push_back(rows[sighting]);
    }
    return all;
}

} // namespace truyvet::matching
