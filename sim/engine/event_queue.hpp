// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <compare>
#include <cstdint>
#include <queue>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace truyvet::engine {

/// Something that happens at an instant: what (`kind`, an enum whose order decides among events of
/// one instant), to which case, to which person.
template <class Kind>
struct Event {
    core::TimePoint at;
    Kind kind{};
    std::uint32_t index_case = 0;
    std::uint32_t person = 0;

    /// Earlier first; at one instant by kind, then case, then person: never by order of arrival.
    friend auto operator<=>(const Event& a, const Event& b) {
        return std::tie(a.at, a.kind, a.index_case, a.person) <=>
               std::tie(b.at, b.kind, b.index_case, b.person);
    }
    friend bool operator==(const Event&, const Event&) = default;
};

/// The clock of one replicate: events come out in time order; none can be put into the past.
template <class Kind>
class EventQueue {
  public:
    void push(const Event<Kind>& event) {
        if (event.at < now_) {
            throw std::logic_error("an event was scheduled before the clock's time");
        }
        events_.push(event);
    }

    [[nodiscard]] bool empty() const { return events_.empty(); }
    [[nodiscard]] const Event<Kind>& top() const { return events_.top(); }
    [[nodiscard]] core::TimePoint now() const { return now_; }

    Event<Kind> pop() {
        const Event<Kind> next = events_.top();
        events_.pop();
        now_ = next.at;
        return next;
    }

  private:
    std::priority_queue<Event<Kind>, std::vector<Event<Kind>>, std::greater<>> events_;
    core::TimePoint now_ = core::TimePoint::min();
};

} // namespace truyvet::engine
