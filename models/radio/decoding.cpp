// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/decoding.hpp"

#include <cmath>

namespace truyvet::radio {

double log_bit_success(double sinr) {
    return std::log1p(-0.5 * std::exp(-sinr / 2));
}

double packet_success(double snr) {
    return std::exp(packet_bits * log_bit_success(snr));
}

double db_to_ratio(double db) {
    return std::pow(10.0, db / 10);
}

double ratio_to_db(double ratio) {
    return 10 * std::log10(ratio);
}

} // namespace truyvet::radio
