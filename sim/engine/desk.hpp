// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>

namespace truyvet::engine {

/// So many places; who finds none free waits, first come first served.
template <class Customer>
class Desk {
  public:
    explicit Desk(std::uint32_t places) : free_(places) {
        if (places == 0) {
            throw std::logic_error("a desk without places serves nobody");
        }
    }

    /// True if the customer is served at once; else it waits.
    bool ask(const Customer& customer) {
        if (free_ > 0) {
            --free_;
            return true;
        }
        waiting_.push_back(customer);
        return false;
    }
    /// A place becomes free: whoever takes it.
    std::optional<Customer> leave() {
        if (waiting_.empty()) {
            ++free_;
            return std::nullopt;
        }
        const Customer next = waiting_.front();
        waiting_.pop_front();
        return next;
    }

  private:
    std::uint32_t free_;
    std::deque<Customer> waiting_;
};

} // namespace truyvet::engine
