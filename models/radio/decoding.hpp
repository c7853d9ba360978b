// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstdint>

namespace truyvet::radio {

/// An advertising PDU with 31 bytes of data on LE 1M: preamble 1, access address 4, header 2,
/// address 6, data 31, CRC 3 = 47 bytes at 1 Mbit/s (Bluetooth Core 5.2, Vol 6, Part B, 2.1).
inline constexpr double packet_us = 376;
inline constexpr double packet_bits = 376;

/// From the start of one PDU of an advertising event to that of the next, on the next channel:
/// the PDU and the gap real phones leave. assumption: 150 us of turn-around and listening for a
/// scan request, within the 10 ms the specification allows.
inline constexpr double pdu_spacing_us = packet_us + 150;

/// Bit error rate of non-coherent GFSK, exp(-SINR/2)/2 (Proakis, Digital Communications).
double log_bit_success(double sinr);

/// Probability that a whole packet survives noise alone, given its signal-to-noise ratio.
double packet_success(double snr);

double db_to_ratio(double db);
double ratio_to_db(double ratio);

} // namespace truyvet::radio
