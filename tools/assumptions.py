#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""What the assumptions without a source do: each is halved and doubled, Lao Cai is run with 30 % of the people on
the app, all of it in use, and the true close contacts a case and Bluezone's recall of them are printed. All are arms
of one experiment and share people, days, phones, cases and radio but for what they change: the change of the recall,
in points, is given with its own 95 % interval, which is far narrower than that of the recall.

    tools/assumptions.py build/truyvet [--replicates N] [--cases N]
"""
import argparse
import pathlib
import subprocess
import tempfile

import h5py
import numpy as np
from scipy import stats

# Key, value as it stands, most that it can be. Halved and doubled; shares of all are only halved.
ASSUMPTIONS = [
    ("mobility.errand_factor", 1.0, 3.0), ("mobility.dwell_factor", 1.0, 10.0),
    ("mobility.together", 0.7, 1.0), ("mobility.absence", 0.03, 1.0),
    ("mobility.full_day_primary", 0.6, 1.0), ("mobility.classroom_m2_per_pupil", 1.9, 20.0),
    ("mobility.station_pitch_m", 1.6, 20.0), ("mobility.living_room_share", 0.6, 1.0),
    ("mobility.field_together", 0.15, 1.0), ("mobility.small_work_together", 0.15, 1.0),
    ("adoption.ownership.adult_share", 0.63, 0.99),
    ("adoption.ownership.urban_odds_ratio", 2.8, 10.0),
    ("adoption.ownership.age_steepness", 1.0, 4.0), ("radio.phones.ios_share", None, 1.0),
    ("radio.carry_sd_db", None, 15.0), ("tracing.bluezone.publish_share", 1.0, 1.0),
    ("tracing.bluezone.upload_share", 1.0, 1.0), ("tracing.bluezone.notice_share", 1.0, 1.0),
    ("population.people_per_lane", 35.0, 1e9), ("population.commute_out_share", 0.15, 1.0),
    ("mobility.tea_share", 0.03, 1.0),
]
# Where workers of industrial parks were counted.
IN_PARKS = [("population.boarding_share", 0.3, 1.0), ("mobility.yard_evenings", 0.5, 1.0)]
# What is nothing as it stands, and what it may be.
ABSENT = [("population.people_per_coach", 3500.0), ("mobility.night_lines", 0.15)]


def default_of(program, key):
    """A value as it stands, where another room may change it."""
    text = subprocess.run([program, "explain", key], check=True, capture_output=True,
                          text=True).stdout
    return float(text.split("default")[1].split()[0].strip(" :=,"))


def halved_and_doubled(program, assumptions):
    for key, value, most in assumptions:
        value = default_of(program, key) if value is None else value
        for changed in (value / 2, min(2 * value, most)):
            if changed != value:
                yield key, value, changed


def scenario(province, arms, options):
    text = ["name = 'assumptions'", "[population]", f"provinces = ['{province}']",
            "[cases]", f"per_replicate = {options.cases}", "[adoption]",
            "share = 0.3", "of = 'people'", "active_share = 1.0",
            "[experiment]", f"replicates = {options.replicates}",
            "[[experiment.arm]]", "name = 'as it stands'"]
    for key, value, changed in arms:
        text += ["[[experiment.arm]]", f"name = '{key} {value:g} -> {changed:.3g}'",
                 f"set = {{ '{key}' = {float(changed)!r} }}"]
    return "\n".join(text) + "\n"


def counts(file):
    """Found and true contacts of the main channel: two arrays, arm x replicate; and cases."""
    with h5py.File(file) as results:
        table = {name: column[:] for name, column in results["tables/channels"].items()}
    main = table["channel"] == 0
    shape = (table["arm"].max() + 1, table["replicate"].max() + 1)
    grids = []
    for column in ("found", "true_f1", "index_cases"):
        grid = np.zeros(shape)
        grid[table["arm"][main], table["replicate"][main]] = table[column][main]
        grids.append(grid)
    return grids


def ratio(y, x):
    """y over x, and its residuals over replicates (delta method)."""
    r = y.sum() / x.sum()
    return r, (y - r * x) / x.mean()


def interval(value, residuals, scale=1.0):
    n = len(residuals)
    half = stats.t.ppf(0.975, n - 1) * residuals.std(ddof=1) / np.sqrt(n)
    return f"{scale * value:.3g} ({scale * (value - half):.3g} to {scale * (value + half):.3g})"


def table(province, arms, options):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "assumptions.toml").write_text(scenario(province, arms, options))
        subprocess.run([options.program, "run", folder / "assumptions.toml", "-o", folder / "out",
                        "--quiet"], check=True)
        found, true, cases = counts(folder / "out" / "run.h5")
    print(f"| {province}: assumption | value | F1 a case | recall, % | change of the recall, points |")
    print("|---|---|---|---|---|")
    base, base_rest = ratio(found[0], true[0])
    for i, (key, value, changed) in enumerate([("as it stands", None, None)] + arms):
        f1, f1_rest = ratio(true[i], cases[i])
        recall, rest = ratio(found[i], true[i])
        cells = [f"`{key}`" if i else key, f"{value:g} -> {changed:.3g}" if i else "",
                 interval(f1, f1_rest), interval(recall, rest, 100),
                 interval(recall - base, rest - base_rest, 100) if i else ""]
        print("| " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--replicates", type=int, default=6)
    parser.add_argument("--cases", type=int, default=100)
    options = parser.parse_args()
    table("lao-cai", [*halved_and_doubled(options.program, ASSUMPTIONS),
                      *((key, 0.0, present) for key, present in ABSENT)], options)
    print()
    table("bac-giang", list(halved_and_doubled(options.program, IN_PARKS)), options)


if __name__ == "__main__":
    main()
