# SPDX-License-Identifier: GPL-2.0-only
"""A disk that fails in the middle of a file: no command takes what it read for the whole."""
import json
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import subprocess
import tempfile

import pytest
from conftest import PROGRAM, SOURCE

DAY = 1596844800
KEY = "4c5224b397f8ab3896781d5aa0f3119f280513f1b592ca280ebded6357e21084"
OTHER = "29abd013b41c90269332ab5d"


def ran(arguments, file="", after=0):
    """The program, for which reading `file` fails from byte `after` on."""
    env = dict(os.environ)
    if file:
        env |= {"LD_PRELOAD": os.environ["TRUYVET_FAILING_READ"], "TRUYVET_FAIL_FILE": file,
                "TRUYVET_FAIL_AFTER": str(after), "ASAN_OPTIONS": "verify_asan_link_order=0"}
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=env,
                          timeout=300, check=False)


def fails(arguments, file, after):
    whole = ran(arguments)
    assert whole.returncode == 0, whole.stderr
    done = ran(arguments, file, after)
    assert done.returncode in (1, 2), done.stdout
    assert "no match" not in done.stdout and "false" not in done.stdout
    assert file in done.stderr and len(done.stderr.splitlines()) == 1, done.stderr


@pytest.fixture
def case(tmp_path):
    """A history whose last row, behind 20 kB, is a match."""
    ids = subprocess.run([PROGRAM, "ids", "--base-key", KEY, "--base-day", str(DAY), "--at",
                          str(DAY + 3600)], capture_output=True, text=True, check=True)
    matching = json.loads(ids.stdout.splitlines()[0])["id"]
    rows = [(OTHER, -60, DAY + i) for i in range(2000)] + [(matching, -60, DAY + 3600)]
    (tmp_path / "history.tsv").write_text(
        "".join(f"\t{contact}\t{rssi}\t{time}\n" for contact, rssi, time in rows))
    with sqlite3.connect(tmp_path / "history.db") as db:
        db.execute("CREATE TABLE trace_info (blid, blid_contact, rssi, timestamp)")
        db.executemany("INSERT INTO trace_info VALUES (NULL, ?, ?, ?)", rows)
    (tmp_path / "keys.json").write_text(json.dumps({"data": [
        {"daily_key": KEY, "time_start": DAY, "max": 96, "time_end": DAY + 86399}]}))
    return tmp_path


@pytest.mark.parametrize("rule", ["phone", "authority"])
@pytest.mark.parametrize("history", ["history.tsv", "history.db"])
@pytest.mark.parametrize("more", [[], ["--strict"], ["--json"]])
def test_a_history(case, rule, history, more):
    arguments = ["match", "--keys", case / "keys.json", "--history", case / history, "--rule", rule]
    fails([*arguments, *more], history, 20480)


def test_keys(case):
    fails(["match", "--keys", case / "keys.json", "--history", case / "history.tsv", "--rule",
           "phone"], "keys.json", 60)


def test_tracks(tmp_path):
    (tmp_path / "tracks.csv").write_text("t_s,id,x_m,y_m\n" + "".join(
        f"{t},{p},{p},0\n" for t in range(600) for p in (1, 2)))
    (tmp_path / "phones.csv").write_text("id,os,model,carry,transmits,receives\n1,,,,,\n2,,,,,\n")
    out = tmp_path / "part.csv"
    arguments = ["replay", "--tracks", tmp_path / "tracks.csv", "--phones", tmp_path / "phones.csv",
                 "--protocol", "bluezone-2020-07", "--environment", "office", "--tier", "link"]
    assert ran([*arguments, "-o", tmp_path / "whole.csv"]).returncode == 0
    done = ran([*arguments, "-o", out], "tracks.csv", 4096)
    assert done.returncode == 1 and "tracks.csv" in done.stderr
    assert not out.exists()


@pytest.mark.parametrize("file", ["districts.csv", "adoption_observations.csv"])
def test_census_and_counts(file):
    fails(["check", SOURCE / "scenarios" / "lao-cai-2021.toml"], file, 2048)


