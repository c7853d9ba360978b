#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""What the assumptions about movement do: each is halved and doubled, Lao Cai is run with 30 % of the
population on the app, and the true close contacts a case and Bluezone's recall of them are printed.

    tools/assumptions.py build/truyvet [--replicates N] [--cases N]
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

SCENARIO = """
name = "assumptions"
[population]
provinces = ["lao-cai"]
[adoption]
share = 0.3
of = "people"
active_share = 1.0
"""

# What a doubled share must not exceed is cut to 1.
ASSUMPTIONS = [
    ("mobility.errand_factor", 1.0, 3.0), ("mobility.dwell_factor", 1.0, 10.0),
    ("mobility.together", 0.4, 1.0), ("mobility.absence", 0.03, 1.0),
    ("mobility.full_day_primary", 0.6, 1.0), ("mobility.classroom_m2_per_pupil", 1.9, 20.0),
    ("mobility.station_pitch_m", 1.6, 20.0), ("mobility.living_room_share", 0.6, 1.0),
    ("mobility.field_together", 0.15, 1.0), ("mobility.small_work_together", 0.15, 1.0),
]


def run(program, folder, number, settings):
    """F1 a case and recall, each (mean, lo, hi)."""
    scenario = folder / "assumptions.toml"
    scenario.write_text(SCENARIO)
    out = folder / str(number)
    command = [program, "run", scenario, "-o", out, "--quiet"]
    for setting in settings:
        command += ["--set", setting]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    text = subprocess.run([program, "summary", out / "run.h5", "--json"], check=True,
                          capture_output=True, text=True).stdout
    channel = json.loads(text)["arms"][0]["channels"]["bluezone"]
    return channel["true_f1"], channel["recall"]


def cell(estimate, scale=1.0):
    return "{:.3g} ({:.3g}-{:.3g})".format(*(scale * estimate[k] for k in ("mean", "lo", "hi")))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--replicates", type=int, default=6)
    parser.add_argument("--cases", type=int, default=100)
    options = parser.parse_args()
    common = [f"experiment.replicates={options.replicates}",
              f"cases.per_replicate={options.cases}"]
    print("| assumption | value | F1 a case | recall, % |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        f1, recall = run(options.program, folder, "base", common)
        print(f"| as it stands | | {cell(f1)} | {cell(recall, 100)} |", flush=True)
        for key, value, most in ASSUMPTIONS:
            for changed in (value / 2, min(2 * value, most)):
                f1, recall = run(options.program, folder, f"{key}-{changed}",
                                 common + [f"{key}={changed}"])
                print(f"| `{key}` | {value} -> {changed:.3g} | {cell(f1)} | {cell(recall, 100)} |",
                      flush=True)


if __name__ == "__main__":
    main()
