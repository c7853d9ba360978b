// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/parameter.hpp"

#include <algorithm>
#include <numeric>

namespace truyvet::scenario {
namespace {

/// Levenshtein's distance.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string_view leaf(std::string_view key) {
    return key.substr(key.rfind('.') + 1);
}

/// The right word in the wrong table counts as one slip.
std::size_t slips(std::string_view wrong, std::string_view known) {
    const std::size_t d = edit_distance(wrong, known);
    return leaf(wrong) == leaf(known) ? std::min<std::size_t>(d, 1) : d;
}

} // namespace

std::string did_you_mean(std::string_view wrong, std::span<const std::string> known) {
    // More than two slips in five letters is another word.
    std::size_t least = wrong.size() * 2 / 5 + 2;
    const std::string* best = nullptr;
    for (const std::string& k : known) {
        if (const std::size_t d = slips(wrong, k); d < least) {
            best = &k;
            least = d;
        }
    }
    return best == nullptr ? "" : "; did you mean " + *best + "?";
}

} // namespace truyvet::scenario
