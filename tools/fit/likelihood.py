# SPDX-License-Identifier: GPL-2.0-only
"""Likelihood of scans with packets lost below the receiver's sensitivity (left-censored): a scan that
heard nothing says as much as one that did.

    level = tx + A - 10 n log10(d) - pocket * ends in pockets + tx offset + rx offset + slow + fast
slow ~ N(0, s), one for a scan and pair; fast: Nakagami m, one for a packet. Each packet of a scan is heard
or not by itself, with probability delivery / (1 + exp(-(level - sensitivity of the receiver) / width)).
A scan that packets of interval I fall into at random offers the whole number below or above its
duration / I.

The data give a pair's distance only where one of the two heard the other shortly before or after, so
scans of pairs too far apart to hear each other are missing. Each scan's likelihood is therefore given
that its distance is known (Selection). Without that, far pairs would look easier to hear than they are.
"""
import exp05
import numpy as np
from scipy.special import gammaln, logsumexp
from scipy.stats import gamma

LN10_10 = np.log(10) / 10
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(17)
LOG_WEIGHTS = np.log(WEIGHTS / WEIGHTS.sum())
INNER, INNER_WEIGHTS = np.polynomial.hermite_e.hermegauss(5)
INNER_WEIGHTS = INNER_WEIGHTS / INNER_WEIGHTS.sum()
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

    def missed_scan(self, within, offered):
        """P that a scan hears nothing, by the level that lasts; within it varies from scan to scan."""
        nodes, weights = INNER, INNER_WEIGHTS
        p = self.p_heard(self.grid[:, None] + within * nodes)
        return (none_heard(np.full(len(self.grid), offered), p) * weights).sum(axis=1)

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


TYPICAL_OFFERED = 2.0  # packets of a short scan: 1.8 and 2.3 (exp05.SHORT_S)


class EvenTable:
    """Straight lines between the nodes of Reception.grid: much faster than np.interp."""

    def __init__(self, grid, values):
        self.first, self.step = grid[0], grid[1] - grid[0]
        self.values, self.slope = values[:-1], np.diff(values)

    def __call__(self, x):
        x = np.clip((x - self.first) / self.step, 0, len(self.values) - 1e-6)
        i = x.astype(np.int32)
        return self.values[i] + (x - i) * self.slope[i]


class Selection:
    """That a scan is there at all: its distance is known only where either phone heard the other near in
    time. What lasts of the slow term, N(0, s^2 - within^2), is common to these scans."""

    def __init__(self, scans, above, above_back, spread, within, own, others):
        """`own`, `others`: Reception of the scans' kind, and of the other scans (short ones)."""
        self.total, self.within = spread, within
        self.lasting = np.sqrt(max(spread ** 2 - within ** 2, 0.01))
        self.above, self.above_back = above, above_back
        self.own, self.back = scans[:, exp05.OTHER_OWN], scans[:, exp05.OTHER_BACK]
        self.offered = scans[:, exp05.OFFERED]
        self.tables = {offered: self._table(own, offered) for offered in np.unique(self.offered)}
        self.typical = self._table(others, TYPICAL_OFFERED)

    def _table(self, reception, offered):
        missed = np.log(np.maximum(reception.missed_scan(self.within, offered), 1e-12))
        return EvenTable(reception.grid, missed)

    def log_missed(self, lasting):
        """Of the scan itself, by node of what lasts, dB."""
        out = np.empty((len(self.above), len(lasting)))
        for offered, table in self.tables.items():
            these = self.offered == offered
            out[these] = table(self.above[these, None] + lasting)
        return out

    def log_others_missed(self, lasting, rows=slice(None)):
        """Of scan and node of what lasts, dB."""
        return (self.own[rows, None] * self.typical(self.above[rows, None] + lasting)
                + self.back[rows, None] * self.typical(self.above_back[rows, None] + lasting))

    def log_known_else(self, nodes, rows):
        """log P that another scan made the distance known, by node of the whole slow term."""
        ratio = self.lasting ** 2 / self.total ** 2
        rest = self.lasting * np.sqrt(1 - ratio)
        lasting = (ratio * self.total * nodes[:, None] + rest * INNER).ravel()
        some = -np.expm1(self.log_others_missed(lasting, rows))
        known = some.reshape(len(some), len(nodes), len(INNER)) @ INNER_WEIGHTS
        return np.log(np.maximum(known, 1e-12))

    def log_known(self):
        lasting = self.lasting * NODES
        missed = np.exp(self.log_others_missed(lasting) + self.log_missed(lasting))
        return np.log(np.maximum(1 - missed @ np.exp(LOG_WEIGHTS), 1e-12))


def log_likelihood(scans, mean, sensitivity, mean_back, sensitivity_back, values, within):
    """Of each scan. `mean`, `sensitivity`: dBm, by scan; `_back`: of the other direction; `values`: the
    parameters by name; `within`: dB that the slow term varies from scan to scan."""
    out = np.empty(len(scans))
    for is_long in (False, True):
        these = (scans[:, exp05.LONG] > 0) == is_long
        reception = Reception(values, is_long)
        selection = Selection(scans[these], mean[these] - sensitivity[these],
                              mean_back[these] - sensitivity_back[these], values["spread_db"], within,
                              reception, Reception(values, False) if is_long else reception)
        out[these] = _of_kind(scans[these], mean[these], sensitivity[these], values["spread_db"],
                              reception, selection)
    return out


def _of_kind(scans, mean, sensitivity, spread, reception, selection):
    level = mean[:, None] + spread * NODES
    p = reception.p_heard(level - sensitivity[:, None])
    total = log_missed(scans[:, exp05.OFFERED], scans[:, exp05.HEARD], p)
    levels = scans[:, exp05.LEVELS]
    for k in range(levels.shape[1]):
        rssi = levels[:, k]
        have = ~np.isnan(rssi)
        total[have] += (log_fade_density(rssi[have, None] - level[have], reception.m)
                        + reception.log_heard(rssi[have] - sensitivity[have])[:, None])
    unheard = scans[:, exp05.HEARD] == 0
    total[unheard] += selection.log_known_else(NODES, unheard)
    return logsumexp(total + LOG_WEIGHTS, axis=1) - selection.log_known()
