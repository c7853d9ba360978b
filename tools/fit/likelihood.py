# SPDX-License-Identifier: GPL-2.0-only
"""Likelihood of scans with packets lost below the receiver's sensitivity (left-censored): a scan that
heard nothing says as much as one that did.

    level = tx + A - 10 n log10(d) - pocket * ends in pockets + tx offset + rx offset + slow + fast
slow ~ N(0, s), one for a scan and pair; fast: Nakagami m, one for a packet. A packet is heard with
probability delivery / (1 + exp(-(level - sensitivity of the receiver) / width)).
"""
import numpy as np
from scipy.special import expit, gammaln, logsumexp

LN10_10 = np.log(10) / 10
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(17)
LOG_WEIGHTS = np.log(WEIGHTS / WEIGHTS.sum())
FADE_P = (np.arange(64) + 0.5) / 64


def fade_quantiles(m):
    from scipy.stats import gamma
    return 10 * np.log10(gamma.ppf(FADE_P, m) / m)


def log_fade_density(gain_db, m):
    return (np.log(LN10_10) + m * np.log(m) - gammaln(m) + m * LN10_10 * gain_db
            - m * np.exp(LN10_10 * gain_db))


class HeardCurve:
    """P(one packet is heard) against mean level above the sensitivity."""

    def __init__(self, m, width, delivery):
        self.grid = np.arange(-60, 60.01, 0.5)
        fades = fade_quantiles(m)
        self.values = delivery * expit((self.grid[:, None] + fades) / width).mean(axis=1)

    def __call__(self, level):
        return np.interp(level, self.grid, self.values)


def log_likelihood(scans, mean, sensitivity, spread, m, width, delivery, packets):
    """Of each scan. `mean`, `sensitivity`: dBm, by scan."""
    heard = scans[:, 4].astype(int)
    offered = np.maximum(packets, heard)
    level = mean[:, None] + spread * NODES
    curve = HeardCurve(m, width, delivery)
    total = (offered - heard)[:, None] * np.log1p(
        -np.minimum(curve(level - sensitivity[:, None]), 1 - 1e-9))
    for k in range(3):
        rssi = scans[:, 5 + k]
        have = ~np.isnan(rssi)
        pass_db = (rssi[have] - sensitivity[have]) / width
        total[have] += (log_fade_density(rssi[have, None] - level[have], m)
                        + np.log(delivery) - np.logaddexp(0, -pass_db)[:, None])
    return logsumexp(total + LOG_WEIGHTS, axis=1)
