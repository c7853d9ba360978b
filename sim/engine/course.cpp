// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/course.hpp"

#include "sim/engine/event_queue.hpp"

#include <cmath>

namespace truyvet::engine {
namespace {

class Course {
  public:
    Course(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
           const tracing::BluezoneSettings& settings)
        : file_(file), outcome_(outcome), settings_(settings) {
        for (auto& channel : flags_) {
            channel.resize(file.candidates.size());
        }
    }

    Flags run() {
        queue_.push({file_.course.result, Happening::result, file_.number});
        while (!queue_.empty()) {
            handle(queue_.pop());
        }
        return std::move(flags_);
    }

  private:
    void handle(const Event<Happening>& event) {
        switch (event.kind) {
        case Happening::result:
            return on_result();
        case Happening::publication:
            return on_publication();
        case Happening::match:
            return on_match(event.person);
        case Happening::notice:
            flag(CountedChannel::bluezone, event.person);
        }
    }

    void on_result() {
        if (outcome_.published) {
            const core::Milliseconds delay{std::llround(settings_.publish_delay_hours * 3600e3)};
            queue_.push({queue_.now() + delay, Happening::publication, file_.number});
        }
    }

    void on_publication() {
        for (std::uint32_t i = 0; i < outcome_.contacts.size(); ++i) {
            if (outcome_.contacts[i].matched) {
                queue_.push({queue_.now() + outcome_.contacts[i].check_delay, Happening::match,
                             file_.number, i});
            }
        }
    }

    void on_match(std::uint32_t i) {
        flag(CountedChannel::bluezone_phone, i);
        const tracing::PhoneOutcome& c = outcome_.contacts[i];
        if (c.counted && c.reached) {
            queue_.push({queue_.now() + c.notice_delay, Happening::notice, file_.number, i});
        }
    }

    void flag(CountedChannel channel, std::uint32_t candidate) {
        flags_[static_cast<std::size_t>(channel)][candidate] = true;
    }

    const tracing::CaseFile& file_;
    const tracing::BluezoneOutcome& outcome_;
    const tracing::BluezoneSettings& settings_;
    EventQueue<Happening> queue_;
    Flags flags_;
};

} // namespace

Flags play(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
           const tracing::BluezoneSettings& settings) {
    return Course(file, outcome, settings).run();
}

} // namespace truyvet::engine
