# SPDX-License-Identifier: GPL-2.0-only
"""Calibration: what was planted is found, the same bits however the work is spread, a count that the model does
not make is said to be one, the posterior serves as priors, and every fault of a count is named."""
import csv
import datetime
import json

import h5py
import numpy as np
import pytest
from conftest import truyvet

SCENARIO = """
name = "a small town"
[population]
people = 1000
[tracing]
channels = ["manual"]
[epidemic]
transmission = true
start = 2020-07-10
days = 28
initial_infected = 10
[experiment]
seed = 1
"""
# A hundred near the count are the least there can be, so these tests take their seconds.
FIT = ["--fit", "epidemic.risk_per_hour=0.05:0.6:log", "--samples", 160]
PLANTED = 0.25


def write_count(file, cases):
    first = datetime.date(2020, 7, 10)
    days = [f"{first + datetime.timedelta(days=i)},{n}" for i, n in enumerate(cases)]
    file.write_text("\n".join(["date,cases", *days]) + "\n")


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The scenario, and what was reported in an outbreak with a risk that is known."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "town.toml").write_text(SCENARIO)
    done = truyvet("run", folder / "town.toml", "-o", folder / "planted", "--quiet", "--seed", 99, "--replicates", 1,
                   "--set", f"epidemic.risk_per_hour={PLANTED}")
    assert done.returncode == 0, done.stderr
    with h5py.File(folder / "planted" / "run.h5") as h5:
        write_count(folder / "cases.csv", h5["tables/days/reported"][:])
    return folder


@pytest.fixture(scope="module")
def calibrated(town):
    done = truyvet("calibrate", town / "town.toml", "--data", town / "cases.csv", *FIT, "-o", town / "out", "--jobs", 2,
                   "--json")
    assert done.returncode == 0, done.stderr
    return town / "out", json.loads(done.stdout)


def test_finds_what_was_planted(calibrated):
    risk = calibrated[1]["parameters"]["epidemic.risk_per_hour"]
    assert risk["posterior"]["low"] < PLANTED < risk["posterior"]["high"]
    width = {name: risk[name]["high"] / risk[name]["low"] for name in ("prior", "posterior")}
    assert width["posterior"] < width["prior"]
    assert calibrated[1]["as_far"] >= 0.05
    # Of a hundred 95 in the mean: fewer than 87 once in a thousand.
    assert calibrated[1]["tried"] == 100 and risk["covered"] >= 87


def test_same_bits_for_any_jobs(town, calibrated):
    done = truyvet("calibrate", town / "town.toml", "--data", town / "cases.csv", *FIT, "-o", town / "again", "--quiet")
    assert done.returncode == 0, done.stderr
    digests = [truyvet("digest", folder / "run.h5").stdout.split()[0] for folder in (calibrated[0], town / "again")]
    assert digests[0] == digests[1]
    assert (calibrated[0] / "posterior.csv").read_bytes() == (town / "again" / "posterior.csv").read_bytes()


def test_posterior_is_in_the_file_and_on_the_page(calibrated):
    folder, said = calibrated
    with h5py.File(folder / "run.h5") as h5:
        weights = h5["tables/posterior/weight"][:]
        values = h5["tables/posterior/value"][:]
    assert sum(weights) == pytest.approx(1)
    assert sorted(values) == pytest.approx(sorted(said["parameters"]["epidemic.risk_per_hour"]["draws"]))
    page = (folder / "calibration.html").read_text()
    assert page.count("<svg") == 2 and "epidemic.risk_per_hour" in page
    summary = json.loads(truyvet("summary", folder / "run.h5", "--json").stdout)
    assert summary["calibration"]["parameters"] == said["parameters"]


def test_posterior_serves_as_priors(town, calibrated):
    done = truyvet("run", town / "town.toml", "-o", town / "foretold", "--quiet", "--replicates", 40, "--set",
                   f'experiment.priors=["epidemic.risk_per_hour = {calibrated[0]}/posterior.csv"]')
    assert done.returncode == 0, done.stderr
    with (calibrated[0] / "posterior.csv").open() as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        posterior = {float(row["epidemic.risk_per_hour"]) for row in rows}
    with h5py.File(town / "foretold" / "run.h5") as h5:
        drawn = h5["tables/draws/value"][:]
        days = {column: h5[f"tables/days/{column}"][:] for column in ("replicate", "infections")}
    assert len(drawn) == 40 and set(drawn) <= posterior and len(set(drawn)) > 20
    # Chance and what is not known together: where 95 % of the outbreaks lie.
    outbreaks = np.bincount(days["replicate"], weights=days["infections"])
    said = json.loads(truyvet("summary", town / "foretold" / "run.h5", "--json").stdout)["arms"][0]["epidemic"]
    assert [said["predicted"]["infections"][k] for k in ("low", "median", "high")] == pytest.approx(
        list(np.quantile(outbreaks, [0.025, 0.5, 0.975])))


def test_a_count_that_the_model_does_not_make(town):
    write_count(town / "odd.csv", ([0] * 7 + [30] * 7) * 2)
    done = truyvet("calibrate", town / "town.toml", "--data", town / "odd.csv", *FIT, "-o", town / "odd", "--jobs", 2,
                   "--set", "epidemic.initial_infected=3")
    assert done.returncode == 0, done.stderr
    assert "this model does not make such a count" in done.stdout


@pytest.mark.parametrize("count, fit, message", [
    ("date,cases\n2020-07-10,1\n2020-07-12,1\n", "epidemic.risk_per_hour=0.1:0.2", "leaves days out"),
    ("date,cases\n2020-07-10,-1\n", "epidemic.risk_per_hour=0.1:0.2", "-1"),
    ("date,cases\n2020-07-10,0\n", "epidemic.risk_per_hour=0.1:0.2", "nothing to calibrate on"),
    ("date,cases\n2019-07-10,5\n", "epidemic.risk_per_hour=0.1:0.2", "none of the 1 days"),
    ("date,cases\n2020-07-10,5\n", "epidemic.risk=0.1:0.2", "epidemic.risk is no parameter"),
    ("date,cases\n2020-07-10,5\n", "epidemic.risk_per_hour=0.2:0.1", "no range from less to more"),
])
def test_faults_are_named(town, tmp_path, count, fit, message):
    (tmp_path / "count.csv").write_text(count)
    done = truyvet("calibrate", town / "town.toml", "--data", tmp_path / "count.csv", "--fit", fit, "-o",
                   tmp_path / "out")
    assert done.returncode == 2
    assert message in done.stderr


def test_no_count_and_several_arms(town, tmp_path):
    done = truyvet("calibrate", town / "town.toml", *FIT, "-o", tmp_path / "out")
    assert done.returncode == 2 and "no count is given" in done.stderr
    arms = SCENARIO + '[[experiment.vary]]\nkey = "epidemic.outdoors"\nvalues = [0.05, 0.1]\n'
    (tmp_path / "arms.toml").write_text(arms)
    done = truyvet("calibrate", tmp_path / "arms.toml", "--data", town / "cases.csv", *FIT, "-o", tmp_path / "out")
    assert done.returncode == 2 and "the scenario has 2 arms" in done.stderr
