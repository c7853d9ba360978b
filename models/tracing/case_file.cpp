// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/case_file.hpp"

#include <algorithm>
#include <array>

namespace truyvet::tracing {
namespace {

using Indices = std::vector<std::uint32_t>;

Indices by_person(const contact::Encounters& encounters) {
    Indices order(encounters.all().size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return encounters.all()[a].other < encounters.all()[b].other;
    });
    return order;
}

core::Milliseconds together(const contact::Encounters& encounters,
                            const contact::Encounter& encounter) {
    core::Milliseconds sum{};
    for (const core::Proximity& p : encounters.segments(encounter)) {
        if (p.walls == 0) {
            sum += p.to - p.from;
        }
    }
    return sum;
}

class Opening {
  public:
    explicit Opening(CaseFile& file) : file_(file) {}

    void add(core::PersonId person, std::span<const std::uint32_t> encounters,
             const contact::CloseContact* truth) {
        Candidate c;
        c.person = person;
        c.close_contact = truth != nullptr;
        c.first = static_cast<std::uint32_t>(file_.meetings.size());
        c.count = static_cast<std::uint32_t>(encounters.size());
        c.met = file_.to;
        c.last = file_.from;
        std::array<core::Milliseconds, core::setting_names.size()> time{};
        for (const std::uint32_t e : encounters) {
            const auto& encounter = file_.encounters.all()[e];
            const core::Milliseconds shared = together(file_.encounters, encounter);
            file_.meetings.push_back({e, core::seconds(shared) / stay_seconds(encounter.stay)});
            time[static_cast<std::size_t>(encounter.setting)] += shared;
            note_when(encounter, c);
        }
        if (!c.shared_room) {
            c.met = file_.from; // behind a wall, or a household that never met in a room
            c.last = file_.to;
        }
        const auto most = std::max_element(time.begin(), time.end()) - time.begin();
        c.setting = truth != nullptr ? truth->setting : static_cast<core::Setting>(most);
        file_.candidates.push_back(c);
    }

  private:
    void note_when(const contact::Encounter& encounter, Candidate& c) const {
        for (const core::Proximity& p : file_.encounters.segments(encounter)) {
            if (p.walls == 0) {
                c.shared_room = true;
                c.met = std::min(c.met, p.from);
                c.last = std::max(c.last, p.to);
            }
        }
    }

    /// The part of the F0's stay that lies in the window.
    [[nodiscard]] double stay_seconds(std::uint32_t stay) const {
        const mobility::Stay& s = file_.encounters.stays()[stay];
        return core::seconds(std::min(s.to, file_.to) - std::max(s.from, file_.from));
    }

    CaseFile& file_;
};

} // namespace

CaseFile open_file(std::uint32_t number, const epidemic::IndexCase& course, core::TimePoint from,
                   contact::Encounters encounters, std::span<const contact::CloseContact> truth) {
    CaseFile file;
    file.number = number;
    file.course = course;
    file.from = from;
    file.to = course.isolation;
    file.encounters = std::move(encounters);
    const Indices order = by_person(file.encounters);
    const auto person_at = [&](std::size_t i) { return file.encounters.all()[order[i]].other; };
    Opening opening(file);
    std::size_t e = 0;
    std::size_t t = 0;
    // A merge of two lists by person: a household contact may never have shared a room.
    while (e < order.size() || t < truth.size()) {
        const bool from_truth =
            e == order.size() || (t < truth.size() && truth[t].person < person_at(e));
        const core::PersonId person = from_truth ? truth[t].person : person_at(e);
        const std::size_t first = e;
        while (e < order.size() && person_at(e) == person) {
            ++e;
        }
        const bool is_true = t < truth.size() && truth[t].person == person;
        opening.add(person, std::span(order).subspan(first, e - first),
                    is_true ? &truth[t] : nullptr);
        t += is_true ? 1 : 0;
    }
    return file;
}

CaseFile investigate(std::uint32_t number, const epidemic::IndexCase& course, core::TimePoint from,
                     const mobility::Mobility& mobility, const contact::CloseContactRule& rule,
                     contact::EncounterFinder& finder) {
    contact::Encounters encounters;
    finder.find(course.person, from, course.isolation, encounters);
    std::vector<contact::CloseContact> truth;
    contact::CloseContactFinder(mobility, rule).find(encounters, truth);
    return open_file(number, course, from, std::move(encounters), truth);
}

} // namespace truyvet::tracing
