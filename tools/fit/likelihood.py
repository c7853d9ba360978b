# SPDX-License-Identifier: GPL-2.0-only
"""Likelihood of scans with packets lost below the receiver's sensitivity (left-censored): a scan that
heard nothing says as much as one that did.

    level = tx + A - 10 n log10(d) - pocket * ends in pockets + tx offset + rx offset + slow + fast
slow ~ N(0, s), one for a scan and pair; fast: Nakagami m, one for a packet. Each packet of a scan is heard
or not by itself, with probability delivery / (1 + exp(-(level - sensitivity of the receiver) / width)).
A scan that packets of interval I fall into at random offers the whole number below or above its
duration / I.
"""
import exp05
import numpy as np
from scipy.special import gammaln, logsumexp
from scipy.stats import gamma

LN10_10 = np.log(10) / 10
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(17)
LOG_WEIGHTS = np.log(WEIGHTS / WEIGHTS.sum())
FADE_P = (np.arange(64) + 0.5) / 64


def fade_quantiles(m):
    return 10 * np.log10(gamma.ppf(FADE_P, m) / m)


def log_fade_density(gain_db, m):
    return (np.log(LN10_10) + m * np.log(m) - gammaln(m) + m * LN10_10 * gain_db
            - m * np.exp(LN10_10 * gain_db))


class Reception:
    """What becomes of a packet, by its level above the receiver's sensitivity, dB."""

    def __init__(self, values, is_long):
        self.m, self.width = values["m"], values["width_db"]
        self.log_delivery = np.log(values["delivery_long" if is_long else "delivery"])
        self.grid = np.arange(-60, 60.01, 0.5)
        fades = fade_quantiles(self.m)
        passed = np.exp(self.log_heard(self.grid[:, None] + fades))
        self.heard = passed.mean(axis=1)
        self.gain = (passed * fades).sum(axis=1) / passed.sum(axis=1)

    def log_heard(self, above):
        """Of a packet of this level."""
        return self.log_delivery - np.logaddexp(0, -above / self.width)

    def p_heard(self, mean_above):
        """Of a packet of this mean level before fading."""
        return np.interp(mean_above, self.grid, self.heard)

    def mean_gain(self, mean_above):
        """Mean fading of the packets heard, dB."""
        return np.interp(mean_above, self.grid, self.gain)


def offered_packets(offered):
    """Whole number below, and the probability of one more."""
    whole = np.floor(offered + 1e-9)
    return whole, np.maximum(offered - whole, 0)


def none_heard(offered, p):
    """Probability that a scan of so many packets hears none, each being heard with p."""
    whole, more = (np.expand_dims(x, tuple(range(1, p.ndim))) for x in offered_packets(offered))
    return (1 - p) ** whole * (1 - more * p)


def log_missed(offered, heard, p):
    """Logarithm of the probability of the packets not heard, and of the choice which were. A scan that
    heard more than it can have been offered was longer: it missed none."""
    whole, more = offered_packets(offered)
    longer = heard > whole + (more > 0)
    log_q = np.log1p(-np.minimum(p, 1 - 1e-9))

    def of(n, weight):
        possible = (heard <= n) & (weight > 0)
        log_weight = np.where(possible, np.log(np.where(possible, weight, 1)), -np.inf)
        missed = np.maximum(n - heard, 0)
        choose = gammaln(heard + missed + 1) - gammaln(heard + 1) - gammaln(missed + 1)
        return (log_weight + choose)[:, None] + missed[:, None] * log_q
    return np.where(longer[:, None], 0.0, np.logaddexp(of(whole, 1 - more), of(whole + 1, more)))


def log_likelihood(scans, mean, sensitivity, values):
    """Of each scan. `mean`, `sensitivity`: dBm, by scan; `values`: the parameters by name."""
    out = np.empty(len(scans))
    for is_long in (False, True):
        these = (scans[:, exp05.LONG] > 0) == is_long
        out[these] = _of_kind(scans[these], mean[these], sensitivity[these], values["spread_db"],
                              Reception(values, is_long))
    return out


def _of_kind(scans, mean, sensitivity, spread, reception):
    level = mean[:, None] + spread * NODES
    p = reception.p_heard(level - sensitivity[:, None])
    total = log_missed(scans[:, exp05.OFFERED], scans[:, exp05.HEARD], p)
    levels = scans[:, exp05.LEVELS]
    for k in range(levels.shape[1]):
        rssi = levels[:, k]
        have = ~np.isnan(rssi)
        total[have] += (log_fade_density(rssi[have, None] - level[have], reception.m)
                        + reception.log_heard(rssi[have] - sensitivity[have])[:, None])
    return logsumexp(total + LOG_WEIGHTS, axis=1)
