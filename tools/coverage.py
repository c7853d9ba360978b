#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""How often intervals hold what they should: a scenario is run with one seed after another, and the intervals of recall,
recall outside the household and precision are held against the grand mean over all seeds.

    /usr/bin/python3 tools/coverage.py --program build/truyvet results/coverage/scenario.toml --runs 200 \
        > results/coverage/coverage.csv

By arm and measure: the share of intervals that contain the grand mean, of those that lie below and above it, their mean
half-width, and the standard deviation of the runs' means over the standard error that the intervals claim. The grand mean
is itself of so many runs; with 200 its own error is a fourteenth of a run's. A share of 200 has a standard error of 0.015."""
import argparse
import concurrent.futures
import csv
import json
import math
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

MEASURES = ("recall", "recall_outside_household", "precision")


def estimates(options: argparse.Namespace, seed: int, folder: pathlib.Path) -> dict:
    out = folder / str(seed)
    for command in (["run", options.scenario, "--seed", str(seed), "-o", out, "--quiet", *options.more],
                    ["summary", out / "run.h5", "--json"]):
        done = subprocess.run([options.program, *command], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"seed {seed}: {done.stderr.strip()}")
    shutil.rmtree(out)
    return {(arm["name"], measure): arm["channels"][options.channel][measure]
            for arm in json.loads(done.stdout)["arms"] for measure in MEASURES}


def row(key: tuple, of_runs: list[dict], t: float) -> list:
    known = [e for e in of_runs if e["mean"] is not None and e["lo"] is not None]
    if not known:
        return [*key, 0, "", "", "", "", "", "", ""]
    mean = statistics.fmean(e["mean"] for e in known)
    below = sum(e["hi"] < mean for e in known) / len(known)
    above = sum(e["lo"] > mean for e in known) / len(known)
    half = statistics.fmean((e["hi"] - e["lo"]) / 2 for e in known)
    spread = statistics.stdev(e["mean"] for e in known) if len(known) > 1 else math.nan
    figures = (mean, 1 - below - above, below, above, half, spread, spread / (half / t) if half else math.nan)
    return [*key, len(known), *(f"{x:.6g}" for x in figures)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenario")
    parser.add_argument("--program", required=True)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--first-seed", type=int, default=1001)
    parser.add_argument("--jobs", type=int, default=2, help="runs at a time")
    parser.add_argument("--channel", default="bluezone")
    parser.add_argument("--t", type=float, default=2.262, help="half an interval in standard errors; ten populations")
    options, options.more = parser.parse_known_args()
    by_key: dict[tuple, list[dict]] = {}
    seeds = range(options.first_seed, options.first_seed + options.runs)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as jobs:
        for of_run in jobs.map(lambda seed: estimates(options, seed, pathlib.Path(folder)), seeds):
            for key, estimate in of_run.items():
                by_key.setdefault(key, []).append(estimate)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["arm", "measure", "runs", "grand mean", "contain it", "lie below", "lie above",
                     "mean half-width", "sd of means", "sd over claimed error"])
    writer.writerows(row(key, runs, options.t) for key, runs in by_key.items())


if __name__ == "__main__":
    main()
