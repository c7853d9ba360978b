// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/lazy.hpp"

#include <algorithm>

namespace truyvet::results {

std::vector<std::string> LazyResults::table_names() const {
    std::vector<std::string> names = unread_;
    for (const auto& [name, unused] : results_.tables) {
        names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

const Table* LazyResults::find(std::string_view table) {
    if (std::find(unread_.begin(), unread_.end(), table) != unread_.end()) {
        decode({std::string(table)});
    }
    return results_.find(table);
}

Results& LazyResults::whole() {
    if (!unread_.empty()) {
        decode(std::vector<std::string>(unread_));
    }
    return results_;
}

} // namespace truyvet::results
