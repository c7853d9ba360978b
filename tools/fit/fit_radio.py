#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Fits the radio's free parameters to DP-3T's experiment 05, on some of its scenes, and tests them on
the others. Usage:

    fit_radio.py --data DIR [-o fitted.toml] [--plots DIR] [--sample N]

DIR holds the experiment's sqlite files. Prints parameters with standard errors (sandwich, clustered
by pair of phones) and the held-back bins; writes the fitted file and the plots.
"""
import argparse
import pathlib

import exp05
import likelihood
import numpy as np
import report
from scipy.optimize import minimize

TRAIN = ["scenario01-lunch", "scenario02-train", "scenario03-office"]
TEST = ["scenario04-queue", "scenario05-party"]
TX_DBM = -20.5
# Spreads of phones' offsets: Google's Exposure Notification table, 292 well-calibrated devices.
TX_SD, RX_SD = 6.1, 4.6
SENSITIVITY_SD = 3.0  # assumption: prior of a receiver's sensitivity about the mean

# name, start, lower, upper
GLOBAL = [("gain_db", -50.0, -90, -10), ("exponent", 2.0, 0.5, 5), ("pocket_db", 4.0, 0, 20),
          ("spread_db", 6.0, 1, 15), ("m", 3.0, 0.6, 30), ("sensitivity_dbm", -95.0, -110, -80),
          ("width_db", 1.5, 0.4, 6), ("delivery", 0.6, 0.2, 0.99), ("delivery_long", 0.6, 0.2, 0.99)]


class Problem:
    """Penalised likelihood of the global parameters and each phone's three offsets. `within`: dB that the
    slow term varies from scan to scan while a pair stays where it is."""

    def __init__(self, scans, within):
        self.scans = scans
        self.within = within
        self.phones = np.unique(scans[:, :2])
        self.r = np.searchsorted(self.phones, scans[:, 0])
        self.s = np.searchsorted(self.phones, scans[:, 1])
        self.log_d = 10 * np.log10(np.maximum(scans[:, 3], 0.1))

    def unpack(self, x):
        n = len(self.phones)
        g = dict(zip([p[0] for p in GLOBAL], x))
        return g, x[len(GLOBAL):len(GLOBAL) + n], x[-2 * n:-n], x[-n:]

    def each(self, x, shift=0.0, sensitivity_shift=0.0, back=0.0):
        """Log-likelihood of each scan; shifts, dB, of the level, of the receiver's sensitivity, and of the
        level in the other direction."""
        g, tx, rx, sens = self.unpack(x)
        path = (TX_DBM + g["gain_db"] - g["exponent"] * self.log_d
                - g["pocket_db"] * self.scans[:, exp05.POCKETS])
        return likelihood.log_likelihood(
            self.scans, path + tx[self.s] + rx[self.r] + shift,
            g["sensitivity_dbm"] + sens[self.r] + sensitivity_shift,
            path + tx[self.r] + rx[self.s] + back,
            g["sensitivity_dbm"] + sens[self.s], g, self.within)

    def scores(self, x):
        """d log L / d x of each scan, by central differences of the levels, the sensitivities and the
        parameters that enter otherwise."""
        step = 0.05
        n = len(self.phones)

        def slope(which):
            return (self.each(x, **{which: step}) - self.each(x, **{which: -step})) / (2 * step)
        mean, sens, back = (slope(k) for k in ("shift", "sensitivity_shift", "back"))
        sens_back = -back  # only their difference enters
        out = np.zeros((len(self.scans), len(x)))
        for k, (name, *_rest) in enumerate(GLOBAL):
            if name == "gain_db":
                out[:, k] = mean + back
            elif name == "exponent":
                out[:, k] = -self.log_d * (mean + back)
            elif name == "pocket_db":
                out[:, k] = -self.scans[:, exp05.POCKETS] * (mean + back)
            elif name == "sensitivity_dbm":
                out[:, k] = sens + sens_back
            else:
                h = 0.005 * max(1.0, abs(x[k]))
                e = np.zeros(len(x))
                e[k] = h
                out[:, k] = (self.each(x + e) - self.each(x - e)) / (2 * h)
        rows = np.arange(len(self.scans))
        first = len(GLOBAL)
        for column, phone, value in ((first, self.s, mean), (first, self.r, back),
                                     (first + n, self.r, mean), (first + n, self.s, back),
                                     (first + 2 * n, self.r, sens), (first + 2 * n, self.s, sens_back)):
            out[rows, column + phone] += value
        return out

    def penalty(self, x):
        _, tx, rx, sens = self.unpack(x)
        value = 0.5 * ((tx / TX_SD) ** 2).sum() + 0.5 * ((rx / RX_SD) ** 2).sum() \
            + 0.5 * ((sens / SENSITIVITY_SD) ** 2).sum()
        gradient = np.r_[np.zeros(len(GLOBAL)), tx / TX_SD ** 2, rx / RX_SD ** 2,
                         sens / SENSITIVITY_SD ** 2]
        return value, gradient

    def fit(self):
        n = len(self.phones)
        start = np.r_[[p[1] for p in GLOBAL], np.zeros(3 * n)]
        bounds = [(p[2], p[3]) for p in GLOBAL] + [(-25, 25)] * (3 * n)

        def objective(x):
            value, gradient = self.penalty(x)
            return value - self.each(x).sum(), gradient - self.scores(x).sum(axis=0)
        found = minimize(objective, start, jac=True, bounds=bounds, method="L-BFGS-B",
                         options={"maxiter": 120, "ftol": 1e-7})
        return found.x

    def standard_errors(self, x):
        """Sandwich: information from the scans' scores, their sums by pair of phones between. Gain and
        sensitivity are those of the phones' mean: only with it are they determined."""
        size = len(x)
        n = len(self.phones)
        prior = np.r_[np.zeros(len(GLOBAL)), np.full(n, TX_SD ** -2), np.full(n, RX_SD ** -2),
                      np.full(n, SENSITIVITY_SD ** -2)]
        scores = self.scores(x)
        bread = np.linalg.inv(scores.T @ scores + np.diag(prior))
        cluster = np.minimum(self.r, self.s) * n + np.maximum(self.r, self.s)
        sums = np.zeros((n * n, size))
        np.add.at(sums, cluster, scores)
        about_mean = np.eye(size)
        names = [p[0] for p in GLOBAL]
        about_mean[names.index("gain_db"), len(GLOBAL):len(GLOBAL) + 2 * n] = 1 / n
        about_mean[names.index("sensitivity_dbm"), -n:] = 1 / n
        covariance = bread @ (sums.T @ sums) @ bread
        return np.sqrt(np.diag(about_mean @ covariance @ about_mean.T))


