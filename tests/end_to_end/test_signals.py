# SPDX-License-Identifier: GPL-2.0-only
"""Signals to a run with jobs: it stops, keeps what is finished, says so, and leaves nobody at work."""
import os
import pathlib
import signal
import subprocess
import time

import pytest
from conftest import PROGRAM


def parent_of(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def jobs_of(pid):
    return [int(p) for p in os.listdir("/proc") if p.isdigit() and parent_of(p) == pid]


def is_gone(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@pytest.fixture
def at_work(small, tmp_path):
    """A long run of two jobs that has finished something."""
    out = tmp_path / "out"
    process = subprocess.Popen([PROGRAM, "run", small, "-o", out, "--quiet", "--jobs", "2",
                                "--replicates", "5000"], stderr=subprocess.PIPE, text=True)
    while not list(out.glob("parts/unit-*.h5")):
        time.sleep(0.02)
        assert process.poll() is None
    yield process, jobs_of(process.pid)
    if process.poll() is None:
        process.kill()


def all_gone(jobs):
    for _ in range(500):
        if all(map(is_gone, jobs)):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_the_parent_alone_ends_all(at_work, sent):
    process, jobs = at_work
    assert len(jobs) == 2
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "interrupted" in errors and "go on with --resume" in errors
    assert all_gone(jobs)


def test_jobs_die_with_their_parent(at_work):
    process, jobs = at_work
    process.kill()
    process.wait()
    assert all_gone(jobs)


def test_a_job_ended_from_outside_is_noticed(at_work):
    process, jobs = at_work
    os.kill(jobs[0], signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "a job was ended from outside" in errors and "go on with --resume" in errors
    assert "cannot be read" not in errors
    assert all_gone(jobs)
