#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Kills a run at random moments and resumes it, again and again: the end must be the digest of an
unbroken run, and no file under its final name may ever be anything else.

    tools/kill_resume.py [--program build/truyvet] [--kills 200] [--jobs 1] [--scenario FILE]
"""
import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

SCENARIO = """name = "kills"
[population]
provinces = ["lao-cai"]
people = 3000
[cases]
per_replicate = 3
[experiment]
replicates = 40
[[experiment.arm]]
name = "{} of the people"
vary = { "adoption.share" = [0.3, 1.0] }
"""


def digest(program, file):
    done = subprocess.run([program, "digest", file], capture_output=True, text=True, check=True)
    return done.stdout.split()[0]


def kill_after(command, seconds):
    """Whether the run came to its end before; all its processes die at once."""
    process = subprocess.Popen(command, start_new_session=True)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    if process.returncode != 0:
        sys.exit(f"a resumed run ended with {process.returncode}")
    return True


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--program", default="build/truyvet", type=pathlib.Path)
    options.add_argument("--kills", default=200, type=int)
    options.add_argument("--jobs", default=1, type=int)
    options.add_argument("--seed", default=1, type=int)
    options.add_argument("--scenario", type=pathlib.Path, help="another than the small one of drawn cases")
    given = options.parse_args()
    chance = random.Random(given.seed)
    program = given.program.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        scenario = folder / "kills.toml"
        scenario.write_text(given.scenario.read_text(encoding="utf-8") if given.scenario else SCENARIO)
        plain = [program, "run", scenario, "--quiet", "--threads", "1", "-o"]
        start = time.monotonic()
        subprocess.run([*plain, folder / "whole"], check=True)
        unbroken_s = time.monotonic() - start
        whole = digest(program, folder / "whole" / "run.h5")
        kills = ends = 0
        while kills < given.kills:
            out = folder / f"run-{ends}"
            command = [*plain, out, "--resume", "--jobs", str(given.jobs)]
            # Long enough on this machine, as busy as it is, for some pieces to be finished: a third of this
            # small run is its start.
            while not kill_after(command, chance.uniform(0.02, 0.9) * unbroken_s):
                kills += 1
                if (out / "run.h5").exists() and digest(program, out / "run.h5") != whole:
                    sys.exit(f"kill {kills}: a results file that is not whole")
            if digest(program, out / "run.h5") != whole or (out / "parts").exists():
                sys.exit(f"after {kills} kills: another digest than an unbroken run, or parts left")
            if list(out.glob("*.tmp-*")):
                sys.exit(f"after {kills} kills: temporaries are left")
            ends += 1
    print(f"{kills} kills, {ends} runs resumed to their end with --jobs {given.jobs}: "
          f"each has the digest of an unbroken run ({whole[:16]})")


if __name__ == "__main__":
    main()
