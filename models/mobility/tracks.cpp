// SPDX-License-Identifier: GPL-2.0-only
// Positions in time, t_s,id,x_m,y_m as `truyvet replay` reads them, as people's days: the kind
// "tracks". Between two positions people move straight; in gaps, before and after they are away.
#include "models/core/track.hpp"
#include "models/mobility/kinds.hpp"
#include "models/mobility/recorded.hpp"
#include "models/mobility/roster.hpp"

#include <algorithm>

namespace truyvet::mobility {
namespace {

using core::Stand;

/// One person's track, cut into stands.
struct Path {
    std::vector<Stand> stands;
    std::vector<core::TimePoint> since; ///< begin of each stand's number
};

/// All tracks, by person.
struct Tracks {
    std::vector<Path> paths;
    core::TimePoint from = core::TimePoint::max();
    core::TimePoint to = core::TimePoint::min();
};

Path path_of(std::span<const core::TrackPoint> track) {
    Path path{core::stands_of(track), {}};
    for (const Stand& s : path.stands) {
        if (s.number == path.since.size()) {
            path.since.push_back(s.from);
        }
    }
    return path;
}

class TracksMobility : public RecordedMobility {
  public:
    TracksMobility(const population::Population& people, std::shared_ptr<const Tracks> tracks,
                   const RecordingSettings& settings)
        : RecordedMobility(people, Calendar(settings, tracks->from, tracks->to)),
          tracks_(std::move(tracks)) {
        for (const Path& path : tracks_->paths) {
            std::vector<RecordedSpan>& there = present_.emplace_back();
            for (const Stand& s : path.stands) {
                if (there.empty() || there.back().to != s.from) {
                    there.push_back({s.from, s.to});
                } else {
                    there.back().to = s.to;
                }
            }
        }
    }

    void positions(PersonId person, const Stay& stay, std::vector<Position>& out) const override {
        out.clear();
        const Path& path = tracks_->paths[person.value];
        const core::Milliseconds later = shift(stay);
        auto s = std::upper_bound(path.stands.begin(), path.stands.end(), stay.from - later,
                                  [](core::TimePoint t, const Stand& x) { return t < x.to; });
        for (; s != path.stands.end() && s->from + later < stay.to; ++s) {
            out.push_back({std::max(s->from + later, stay.from), std::min(s->to + later, stay.to),
                           static_cast<float>(s->x_m), static_cast<float>(s->y_m), 0,
                           path.since[s->number] + later});
        }
    }

  private:
    [[nodiscard]] const std::vector<RecordedSpan>& present(PersonId person) const override {
        return present_[person.value];
    }

    std::shared_ptr<const Tracks> tracks_;
    std::vector<std::vector<RecordedSpan>> present_;
};

} // namespace

Movement tracks_movement(const Source& source) {
    const RecordingSettings& settings = source.settings.recording;
    core::Faults faults;
    Roster roster(settings, faults);
    core::TrackReader reader(faults);
    std::vector<std::vector<core::TrackPoint>> points(roster.people());
    core::read_csv(std::filesystem::path(settings.file), core::TrackReader::columns, faults,
                   [&](const core::CsvRow& row) {
                       if (const auto n = roster.number(row, row["id"])) {
                           points.resize(std::max(points.size(), roster.people()));
                           reader.add(row, points[*n]);
                       }
                   });
    std::vector<bool> recorded;
    for (std::size_t i = 0; i < points.size(); ++i) {
        reader.end(settings.file, roster.id(i), points[i]);
        recorded.push_back(!points[i].empty());
    }
    if (points.empty() && !faults.any()) {
        faults.add(settings.file, "has no positions");
    }
    std::vector<std::uint32_t> number_of_person;
    Movement movement{roster.finish(recorded, number_of_person), {}, reader.notes()};
    auto tracks = std::make_shared<Tracks>();
    for (const std::uint32_t n : number_of_person) {
        tracks->from = std::min(tracks->from, points[n].front().time);
        tracks->to = std::max(tracks->to, points[n].back().time);
        tracks->paths.push_back(path_of(points[n]));
    }
    movement.days = [tracks, settings](const population::Population& people,
                                       const core::Randomness&) {
        return std::make_unique<const TracksMobility>(people, tracks, settings);
    };
    return movement;
}

} // namespace truyvet::mobility
