// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/place_names.hpp"

#include "models/core/nearest.hpp"
#include "models/core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace truyvet::population {
namespace {

/// A name without its kind; `plain` also without marks. Both without spaces and points.
struct Spelling {
    std::string marked;
    std::string plain;
    char kind = 0; ///< 0 = none is named
};

struct KindWord {
    std::string_view word; ///< in small letters
    char kind;
};
/// How a name may begin. Without marks only where no name begins so: "Tịnh Biên", "Quan Sơn".
constexpr std::array<KindWord, 16> kinds{{{"thành phố ", 'c'},
                                          {"thanh pho ", 'c'},
                                          {"tp. ", 'c'},
                                          {"tp.", 'c'},
                                          {"tp ", 'c'},
                                          {"thị xã ", 't'},
                                          {"thi xa ", 't'},
                                          {"tx. ", 't'},
                                          {"tx.", 't'},
                                          {"tx ", 't'},
                                          {"huyện ", 'r'},
                                          {"huyen ", 'r'},
                                          {"h. ", 'r'},
                                          {"quận ", 'q'},
                                          {"q. ", 'q'},
                                          {"tỉnh ", 'p'}}};
/// How it may end, in English and in districts.csv.
constexpr std::array<KindWord, 7> ends{{{" (thành phố)", 'c'},
                                        {" (thị xã)", 't'},
                                        {" (huyện)", 'r'},
                                        {" city", 'c'},
                                        {" town", 't'},
                                        {" district", 'r'},
                                        {" province", 'p'}}};

std::string letters_of(const std::string& text) {
    std::string letters;
    for (const char c : text) {
        if (std::string_view(" .-,'_").find(c) == std::string_view::npos) {
            letters += c;
        }
    }
    return letters;
}

Spelling spelling_of(std::string_view text) {
    std::string name = core::lower(text);
    while (name.ends_with(' ')) {
        name.pop_back();
    }
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    Spelling s;
    for (const auto& [word, kind] : kinds) {
        if (name.size() > word.size() && name.starts_with(word)) {
            name.erase(0, word.size());
            s.kind = kind;
            break;
        }
    }
    for (const auto& [word, kind] : ends) {
        if (name.size() > word.size() && name.ends_with(word)) {
            name.resize(name.size() - word.size());
            s.kind = kind;
        }
    }
    s.marked = letters_of(name);
    s.plain = letters_of(core::unmarked(name));
    return s;
}

/// Names that are none of the census's, without marks and spaces.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> aliases{
    {{"hcm", "ho-chi-minh"},
     {"tphcm", "ho-chi-minh"},
     {"saigon", "ho-chi-minh"},
     {"hochiminhcity", "ho-chi-minh"},
     {"hue", "thua-thien-hue"},
     {"tthue", "thua-thien-hue"},
     {"brvt", "ba-ria-vung-tau"},
     {"vungtau", "ba-ria-vung-tau"},
     {"baria", "ba-ria-vung-tau"},
     {"daclac", "dak-lak"},
     {"darlac", "dak-lak"},
     {"dacnong", "dak-nong"},
     {"baccan", "bac-kan"},
     {"hn", "ha-noi"}}};

const ProvinceFigures* by_slug(const Census& census, std::string_view slug) {
    for (const ProvinceFigures& p : census.provinces) {
        if (p.slug == slug) {
            return &p;
        }
    }
    return nullptr;
}

} // namespace

std::vector<std::size_t> meant(std::string_view text, const std::vector<std::string>& names) {
    const Spelling given = spelling_of(text);
    std::vector<std::size_t> exact;
    std::vector<std::size_t> alike;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Spelling known = spelling_of(names[i]);
        const bool other_kind = given.kind != 0 && known.kind != 0 && given.kind != known.kind;
        if (given.plain.empty() || other_kind || known.plain != given.plain) {
            continue;
        }
        alike.push_back(i);
        if (known.marked == given.marked) {
            exact.push_back(i);
        }
    }
    return exact.empty() ? alike : exact;
}

const ProvinceFigures* province_named(const Census& census, std::string_view text) {
    if (const ProvinceFigures* p = by_slug(census, text)) {
        return p;
    }
    std::vector<std::string> names;
    for (const ProvinceFigures& p : census.provinces) {
        names.push_back(p.name);
    }
    if (const auto found = meant(text, names); found.size() == 1) {
        return &census.provinces[found.front()];
    }
    const std::string plain = spelling_of(text).plain;
    for (const auto& [alias, slug] : aliases) {
        if (plain == alias) {
            return by_slug(census, slug);
        }
    }
    return nullptr;
}

std::string province_hint(const Census& census, std::string_view text) {
    std::vector<std::string> plain;
    for (const ProvinceFigures& p : census.provinces) {
        plain.push_back(spelling_of(p.name).plain);
    }
    const auto near = core::nearest_name(spelling_of(text).plain, plain);
    if (!near) {
        return "";
    }
    const auto at = std::find(plain.begin(), plain.end(), *near) - plain.begin();
    const ProvinceFigures& p = census.provinces[static_cast<std::size_t>(at)];
    return "; did you mean " + p.name + " (" + p.slug + ")?";
}

} // namespace truyvet::population
