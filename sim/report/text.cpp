// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/text.hpp"

#include <cmath>
#include <cstdio>

namespace truyvet::report {
namespace {

constexpr const char* thin_space = "\u202f";
constexpr const char* absent = "–";

/// Digits with the language's marks.
std::string grouped(const std::string& plain, char group, char decimal) {
    const std::size_t start = plain[0] == '-' ? 1 : 0;
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string text = plain.substr(0, start);
    for (std::size_t i = start; i < plain.size(); ++i) {
        if (i > start && i < point && (point - i) % 3 == 0) {
            text += group;
        }
        text += plain[i] == '.' ? decimal : plain[i];
    }
    return text;
}

int percent_decimals(double share) {
    return std::abs(share) > 0 && std::abs(share) < 0.01 ? 2 : 1;
}

/// " [lo, hi]": numbers of a language that uses the comma are parted by a semicolon.
Text interval(const Text& lo, const Text& hi) {
    return {" [" + lo.vi + ";\u00a0" + hi.vi + "]", " [" + lo.en + ",\u00a0" + hi.en + "]"};
}

} // namespace

Text number(double value, int decimals) {
    char plain[64];
    std::snprintf(plain, sizeof plain, "%.*f", decimals, value);
    return {grouped(plain, '.', ','), grouped(plain, ',', '.')};
}

Text count(std::int64_t value) {
    return number(static_cast<double>(value), 0);
}

Text percent(double share) {
    return number(100 * share, percent_decimals(share)) + std::string(thin_space) + "%";
}

Text percent(const analysis::Estimate& e) {
    if (!e.mean) {
        return Text(absent);
    }
    const int decimals = percent_decimals(*e.mean);
    Text text = number(100 * *e.mean, decimals) + std::string(thin_space) + "%";
    if (e.lo && e.hi) {
        text += interval(number(100 * *e.lo, decimals), number(100 * *e.hi, decimals));
    }
    return text;
}

Text number(const analysis::Estimate& e, int decimals) {
    if (!e.mean) {
        return Text(absent);
    }
    Text text = number(*e.mean, decimals);
    if (e.lo && e.hi) {
        text += interval(number(*e.lo, decimals), number(*e.hi, decimals));
    }
    return text;
}

} // namespace truyvet::report
