// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/notation.hpp"

#include "models/adoption/observations.hpp"
#include "models/core/nearest.hpp"
#include "models/core/number_text.hpp"
#include "models/core/text.hpp"
#include "models/population/place_names.hpp"

#include <algorithm>
#include <sstream>

namespace truyvet::adoption {
namespace {

struct CircleWord {
    std::string_view word;
    std::uint32_t circles;
};

/// The occupations by their names, and what cuts across them.
const std::vector<CircleWord>& circle_words() {
    static const std::vector<CircleWord> words = [] {
        std::vector<CircleWord> all{
            {"everyone", 0},
            {"party_members", party_bit},
            {"employees", bit(Occupation::office_worker) | bit(Occupation::factory_worker)}};
        for (std::size_t i = 0; i < occupation_names.size(); ++i) {
            all.push_back({occupation_names[i], bit(static_cast<Occupation>(i))});
        }
        return all;
    }();
    return words;
}

/// What is wrong with one text; caught where the text is known.
struct Wrong {
    std::string why;
};

double number(const std::string& text, const std::string& what, double hi) {
    const core::WrittenNumber read = core::number_as_written(text);
    if (!read.value) {
        throw Wrong{what + " " + read.why};
    }
    if (*read.value < 0 || *read.value > hi) {
        throw Wrong{what + " " + text + " is outside 0 .. " +
                    std::to_string(static_cast<long>(hi))};
    }
    return *read.value;
}

std::uint32_t circles_from(const std::string& text) {
    std::uint32_t circles = 0;
    bool everyone = false;
    std::istringstream in(text);
    for (std::string word; std::getline(in, word, '+');) {
        const auto& words = circle_words();
        const auto found = std::find_if(words.begin(), words.end(),
                                        [&](const CircleWord& c) { return c.word == word; });
        if (found == words.end()) {
            std::string known;
            for (const CircleWord& c : words) {
                known += (known.empty() ? "" : ", ") + std::string(c.word);
            }
            throw Wrong{"'" + word + "' is not a group of people; give " + known};
        }
        circles |= found->circles;
        everyone = everyone || found->circles == 0;
    }
    return everyone ? 0 : circles;
}

void read_ages(Group& group, const std::string& text) {
    const auto dash = text.find('-');
    if (dash == std::string::npos) {
        throw Wrong{"'" + text + "' is not a range of ages; give it as 15-24"};
    }
    group.min_age = static_cast<unsigned>(number(text.substr(0, dash), "age", 150));
    group.max_age = static_cast<unsigned>(number(text.substr(dash + 1), "age", 150));
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& n : names) {
        all += (all.empty() ? "" : ", ") + n;
    }
    return all;
}

/// All of few districts, or the nearest.
std::string known_districts(const std::string& name, const std::vector<std::string>& names) {
    constexpr std::size_t few = 30;
    if (names.empty()) {
        return "; population.provinces has its provinces";
    }
    if (names.size() <= few) {
        return "; give one of " + joined(names);
    }
    const auto near = core::nearest_name(name, names);
    return (near ? "; did you mean " + *near + "?" : std::string()) +
           " (truyvet provinces PROVINCE lists its districts)";
}

core::DistrictId district_named(const std::string& name, const Districts& districts) {
    const auto slash = name.find('/');
    const std::string alone = slash == std::string::npos ? name : name.substr(slash + 1);
    std::vector<std::string> names;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < districts.size(); ++i) {
        if (slash == std::string::npos ||
            !population::meant(name.substr(0, slash), {districts[i].province}).empty()) {
            names.push_back(districts[i].name);
            at.push_back(i);
        }
    }
    const std::vector<std::size_t> found = population::meant(alone, names);
    if (found.empty()) {
        throw Wrong{"'" + core::composed(name) + "' is not a district of the scenario" +
                    known_districts(alone, names)};
    }
    if (found.size() > 1) {
        std::vector<std::string> full;
        for (const std::size_t f : found) {
            full.push_back(districts[at[f]].province + "/" + districts[at[f]].name);
        }
        throw Wrong{"'" + core::composed(name) + "' is the name of " +
                    std::to_string(found.size()) + " districts; give one of " + joined(full)};
    }
    return districts[at[found.front()]].id;
}

bool is_keyword(const std::string& w) {
    return w == "age" || w == "urban" || w == "rural" || w == "in";
}

