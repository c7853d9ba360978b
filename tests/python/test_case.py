# SPDX-License-Identifier: GPL-2.0-only
import numpy as np
import pandas as pd
import pytest

import truyvet


@pytest.fixture(scope="module")
def scenario():
    s = truyvet.Scenario()
    s.population.people = 4000
    s.cases.per_replicate = 30
    s.adoption.ownership.adult_share = 1.0
    s.adoption.share = 1.0
    s.adoption.active_share = 1.0
    s.experiment.estimator = "plain"  # an opened case hears the arm's own phones
    return s


@pytest.fixture(scope="module")
def case(scenario):
    """One that has close contacts outside home."""
    for number in range(30):
        opened = truyvet.case.open(scenario, number)
        contacts = opened.contacts()
        if (contacts["true_f1"] & (contacts["setting"] != "home")).sum() >= 3:
            return opened
    raise AssertionError("no case meets anybody")


def test_cases_add_up_to_the_run(scenario):
    results = truyvet.run(scenario, replicates=1)
    row = results.tables["channels"].query("channel == 'bluezone'").iloc[0]
    tables = [truyvet.case.open(scenario, n).contacts() for n in range(30)]
    assert sum(int(t["true_f1"].sum()) for t in tables) == row["true_f1"]
    assert sum(int((t["true_f1"] & t["counted"]).sum()) for t in tables) == row["found"]


def test_stays_follow_each_other_and_fill_the_window(case):
    stays = case.stays()
    assert (stays["from"].iloc[1:].to_numpy() == stays["to"].iloc[:-1].to_numpy()).all()
    assert stays["from"].min() <= case.window[0] and stays["to"].max() >= case.window[1]
    assert {"home"} <= set(stays["kind"])


def test_truth_is_in_the_encounters(case):
    met = case.encounters()
    near = met[(met["distance_m"] <= 2) & (met["walls"] == 0)]
    minutes = (near["to"] - near["from"]).dt.total_seconds() / 60
    by_person = minutes.groupby(near["person"]).sum()
    f1 = case.contacts().query("true_f1 and setting != 'home'").index
    assert (by_person.loc[f1] >= 15 - 1e-6).all()


def test_sightings_are_those_that_matching_saw(case):
    contacts, rows = case.contacts(), case.sightings()
    assert set(rows["receiver"]) == set(contacts.index[contacts["heard"]])
    assert rows["time"].between(*case.window).all()
    assert (contacts["counted"] <= contacts["matched"]).all()
    assert (contacts["matched"] <= contacts["heard"]).all()


def test_distances_are_those_of_the_floor(case):
    met = case.encounters().query("walls == 0 and setting != 'home'")
    segment = met[met["room"] >= 0].iloc[0]
    at = segment["from"] + (segment["to"] - segment["from"]) / 2
    places = case.positions(segment["room"], at, at + pd.Timedelta(seconds=1)).set_index("person")
    one, other = places.loc[case.person], places.loc[segment["person"]]
    distance = np.hypot(one["x_m"] - other["x_m"], one["y_m"] - other["y_m"])
    assert distance == pytest.approx(segment["distance_m"], abs=0.01)
    floor = case.room(segment["room"])
    assert places["x_m"].between(0, floor["width_m"]).all()
    assert places["y_m"].between(0, floor["depth_m"]).all()


def test_what_does_not_exist_is_named(scenario, case):
    with pytest.raises(ValueError, match="case 30 does not exist; give 0 to 29"):
        truyvet.case.open(scenario, 30)
    with pytest.raises(ValueError, match="no arm 'x'"):
        truyvet.case.open(scenario, arm="x")
    with pytest.raises(ValueError, match="arm 7 does not exist"):
        truyvet.case.open(scenario, arm=7)
    with pytest.raises(ValueError, match="room 1000000000 does not exist"):
        case.room(10**9)
    with pytest.raises(ValueError):
        case.positions(10**9, *case.window)


def test_figures(case):
    stay = case.encounters().query("walls == 0 and setting != 'home'").iloc[0]
    begin, end = stay["from"], stay["from"] + pd.Timedelta(minutes=30)
    for lang in ("vi", "en"):
        ax = truyvet.plots.floor_plan(case, stay["room"], begin, end, lang=lang)
        ax.figure.canvas.draw()
        timeline = truyvet.plots.case_timeline(case, lang=lang)
        timeline.figure.canvas.draw()
        f1 = case.contacts()["true_f1"].sum()
        assert len(timeline.get_yticklabels()) == f1 + 1


def test_contacts_beside_the_survey():
    s = truyvet.Scenario(set={"population.people": 5000})
    table = truyvet.contacts.survey(s, person_days=1000)
    assert list(table.index)[0] == "home"
    assert table["contacts", "observed"].sum() == pytest.approx(7.55, abs=0.01)
    assert (table["contacts", "lo"] <= table["contacts", "mean"]).all()
    assert (table["over_15_min", "mean"] <= table["contacts", "mean"]).all()
    ages = truyvet.contacts.survey(s, person_days=1000, by="age")
    assert len(ages) == 7 and ages["over_15_min", "observed"].iloc[1] == 6.467
    for lang, data in (("en", table), ("vi", ages)):
        truyvet.plots.contacts_survey(data, lang=lang).figure.canvas.draw()
    with pytest.raises(ValueError, match="give place or age"):
        truyvet.contacts.survey(s, by="job")
    with pytest.raises(ValueError, match="what = "):
        truyvet.plots.contacts_survey(ages, what="contacts")
