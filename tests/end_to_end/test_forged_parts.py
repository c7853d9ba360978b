# SPDX-License-Identifier: GPL-2.0-only
"""Parts that somebody changed and sealed again: joining refuses each by name and says what does not fit."""
import shutil

import h5py
import pytest
from conftest import truyvet
from forge import unsealed
from test_run import digest, run


@pytest.fixture
def shards(small, tmp_path):
    """Two of four pieces of work, and where the others are still to be done."""
    out = tmp_path / "out"
    assert truyvet("run", small, "-o", out, "--shard", "1/2").returncode == 0
    return out


def more(table, column, row=0, by=1):
    def change(f):
        f[f"tables/{table}/{column}"][row] += by
    return change


def first_cell_gone(f):
    """No row of arm 0 in any table."""
    for table in f["tables"].values():
        if "arm" in table:
            keep = table["arm"][()] != 0
            for name in list(table):
                values = table[name][()][keep]
                del table[name]
                table[name] = values


def row_gone(table):
    def change(f):
        group = f[f"tables/{table}"]
        for name in list(group):
            values = group[name][()][:-1]
            del group[name]
            group[name] = values
    return change


def another_replicate(f):
    for table in f["tables"].values():
        if "replicate" in table:
            table["replicate"][...] = 77


def both(*changes):
    return lambda f: [change(f) for change in changes]


FORGED = {
    # What a part alone shows, read by anybody.
    "found beyond the truth": (more("channels", "found", by=10_000), "found is more than true_f1"),
    "settings found beyond the truth": (more("settings", "found", by=10_000), "found is more than true_f1"),
    # What only sums show.
    "true F1 of one setting": (more("settings", "true_f1"), "does not add up (tables/settings"),
    "true F1 of one channel": (both(more("channels", "true_f1"), more("settings", "true_f1")), "true_f1 differs by channel"),
    "more flagged than by setting": (more("channels", "flagged"), "does not add up"),
    "index cases": (more("channels", "index_cases"), "index_cases differs by channel"),
    "first step of the waterfall": (more("waterfall", "f1"), "does not add up (tables/waterfall"),
    "notices": (more("notice", "found", row=-1), "does not add up (tables/notice"),
    "people told": (more("overlap", "others", row=-1), "does not add up (tables/overlap"),
    "a row of adoption less": (row_gone("adoption"), "does not add up (tables/adoption: a row is missing"),
    "a row of burden less": (row_gone("burden"), "does not add up (tables/burden: a row is missing"),
    "a row of settings less": (row_gone("settings"), "does not add up (tables/settings: a row is missing"),
}


@pytest.mark.parametrize("name", FORGED)
def test_wrong_counts_are_refused_on_resume_and_on_merge(small, shards, tmp_path, name):
    change, said = FORGED[name]
    part = shards / "parts" / "unit-000001.h5"
    with unsealed(part), h5py.File(part, "r+") as f:
        change(f)
    for command in (["run", small, "-o", shards, "--resume", "--quiet"], ["merge", shards, "-o", tmp_path / "m.h5"]):
        done = truyvet(*command)
        assert done.returncode == 2, command
        line = done.stderr.splitlines()[0]
        assert "unit-000001.h5: " in line and said in line, line
    assert not (tmp_path / "m.h5").exists() and not (shards / "run.h5").exists()
    # As the message says: removed, it is computed again.
    part.unlink()
    assert run(small, shards, "--resume") == run(small, tmp_path / "plain")


@pytest.mark.parametrize("change", [first_cell_gone, another_replicate])
def test_a_part_of_other_cells_than_its_number_says(small, shards, tmp_path, change):
    part = shards / "parts" / "unit-000001.h5"
    with unsealed(part), h5py.File(part, "r+") as f:
        change(f)
    done = truyvet("run", small, "-o", shards, "--resume", "--quiet")
    assert done.returncode == 2 and "unit-000001.h5: holds other replicates or arms" in done.stderr
    # Merging takes parts by whatever name, so it misses what is not there, and names what cannot be.
    done = truyvet("merge", shards, "-o", tmp_path / "m.h5")
    assert done.returncode == 2 and "missing: replicates 1 of every arm" in done.stderr
    if change is another_replicate:
        assert "unit-000001.h5: has a replicate 77, the experiment's are 0 to 3" in done.stderr


def test_one_part_under_two_names(small, shards):
    shutil.copy(shards / "parts" / "unit-000000.h5", shards / "parts" / "unit-000001.h5")
    done = truyvet("run", small, "-o", shards, "--resume", "--quiet")
    assert done.returncode == 2 and "unit-000001.h5: holds other replicates or arms" in done.stderr


def test_sealed_again_without_a_change_a_part_is_as_good_as_ever(small, shards, tmp_path):
    part = shards / "parts" / "unit-000001.h5"
    with unsealed(part), h5py.File(part, "r+") as f:
        more("channels", "found", by=0)(f)
    assert run(small, shards, "--resume") == run(small, tmp_path / "plain")
    assert digest(shards / "run.h5")
