# SPDX-License-Identifier: GPL-2.0-only
"""Work spread over the ranks of mpirun: one digest, and a lost rank loses its own piece at most."""
import os
import shutil
import signal
import subprocess
import time

import pytest
from conftest import PROGRAM, SOURCE, truyvet
from test_run import digest, run

MPIRUN = ["mpirun", "--allow-run-as-root", "--oversubscribe"]


def compiled_in():
    return "libmpi" in subprocess.run(["ldd", PROGRAM], capture_output=True, text=True,
                                      check=True).stdout


pytestmark = [
    pytest.mark.skipif(shutil.which("mpirun") is None, reason="no mpirun on this machine"),
    pytest.mark.skipif(not compiled_in(), reason="truyvet was built without MPI"),
]


def ranks(number, *arguments, cwd=None):
    return subprocess.run([*MPIRUN, "-n", str(number), PROGRAM, "run", *map(str, arguments)],
                          capture_output=True, text=True, timeout=300, check=False, cwd=cwd)


def processes_of(out):
    """By rank, the truyvet processes that write to `out`."""
    found = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = open(f"/proc/{pid}/cmdline", "rb").read().split(b"\0")
            if words[0] == bytes(PROGRAM) and str(out).encode() in words:
                for variable in open(f"/proc/{pid}/environ", "rb").read().split(b"\0"):
                    name, _, value = variable.partition(b"=")
                    if name == b"OMPI_COMM_WORLD_RANK":
                        found[int(value)] = int(pid)
        except OSError:
            continue
    return found


def test_ranks_give_the_digest_of_a_plain_run(small, tmp_path):
    plain = run(small, tmp_path / "plain")
    for number in (2, 3):
        done = ranks(number, small, "-o", tmp_path / f"r{number}", "--quiet")
        assert done.returncode == 0, done.stderr
        assert digest(tmp_path / f"r{number}" / "run.h5") == plain


def test_outbreaks_over_ranks_have_one_digest(tmp_path):
    scenario = SOURCE / "tests" / "digests" / "outbreak.toml"
    plain = run(scenario, tmp_path / "plain")
    done = ranks(2, scenario, "-o", tmp_path / "r2", "--quiet")
    assert done.returncode == 0, done.stderr
    assert digest(tmp_path / "r2" / "run.h5") == plain


def test_bad_input_is_said_once(small, tmp_path):
    for arguments in ([tmp_path / "none.toml"], [small, "--jobs", "2"], [small, "--set", "x=1"]):
        done = ranks(2, *arguments, "-o", tmp_path / "out")
        assert done.returncode == 2
        said = [line for line in done.stderr.splitlines()
                if any(word in line for word in ("none.toml", "--jobs", "--set"))]
        assert len(said) == 1, done.stderr
        assert not (tmp_path / "out").exists()


def test_a_lost_rank_is_said_and_the_rest_kept(small, tmp_path):
    out = tmp_path / "out"
    more = ["--replicates", "12"]
    process = subprocess.Popen([*MPIRUN, "-n", "3", PROGRAM, "run", small, "-o", out, "--quiet",
                                "--replicates", "2000"], stderr=subprocess.PIPE, text=True)
    while len(list(out.glob("parts/unit-*.h5"))) < 3:
        time.sleep(0.05)
        assert process.poll() is None
    os.kill(processes_of(out)[2], signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "go on with --resume" in errors and "rank 2" in errors
    kept = len(list(out.glob("parts/unit-*.h5")))
    assert kept >= 3 and not (out / "run.h5").exists()
    # Another scenario is refused there, with the key that differs.
    refused = truyvet("run", small, "-o", out, "--resume", *more)
    assert refused.returncode == 2 and "experiment.replicates = 2000 there, 12 here" in refused.stderr


def test_what_ranks_began_anybody_finishes(small, tmp_path):
    plain = run(small, tmp_path / "plain")
    out = tmp_path / "out"
    assert truyvet("run", small, "-o", out, "--shard", "2/2").returncode == 0
    done = ranks(2, small, "-o", out, "--resume", "--quiet")
    assert done.returncode == 0, done.stderr
    assert digest(out / "run.h5") == plain


def test_ranks_get_the_recording_from_the_leader(tmp_path):
    plain = run(SOURCE / "scenarios" / "office-morning.toml", tmp_path / "plain")
    done = ranks(2, "scenarios/office-morning.toml", "-o", tmp_path / "out", "--quiet", cwd=SOURCE)
    assert done.returncode == 0, done.stderr
    assert digest(tmp_path / "out" / "run.h5") == plain


def test_a_rank_that_cannot_begin_ends_the_run_with_its_message(small, tmp_path):
    """The followers have other figures than the leader."""
    figures = tmp_path / "figures"
    shutil.copytree(SOURCE / "scenarios" / "data", figures)
    with open(figures / "ages.csv", "a") as ages:
        ages.write("\n")
    out = tmp_path / "out"
    program = [PROGRAM, "run", small, "-o", out, "--quiet", "--replicates", "2000"]
    done = subprocess.run([*MPIRUN, "-n", "1", *program, ":", "-n", "1", "-x", f"TRUYVET_DATA={figures}", *program],
                          capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2, done.stderr
    assert "rank 1: truyvet/data/ages.csv: is not the file" in done.stderr
    assert not (out / "run.h5").exists()
