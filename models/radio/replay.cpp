// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/replay.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <memory>
#include <tuple>

namespace truyvet::radio {
namespace {

double seconds_shared(const Station& a, const Station& b) {
    const core::TimePoint from = std::max(a.track.front().time, b.track.front().time);
    const core::TimePoint to = std::min(a.track.back().time, b.track.back().time);
    return from < to ? core::seconds(to - from) : 0;
}

/// Mean number of other advertising phones while a receiver is there.
double crowd_about(const Recording& recording, const Station& receiver) {
    double sum = 0;
    for (const Station& other : recording.stations) {
        if (other.person != receiver.person && other.phone.advertises && !other.track.empty()) {
            sum += seconds_shared(receiver, other);
        }
    }
    const double own = core::seconds(receiver.track.back().time - receiver.track.front().time);
    return sum / own;
}

void sort(Replay& replay) {
    std::sort(replay.rows.begin(), replay.rows.end(),
              [](const ReceiverRow& a, const ReceiverRow& b) {
                  return std::tie(a.sighting.time, a.receiver, a.sender) <
                         std::tie(b.sighting.time, b.receiver, b.sender);
              });
    std::sort(replay.windows.begin(), replay.windows.end(),
              [](const ReceiverWindow& a, const ReceiverWindow& b) {
                  return std::tie(a.start, a.receiver) < std::tie(b.start, b.receiver);
              });
}

/// A file that takes its name only when it is complete.
class Output {
  public:
    explicit Output(std::filesystem::path path)
        : path_(std::move(path)), partial_(path_.string() + ".part"),
          file_(std::fopen(partial_.c_str(), "w")) {
        if (file_ == nullptr) {
            throw core::RunError("cannot write " + partial_.string());
        }
    }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() {
        if (file_ != nullptr) {
            std::fclose(file_);
            std::error_code ignored;
            std::filesystem::remove(partial_, ignored);
        }
    }
    std::FILE* file() { return file_; }
    void finish() {
        const bool failed = std::ferror(file_) != 0 || std::fflush(file_) != 0;
        if (failed) {
            throw core::RunError("writing " + partial_.string() + " failed: is the disk full?");
        }
        std::fclose(file_);
        file_ = nullptr;
        std::filesystem::rename(partial_, path_);
    }

  private:
    std::filesystem::path path_;
    std::filesystem::path partial_;
    std::FILE* file_;
};

void print_seconds(std::FILE* file, core::TimePoint t) {
    const Ms ms = to_ms(t);
    const Ms magnitude = ms < 0 ? -ms : ms;
    std::fprintf(file, "%s%" PRId64 ".%03" PRId64, ms < 0 ? "-" : "", magnitude / 1000,
                 magnitude % 1000);
}

} // namespace

std::pair<core::TimePoint, core::TimePoint> span_of(const Recording& recording) {
    auto from = core::TimePoint::max();
    auto to = core::TimePoint::min();
    for (const Station& s : recording.stations) {
        if (!s.track.empty()) {
            from = std::min(from, s.track.front().time);
            to = std::max(to, s.track.back().time);
        }
    }
    return {from, to};
}

Replay replay(const LinkTier& tier, const Recording& recording, core::Environment environment,
              const core::Randomness& chance, const ReplayProgress& progress) {
    Replay out;
    const auto& stations = recording.stations;
    const auto [from, to] = span_of(recording);
    std::vector<std::vector<Stand>> stands;
    for (const Station& s : stations) {
        stands.push_back(stands_of(s.track));
    }
    std::vector<Sighting> heard;
    for (std::size_t r = 0; r < stations.size(); ++r) {
        const Station& receiver = stations[r];
        if (progress) {
            progress(static_cast<double>(r) / static_cast<double>(stations.size()));
        }
        if (!receiver.receives || stands[r].empty()) {
            continue;
        }
        const auto windows = windows_of(tier.scan_clock(chance, receiver.person, receiver.phone),
                                        receiver.person, stands[r], from, to);
        out.windows.insert(out.windows.end(), windows.begin(), windows.end());
        const double crowd = crowd_about(recording, receiver);
        for (std::size_t s = 0; s < stations.size(); ++s) {
            const Station& sender = stations[s];
            if (s == r || stands[s].empty()) {
                continue;
            }
            const auto segments =
                proximity_of(receiver.person, stands[r], sender.person, stands[s]);
            heard.clear();
            tier.hear(chance,
                      {receiver.person, receiver.phone, sender.person, sender.phone, environment,
                       std::max(0.0, crowd - 1)},
                      segments, heard);
            for (const Sighting& sighting : heard) {
                out.rows.push_back({receiver.person, sender.person, sighting});
            }
        }
    }
    sort(out);
    return out;
}

Replay replay(const PacketTier& tier, const Recording& recording, core::Environment environment,
              const core::Randomness& chance, const ReplayProgress& progress) {
    const auto [from, to] = span_of(recording);
    PacketOutcome outcome = tier.run(chance, {environment, from, to, recording.stations},
                                     {.progress = progress, .decoded = {}, .medium = {}});
    Replay out{std::move(outcome.rows), std::move(outcome.windows)};
    sort(out);
    return out;
}

std::filesystem::path windows_path(const std::filesystem::path& path) {
    auto windows = path;
    if (windows.extension() == ".csv") {
        windows.replace_extension();
    }
    windows += ".windows.csv";
    return windows;
}

void write_replay(const Replay& replay, const Recording& recording,
                  const std::filesystem::path& path) {
    Output rows(path);
    Output windows(windows_path(path));
    std::fputs("receiver,sender,t_s,rssi_dbm,tx_dbm,window_start_s\n", rows.file());
    for (const ReceiverRow& row : replay.rows) {
        std::fprintf(rows.file(), "%s,%s,", recording.ids[row.receiver.value].c_str(),
                     recording.ids[row.sender.value].c_str());
        print_seconds(rows.file(), row.sighting.time);
        std::fprintf(rows.file(), ",%d,%d,", row.sighting.rssi_dbm, row.sighting.tx_dbm);
        print_seconds(rows.file(), row.sighting.window_start);
        std::fputc('\n', rows.file());
    }
    std::fputs("receiver,window_start_s,window_end_s\n", windows.file());
    for (const ReceiverWindow& window : replay.windows) {
        std::fprintf(windows.file(), "%s,", recording.ids[window.receiver.value].c_str());
        print_seconds(windows.file(), window.start);
        std::fputc(',', windows.file());
        print_seconds(windows.file(), window.end);
        std::fputc('\n', windows.file());
    }
    rows.finish();
    windows.finish();
}

} // namespace truyvet::radio
