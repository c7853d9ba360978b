# SPDX-License-Identifier: GPL-2.0-only
"""Whole runs: the same bits however the work is spread, resumed or not; what is written, and when."""
import json
import signal
import subprocess
import time

import pytest
from conftest import PROGRAM, SOURCE, truyvet


def digest(file):
    done = truyvet("digest", file)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[0]


def run(scenario, out, *more):
    done = truyvet("run", scenario, "-o", out, "--quiet", *more)
    assert done.returncode == 0, done.stderr
    return digest(out / "run.h5")


def test_same_digest_for_any_threads_and_jobs(small, tmp_path):
    plain = run(small, tmp_path / "a", "--threads", 1)
    assert run(small, tmp_path / "b", "--threads", 2) == plain
    assert run(small, tmp_path / "c", "--jobs", 2) == plain
    assert run(small, tmp_path / "d", "--jobs", 3, "--threads", 2) == plain
    assert run(small, tmp_path / "e", "--seed", 99) != plain


def test_several_populations_take_turns(small, tmp_path):
    several = ("--replicates", 4, "--set", "experiment.populations=2")
    plain = run(small, tmp_path / "a", *several)
    assert run(small, tmp_path / "b", "--jobs", 2, *several) == plain
    assert run(small, tmp_path / "c", "--replicates", 4) != plain

    def true_f1(folder):
        done = truyvet("summary", tmp_path / folder / "run.h5", "--json")
        return json.loads(done.stdout)["arms"][0]["channels"]["bluezone"]["true_f1"]["mean"]

    # The first replicates are those of one population; the others meet other people.
    run(small, tmp_path / "d", "--replicates", 1)
    run(small, tmp_path / "e", "--replicates", 1, "--set", "experiment.populations=2")
    assert true_f1("d") == true_f1("e")
    assert true_f1("a") != true_f1("c")
    arms = json.loads(truyvet("summary", tmp_path / "a" / "run.h5", "--json").stdout)["arms"]
    assert all(arm["recall_levels"]["populations"] == 2 for arm in arms)
    assert any(arm["recall_levels"]["between_replicates_sd"] > 0 for arm in arms)


def test_resume_of_a_finished_run_is_finished(small, tmp_path):
    plain = run(small, tmp_path / "a")
    written = (tmp_path / "a" / "run.h5").stat().st_mtime_ns
    assert run(small, tmp_path / "a", "--resume") == plain
    assert (tmp_path / "a" / "run.h5").stat().st_mtime_ns == written
    other = truyvet("run", small, "-o", tmp_path / "a", "--resume", "--seed", 5)
    assert other.returncode == 2 and "experiment.seed" in other.stderr


def test_killed_and_resumed(small, tmp_path):
    plain = run(small, tmp_path / "whole", "--replicates", 30)
    out = tmp_path / "killed"
    kills = 0
    for attempt in range(60):
        process = subprocess.Popen([PROGRAM, "run", small, "-o", out, "--quiet", "--replicates",
                                    "30", "--resume", "--threads", "1"])
        try:
            process.wait(timeout=0.25 + 0.05 * attempt)
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            if (out / "run.h5").exists():  # between the file's last byte and the end of the run
                assert digest(out / "run.h5") == plain
    assert process.returncode == 0
    assert kills > 0
    assert digest(out / "run.h5") == plain
    assert not (out / "parts").exists()


def test_interrupt_keeps_what_is_finished(small, tmp_path):
    out = tmp_path / "out"
    process = subprocess.Popen([PROGRAM, "run", small, "-o", out, "--replicates", "2000"],
                               stderr=subprocess.PIPE, text=True)
    while not list(out.glob("parts/unit-*.h5")):
        time.sleep(0.02)
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "--resume" in errors
    assert not (out / "run.h5").exists()
    refused = truyvet("run", small, "-o", out)
    assert refused.returncode == 2 and "unfinished run" in refused.stderr
    other = truyvet("run", small, "-o", out, "--resume", "--replicates", "2000", "--seed", 5)
    assert other.returncode == 2
    assert "another scenario or seed: experiment.seed = 20210517 there, 5 here" in other.stderr


def test_summary_has_the_promised_form(small, tmp_path):
    run(small, tmp_path / "out")
    summary = json.loads(truyvet("summary", tmp_path / "out" / "run.h5", "--json").stdout)
    assert summary["schema"] == "truyvet-summary/1"
    assert summary["replicates"] == 4 and summary["persons"] == 5000
    assert len(summary["arms"]) == 6
    for arm in summary["arms"]:
        assert arm["settings"]
        recall = arm["channels"]["bluezone"]["recall"]
        assert recall["lo"] <= recall["mean"] <= recall["hi"]
        steps = arm["waterfall"]
        assert [s["step"] for s in steps] == [
            "true F1", "F0 owns a smartphone", "F0 installed", "F0 active", "F1 owns a smartphone",
            "F1 installed", "F1 active", "heard", "matched", "counted by the rule", "notified"]
        shares = [s["share"]["mean"] for s in steps]
        assert shares == sorted(shares, reverse=True)
        assert shares[-1] == pytest.approx(recall["mean"])
    none = summary["arms"][0]["channels"]["bluezone"]
    assert none["recall"]["mean"] == 0


def test_an_existing_result_is_not_overwritten_unasked(small, tmp_path):
    first = run(small, tmp_path / "out")
    again = truyvet("run", small, "-o", tmp_path / "out", "--seed", 3)
    assert again.returncode == 2 and "--force" in again.stderr
    assert digest(tmp_path / "out" / "run.h5") == first
    assert run(small, tmp_path / "out", "--force") == first


def test_lao_cai_has_no_faults():
    for scenario in sorted((SOURCE / "scenarios").glob("*.toml")):
        done = truyvet("check", scenario)
        assert done.returncode == 0, done.stderr
