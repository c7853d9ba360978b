#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Draws docs/adoption-national.svg and docs/adoption-bac-giang.svg: published counts and the fitted campaigns;
for Bac Giang also the program's own run, person by person, where growth.csv is given:

    truyvet adoption scenarios/bac-giang-2021.toml --growth 2021-05-18..2021-06-22 > growth.csv
    /usr/bin/python3 tools/plot_adoption.py [growth.csv]
"""
import csv
import datetime as dt
import pathlib
import sys

import matplotlib
import numpy as np

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "truyvet"
import matplotlib.pyplot as plt  # noqa: E402

import fit_adoption as fit  # noqa: E402

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"


def campaigns(place):
    with open(fit.DATA / "adoption_campaigns.csv", encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(line for line in f if not line.startswith("#"))
                if r["place"] == place]
    column = lambda name: np.array([float(r[name]) for r in rows])  # noqa: E731
    starts = np.array([fit.day(r["start"]) for r in rows]) + column("start_hour") / 24
    ends = np.array([fit.day(r["end"]) for r in rows])
    return (float(rows[0]["pool"]), float(rows[0]["initial"]), starts, ends,
            column("reached_per_day"), column("convinced"))


def draw(place, counted, unit, name, file, simulated=None):
    seen = np.array(fit.observations(place, counted))
    days = np.arange(seen[0, 0], seen[-1, 0] + 3, 0.25)
    dates = [dt.datetime(1970, 1, 1) + dt.timedelta(days=d) for d in days]
    figure, axes = plt.subplots(figsize=(7, 3.6))
    pool, initial, *rest = campaigns(place)
    model = [fit.grown(d, pool, initial, *rest) / unit for d in days]
    axes.plot(dates, model, color="#2c6fad", label="campaigns, as fitted")
    if simulated:
        with open(simulated, encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        axes.plot([dt.datetime.fromisoformat(r["date"] + "T12:00") for r in rows],
                  [float(r["installed"]) / unit for r in rows], ".", color="#d08a2e", markersize=4,
                  label="simulated, person by person")
    axes.plot([dt.datetime(1970, 1, 1) + dt.timedelta(days=d) for d in seen[:, 0]],
              seen[:, 1] / unit, "o", color="#222222", markersize=5, markerfacecolor="none",
              label="published")
    axes.set_ylabel(name)
    axes.set_ylim(0, 1.08 * seen[-1, 1] / unit)
    axes.grid(alpha=0.3)
    axes.legend(frameon=False, loc="lower right")
    figure.autofmt_xdate()
    figure.tight_layout()
    figure.savefig(DOCS / file, metadata={"Date": None})


if __name__ == "__main__":
    draw("viet-nam", "downloads", 1e6, "downloads, million", "adoption-national.svg")
    draw("bac-giang", "accounts", 18039.50, "accounts, % of people", "adoption-bac-giang.svg",
         sys.argv[1] if len(sys.argv) > 1 else None)
