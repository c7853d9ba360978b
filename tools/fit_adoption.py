#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Fits campaigns to observed install counts and prints them as rows of scenarios/data/adoption_campaigns.csv.

    /usr/bin/python3 tools/fit_adoption.py > scenarios/data/adoption_campaigns.csv

The model is that of models/adoption/growth.hpp: a campaign reaches a share of those not yet reached
every day and convinces a share of the reached once. Starting days are given here (outbreaks and
directives), but for one each that is fitted: the count of 8 August 2020 has no exact date. Least
squares of the relative errors from 40 beginnings; the one with the smallest largest error is kept.
"""
import csv
import datetime as dt
import pathlib

import numpy as np
from scipy.optimize import least_squares

DATA = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "data"
EPOCH = dt.date(1970, 1, 1)


def day(text):
    """Days since 1970, local time; a date or a date with an hour."""
    return (dt.datetime.fromisoformat(text) - dt.datetime(1970, 1, 1)) / dt.timedelta(days=1)


def observations(place, counted):
    with open(DATA / "adoption_observations.csv", encoding="utf-8") as f:
        rows = csv.DictReader(line for line in f if not line.startswith("#"))
        return [(day(r["date"]) + float(r["hour"] or 12) / 24,
                 float(r["count"] or float(r["percent_people"]) / 100 * float(r["printed_base"])))
                for r in rows
                if r["slug"] == place and r["counted"] == counted
                and (r["count"] or r["percent_people"])]


def grown(t, pool, initial, starts, ends, rates, convinced):
    """Installs at time t (days); the same formula as Growth::installs."""
    without = 1 - initial / pool
    for start, end, rate, share in zip(starts, ends, rates, convinced):
        days = np.clip(np.minimum(t, end) - start, 0, None)
        without = without * (1 - share * (1 - np.exp(-rate * days)))
    return pool * (1 - without)


def fit(place, counted, pool, initial, names, starts, ends, start_free=None):
    seen = np.array(observations(place, counted))
    starts = np.array([day(s) for s in starts], float)
    ends = np.array([day(e) for e in ends], float)
    n = len(starts)

    def unpack(x):
        s = starts.copy()
        if start_free is not None:
            s[start_free] += x[2 * n]
        return s, np.exp(x[:n]), x[n:2 * n]

    def errors(x):
        s, rates, convinced = unpack(x)
        return grown(seen[:, 0], pool, initial, s, ends, rates, convinced) / seen[:, 1] - 1

    # A rate beyond 1 a day or a campaign that convinces more than half are not believed.
    low = np.concatenate([np.full(n, np.log(0.003)), np.full(n, 0.0002), [-2]])
    high = np.concatenate([np.zeros(n), np.full(n, 0.5), [4]])
    best = None
    for seed in range(40):
        x0 = low + (high - low) * np.random.default_rng(seed).uniform(size=2 * n + 1)
        r = least_squares(errors, x0, bounds=(low, high))
        worst = np.max(np.abs(errors(r.x)))
        if best is None or worst < best[0]:
            best = worst, r.x
    s, rates, convinced = unpack(best[1])
    for i, name in enumerate(names):
        hour = round(s[i] % 1 * 24)
        print(f"{place},{pool:.0f},{initial:.0f},{name},{EPOCH + dt.timedelta(days=int(s[i]))},{hour},"
              f"{EPOCH + dt.timedelta(days=int(ends[i]))},{rates[i]:.4f},{convinced[i]:.4f}")
    print(f"# {place}: largest relative error {np.max(np.abs(errors(best[1]))):.3f}")


if __name__ == "__main__":
    print("""# SPDX-License-Identifier: GPL-2.0-only
# Campaigns fitted to published counts by tools/fit_adoption.py, which printed this file. Pool and
# initial installs: phones. reached_per_day: rate, 1/day. convinced: share of those reached.
place,pool,initial,campaign,start,start_hour,end,reached_per_day,convinced""")
    # Pool: 76.8 million smartphones, the Ministry's base of August 2020.
    fit("viet-nam", "downloads", 76.8e6, 0.2e6,
        ["first days", "push of August 2020", "late August 2020", "Hai Duong outbreak",
         "spring 2021", "fourth wave"],
        ["2020-07-25T12", "2020-08-05", "2020-08-14", "2021-01-29", "2021-04-28", "2021-05-28"],
        ["2020-08-31", "2020-10-01", "2020-12-31", "2021-03-31", "2021-08-01", "2021-08-01"],
        start_free=1)
    # Pool: 0.56 of the people own a smartphone (0.70 of adults, assumption). Three later observations: start,
    # rate and share are fitted.
    fit("bac-giang", "accounts", 0.56 * 1803950, 384452,
        ["outbreak in the industrial parks"], ["2021-05-22"], ["2021-08-01"],
        start_free=0)
