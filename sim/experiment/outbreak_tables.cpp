// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/outbreak_tables.hpp"

#include "sim/experiment/typed_table.hpp"
#include "sim/results/schema.hpp"

namespace truyvet::experiment {
namespace {

struct DayRow : OfArm, engine::OutbreakDay {
    std::int64_t day;
};
const TypedTable<DayRow> day_table{results::day_shape,
                                   {{"arm", &DayRow::arm},
                                    {"replicate", &DayRow::replicate},
                                    {"day", &DayRow::day},
                                    {"infections", &DayRow::infections},
                                    {"imported", &DayRow::imported},
                                    {"infectious", &DayRow::infectious},
                                    {"reported", &DayRow::reported},
                                    {"reported_in_quarantine", &DayRow::reported_in_quarantine},
                                    {"notified", &DayRow::notified},
                                    {"tests", &DayRow::tests},
                                    {"quarantined", &DayRow::quarantined},
                                    {"quarantined_infected", &DayRow::quarantined_infected},
                                    {"kept_home", &DayRow::kept_home},
                                    {"isolated", &DayRow::isolated}}};

struct DistrictDayRow : OfArm, engine::OutbreakDistrictDay {};
const TypedTable<DistrictDayRow> district_day_table{
    results::district_day_shape,
    {{"arm", &DistrictDayRow::arm},
     {"replicate", &DistrictDayRow::replicate},
     {"district", &DistrictDayRow::district},
     {"day", &DistrictDayRow::day},
     {"infections", &DistrictDayRow::infections},
     {"reported", &DistrictDayRow::reported},
     {"quarantined", &DistrictDayRow::quarantined}}};

struct CountedRow {
    std::int64_t arm;
    std::int64_t day;
    std::int64_t cases;
};
const TypedTable<CountedRow> counted_table{
    results::counted_shape,
    {{"arm", &CountedRow::arm}, {"day", &CountedRow::day}, {"cases", &CountedRow::cases}}};

struct OffspringRow : OfArm, engine::OutbreakOffspring {};
const TypedTable<OffspringRow> offspring_table{results::offspring_shape,
                                               {{"arm", &OffspringRow::arm},
                                                {"replicate", &OffspringRow::replicate},
                                                {"offspring", &OffspringRow::offspring},
                                                {"cases", &OffspringRow::cases}}};

struct PartRow : OfArm {
    std::int64_t by;
    std::int64_t part;
    std::int64_t infections;
};
const TypedTable<PartRow> part_table{results::infected_by_shape,
                                     {{"arm", &PartRow::arm},
                                      {"replicate", &PartRow::replicate},
                                      {"by", &PartRow::by},
                                      {"part", &PartRow::part},
                                      {"infections", &PartRow::infections}}};

struct OnwardRow : OfArm {
    double onward;
    double cut_by_quarantine;
};
const TypedTable<OnwardRow> onward_table{results::onward_shape,
                                         {{"arm", &OnwardRow::arm},
                                          {"replicate", &OnwardRow::replicate},
                                          {"onward", &OnwardRow::onward},
                                          {"cut_by_quarantine", &OnwardRow::cut_by_quarantine}}};

struct LinkRow : OfArm, engine::OutbreakLinks {};
const TypedTable<LinkRow> link_table{results::link_shape,
                                     {{"arm", &LinkRow::arm},
                                      {"replicate", &LinkRow::replicate},
                                      {"cases", &LinkRow::cases},
                                      {"infector_known", &LinkRow::infector_known},
                                      {"infector_named", &LinkRow::infector_named},
                                      {"infectees", &LinkRow::infectees},
                                      {"infectees_named", &LinkRow::infectees_named}}};

struct InfectionRow : OfArm {
    std::int64_t person;
    std::int64_t infected_by;
    std::int64_t infected_at;
    std::int64_t room;
    std::int64_t district;
    std::int64_t age;
    std::int64_t severity;
    std::int64_t onset;
    std::int64_t reported;
    std::int64_t quarantined;
};
const TypedTable<InfectionRow> infection_table{results::infection_shape,
                                               {{"arm", &InfectionRow::arm},
                                                {"replicate", &InfectionRow::replicate},
                                                {"person", &InfectionRow::person},
                                                {"infected_by", &InfectionRow::infected_by},
                                                {"infected_at", &InfectionRow::infected_at},
                                                {"room", &InfectionRow::room},
                                                {"district", &InfectionRow::district},
                                                {"age", &InfectionRow::age},
                                                {"severity", &InfectionRow::severity},
                                                {"onset", &InfectionRow::onset},
                                                {"reported", &InfectionRow::reported},
                                                {"quarantined", &InfectionRow::quarantined}}};

std::int64_t ms(core::TimePoint t) {
    return t.time_since_epoch().count();
}

/// -1 where it never came to it.
std::int64_t time_of(core::TimePoint t) {
    return t == core::TimePoint::max() ? -1 : ms(t);
}

InfectionRow row_of(const OfArm& of, const engine::OutbreakInfection& i,
                    const population::Population& people) {
    const epidemic::Infection& infection = i.infection;
    const bool local = infection.room.exists();
    return {of,
            infection.person.value,
            infection.by.exists() ? std::int64_t{infection.by.value} : -1,
            ms(infection.when),
            local ? static_cast<std::int64_t>(people.kind(infection.room)) : -1,
            people.district(infection.person).value,
            people.age(infection.person),
            static_cast<std::int64_t>(i.course.severity),
            i.course.symptomatic() ? ms(i.course.onset) : -1,
            time_of(i.reported),
            time_of(i.quarantined)};
}

void add_outbreak(results::Results& out, const engine::OutbreakResult& outbreak,
                  const population::Population& people, const OfArm& of) {
    for (std::size_t day = 0; day < outbreak.days.size(); ++day) {
        day_table.append(out, {of, outbreak.days[day], static_cast<std::int64_t>(day)});
    }
    for (const engine::OutbreakDistrictDay& d : outbreak.districts) {
        district_day_table.append(out, {of, d});
    }
    for (const engine::OutbreakOffspring& o : outbreak.offspring) {
        offspring_table.append(out, {of, o});
    }
    for (const engine::OutbreakPart& p : outbreak.parts) {
        part_table.append(out, {of, static_cast<std::int64_t>(p.by), p.part, p.infections});
    }
    onward_table.append(out, {of, outbreak.onward, outbreak.cut_by_quarantine});
    link_table.append(out, {of, outbreak.links});
    for (const engine::OutbreakInfection& i : outbreak.tree) {
        infection_table.append(out, row_of(of, i, people));
    }
}

/// Days of the outbreak alone.
void add_counted(results::Results& out, const world::World& world, std::int64_t arm) {
    const epidemic::EpidemicSettings& outbreak = world.settings.epidemic;
    const epidemic::CountedCases& counted = *world.counted_cases;
    for (std::size_t i = 0; i < counted.by_day.size(); ++i) {
        const int day = counted.first + static_cast<int>(i) - outbreak.start;
        if (day >= 0 && day < static_cast<int>(outbreak.days)) {
            counted_table.append(out, {arm, day, counted.by_day[i]});
        }
    }
}

} // namespace

void add_outbreaks(results::Results& out, const world::World& world,
                   const engine::ReplicateResult& result, std::uint32_t replicate) {
    for (std::size_t a = 0; a < result.outbreaks.size(); ++a) {
        add_outbreak(out, result.outbreaks[a], world.people, {world.arm_numbers[a], replicate});
        if (replicate == 0 && world.counted_cases) {
            add_counted(out, world, world.arm_numbers[a]);
        }
    }
}

} // namespace truyvet::experiment
