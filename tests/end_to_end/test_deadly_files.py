# SPDX-License-Identifier: GPL-2.0-only
"""A sealed file that ends the process in which HDF5 reads it ends none of ours: one message instead."""
import os
import pathlib
import signal
import subprocess
import sys

import pytest
from conftest import PROGRAM, truyvet
from forge import lie_in_the_heap

PYTHON = pathlib.Path(os.environ["TRUYVET_BUILD"]) / "python"
SAID = "is damaged, or made to do harm: it ended the process that read it"

LOAD = """
import sys, truyvet
try:
    print(truyvet.load(sys.argv[1], **eval(sys.argv[2])).scenario_name)
except ValueError as e:
    print(e)
"""


@pytest.fixture
def deadly(tmp_path):
    file = tmp_path / "r.h5"
    subprocess.run([PROGRAM.parent / "tests" / "make_synthetic", file, "2", "3"], check=True)
    lie_in_the_heap(file)
    return file


def load(file, **how):
    return subprocess.run([sys.executable, "-c", LOAD, file, repr(how)], capture_output=True, text=True, timeout=100,
                          env={**os.environ, "PYTHONPATH": str(PYTHON)}, check=False)


def test_every_command_that_reads_results_survives_it(deadly, tmp_path):
    for command in (["summary"], ["digest"], ["sensitivity"], ["report", "-o", tmp_path / "r.html"],
                    ["merge", "-o", tmp_path / "m.h5"]):
        done = truyvet(command[0], deadly, *command[1:])
        assert done.returncode == 2 and f"r.h5: {SAID}" in done.stderr, command
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not list((PYTHON / "truyvet").glob("_truyvet*.so")), reason="the Python module is not built")
def test_python_survives_it(deadly):
    for how in ({}, {"unsealed": True}, {"unsealed": True, "trusted": True}):
        done = load(deadly, **how)
        assert done.returncode == 0 and SAID in done.stdout, done
    # The file is deadly indeed: who calls it trusted dies of it.
    assert load(deadly, trusted=True).returncode in (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS)


def test_resume_survives_it(small, tmp_path):
    out = tmp_path / "out"
    assert truyvet("run", small, "-o", out, "--shard", "1/2").returncode == 0
    part = out / "parts" / "unit-000001.h5"
    lie_in_the_heap(part)
    for command in (["run", small, "-o", out, "--resume", "--quiet"], ["merge", out, "-o", tmp_path / "m.h5"]):
        done = truyvet(*command)
        assert done.returncode == 2 and f"unit-000001.h5: {SAID}" in done.stderr, command
    part.unlink()
    assert truyvet("run", small, "-o", out, "--resume", "--quiet").returncode == 0
    # The whole of a finished run, too.
    lie_in_the_heap(out / "run.h5")
    done = truyvet("run", small, "-o", out, "--resume", "--quiet")
    assert done.returncode == 2 and f"run.h5: {SAID}" in done.stderr
