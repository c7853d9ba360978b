#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""The two waves of docs/epidemic.md from their stored results: docs/plots/epidemic-waves.png."""
import pathlib

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

ROOT = pathlib.Path(__file__).resolve().parent.parent


def weekly(path, kept=None):
    """Cases reported a day by weeks: by replicate, and as counted."""
    with h5py.File(path) as file:
        days = pd.DataFrame({c: file[f"tables/days/{c}"][:] for c in ("arm", "replicate", "day", "reported")})
        counted = pd.DataFrame({c: file[f"tables/counted/{c}"][:] for c in ("arm", "day", "cases")})
        if kept:
            days = days[days.replicate.isin(np.unique(file["tables/posterior/replicate"][:]))]
    days, counted = days[days.arm == 0], counted[counted.arm == 0]
    by_week = days.assign(week=days.day // 7).groupby(["replicate", "week"]).reported.mean().unstack()
    return by_week, counted.assign(week=counted.day // 7).groupby("week").cases.mean()


def draw(axes, title, path, kept):
    simulated, counted = weekly(path, kept)
    low, middle, high = (simulated.quantile(q) for q in (0.025, 0.5, 0.975))
    axes.fill_between(simulated.columns, low, high, alpha=0.25, label="simulated, 95 % of outbreaks", color="#0b5fa5")
    axes.plot(simulated.columns, middle, color="#0b5fa5", label="simulated, median")
    axes.plot(counted.index, counted, "o", color="black", label="counted")
    axes.set(title=title, xlabel="week of the outbreak", ylabel="cases reported a day")
    axes.legend(frameon=False)


def main():
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    draw(left, "Đà Nẵng 2020: calibrated on this count", ROOT / "results/da-nang-2020-calibrated/run.h5", True)
    draw(right, "Bắc Giang 2021: foretold, not fitted", ROOT / "results/bac-giang-2021-predicted/run.h5", False)
    figure.savefig(ROOT / "docs/plots/epidemic-waves.png", dpi=110)


if __name__ == "__main__":
    main()