def test_scenario(tmp_path):
    scenario = tmp_path / "whole.toml"
    scenario.write_text((SOURCE / "scenarios" / "lao-cai-2021.toml").read_text())
    (tmp_path / "more.toml").write_text('extends = "whole.toml"\n')
    for file in ("whole.toml", "more.toml"):
        fails(["check", tmp_path / file], "whole.toml", 300)


def test_recording(tmp_path):
    scenario = SOURCE / "scenarios" / "office-morning.toml"
    for file in ("office_morning.csv", "office_morning_people.csv"):
        fails(["check", scenario], file, 200)


def test_results(tmp_path):
    file = tmp_path / "r.h5"
    subprocess.run([PROGRAM.parent / "tests" / "make_synthetic", file, "2", "3"], check=True)
    for after in (4, 20_000, file.stat().st_size - 20):
        fails(["summary", file], "r.h5", after)


def test_what_is_resumed(small, tmp_path):
    out = tmp_path / "out"
    assert ran(["run", small, "-o", out, "--shard", "1/2", "--quiet"]).returncode == 0
    resume = ["run", small, "-o", out, "--resume", "--quiet"]
    done = ran(resume, "parts/scenario.toml", 100)
    assert done.returncode in (1, 2) and "scenario.toml" in done.stderr and len(done.stderr.splitlines()) == 1
    done = ran(resume, "unit-000001.h5", 3000)
    assert done.returncode in (1, 2) and "unit-000001.h5" in done.stderr and len(done.stderr.splitlines()) == 1
    assert ran(resume).returncode == 0


SANITIZED = re.search(r"^TRUYVET_SANITIZE:\w+=.+",
                      (pathlib.Path(os.environ["TRUYVET_BUILD"]) / "CMakeCache.txt").read_text(), re.M)


@pytest.mark.skipif(SANITIZED is not None, reason="sanitizers reserve terabytes of address space")
def test_memory_ends_inside_a_history(case):
    """However much there is: the whole answer, or none."""
    history = case / "history.tsv"
    history.write_text(f"\t{OTHER}\t-60\t{DAY}\n" * 400_000 + history.read_text())
    arguments = [PROGRAM, "match", "--keys", case / "keys.json", "--history", history, "--rule", "phone"]
    whole = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
    ended = 0
    for megabytes in range(60, 200, 10):
        def limit(size=megabytes << 20):
            resource.setrlimit(resource.RLIMIT_AS, (size, size))

        done = subprocess.run(arguments, capture_output=True, text=True, preexec_fn=limit, check=False)
        if done.returncode == 0:
            assert done.stdout == whole
        elif "memory ended" in done.stderr:
            ended += 1
            assert done.returncode == 1 and done.stdout == "" and len(done.stderr.splitlines()) == 1
        else:  # not even the program's libraries could be loaded
            assert "no match" not in done.stdout
    assert ended > 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_database_in_a_folder_that_cannot_be_written(case):
    """Opened by nobody, with its -wal, in a read-only folder: read from a copy, or a message that helps."""
    nobody = 65534
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        db = sqlite3.connect(case / "history.db")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("INSERT INTO trace_info SELECT * FROM trace_info LIMIT 1")
        db.commit()
        for file in ("history.db", "history.db-wal", "keys.json"):
            shutil.copy(case / file, folder / file)
        db.close()
        shutil.copy(PROGRAM, folder / "truyvet")
        arguments = [folder / "truyvet", "match", "--keys", folder / "keys.json", "--history", folder / "history.db",
                     "--rule", "phone"]
        folder.chmod(0o555)
        before = sorted(p.name for p in folder.iterdir())
        done = subprocess.run(arguments, capture_output=True, text=True, user=nobody, check=False)
        assert done.returncode == 0 and "MATCH" in done.stdout, done
        done = subprocess.run(arguments, capture_output=True, text=True, user=nobody, check=False,
                              env={**os.environ, "TMPDIR": name})
        assert done.returncode == 1 and "let TMPDIR name a folder that can be written to" in done.stderr
        assert sorted(p.name for p in folder.iterdir()) == before
        folder.chmod(0o755)
