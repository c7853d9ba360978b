# SPDX-License-Identifier: GPL-2.0-only
"""Recorded tracks and contact networks in place of made days, through the whole program."""
import json
import re
import shutil

import pytest
from conftest import SOURCE, truyvet

EXAMPLE = SOURCE / "scenarios" / "office-morning.toml"


def run(scenario, out, *more):
    done = truyvet("run", scenario, "-o", out, "--quiet", *more)
    assert done.returncode == 0, done.stderr
    return truyvet("digest", out / "run.h5").stdout.split()[0]


def recall(out):
    arms = json.loads(truyvet("summary", out / "run.h5", "--json").stdout)["arms"]
    return [arm["channels"]["bluezone"] for arm in arms]


def test_the_example_has_one_digest_and_an_answer(tmp_path):
    plain = run(EXAMPLE, tmp_path / "a", "--threads", 1)
    assert run(EXAMPLE, tmp_path / "b", "--threads", 3, "--jobs", 2) == plain
    half, whole = recall(tmp_path / "a")
    assert whole["true_f1"]["mean"] > 0
    assert half["recall"]["mean"] < whole["recall"]["mean"]


def test_contacts_of_a_recording():
    done = truyvet("contacts", EXAMPLE, "--person-days", 700, "--json")
    assert done.returncode == 0, done.stderr
    places = {s["setting"]: s for s in json.loads(done.stdout)["all"]["settings"]}
    assert places["work"]["over_15_min"] > 0
    assert places["home"]["contacts"] == 0


NETWORK = """
name = "badges"
[mobility]
kind = "network"
recording = { file = "badges.csv", environment = "classroom" }
[cases]
per_replicate = 10
[adoption]
share = 1.0
active_share = 1.0
[adoption.ownership]
adult_share = 1.0
[experiment]
replicates = 3
"""


def test_a_contact_network_of_sociopatterns_form(tmp_path):
    rows = [f"{30000 + 20 * k}\t{a}\t{b}\t3A\t3A" for k in range(60) for a, b in (("1", "2"), ("3", "1"))]
    (tmp_path / "badges.csv").write_text("Time\tid1\tid2\tc1\tc2\n" + "\n".join(rows) + "\n")
    scenario = tmp_path / "badges.toml"
    scenario.write_text(NETWORK)
    assert run(scenario, tmp_path / "a", "--threads", 1) == run(scenario, tmp_path / "b", "--jobs", 2)
    (answer,) = recall(tmp_path / "a")
    assert 1 <= answer["true_f1"]["mean"] <= 2  # a case: 1 met two others, 2 and 3 one each
    assert answer["recall"]["mean"] > 0.3


@pytest.mark.parametrize("command", ["check", "run", "contacts"])
def test_faults_of_a_recording_have_file_and_line(tmp_path, command):
    folder = tmp_path / "scenarios"
    shutil.copytree(SOURCE / "scenarios", folder)
    tracks = folder / "data" / "office_morning.csv"
    lines = tracks.read_text().splitlines()
    lines[3] = lines[3].replace(lines[3].split(",")[2], "nan")
    tracks.write_text("\n".join(lines[:-1]) + "\n0,stranger,1,1\n")
    done = truyvet(command, folder / EXAMPLE.name, cwd=tmp_path)
    assert done.returncode == 2
    assert re.search(r"office_morning\.csv:4:\d+: x_m = 'nan'", done.stderr)
    assert f"office_morning.csv:{len(lines)}: id 'stranger' is not in" in done.stderr


def test_a_kind_without_its_file(tmp_path):
    scenario = tmp_path / "none.toml"
    scenario.write_text('[mobility]\nkind = "tracks"\n')
    done = truyvet("check", scenario)
    assert done.returncode == 2
    assert "none.toml:2:8: mobility.kind = tracks needs a recording" in done.stderr


def test_too_many_people_are_refused_before_anything_is_made(tmp_path):
    scenario = tmp_path / "many.toml"
    scenario.write_text("[population]\npeople = 3900000000\n")
    done = truyvet("run", scenario, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "many.toml:2:10: 3900000000 people need about" in done.stderr and "MiB" in done.stderr
    assert not (tmp_path / "out").exists()


def test_shards_of_a_recording_join_from_anywhere(tmp_path):
    out = tmp_path / "out"
    for k in (1, 2):
        done = truyvet("run", "scenarios/office-morning.toml", "-o", out, "--quiet", "--shard", f"{k}/2",
                       cwd=SOURCE)
        assert done.returncode == 0, done.stderr
    done = truyvet("merge", out, "-o", tmp_path / "whole.h5", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    whole = truyvet("digest", tmp_path / "whole.h5").stdout.split()[0]
    assert whole == run(EXAMPLE, tmp_path / "plain")


def changed_copy(folder):
    """The example with somebody ten centimetres further in its recording."""
    shutil.copytree(SOURCE / "scenarios", folder)
    tracks = folder / "data" / "office_morning.csv"
    text = tracks.read_text()
    assert text.endswith(",4.20\n")
    tracks.write_text(text.removesuffix("4.20\n") + "4.30\n")
    return folder / EXAMPLE.name


def test_other_data_are_refused_by_name(tmp_path):
    other = changed_copy(tmp_path / "scenarios")
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    assert truyvet("run", EXAMPLE, "-o", out, "--quiet", "--shard", "1/2").returncode == 0
    done = truyvet("run", other, "-o", out, "--resume")
    assert done.returncode == 2 and 'inputs."data/office_morning.csv"' in done.stderr, done.stderr
    assert truyvet("run", other, "-o", elsewhere, "--quiet", "--shard", "2/2").returncode == 0
    done = truyvet("merge", out, elsewhere, "-o", tmp_path / "whole.h5")
    assert done.returncode == 2 and 'inputs."data/office_morning.csv"' in done.stderr, done.stderr
    assert not (tmp_path / "whole.h5").exists()


def test_results_are_read_where_their_recording_is_not(tmp_path):
    folder = tmp_path / "scenarios"
    shutil.copytree(SOURCE / "scenarios", folder)
    run(folder / EXAMPLE.name, tmp_path / "out")
    shutil.rmtree(folder)
    for command in (["summary"], ["digest"], ["report", "-o", tmp_path / "page.html"]):
        done = truyvet(*command, tmp_path / "out" / "run.h5", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
