// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimate.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace truyvet::report {

/// A piece of text in both languages; plain text, not yet escaped.
struct Text {
    std::string vi;
    std::string en;

    Text() = default;
    Text(std::string vietnamese, std::string english)
        : vi(std::move(vietnamese)), en(std::move(english)) {}
    /// The same in both: names, codes.
    explicit Text(const std::string& same) : vi(same), en(same) {}

    Text& operator+=(const Text& t) {
        vi += t.vi;
        en += t.en;
        return *this;
    }
    friend Text operator+(Text a, const Text& b) { return a += b; }
    friend Text operator+(Text a, const std::string& b) { return a += Text(b); }
};

/// 1234567.8 as 1.234.567,8 and 1,234,567.8.
Text number(double value, int decimals);
Text count(std::int64_t value);
/// A share as per cent; two decimals below 1 %, else one.
Text percent(double share);
/// The mean with its interval where there is one: "12.3 % [11.0, 13.6]"; a dash where it is absent.
Text percent(const analysis::Estimate& e);
Text number(const analysis::Estimate& e, int decimals);

} // namespace truyvet::report
