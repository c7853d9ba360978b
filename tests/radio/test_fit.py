# SPDX-License-Identifier: GPL-2.0-only
"""The fit on scans made up from known parameters: it finds them, and without the scans that heard
nothing (no censoring) it does not."""
import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")

import exp05  # noqa: E402
import fit_radio  # noqa: E402
import likelihood  # noqa: E402

TRUTH = {"gain_db": -60.0, "exponent": 2.2, "pocket_db": 3.0, "spread_db": 6.0, "m": 2.5,
         "sensitivity_dbm": -95.0, "width_db": 1.0, "delivery": 0.6, "delivery_long": 0.45}
PHONES = 10
SCANS = 2000
WITHIN = 3.0  # dB, of the spread, that differs between scans of a pair
# Bounds: 5 standard errors, false alarm 6e-7 for each of nine parameters. The gain is that of the mean
# of these ten phones, as the fit reports it.
BOUND = 5


def heard_packets(draw, level, offered, delivery, threshold):
    """Levels of the packets heard, dBm, of a scan that some fall into."""
    packets = int(offered) + (draw.random() < offered % 1)
    packet = (level + draw.normal(0, WITHIN)
              + 10 * np.log10(draw.gamma(TRUTH["m"], 1 / TRUTH["m"], packets)))
    p = delivery / (1 + np.exp(-(packet - threshold) / TRUTH["width_db"]))
    return packet[draw.random(packets) < p]


def made_up_scans():
    """Scans of one phone of a pair each, of which the distance is known: this scan heard the other phone,
    or a scan of that one heard it."""
    draw = np.random.default_rng(20200417)
    tx, rx, deaf = draw.normal(0, [[6.1], [4.6], [3.0]], (3, PHONES))
    lasting_sd = np.sqrt(TRUTH["spread_db"] ** 2 - WITHIN ** 2)
    scans = []
    while len(scans) < SCANS:
        r, s = draw.choice(PHONES, 2, replace=False)
        distance, pockets, is_long = draw.uniform(0.3, 20), draw.integers(0, 3), draw.random() < 0.3
        offered = 2.0 if is_long else draw.choice([0.512, 0.65]) / exp05.INTERVAL_S
        path = (fit_radio.TX_DBM + TRUTH["gain_db"] - TRUTH["exponent"] * 10 * np.log10(distance)
                - TRUTH["pocket_db"] * pockets + draw.normal(0, lasting_sd))
        delivery = TRUTH["delivery_long" if is_long else "delivery"]
        heard = heard_packets(draw, path + tx[s] + rx[r], offered, delivery,
                              TRUTH["sensitivity_dbm"] + deaf[r])
        back = heard_packets(draw, path + tx[r] + rx[s], likelihood.TYPICAL_OFFERED, TRUTH["delivery"],
                             TRUTH["sensitivity_dbm"] + deaf[s])
        if len(heard) or len(back):
            row = np.full(exp05.OTHER_BACK + 1, np.nan)
            row[:5] = r, s, 0, distance, len(heard)
            row[5:5 + len(heard)] = heard
            row[exp05.POCKETS:] = pockets, offered, is_long, 0, 1
            scans.append(row)
    mean = {"gain_db": tx.mean() + rx.mean(), "sensitivity_dbm": deaf.mean()}
    return np.array(scans), {name: value + mean.get(name, 0) for name, value in TRUTH.items()}


def fitted(scans):
    problem = fit_radio.Problem(scans, WITHIN)
    x = problem.fit()
    values, tx, rx, sensitivity = problem.unpack(x)
    values["gain_db"] += tx.mean() + rx.mean()
    values["sensitivity_dbm"] += sensitivity.mean()
    return values, dict(zip(values, problem.standard_errors(x)))


def test_finds_what_made_the_data():
    scans, truth = made_up_scans()
    values, errors = fitted(scans)
    for name, value in truth.items():
        assert abs(values[name] - value) < BOUND * errors[name], (name, values[name], errors[name])


def test_without_censoring_it_fails():
    scans, truth = made_up_scans()
    values, errors = fitted(scans[scans[:, exp05.HEARD] > 0])
    assert abs(values["exponent"] - truth["exponent"]) > BOUND * errors["exponent"]


def test_without_the_selection_it_fails():
    scans, truth = made_up_scans()
    scans[:, exp05.OTHER_BACK] = 1e6  # as if something else had made every distance known
    values, errors = fitted(scans)
    assert abs(values["exponent"] - truth["exponent"]) > BOUND * errors["exponent"]


def test_chances_of_a_scan_add_up_to_one():
    offered = np.array([2.0, 1.79, 2.27, 13.97])
    p = np.full((4, 1), 0.4)
    total = np.zeros(4)
    for k in range(16):
        possible = k <= np.ceil(offered)
        chance = np.exp(likelihood.log_missed(offered, np.full(4, k), p)[:, 0] + k * np.log(0.4))
        total += np.where(possible, chance, 0)
    assert np.allclose(total, 1)
    assert np.allclose(np.exp(likelihood.log_missed(offered, np.zeros(4), p)[:, 0]),
                       likelihood.none_heard(offered, p)[:, 0])
