// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/digest.hpp"

#include <sodium.h>

#include <bit>

namespace truyvet::results {
namespace {

/// Everything goes in as 64-bit little-endian words or as text behind its length, so that no two
/// contents read alike.
class Hash {
  public:
    Hash() { crypto_hash_sha256_init(&state_); }

    void add(std::uint64_t word) {
        std::array<unsigned char, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<unsigned char>(word >> (8 * i));
        }
        crypto_hash_sha256_update(&state_, bytes.data(), bytes.size());
    }
    void add(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(const std::string& text) {
        add(std::uint64_t{text.size()});
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(text.data()),
                                  text.size());
    }

    std::string hex() {
        std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
        crypto_hash_sha256_final(&state_, sum.data());
        std::string text(2 * sum.size() + 1, '\0');
        sodium_bin2hex(text.data(), text.size(), sum.data(), sum.size());
        text.pop_back();
        return text;
    }

  private:
    crypto_hash_sha256_state state_{};
};

void add_header(Hash& hash, const Results& r) {
    hash.add(r.scenario_name);
    hash.add(r.scenario);
    hash.add(r.seed);
    hash.add(r.persons);
    hash.add(r.households);
    hash.add(r.smartphone_subscriptions);
    hash.add(r.smartphone_owners);
    hash.add(std::uint64_t{r.channels.size()});
    for (const std::string& channel : r.channels) {
        hash.add(channel);
    }
}

void add_arm(Hash& hash, const Arm& arm) {
    hash.add(arm.name);
    hash.add(arm.settings.dump());
    hash.add(arm.installs);
    hash.add(arm.share_people);
    hash.add(arm.share_subscriptions);
    hash.add(arm.share_owners);
    hash.add(arm.active);
}

void add_table(Hash& hash, const Table& table) {
    hash.add(table.name());
    hash.add(std::uint64_t{table.rows()});
    const std::vector<std::size_t> order = table.order();
    for (const Column& column : table.columns()) {
        hash.add(column.name);
        std::visit(
            [&](const auto& values) {
                for (const std::size_t row : order) {
                    hash.add(values[row]);
                }
            },
            column.values);
    }
}

} // namespace

std::string digest(const Results& results) {
    Hash hash;
    add_header(hash, results);
    hash.add(std::uint64_t{results.arms.size()});
    for (const Arm& arm : results.arms) {
        add_arm(hash, arm);
    }
    for (const auto& [name, table] : results.tables) {
        if (table.rows() > 0) {
            add_table(hash, table);
        }
    }
    return hash.hex();
}

} // namespace truyvet::results
