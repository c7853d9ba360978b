# SPDX-License-Identifier: GPL-2.0-only
import concurrent.futures
import pathlib
import pickle
import signal
import threading
import time

import pytest

import truyvet

SOURCE = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def small():
    scenario = truyvet.Scenario()
    scenario.name = "small"
    scenario.population.people = 3000
    scenario.cases.per_replicate = 10
    return scenario.vary("adoption.share", [0.3, 0.6])


def test_parameters_are_attributes_with_units_and_sources(small):
    assert "share" in dir(small.adoption) and "adoption" in dir(small)
    assert small.adoption.ownership.adult_share == small["adoption.ownership.adult_share"]
    text = type(small.adoption).active_share.__doc__
    assert "Range" in text and "Source" in text and "Default" in text
    assert truyvet.parameters().loc["adoption.active_share", "unit"] == "share"


def test_faults_are_value_errors_in_the_programs_words(small, tmp_path, program):
    with pytest.raises(ValueError, match="more than 1"):
        small.adoption.active_share = 1.4
    with pytest.raises(ValueError):
        small["adoption.shar"] = 0.3
    with pytest.raises(AttributeError):
        small.adoption.shar = 0.3
    with pytest.raises(AttributeError):
        small.adoptions
    with pytest.raises(ValueError):
        small.vary("adoption.share", [])
    path = tmp_path / "bad.toml"
    path.write_text("[adoption]\nactive_share = 1.4\nshar = 0.3\n")
    with pytest.raises(ValueError) as raised:
        truyvet.Scenario(path)
    assert program("check", path).stderr.strip() == str(raised.value)
    assert str(raised.value).count(str(path)) == 2


def test_provinces_are_varied_by_name(small):
    small.vary("population.provinces", ["lao-cai", ["da-nang"]])
    assert len(small.arms) == 4
    for wrong in ("lao-ci", ["lao-cai", "da-nang"]):
        with pytest.raises(ValueError, match="did you mean|cannot be varied here"):
            small.vary("population.provinces", ["lao-cai", wrong])
    assert len(small.arms) == 4  # a refused one leaves the scenario as it was


def test_toml_reads_back(small):
    again = truyvet.Scenario.from_toml(small.to_toml())
    assert again.to_toml() == small.to_toml()
    assert [name for name, _ in again.arms] == [name for name, _ in small.arms]
    assert pickle.loads(pickle.dumps(small)).to_toml() == small.to_toml()


def test_run_is_the_programs_run(small, tmp_path, program):
    results = truyvet.run(small, replicates=2, seed=5)
    assert results.replicates == 2 and results.seed == 5 and len(results.arms) == 2
    path = tmp_path / "small.toml"
    path.write_text(small.to_toml())
    done = program("run", path, "--replicates", 2, "--seed", 5, "-o", tmp_path / "out", "--quiet")
    assert done.returncode == 0, done.stderr
    assert truyvet.load(tmp_path / "out" / "run.h5").digest() == results.digest()


def test_run_leaves_the_scenario_as_it_was(small):
    before = small.to_toml()
    truyvet.run(small, replicates=1, seed=99)
    assert small.to_toml() == before


def test_executors_give_the_same_bits(small):
    here = truyvet.run(small, replicates=3).digest()
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        assert truyvet.run(small, replicates=3, executor=pool).digest() == here
        swept = truyvet.sweep(small, {"adoption.active_share": [0.4, 1.0]}, replicates=1, executor=pool)
    assert len(swept.arms) == 4


def test_interrupt_ends_a_run_and_leaves_the_process_usable(small):
    small.cases.per_replicate = 500
    timer = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
    timer.start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        truyvet.run(small, replicates=200)
    assert time.monotonic() - start < 20
    small.cases.per_replicate = 5
    assert truyvet.run(small, replicates=1).replicates == 1


def test_other_threads_run_meanwhile(small):
    ticks = []
    stop = threading.Event()

    def tick():
        while not stop.wait(0.01):
            ticks.append(1)

    thread = threading.Thread(target=tick)
    thread.start()
    truyvet.run(small, replicates=2)
    stop.set()
    thread.join()
    assert len(ticks) > 2


def test_population_and_radio():
    people = truyvet.population.make(truyvet.Scenario(set={"population.people": 3000}))
    assert len(people) == 3000 and people.age.max() < 120
    assert {"farmer", "primary"} <= set(people.role)
    table = truyvet.radio.survey([1, 30], phones=4, minutes=30, rooms=2)
    assert table.loc[1, "p_heard_window"] > table.loc[30, "p_heard_window"]
    with pytest.raises(ValueError, match="no environment"):
        truyvet.radio.survey(1, environment="moon")
    with pytest.raises(ValueError):
        truyvet.radio.survey(-1)


def test_a_recording_is_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(SOURCE)
    scenario = truyvet.Scenario("scenarios/office-morning.toml")
    alone = truyvet.run("scenarios/office-morning.toml", replicates=2)
    monkeypatch.chdir(tmp_path)
    assert truyvet.run(scenario, replicates=2).digest() == alone.digest()
    assert truyvet.run(pickle.loads(pickle.dumps(scenario)), replicates=2).digest() == alone.digest()
    with concurrent.futures.ProcessPoolExecutor(2) as executor:
        spread = truyvet.run(scenario, replicates=2, executor=executor)
    assert spread.digest() == alone.digest()


def test_the_people_of_a_recording_are_the_recorded_ones():
    scenario = truyvet.Scenario(f"{SOURCE}/scenarios/office-morning.toml")
    assert len(truyvet.population.make(scenario)) == 17
