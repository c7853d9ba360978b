# SPDX-License-Identifier: GPL-2.0-only
import pytest

from truyvet import matching

# The vectors of the app's own analysis (bluezone.md, "Identifiers").
BASE = "4C5224B397F8AB3896781D5AA0F3119F280513F1B592CA280EBDED6357E21084"
DAY = 1596844800


@pytest.fixture
def chain():
    return matching.KeyChain(BASE, DAY)


@pytest.mark.parametrize(
    "slot, identifier",
    [(0, "29abd013b41c90269332ab5d"), (23, "b9a665d754fe65e665d76a45"),
     (95, "b0a3ca441eec82955e4e6252"), (96, "64c0d2707c49d2f0d5e3e348")],
)  # fmt: skip
def test_identifiers_bit_for_bit(chain, slot, identifier):
    assert chain.id(DAY + slot * 900) == identifier
    assert chain.slot(DAY + slot * 900) == slot % 96


def test_next_day_key(chain):
    expected = "4814dd132f8e308694a55ac8319581ea33cada16b80cdb7fe1191115b76b9224"
    assert chain.day_key(DAY + 86400).lower() == expected


def test_phone_rule_asks_for_the_slot_and_nothing_else(chain):
    keys = [chain.publish(DAY, DAY + 86399)]
    history = matching.ContactHistory()
    history.append(chain.id(DAY + 900), DAY + 1000, -99)
    assert matching.match_phone(keys, history)
    late = matching.ContactHistory()
    late.append(chain.id(DAY + 900), DAY + 1801, -40)
    assert not matching.match_phone(keys, late)
    assert matching.match_phone(keys, late, tolerance_s=2)


def test_authority_rule_asks_for_near_and_long(chain):
    keys = [chain.publish(DAY, DAY + 86399)]
    history = matching.ContactHistory()
    for t in range(0, 1200, 60):
        history.append(chain.id(DAY + t), DAY + t, -60)
    (verdict,) = matching.match_authority(keys, history)
    assert verdict["close_contact"] and verdict["encounters"] == 1
    assert sum(verdict["minutes_by_day"].values()) == pytest.approx(19)
    rule = matching.AuthorityRule()
    rule.minimum_minutes_per_day = 30
    assert not matching.match_authority(keys, history, rule)[0]["close_contact"]


def test_bad_input_is_a_value_error(chain, tmp_path):
    for wrong in (
        lambda: matching.KeyChain("12", DAY),
        lambda: matching.KeyChain(BASE, DAY + 1),
        lambda: matching.KeyChain(BASE, DAY, max=0),
        lambda: matching.ContactHistory().append("00", DAY, -50),
        lambda: matching.ContactHistory().append("00" * 12, float("nan"), -50),
        lambda: matching.ContactHistory().append("00" * 12, DAY, 300),
        lambda: matching.match_authority([], matching.ContactHistory(), observer_os="symbian"),
        lambda: matching.read_keys(tmp_path / "absent.json"),
    ):
        with pytest.raises(ValueError):
            wrong()
    with pytest.raises(IndexError):
        chain.id(DAY - 1)
