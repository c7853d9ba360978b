# SPDX-License-Identifier: GPL-2.0-only
"""No command writes over what the user has, unless asked to, nor over what it reads."""

import os
import pathlib
import stat
import subprocess

import pytest

from conftest import PROGRAM, truyvet

TRACKS = "t_s,id,x_m,y_m\n0,a,0,0\n600,a,0,0\n0,b,1,0\n600,b,1,0\n"
PHONES = "id,os,model,carry,transmits,receives\na,,,,,\nb,,,,,\n"


@pytest.fixture
def results(tmp_path):
    file = tmp_path / "r.h5"
    subprocess.run([PROGRAM.parent / "tests" / "make_synthetic", file, "2", "3"], check=True)
    return file


def refused(done, why):
    return done.returncode == 2 and why in done.stderr and len(done.stderr.splitlines()) == 1


def test_report_onto_its_own_results(results, tmp_path):
    before = results.read_bytes()
    link = tmp_path / "link.h5"
    link.symlink_to(results)
    for output in (results, link, tmp_path / "." / "r.h5"):
        assert refused(truyvet("report", results, "-o", output, "--force"), "is what is read")
    assert results.read_bytes() == before


def test_a_file_that_is_there_is_kept_without_force(results, tmp_path):
    page = tmp_path / "mine.html"
    page.write_text("mine")
    assert refused(truyvet("report", results, "-o", page), "--force")
    assert page.read_text() == "mine"
    assert truyvet("report", results, "-o", page, "--force").returncode == 0
    assert page.read_text().startswith("<!")


def test_a_links_target_is_written_and_the_link_stays(results, tmp_path):
    link, target = tmp_path / "link.html", tmp_path / "target.html"
    link.symlink_to(target)
    assert truyvet("report", results, "-o", link).returncode == 0
    assert link.is_symlink() and target.read_text().startswith("<!")


def test_streams_are_written_to_and_not_replaced(results, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open(tmp_path / "read", "w") as read:
        reader = subprocess.Popen(["cat", pipe], stdout=read)
        assert truyvet("report", results, "-o", pipe).returncode == 0
        assert reader.wait() == 0
    assert (tmp_path / "read").read_text().startswith("<!")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert truyvet("report", results, "-o", "/dev/null").returncode == 0
    assert pathlib.Path("/dev/null").is_char_device()
    done = truyvet("report", results, "-o", "/dev/stdout")
    assert done.returncode == 0 and done.stdout.rstrip().endswith("</html>")


def test_what_is_neither_file_nor_stream_is_refused(results, tmp_path):
    assert refused(truyvet("report", results, "-o", tmp_path), "is a folder")


def test_replay_onto_its_own_tracks(tmp_path):
    tracks, phones = tmp_path / "t.csv", tmp_path / "p.csv"
    tracks.write_text(TRACKS)
    phones.write_text(PHONES)
    common = ["replay", "--tracks", tracks, "--phones", phones, "--protocol", "bluezone-2020-05",
              "--environment", "office", "--tier", "link"]  # fmt: skip
    assert refused(truyvet(*common, "-o", tracks, "--force"), "is what is read")
    assert tracks.read_text() == TRACKS
    out = tmp_path / "s.csv"
    assert truyvet(*common, "-o", out).returncode == 0
    assert refused(truyvet(*common, "-o", out), "--force")
    assert refused(truyvet(*common, "-o", "/dev/null"), "is a stream")


def test_merge_onto_its_own_parts(results):
    assert refused(truyvet("merge", results, "-o", results, "--force"), "is what is read")


def test_a_file_without_its_seal_is_read_on_demand(results, tmp_path):
    cut = tmp_path / "cut.h5"
    cut.write_bytes(results.read_bytes()[:-40])
    for command in ("summary", "digest", "report"):
        assert refused(truyvet(command, cut), "--unsealed"), command
    same = truyvet("digest", cut, "--unsealed")
    assert same.returncode == 0 and same.stdout == truyvet("digest", results).stdout
