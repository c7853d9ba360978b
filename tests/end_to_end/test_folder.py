# SPDX-License-Identifier: GPL-2.0-only
"""The folder of a run: nobody else's files are removed, and two runs do not share it."""
import subprocess
import time

import pytest
from conftest import PROGRAM, truyvet


def test_only_the_runs_own_temporaries_go(small, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for name in ("notes.tmp-1", "run.h5.tmp-x", "run.h5.tmp-4711", "report.html.tmp-4711"):
        (out / name).write_text("")
    assert truyvet("run", small, "-o", out, "--quiet").returncode == 0
    assert sorted(p.name for p in out.iterdir()) == ["notes.tmp-1", "report.html", "run.h5", "run.h5.tmp-x"]


@pytest.mark.parametrize("how", [[], ["--resume"], ["--force"]])
def test_somebody_elses_parts_stay(small, tmp_path, how):
    parts = tmp_path / "out" / "parts"
    parts.mkdir(parents=True)
    (parts / "bolt.stl").write_text("mine")
    done = truyvet("run", small, "-o", tmp_path / "out", *how)
    assert done.returncode == 2 and "parts: is not of a run of truyvet" in done.stderr
    assert (parts / "bolt.stl").read_text() == "mine"


@pytest.mark.parametrize("how", ["--resume", "--force"])
def test_a_file_among_the_runs_parts_stays(small, tmp_path, how):
    out = tmp_path / "out"
    assert truyvet("run", small, "-o", out, "--quiet", "--shard", "1/2").returncode == 0
    (out / "parts" / "notes.txt").write_text("mine")
    done = truyvet("run", small, "-o", out, "--quiet", how)
    assert done.returncode == 0, done.stderr
    assert [p.name for p in (out / "parts").iterdir()] == ["notes.txt"]
    assert truyvet("run", small, "-o", out, "--quiet", "--resume").returncode == 0


@pytest.mark.parametrize("how", ["--resume", "--force"])
def test_a_second_run_is_told_who_is_at_work(small, tmp_path, how):
    out = tmp_path / "out"
    process = subprocess.Popen([PROGRAM, "run", small, "-o", out, "--quiet", "--replicates", "5000"])
    try:
        while not list(out.glob("parts/unit-*.h5")):
            time.sleep(0.02)
            assert process.poll() is None
        done = truyvet("run", small, "-o", out, how)
        assert done.returncode == 2
        assert f"another run is at work here (process {process.pid})" in done.stderr
    finally:
        process.kill()
        process.wait()


def test_a_full_standard_output_is_a_failure(small, tmp_path):
    file = tmp_path / "out" / "run.h5"
    for command in (["run", small, "-o", tmp_path / "out"], ["digest", file], ["summary", file],
                    ["check", small], ["models"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, *map(str, command)], stdout=full, stderr=subprocess.PIPE,
                                  text=True, timeout=300, check=False)
        assert done.returncode == 1, command
        assert "standard output could not be written: No space left on device" in done.stderr


def test_a_full_standard_error_stops_no_run(small, tmp_path):
    with open("/dev/full", "w") as full:
        done = subprocess.run([PROGRAM, "run", small, "-o", tmp_path / "out"], stdout=subprocess.DEVNULL,
                              stderr=full, timeout=300, check=False)
    assert done.returncode == 0
    assert (tmp_path / "out" / "run.h5").exists()
