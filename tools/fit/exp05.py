# SPDX-License-Identifier: GPL-2.0-only
"""Reads DP-3T's experiment 05 (github.com/DP-3T/bt-measurements) as scans: for every burst in which
a phone listened, and every other phone that was in the room, how many packets it heard and how loud.

The app listened about 512 ms every 10.2 s with the screen off (1 s of 4 s with it on); advertisements
came every 250 ms and a random delay of up to 10 ms. A burst is found as receptions of one phone from
anybody less than 1.5 s apart; bursts of 0.25 to 0.6 s are taken, each one whole scan on one channel.
"""
import pathlib
import sqlite3

import numpy as np

INTERVAL_S = 0.255
PACKETS = 2  # that an average scan of 512 ms meets
KNOWN_WITHIN_S = 60  # a pair's distance is known if tracked this near in time

# Phones in pockets (True) by scene, from the experiment's description: see fit_radio.py.
SCENES = ["scenario01-lunch", "scenario02-train", "scenario03-office", "scenario04-queue",
          "scenario05-party"]


def pocketed(scene, phone, t_s):
    """Whether a phone is in a pocket at a time since the scene's first reception."""
    if scene == "scenario01-lunch":
        return not ((phone in (2, 5) and t_s > 450) or (phone in (9, 11, 13) and t_s > 1200))
    if scene == "scenario02-train":
        return not (phone % 2 == 1 and t_s > 450)
    return scene != "scenario03-office"


def receptions(folder, scene):
    """receiver, transmitter, time [s since the first], rssi [dBm], distance [m] or -9; by time."""
    with sqlite3.connect(f"file:{pathlib.Path(folder) / scene}.sqlite?mode=ro", uri=True) as db:
        rows = np.array(db.execute(
            "select receiver_id, transmitter_id, timestamp, rssi, "
            "coalesce(ground_truth_distance, -9) from results where rssi < 0 order by timestamp"
        ).fetchall(), float)
    rows[:, 2] = (rows[:, 2] - rows[0, 2]) / 1000
    return rows


def models(folder):
    """Model of each phone id."""
    found = {}
    for scene in SCENES:
        with sqlite3.connect(f"file:{pathlib.Path(folder) / scene}.sqlite?mode=ro", uri=True) as db:
            found.update(db.execute("select transmitter_id, transmitter_model from results"))
    return found


def _bursts(times):
    breaks = np.where(np.diff(times) > 1.5)[0]
    starts = np.r_[times[0], times[breaks + 1]]
    ends = np.r_[times[breaks], times[-1]]
    return [(a, b) for a, b in zip(starts, ends) if 0.25 < b - a < 0.6]


def scans(folder, scene):
    """One record per scan and other phone in the room: receiver, transmitter, time, distance,
    packets heard (at most 3), their RSSI (NaN beyond), number of pocketed ends."""
    rows = receptions(folder, scene)
    tracked = rows[rows[:, 4] > 0]
    pairs = {}
    for r, s, t, _, d in tracked:
        pairs.setdefault((min(r, s), max(r, s)), []).append((t, d))
    pairs = {k: np.array(v) for k, v in pairs.items()}
    out = []
    for receiver in np.unique(rows[:, 0]):
        own = rows[rows[:, 0] == receiver]
        for begin, end in _bursts(own[:, 2]):
            t = (begin + end) / 2
            heard = own[(own[:, 2] >= begin) & (own[:, 2] <= end)]
            for sender in np.unique(rows[:, 1]):
                known = pairs.get((min(receiver, sender), max(receiver, sender)))
                if sender == receiver or known is None:
                    continue
                i = np.searchsorted(known[:, 0], t)
                near = known[max(0, i - 1):i + 1]
                if np.abs(near[:, 0] - t).min() > KNOWN_WITHIN_S:
                    continue
                distance = np.interp(t, near[:, 0], near[:, 1])
                levels = heard[heard[:, 1] == sender, 3][:3]
                padded = np.r_[levels, np.full(3 - len(levels), np.nan)]
                out.append((receiver, sender, t, distance, len(levels), *padded,
                            pocketed(scene, receiver, t) + pocketed(scene, sender, t)))
    return np.array(out)
