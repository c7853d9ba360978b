# SPDX-License-Identifier: GPL-2.0-only
"""Every fault in one go, each with its place; exit 2; nothing written."""
import re

import h5py
import pytest
from conftest import SOURCE, truyvet

FAULTY = """name = "faulty"
[population]
provinces = ["lao-kai"]
[cases]
per_replicate = "many"
[adoption]
share = 1.4
activ_share = 0.5
of = "persons"
"""


@pytest.mark.parametrize("command", ["check", "run"])
def test_all_faults_at_once(tmp_path, command):
    file = tmp_path / "faulty.toml"
    file.write_text(FAULTY)
    done = truyvet(command, file, cwd=tmp_path)
    assert done.returncode == 2
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 5
    for line, number in zip(lines, (3, 5, 7, 8, 9)):
        assert re.match(rf".*faulty\.toml:{number}:\d+: ", line), line
    assert "lao-cai" in lines[0]
    assert "give a whole number" in lines[1]
    assert "adoption.share = 1.4 is more than 1; give a fraction" in lines[2]
    assert "did you mean adoption.active_share?" in lines[3]
    assert "people" in lines[4]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["faulty.toml"]


def test_a_missing_scenario(tmp_path):
    for command in ("check", "run"):
        done = truyvet(command, tmp_path / "none.toml", cwd=tmp_path)
        assert done.returncode == 2
        assert "none.toml" in done.stderr and len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_bad_options(small, tmp_path):
    for options in (["--set", "radio.phones.ios_share=2"], ["--set", "x=1"], ["--vary", "radio.phones.ios_share="],
                    ["--vary", "nothing=1,2"], ["--jobs", "0"], ["--threads", "-1"], ["--seed", "x"],
                    ["--replicates", "0"], ["--no-such-option"], ["--jobs", "two"]):
        done = truyvet("run", small, "-o", tmp_path / "out", *options)
        assert done.returncode == 2, options
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert not (tmp_path / "out").exists(), options


def test_bad_results_files(small, tmp_path):
    assert truyvet("run", small, "-o", tmp_path / "out", "--quiet").returncode == 0
    good = tmp_path / "out" / "run.h5"
    truncated = tmp_path / "truncated.h5"
    truncated.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    text = tmp_path / "text.h5"
    text.write_text("not HDF5")
    newer = tmp_path / "newer.h5"
    newer.write_bytes(good.read_bytes())
    with h5py.File(newer, "r+") as file:
        file.attrs["version"] = "99.0"
    for bad in (truncated, text, newer, tmp_path / "none.h5"):
        for command in ("summary", "digest", "report"):
            done = truyvet(command, bad)
            assert done.returncode == 2, (command, bad)
            assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_unknown_commands_and_unwritable_folders(small, tmp_path):
    assert truyvet("rum").returncode == 2
    assert truyvet("explain", "adoption.sahre").returncode == 2
    file = tmp_path / "file"
    file.write_text("")
    assert truyvet("run", small, "-o", file).returncode == 2
    assert truyvet("run", small, "-o", file / "below").returncode == 2


def test_a_damaged_file_without_a_seal_is_one_line(tmp_path):
    """HDF5's own checks find it; HDF5 has nothing more to say at the end."""
    fixture = SOURCE / "tests" / "results" / "fixtures" / "format-1.1.h5"
    content = bytearray(fixture.read_bytes()[:-40])
    content[40083] ^= 0xFF  # in a column's index of chunks: after it HDF5's end loops
    file = tmp_path / "run.h5"
    file.write_bytes(content)
    for options in ([], ["--unsealed"]):
        done = truyvet("summary", file, *options)
        assert done.returncode == 2
        assert "damaged" in done.stderr and len(done.stderr.splitlines()) == 1


def test_numbers_that_no_type_holds(small, tmp_path):
    huge = "9" * 30
    text = small.read_text().replace("replicates = 4", f"replicates = {huge}")
    (tmp_path / "huge.toml").write_text(text)
    for command in (["check", tmp_path / "huge.toml"], ["check", small, "--set", f"experiment.replicates={huge}"],
                    ["check", small, "--vary", f"cases.per_replicate=1:{huge}:1"],
                    ["check", small, "--vary", f"adoption.lapsed_per_day=0:1:1e-{huge}"],
                    ["run", small, "-o", tmp_path / "out", "--replicates", huge],
                    ["run", small, "-o", tmp_path / "out", "--threads", huge],
                    ["run", small, "-o", tmp_path / "out", "--jobs", huge],
                    ["run", small, "-o", tmp_path / "out", "--shard", f"{huge}/{huge}"],
                    ["ids", "--base-key", "00" * 32, "--base-day", huge, "--at", huge]):
        done = truyvet(*command)
        assert done.returncode == 2, (command, done)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not (tmp_path / "out").exists()


def test_grids_beyond_the_limit_say_how_many_arms(small):
    done = truyvet("check", small, "--vary", "adoption.lapsed_per_day=0:1:0.0001",
                   "--vary", "adoption.uninstalled_per_day=0:1:0.0001")
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1
    assert "arms, and an experiment has at most 100000" in done.stderr
