// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::core {

/// Insertions, deletions and changes between two words (Levenshtein).
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// As edit_distance, but a word cut short is nearest to how it goes on.
inline std::size_t slips(std::string_view given, std::string_view known) {
    const bool begun = !given.empty() && known.starts_with(given);
    return begun ? 0 : edit_distance(given, known);
}

/// The one of the names that is nearest, or nothing where none is near: more than two slips in five
/// letters make another word.
template <class Names, class Distance>
std::optional<std::string> nearest_name(std::string_view given, const Names& known,
                                        Distance distance) {
    std::size_t least = given.size() * 2 / 5 + 2;
    std::optional<std::string> best;
    for (const auto& name : known) {
        if (const std::size_t d = distance(given, name); d < least) {
            best = std::string(name);
            least = d;
        }
    }
    return best;
}

template <class Names>
std::optional<std::string> nearest_name(std::string_view given, const Names& known) {
    return nearest_name(given, known, slips);
}

/// "unknown protocol 'gean'; did you mean gaen? known: ..."
template <class Names>
std::string unknown_name(std::string_view kind, std::string_view given, const Names& known) {
    std::vector<std::string> names(std::begin(known), std::end(known));
    const auto nearest = nearest_name(given, names);
    std::string text = "unknown " + std::string(kind) + " '" + std::string(given) + "'; " +
                       (nearest ? "did you mean " + *nearest + "? " : "") + "known: ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text;
}

} // namespace truyvet::core
