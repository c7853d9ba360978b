# SPDX-License-Identifier: GPL-2.0-only
"""Work spread over shards: one digest, and what is wrong with the parts is named."""
import shutil

import pytest
from conftest import truyvet
from test_run import digest, run


@pytest.fixture
def plain(small, tmp_path):
    return run(small, tmp_path / "plain")


def shard(small, out, which, *more):
    done = truyvet("run", small, "-o", out, "--shard", which, *more)
    assert done.returncode == 0, done.stderr
    return out


def merge(*arguments):
    return truyvet("merge", *arguments)


def test_shards_in_one_folder(small, plain, tmp_path):
    out = tmp_path / "one"
    for k in range(5, 0, -1):  # more shards than pieces of work
        shard(small, out, f"{k}/5")
    assert merge(out, "-o", tmp_path / "one.h5").returncode == 0
    assert digest(tmp_path / "one.h5") == plain
    # A plain run finishes what shards began.
    (out / "parts" / "unit-000002.h5").unlink()
    assert run(small, out, "--resume") == plain


def test_a_missing_shard_is_named_and_nothing_lost(small, tmp_path):
    out = shard(small, tmp_path / "out", "1/2")
    done = merge(out, "-o", tmp_path / "all.h5")
    assert done.returncode == 2 and "missing: replicates 2-3 of every arm" in done.stderr
    assert not (tmp_path / "all.h5").exists()
    assert len(list((out / "parts").glob("unit-*.h5"))) == 2


def test_overlapping_foreign_and_damaged_parts_are_named_at_once(small, plain, tmp_path):
    a = shard(small, tmp_path / "a", "1/2")
    b = shard(small, tmp_path / "b", "2/2")
    shutil.copy(a / "parts" / "unit-000001.h5", b / "parts" / "unit-000001.h5")
    c = shard(small, tmp_path / "c", "2/4", "--set", "adoption.lapsed_per_day=0.5")
    damaged = a / "parts" / "unit-000000.h5"
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    done = merge(a, b, c, "-o", tmp_path / "all.h5")
    assert done.returncode == 2
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 4, lines
    assert "unit-000000.h5: is damaged" in lines[0]
    assert "b/parts/unit-000001.h5: repeats replicate 1" in lines[1]
    assert "adoption.lapsed_per_day = 0.5 there, 0.0 here" in lines[2]
    assert "missing: replicates 0 of every arm" in lines[3]
    # The damaged one is said and made again, the others are kept.
    again = truyvet("run", small, "-o", a, "--shard", "1/2")
    assert again.returncode == 0 and "unit-000000.h5: is damaged" in again.stderr
    (b / "parts" / "unit-000001.h5").unlink()
    assert merge(a, b, "-o", tmp_path / "all.h5").returncode == 0
    assert digest(tmp_path / "all.h5") == plain


def test_what_shards_and_merge_refuse(small, tmp_path):
    out = shard(small, tmp_path / "out", "1/2")
    for which in ("0/2", "3/2", "2", "a/b", "1/2/3", "-1/2"):
        done = truyvet("run", small, "-o", out, "--shard", which)
        assert done.returncode == 2 and "--shard" in done.stderr, which
    other = truyvet("run", small, "-o", out, "--shard", "2/2", "--seed", 4)
    assert other.returncode == 2 and "experiment.seed = 20210517 there, 4 here" in other.stderr
    assert truyvet("run", small, "-o", out, "--shard", "1/2", "--force").returncode == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "holds no parts" in merge(empty, "-o", tmp_path / "x.h5").stderr
    exists = tmp_path / "exists.h5"
    exists.write_text("")
    assert "exists already" in merge(out, "-o", exists).stderr
    assert exists.read_text() == ""