Group group_from(const std::vector<std::string>& words, const Districts& districts) {
    Group group;
    if (words.empty()) {
        throw Wrong{"no group is named"};
    }
    for (const std::string& w : words) {
        group.name += (group.name.empty() ? "" : " ") + w;
    }
    group.circles = circles_from(words[0]);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "age" && i + 1 < words.size()) {
            read_ages(group, words[++i]);
        } else if (words[i] == "urban" || words[i] == "rural") {
            group.urban = words[i] == "urban";
        } else if (words[i] == "in") {
            std::string name;
            while (i + 1 < words.size() && !is_keyword(words[i + 1])) {
                name += (name.empty() ? "" : " ") + words[++i];
            }
            group.district = district_named(name, districts);
        } else {
            throw Wrong{"'" + words[i] +
                        "' is not understood; give age A-B, urban, rural or in "
                        "DISTRICT"};
        }
    }
    return group;
}

GroupShare group_share_from(const std::string& text, const Districts& districts) {
    const auto equals = text.rfind('=');
    if (equals == std::string::npos) {
        throw Wrong{"it has no '= share'"};
    }
    const auto share = core::words(text.substr(equals + 1));
    if (share.size() != 1) {
        throw Wrong{"it has no share after '='"};
    }
    return {group_from(core::words(text.substr(0, equals)), districts),
            number(share[0], "share", 1)};
}

void read_option(Campaign& c, const std::string& word) {
    const auto equals = word.find('=');
    const std::string key = word.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    if (key == "reach") {
        c.reached_per_day = number(value, key, 100);
    } else if (key == "convince") {
        c.convinced = number(value, key, 1);
    } else if (key == "cost") {
        c.cost_vnd = number(value, key, 1e12);
    } else if (key == "budget") {
        c.budget_vnd = number(value, key, 1e15);
    } else if (key == "name" && !value.empty()) {
        c.name = value;
    } else {
        throw Wrong{"'" + word +
                    "' is not understood; give reach=, convince=, cost=, budget= or "
                    "name="};
    }
}

void read_dates(Campaign& c, const std::string& text) {
    const auto dots = text.find("..");
    if (dots == std::string::npos) {
        throw Wrong{"'" + text + "' are not dates; give them as 2021-05-20..2021-06-30"};
    }
    try {
        c.start = core::start_of(parse_date(text.substr(0, dots), ""));
        c.end = core::start_of(parse_date(text.substr(dots + 2), ""));
    } catch (const core::InputError& e) {
        throw Wrong{e.what()};
    }
    if (c.end <= c.start) {
        throw Wrong{"it ends before it starts"};
    }
}

Campaign campaign_from(const std::string& text, const Districts& districts) {
    const auto words = core::words(text);
    const auto means = words.empty() ? std::nullopt : means_named(words[0]);
    if (!means) {
        std::string known;
        for (const std::string_view m : means_names) {
            known += (known.empty() ? "" : ", ") + std::string(m);
        }
        throw Wrong{"its first word is not a means; give " + known};
    }
    if (words.size() < 2) {
        throw Wrong{"it has no dates; give them as 2021-05-20..2021-06-30"};
    }
    Campaign c = usual(*means);
    read_dates(c, words[1]);
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (words[i] == "to") {
            c.audience =
                group_from({words.begin() + static_cast<long>(i) + 1, words.end()}, districts);
            break;
        }
        read_option(c, words[i]);
    }
    return c;
}

/// Reads each text; gathers what is wrong with any.
template <class T>
std::vector<T> each(const std::vector<std::string>& texts, const Districts& districts,
                    const std::string& place, T (*read)(const std::string&, const Districts&),
                    std::vector<core::Fault>& faults) {
    std::vector<T> all;
    for (const std::string& text : texts) {
        try {
            all.push_back(read(text, districts));
        } catch (const Wrong& wrong) {
            faults.push_back({place, "\"" + text + "\": " + wrong.why});
        }
    }
    return all;
}

void require_none(std::vector<core::Fault> faults) {
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
}

} // namespace

Districts districts_of(const population::Census& census) {
    Districts all;
    for (const population::ProvinceFigures& p : census.provinces) {
        for (const population::DistrictFigures& d : p.districts) {
            all.push_back(
                {p.slug, d.name, core::DistrictId{static_cast<std::uint32_t>(all.size())}});
        }
    }
    return all;
}

std::vector<GroupShare> groups_from(const std::vector<std::string>& texts,
                                    const Districts& districts, const std::string& place) {
    std::vector<core::Fault> faults;
    auto groups = each<GroupShare>(texts, districts, place, group_share_from, faults);
    const auto more = contradictions(groups, place);
    faults.insert(faults.end(), more.begin(), more.end());
    require_none(std::move(faults));
    return groups;
}

std::vector<Campaign> campaigns_from(const std::vector<std::string>& texts,
                                     const Districts& districts, const std::string& place) {
    std::vector<core::Fault> faults;
    auto campaigns = each<Campaign>(texts, districts, place, campaign_from, faults);
    require_none(std::move(faults));
    return campaigns;
}

} // namespace truyvet::adoption
