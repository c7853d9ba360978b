# SPDX-License-Identifier: GPL-2.0-only
"""Names come from files of anybody: none of them speaks to the terminal."""
import json
import re
import subprocess

import h5py
import pytest
from conftest import PROGRAM, SMALL, SOURCE, truyvet
from forge import unsealed

#: Clear the screen, set the window's title, and CSI in one character.
EVIL = "a\x1b[2J\x1b]0;owned\x07b\u009b31mc"


def obeyed(text):
    """What a terminal would act on."""
    return re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)


def said(done):
    assert not obeyed(done.stdout + done.stderr), repr(done.stdout + done.stderr)
    return done


def test_the_measure_itself():
    assert len(obeyed(EVIL)) == 4 and not obeyed("Lào Cai\n\t30 %")


@pytest.mark.parametrize("where", ["scenario", "arm"])
@pytest.mark.parametrize("command", ["check", "run", "adoption"])
def test_a_scenario_with_such_a_name_is_refused(tmp_path, where, command):
    name = json.dumps(EVIL)
    text = SMALL.replace('"small"', name) if where == "scenario" else SMALL.replace('"{} of the people"', name)
    (tmp_path / "evil.toml").write_text(text)
    done = said(truyvet(command, tmp_path / "evil.toml", cwd=tmp_path))
    assert done.returncode == 2 and "control characters" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["evil.toml"]


@pytest.fixture
def results(tmp_path):
    file = tmp_path / "r.h5"
    subprocess.run([PROGRAM.parent / "tests" / "make_synthetic", file, "2", "3"], check=True)
    return file


def renamed(file, what):
    """The file with a name that a terminal would obey, sealed as if nothing were."""
    with unsealed(file), h5py.File(file, "r+") as f:
        if what == "scenario":
            f.attrs["scenario_name"] = EVIL
        else:
            path = {"arm": "arms/name", "channel": "names/channel"}[what]
            names = [n.decode() for n in f[path][()]]
            del f[path]
            names = [EVIL.encode(), *(n.encode() for n in names[1:])]
            f[path] = names
    return file


@pytest.mark.parametrize("what", ["scenario", "arm", "channel"])
def test_a_results_file_with_such_a_name_is_refused(results, tmp_path, what):
    renamed(results, what)
    for command in (["summary"], ["summary", "--json"], ["summary", "--csv"], ["digest"], ["sensitivity"],
                    ["report", "-o", tmp_path / "r.html"], ["merge", "-o", tmp_path / "m.h5"]):
        done = said(truyvet(command[0], results, *command[1:]))
        assert done.returncode == 2 and "r.h5" in done.stderr, command


def test_file_names_and_options_are_written_out(small, tmp_path):
    evil = tmp_path / EVIL.replace("/", "")
    evil.write_text("not HDF5")
    for command in (["summary", evil], ["digest", evil], ["check", evil], ["match", "--keys", evil, "--history", evil],
                    ["explain", EVIL], [EVIL], ["run", small, "--set", EVIL], ["run", small, "-o", evil],
                    ["check", small, "--set", f'population.provinces=["{EVIL}"]'],
                    ["check", small, "--set", f'adoption.observed.place={EVIL}'], ["radio", "--environment", EVIL],
                    ["replay", "--tracks", evil, "--phones", evil, "-o", tmp_path / "o.csv"]):
        done = said(truyvet(*command))
        assert done.returncode == 2, command
    # Also where all goes well: the name of the output folder is printed.
    done = said(truyvet("run", small, "-o", tmp_path / f"out{EVIL}"))
    assert done.returncode == 0 and "\\u001b[2J" in done.stdout


def test_bytes_that_are_no_text_are_written_out(tmp_path):
    done = subprocess.run([PROGRAM, "summary", b"\x9b31m\xff"], capture_output=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 2 and b"\\x9b31m\\xff" in done.stderr


def test_json_means_what_it_meant(results):
    """Names of one line are untouched, letters beyond ASCII too."""
    done = truyvet("summary", "--json", results)
    assert json.loads(done.stdout)["scenario"] == "Lào Cai 2021 (synthetic)"
    assert "Lào Cai" in truyvet("summary", results).stdout


def test_nothing_is_printed_past_that_place():
    """fmt::print and printf would go to standard output without it."""
    for file in (SOURCE / "sim" / "cli").rglob("*.cpp"):
        for call in re.findall(r"(?:fmt::print\((?!\s*std::c)|std::printf|std::puts|fputs\([^;]*stdout).*", file.read_text()):
            raise AssertionError(f"{file}: {call}")
