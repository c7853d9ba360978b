// SPDX-License-Identifier: GPL-2.0-only
// Calls the C interface in an order and with values that the input names.
#include "tests/fuzz/target.hpp"

#include "models/matching/truyvet_matching.h"

#include <array>
#include <cstring>
#include <string>
#include <vector>

namespace {

/// Reads the input from its front; zeros when it is used up.
class Source {
  public:
    Source(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

    [[nodiscard]] bool empty() const { return left_ == 0; }
    template <class T>
    T take() {
        T value{};
        const std::size_t n = left_ < sizeof value ? left_ : sizeof value;
        std::memcpy(&value, data_, n);
        data_ += n;
        left_ -= n;
        return value;
    }
    std::string text() {
        const std::size_t wanted = take<std::uint16_t>();
        const std::size_t n = left_ < wanted ? left_ : wanted;
        std::string s(reinterpret_cast<const char*>(data_), n);
        data_ += n;
        left_ -= n;
        return s;
    }
    /// Mostly in the field's years, now and then anything.
    std::int64_t time_ms() {
        const auto wild = take<std::uint8_t>();
        return wild == 0 ? take<std::int64_t>() : 1596844800000 + take<std::uint32_t>();
    }

  private:
    const std::uint8_t* data_;
    std::size_t left_;
};

struct Session {
    truyvet_error error{};
    truyvet_chain* chain = nullptr;
    truyvet_history* history = nullptr;
    truyvet_keys* keys = nullptr;

    Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        truyvet_chain_free(chain);
        truyvet_history_free(history);
        truyvet_keys_free(keys);
    }
    void check(truyvet_status status) {
        promise(status >= TRUYVET_OK && status <= TRUYVET_BAD_ARGUMENT);
        promise(status == TRUYVET_OK || error.message[0] != '\0');
    }
};

void new_chain(Session& s, Source& in) {
    truyvet_chain* fresh = nullptr;
    const auto key = in.take<std::array<std::uint8_t, 32>>();
    s.check(truyvet_chain_new(key.data(), in.time_ms() / 86400000 * 86400, in.take<std::uint16_t>(),
                              &fresh, &s.error));
    if (fresh != nullptr) {
        truyvet_chain_free(s.chain);
        s.chain = fresh;
    }
}

void record(Session& s, Source& in) {
    if (s.history == nullptr) {
        s.check(truyvet_history_new(in.take<std::uint8_t>(), &s.history, &s.error));
    }
    const auto own = in.take<std::array<std::uint8_t, 12>>();
    const auto contact = in.take<std::array<std::uint8_t, 12>>();
    int kept = -1;
    const auto status = truyvet_history_record(s.history, own[0] == 0 ? nullptr : own.data(),
                                               contact.data(), in.time_ms(), in.take<std::int8_t>(),
                                               in.take<std::int16_t>(), &kept, &s.error);
    s.check(status);
    promise(status != TRUYVET_OK || kept == 0 || kept == 1);
}

void parse(Session& s, Source& in) {
    truyvet_history* fresh = nullptr;
    const std::string text = in.text();
    size_t rejected = 0;
    s.check(truyvet_history_parse(text.data(), text.size(), in.take<std::uint8_t>() & 1, &fresh,
                                  &rejected, &s.error));
    if (fresh != nullptr) {
        truyvet_history_free(s.history);
        s.history = fresh;
    }
}

void publish(Session& s, Source& in) {
    truyvet_publication p{};
    s.check(truyvet_chain_publish(s.chain, in.time_ms(), in.time_ms(), &p, &s.error));
    if (in.take<std::uint8_t>() % 4 == 0) {
        p.max = in.take<std::uint32_t>();
    }
    // Time is for finding faults, not for hashing.
    const auto days = (p.time_end_s - p.time_start_s) / 86400 + 1;
    if (days > 2 || days * p.max > 1000) {
        return;
    }
    truyvet_keys* fresh = nullptr;
    s.check(truyvet_keys_new(&p, 1, in.take<std::uint32_t>() % 1000000, &fresh, &s.error));
    if (fresh != nullptr) {
        truyvet_keys_free(s.keys);
        s.keys = fresh;
    }
}

void judge(Session& s, Source& in) {
    int matched = -1;
    const auto status = truyvet_match_phone(s.keys, s.history, &matched, &s.error);
    s.check(status);
    promise(status != TRUYVET_OK || matched == 0 || matched == 1);
    truyvet_rule rule;
    truyvet_rule_default(&rule);
    if (in.take<std::uint8_t>() % 4 == 0) {
        rule = in.take<truyvet_rule>();
    }
    truyvet_verdict verdicts[2];
    size_t count = 0;
    s.check(truyvet_match_authority(s.keys, s.history, &rule,
                                    static_cast<truyvet_os>(in.take<std::uint8_t>() % 2),
                                    static_cast<truyvet_os>(in.take<std::uint8_t>() % 2), verdicts,
                                    in.take<std::uint8_t>() % 3, &count, &s.error));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Session session;
    Source in(data, size);
    while (!in.empty()) {
        switch (in.take<std::uint8_t>() % 5) {
        case 0:
            new_chain(session, in);
            break;
        case 1:
            record(session, in);
            break;
        case 2:
            parse(session, in);
            break;
        case 3:
            publish(session, in);
            break;
        default:
            judge(session, in);
            break;
        }
    }
    return 0;
}
