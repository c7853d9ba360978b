# SPDX-License-Identifier: GPL-2.0-only
"""Channels written in Python beside the program's own."""

import numpy as np
import pytest

import truyvet

SMALL = """
[population]
provinces = ["lao-cai"]
people = 3000
[cases]
per_replicate = 10
[tracing]
channels = ["bluezone", "manual", "test-channel"]
[experiment]
replicates = 3
"""


def run(threads=1, **settings):
    return truyvet.run(truyvet.Scenario.from_toml(SMALL), progress=False, threads=threads, **settings)


def of(results, channel):
    table = results.tables["channels"]
    return table[table["channel"] == channel]


def test_everybody_within_two_metres():
    @truyvet.channels.channel("test-channel", "knows all")
    def find(case):
        assert len(case.person) == len(case)
        assert (case.met_h <= case.last_h).all() and (case.last_h <= 0).all()
        return np.where(case.true_f1, 3.0, np.nan)

    mine = of(run(), "test-channel")
    assert (mine["found"] == mine["true_f1"]).all()
    assert (mine["flagged"] == mine["true_f1"]).all()
    assert mine["true_f1"].sum() > 50


def test_draws_are_named_so_threads_do_not_show():
    @truyvet.channels.channel("test-channel")
    def find(case):
        near = case.minutes_within(2.0) >= 15
        return np.where(near & (case.uniform("luck") < 0.5), 24 * case.uniform("when"), np.nan)

    one, two = run(threads=1), run(threads=2)
    assert one.digest() == two.digest()
    share = of(one, "test-channel")["flagged"].sum() / of(one, "test-channel")["true_f1"].sum()
    assert 0.2 < share < 0.8


def test_a_channel_of_ones_own_leaves_the_others_alone():
    truyvet.channels.channel("test-channel")(lambda case: np.full(len(case), np.nan))
    nobody = run()
    truyvet.channels.channel("test-channel")(lambda case: np.zeros(len(case)))
    everybody = run()
    for channel in ("bluezone", "manual"):
        assert of(nobody, channel).equals(of(everybody, channel))
    assert of(nobody, "test-channel")["flagged"].sum() == 0
    assert of(everybody, "test-channel")["flagged"].sum() > 0


def test_faults_are_named():
    with pytest.raises(ValueError, match="program's own"):
        truyvet.channels.channel("manual")(lambda case: None)
    truyvet.channels.channel("test-channel")(lambda case: [1.0])
    with pytest.raises(ValueError, match="one for each candidate"):
        run()
    truyvet.channels.channel("test-channel")(lambda case: np.full(len(case), -1.0))
    with pytest.raises(ValueError, match="0 or more"):
        run()

    @truyvet.channels.channel("test-channel")
    def broken(case):
        raise KeyError("what I forgot")

    with pytest.raises(RuntimeError, match="what I forgot"):
        run()


def raises(case):
    raise KeyError("what I forgot")


@pytest.mark.parametrize(
    "answer",
    [
        lambda case: np.full(len(case), np.nan),
        raises,
        lambda case: "no numbers",
        lambda case: [1.0],
        lambda case: np.full(len(case), -1.0),
    ],
    ids=["done", "raised", "no array", "too short", "before the result"],
)
def test_a_case_is_good_only_while_the_function_runs(answer):
    kept = []

    @truyvet.channels.channel("test-channel")
    def find(case):
        kept.append(case)
        return answer(case)

    try:
        run()
    except (RuntimeError, ValueError) as error:
        assert "test-channel" in str(error)
    assert kept
    for case in kept:
        for use in (len, lambda c: c.person, lambda c: c.minutes_within(2), lambda c: c.uniform("x")):
            with pytest.raises(RuntimeError, match="copy what you want to keep"):
                use(case)