def known(scans):
    return scans[~np.isnan(scans[:, exp05.DISTANCE])]


def sample(scans, count):
    """As many of every scene: none outweighs the others."""
    return scans[np.sort(np.random.default_rng(1).permutation(len(scans))[:count])]


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, required=True)
    arguments.add_argument("-o", "--out", type=pathlib.Path)
    arguments.add_argument("--plots", type=pathlib.Path)
    arguments.add_argument("--sample", type=int, default=2500, help="scans used of each scene fitted on")
    options = arguments.parse_args()

    found = {scene: exp05.scans(options.data, scene) for scene in TRAIN + TEST}
    scans = {scene: exp05.with_others(scene, found[scene], found[scene]) for scene in TRAIN + TEST}
    long_scans = {scene: exp05.with_others(scene, exp05.scans(options.data, scene, whole_long=True),
                                           found[scene]) for scene in TRAIN + TEST}
    near, far = exp05.level_change_db(options.data, TRAIN)
    looks_sd = np.sqrt(far ** 2 - near ** 2)
    problem = Problem(np.concatenate([sample(known(scans[s]), options.sample) for s in TRAIN]), looks_sd)
    x = problem.fit()
    se = problem.standard_errors(x)
    print(f"inside long scans a loud pair's packets differ by {near:.2f} dB (sd) one interval apart, by "
          f"{far:.2f} dB 3 s and more apart\n")
    fit = report.Fit.of(problem, x, se, exp05.models(options.data), looks_sd)
    report.print_parameters(fit, len(problem.scans), sum(len(known(scans[s])) for s in TRAIN))
    for scenes, title in ((TRAIN, "fitted on"), (TEST, "held back")):
        report.print_bins(fit, {s: report.short(scans[s]) for s in scenes}, title + ", half a second")
        report.print_bins(fit, {s: long_scans[s] for s in scenes}, title + ", first 4 s of long scans")
    if options.out:
        report.write(fit, options.out, TRAIN, TEST)
    if options.plots:
        report.plot(fit, scans, long_scans, TEST, options.plots)


if __name__ == "__main__":
    main()
