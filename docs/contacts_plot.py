#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Plots of docs/contacts.md: what `truyvet contacts SCENARIO --json` counted, beside the survey of 2007.

    build/truyvet contacts scenarios/hai-duong-2021.toml --json > contacts.json
    docs/contacts_plot.py contacts.json docs

The survey's degrees and mixing are read from TRUYVET_REFERENCE_DATA; without it only its published means
are drawn.
"""
import csv
import json
import os
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

HERE, SURVEY = "#1f77b4", "#ff7f0e"
DURATIONS = ["<5 min", "5-15", "15-60", "1-4 h", ">4 h"]


def reference(name):
    folder = os.environ.get("TRUYVET_REFERENCE_DATA")
    path = pathlib.Path(folder or "/nonexistent", "vietnam", name)
    if not path.exists():
        return None
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def pair_of_bars(axes, names, here, survey):
    x = np.arange(len(names))
    axes.bar(x - 0.2, here, 0.4, color=HERE, label="simulated")
    axes.bar(x + 0.2, survey, 0.4, color=SURVEY, label="survey 2007")
    axes.set_xticks(x, names)


def plot_means(report, path):
    here, survey = report["all"], report["survey"]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
    pair_of_bars(left, [s["setting"] for s in here["settings"]],
                 [s["contacts"] for s in here["settings"]],
                 [s["contacts"] for s in survey["settings"]])
    left.set_ylabel("contacts per person and day")
    left.legend()
    pair_of_bars(right, [a["age"] for a in here["ages"]],
                 [a["over_15_min"] for a in here["ages"]],
                 [a["over_15_min"] for a in survey["ages"]])
    right.set_ylabel("contacts over 15 min")
    right.set_xlabel("age")
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def plot_durations(report, path):
    figure, all_axes = plt.subplots(2, 3, figsize=(10, 5), sharey=True)
    for axes, here, survey in zip(all_axes.flat, report["all"]["settings"],
                                  report["survey"]["settings"]):
        pair_of_bars(axes, DURATIONS, here["durations"], survey["durations"])
        axes.set_title(here["setting"])
    all_axes[0, 0].set_ylabel("share of contacts")
    all_axes[0, 0].legend()
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def plot_degrees_and_mixing(report, path):
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(13, 4))
    degrees = report["all"]["degrees"]
    total = sum(d["person_days"] for d in degrees)
    left.plot([d["contacts"] for d in degrees], [d["person_days"] / total for d in degrees],
              "o-", ms=3, color=HERE, label="simulated")
    rows = reference("vietnam_degree_distribution.csv")
    if rows:
        people = sum(int(r["participants"]) for r in rows)
        left.plot([int(r["contacts_per_day"]) for r in rows],
                  [int(r["participants"]) / people for r in rows],
                  "s-", ms=3, color=SURVEY, label="survey 2007")
    left.set_xlim(0, 30)
    left.set_xlabel("contacts in a day")
    left.set_ylabel("share of person-days")
    left.legend()
    ages = [a["age"] for a in report["all"]["ages"]]
    here = np.array([a["contacts_with_age"] for a in report["all"]["ages"]])
    tables = [(middle, here, "simulated")]
    rows = reference("vietnam_age_mixing_7x7.csv")
    if rows:
        survey = np.array([[float(r[a]) for a in ages] for r in rows])
        r = np.corrcoef(here.ravel(), survey.ravel())[0, 1]
        tables.append((right, survey, f"survey 2007 (correlation {r:.2f})"))
    for axes, table, title in tables:
        axes.imshow(table, vmin=0, vmax=5, cmap="viridis")
        axes.set_xticks(range(len(ages)), ages, rotation=45)
        axes.set_yticks(range(len(ages)), ages)
        axes.set_title(title)
        for i, row in enumerate(table):
            for j, value in enumerate(row):
                axes.text(j, i, f"{value:.1f}", ha="center", va="center", fontsize=7,
                          color="white" if value < 3 else "black")
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    folder = pathlib.Path(sys.argv[2])
    plot_means(report, folder / "contacts-means.png")
    plot_durations(report, folder / "contacts-durations.png")
    plot_degrees_and_mixing(report, folder / "contacts-degrees.png")


if __name__ == "__main__":
    main()
