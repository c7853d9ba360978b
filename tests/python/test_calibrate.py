# SPDX-License-Identifier: GPL-2.0-only
"""Calibration from Python: the posterior as tables, and what is wrong is a ValueError."""
import datetime

import pytest
import truyvet

TOWN = """
population.people = 400
tracing.channels = ["manual"]
[epidemic]
transmission = true
start = 2020-07-10
days = 21
initial_infected = 8
"""
FIT = {"epidemic.risk_per_hour": "0.05:0.6:log"}


@pytest.fixture(scope="module")
def count(tmp_path_factory):
    file = tmp_path_factory.mktemp("count") / "cases.csv"
    days = [datetime.date(2020, 7, 10) + datetime.timedelta(days=d) for d in range(21)]
    file.write_text("date,cases\n" + "".join(f"{day},{n // 4}\n" for n, day in enumerate(days)))
    return file


def test_posterior_as_tables(count):
    results = truyvet.calibrate(truyvet.Scenario.from_toml(TOWN), FIT, data=count, samples=128)
    found = results.calibration()
    risk = found["parameters"].loc["epidemic.risk_per_hour"]
    assert risk["posterior"]["low"] < risk["posterior"]["median"] < risk["posterior"]["high"]
    assert found["draws"]["weight"].sum() == pytest.approx(1)
    assert len(found["draws"]) == found["tried"] == 100
    assert set(found["draws"].index) <= set(range(128))
    counted = [sum(d // 4 for d in range(first, first + 7)) / 7 for first in (0, 7, 14)]
    assert list(found["weeks"]["counted"]) == pytest.approx(counted)
    assert set(results.tables["draws"]["value"].between(0.05, 0.6)) == {True}


def test_what_is_wrong_is_said(count):
    town = truyvet.Scenario.from_toml(TOWN)
    with pytest.raises(ValueError, match="no count is given"):
        truyvet.calibrate(town, FIT)
    with pytest.raises(ValueError, match="no range from less to more"):
        truyvet.calibrate(town, {"epidemic.risk_per_hour": "2:1"}, data=count)
    with pytest.raises(ValueError, match="drew nothing"):
        truyvet.run(town, replicates=1).calibration()
    arms = TOWN + '[[experiment.vary]]\nkey = "epidemic.outdoors"\nvalues = [0.05, 0.1]\n'
    with pytest.raises(ValueError, match="2 arms"):
        truyvet.calibrate(truyvet.Scenario.from_toml(arms), FIT, data=count)
