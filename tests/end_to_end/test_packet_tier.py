# SPDX-License-Identifier: GPL-2.0-only
"""A small place through the whole program at both tiers, and what is too large for the packet tier."""
import json
import math

from conftest import SOURCE, truyvet

SCENARIO = SOURCE / "scenarios" / "one-office.toml"


def bluezone(arm):
    return arm["channels"]["bluezone"]


def test_both_tiers_find_the_same(tmp_path):
    done = truyvet("run", SCENARIO, "-o", tmp_path, "--quiet", "--replicates", 2, "--set",
                   "cases.per_replicate=3")
    assert done.returncode == 0, done.stderr
    link, packet = json.loads(truyvet("summary", tmp_path / "run.h5", "--json").stdout)["arms"]
    contacts = 6 * bluezone(link)["true_f1"]["mean"]  # six cases
    assert contacts == 6 * bluezone(packet)["true_f1"]["mean"] > 20  # the same people and days
    a, b = bluezone(link)["recall"]["mean"], bluezone(packet)["recall"]["mean"]
    # Four standard errors of a difference of two independent shares; the two share phones and
    # shadowing, so false alarms are rarer than the 6e-5 of that.
    bound = 4 * math.sqrt(2 * a * (1 - a) / contacts)
    assert a > 0.1
    assert abs(a - b) < bound


def test_too_large_a_place_is_refused_with_an_estimate(tmp_path):
    done = truyvet("run", SOURCE / "scenarios" / "lao-cai-2021.toml", "-o", tmp_path, "--set",
                   'radio.tier="packet"')
    assert done.returncode == 2
    for word in ("radio.tier", "days", "link", "--force"):
        assert word in done.stderr
    assert not (tmp_path / "run.h5").exists()


def test_unknown_tier_is_named(tmp_path):
    done = truyvet("run", SCENARIO, "-o", tmp_path, "--set", 'radio.tier="packets"')
    assert done.returncode == 2
    assert "packet" in done.stderr
