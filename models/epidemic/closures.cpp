// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/closures.hpp"

#include "models/core/csv.hpp"
#include "models/core/nearest.hpp"
#include "models/core/text.hpp"
#include "models/epidemic/notation.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace truyvet::epidemic {
namespace {

using population::RoomKind;
using enum population::RoomKind;

struct ClosedSet {
    std::string_view name;
    std::vector<RoomKind> kinds;
    bool directive = false; ///< orders a whole area's life: one at a time
};

/// The Prime Minister's directives of 2020, by what they forbid; which kinds of room that shuts is
/// an assumption. 16/CT-TTg, 31 March: everybody at home but for what is necessary; factories,
/// markets, shops and clinics stay open. 15/CT-TTg, 27 March: no gatherings, no entertainment, no
/// rites. 19/CT-TTg, 24 April: no festivals, no entertainment. Lockdown (phong tỏa): everything but
/// homes, the yards of boarding houses and clinics.
const std::vector<ClosedSet>& closed_sets() {
    static const std::vector<ClosedSet> sets{
        {"schools", {kindergarten, classroom, lecture}},
        {"workplaces", {office, workshop, small_work}},
        {"venues", {market, shop, eatery, cafe, worship, clinic, bus, leisure, hall, coach, lane}},
        {"directive-15", {cafe, worship, leisure, hall}, true},
        {"directive-16",
         {kindergarten, classroom, lecture, office, small_work, eatery, cafe, worship, bus, leisure,
          hall, coach, lane},
         true},
        {"directive-19", {leisure, hall}, true},
        {"lockdown",
         {kindergarten, classroom, lecture, office, workshop, small_work, field, market, shop,
          eatery, cafe, worship, bus, leisure, hall, coach, lane},
         true},
    };
    return sets;
}

std::string hyphened(std::string_view name) {
    std::string out(name);
    std::replace(out.begin(), out.end(), ' ', '-');
    return out;
}

std::vector<RoomKind> kinds_from(const std::string& text) {
    for (const ClosedSet& set : closed_sets()) {
        if (set.name == text) {
            return set.kinds;
        }
    }
    for (std::size_t k = 0; k < population::room_kinds; ++k) {
        const auto kind = static_cast<RoomKind>(k);
        if (kind != home && hyphened(population::facts(kind).name) == text) {
            return {kind};
        }
    }
    const auto names = closable_names();
    throw Wrong{core::unknown_name("closure", text,
                                   std::vector<std::string_view>(names.begin(), names.end()))};
}

/// One text, as read.
struct Shut {
    std::string what;
    core::DistrictId district; ///< none = everywhere
    Dates dates;
};

Shut shut_from(const std::string& text, const EpidemicSettings& settings,
               const DistrictNames& districts) {
    std::vector<std::string> words = core::words(text);
    if (words.size() < 2) {
        throw Wrong{"write WHAT [in DISTRICT] DATE[..DATE]"};
    }
    const Dates dates = dates_from(words.back());
    words.pop_back();
    const core::LocalDay end = settings.start + static_cast<int>(settings.days);
    if (dates.last < settings.start || dates.first >= end) {
        throw Wrong{"it lies outside the " + std::to_string(settings.days) +
                    " days from epidemic.start on; change one of them"};
    }
    return {words[0], place_from(std::span(words).subspan(1), districts), dates};
}

bool is_directive(std::string_view name) {
    const auto& sets = closed_sets();
    return std::any_of(sets.begin(), sets.end(),
                       [&](const ClosedSet& set) { return set.name == name && set.directive; });
}

/// One area has one directive at a time. A district may have another than the province: what
/// either shuts is shut there.
void refuse_contradiction(const Shut& one, const Shut& before) {
    if (one.what != before.what && is_directive(one.what) && is_directive(before.what) &&
        one.district == before.district && one.dates.first <= before.dates.last &&
        before.dates.first <= one.dates.last) {
        throw Wrong{"on some of these days " + before.what +
                    " holds in the same area: one of them contradicts the other; let one end "
                    "before the other begins"};
    }
}

void close(std::vector<mobility::Closure>& all, const Shut& shut) {
    for (const RoomKind kind : kinds_from(shut.what)) {
        all.push_back({kind, shut.district, core::PlaceId::none(), core::start_of(shut.dates.first),
                       core::start_of(shut.dates.last + 1)});
    }
}

} // namespace

std::vector<std::string> closable_names() {
    std::vector<std::string> names;
    for (const ClosedSet& set : closed_sets()) {
        names.emplace_back(set.name);
    }
    for (const population::RoomFacts& f : population::room_facts) {
        if (f.name != population::facts(home).name) {
            names.push_back(hyphened(f.name));
        }
    }
    return names;
}

std::vector<mobility::Closure> closures_from(const EpidemicSettings& settings,
                                             const DistrictNames& districts,
                                             const std::string& place) {
    core::Faults faults;
    std::vector<mobility::Closure> all;
    std::vector<Shut> before;
    for (const std::string& text : settings.closures) {
        try {
            const Shut shut = shut_from(text, settings, districts);
            close(all, shut);
            for (const Shut& other : before) {
                refuse_contradiction(shut, other);
            }
            before.push_back(shut);
        } catch (const Wrong& wrong) {
            faults.add(place, "\"" + text + "\": " + wrong.why);
        }
    }
    faults.throw_if_any();
    return all;
}

} // namespace truyvet::epidemic
