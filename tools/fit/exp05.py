# SPDX-License-Identifier: GPL-2.0-only
"""Reads DP-3T's experiment 05 (github.com/DP-3T/bt-measurements) as scans: for every stretch in which
a phone listened, and every other phone that was in the room, how many packets it heard and how loud.

What the recorded times show, on lunch, train and office:
- Advertisements come every 286 ms: the 250 ms asked for, 31.25 ms that Android's Bluetooth stack adds to
  the largest interval it allows the controller (com_android_bluetooth_gatt.cpp, INTERVAL_DELTA), and a
  random delay of 5 ms on average.
- With the screen off a phone listens half a second every 10.24 s (or 5.12 s), on one channel: 512 ms on the
  Galaxy A models; longer on the S models, where three packets of one sender fit into 8 % of the scans (on
  the others into none).
- Now and then it listens for 4 to 7 s without a pause.
- Receptions are handed to the app some 20 ms apart: in a loud room the last come up to 0.4 s late.
"""
import pathlib
import sqlite3

import numpy as np

INTERVAL_S = 0.28625
SHORT_S = {"SM-A": 0.512, "SM-G": 0.65}  # by the beginning of the receiver's model
LONG_S = 4.0         # the first seconds of a long scan: as GAEN listens
PIECE_S = 2 * INTERVAL_S  # into which long scans are cut: two packets each
PAUSE_S = 0.7        # without a packet from anybody: the scan is over
PERIODS_S = (10.24, 5.12)
# A pair's distance is known if tracked this near in time: longer where people sat or stood still.
KNOWN_WITHIN_S = {"scenario01-lunch": 300, "scenario02-train": 300}
KNOWN_WITHIN_ELSE_S = 60
WALKING = {"scenario01-lunch": (15, 16)}  # the waiters

SCENES = ["scenario01-lunch", "scenario02-train", "scenario03-office", "scenario04-queue",
          "scenario05-party"]
# Columns of a scan.
RECEIVER, SENDER, TIME, DISTANCE, HEARD = range(5)
LEVELS = slice(5, 9)  # of the packets heard, dBm; NaN beyond
POCKETS, OFFERED, LONG = 9, 10, 11
# Other scans near enough in time to have made the distance known: of this receiver and of the sender.
OTHER_OWN, OTHER_BACK = 12, 13

# Mean share of pocketed ends where the description says nothing: RadioSettings::carry_share, pocket and bag.
DRAWN = 0.7


def pocketed(scene, phone, t_s):
    """Whether a phone is in a pocket at a time since the scene's first reception: 1, 0, or how often it
    would be if drawn."""
    if scene == "scenario01-lunch":
        return not ((phone in (2, 5) and t_s > 450) or (phone in (9, 11, 13) and t_s > 1200))
    if scene == "scenario02-train":
        return not (phone % 2 == 1 and t_s > 450)
    if scene == "scenario04-queue":
        return DRAWN
    return scene != "scenario03-office"


def _query(folder, scene, text):
    with sqlite3.connect(f"file:{pathlib.Path(folder) / scene}.sqlite?mode=ro", uri=True) as db:
        return db.execute(text).fetchall()


def receptions(folder, scene):
    """receiver, transmitter, time [s since the first], rssi [dBm], distance [m] or -9; by time."""
    rows = np.array(_query(folder, scene,
                           "select receiver_id, transmitter_id, timestamp, rssi, "
                           "coalesce(ground_truth_distance, -9) from results where rssi < 0 "
                           "order by timestamp"), float)
    rows[:, 2] = (rows[:, 2] - rows[0, 2]) / 1000
    return rows


def models(folder):
    """Model of each phone id."""
    found = {}
    for scene in SCENES:
        found.update(_query(folder, scene, "select transmitter_id, transmitter_model from results"))
    return found


def _bursts(times):
    breaks = np.where(np.diff(times) > PAUSE_S)[0]
    return times[np.r_[0, breaks + 1]], times[np.r_[breaks, len(times) - 1]]


def stretches(times, short_s):
    """Begin, end, packets offered and whether long, of each scan that one receiver's receptions show."""
    begins, ends = _bursts(times)
    out = []
    for begin, end in zip(begins, ends):
        gaps = np.abs(begins - begin)
        on_grid = any((np.abs(gaps - period) < 0.4).any() for period in PERIODS_S)
        if end - begin > LONG_S:
            out += [(begin + k * PIECE_S, begin + (k + 1) * PIECE_S, 2.0, True)
                    for k in range(int((end - begin) / PIECE_S))]
        elif on_grid and end - begin < 1:
            out.append((begin, end + 1e-3, short_s / INTERVAL_S, False))
    return out


class Distances:
    """Of the scene's pairs, between the times at which cameras had both."""

    def __init__(self, scene, rows):
        self.scene = scene
        self.pairs = {}
        for r, s, t, _, d in rows[rows[:, 4] > 0]:
            self.pairs.setdefault((min(r, s), max(r, s)), []).append((t, d))
        self.pairs = {k: np.array(v) for k, v in self.pairs.items()}

    def at(self, a, b, times):
        """NaN where not known."""
        known = self.pairs.get((min(a, b), max(a, b)))
        if known is None:
            return np.full(len(times), np.nan)
        walks = set(WALKING.get(self.scene, ())) & {int(a), int(b)}
        within = KNOWN_WITHIN_ELSE_S if walks else KNOWN_WITHIN_S.get(self.scene, KNOWN_WITHIN_ELSE_S)
        after = np.clip(np.searchsorted(known[:, 0], times), 1, len(known) - 1) if len(known) > 1 else 0
        away = np.minimum(np.abs(known[after, 0] - times), np.abs(known[after - 1, 0] - times))
        return np.where(away > within, np.nan, np.interp(times, known[:, 0], known[:, 1]))


def _records(own, sender, distances, begin, end, offered, is_long):
    """Of one receiver and sender, one row a scan."""
    receiver = own[0, 0]
    t = (begin + end) / 2
    heard = own[own[:, 1] == sender]
    first = np.searchsorted(heard[:, 2], begin)
    count = np.searchsorted(heard[:, 2], end) - first
    levels = np.full((len(t), LEVELS.stop - LEVELS.start), np.nan)
    for k in range(levels.shape[1]):
        levels[count > k, k] = heard[first[count > k] + k, 3]
    pockets = [pocketed(distances.scene, receiver, x) + pocketed(distances.scene, sender, x) for x in t]
    return np.column_stack([np.full(len(t), receiver), np.full(len(t), sender), t,
                            distances.at(receiver, sender, t), count, levels, pockets, offered, is_long])


def scans(folder, scene, whole_long=False):
    """One record per scan and other phone in the room, columns as above. Long scans come in pieces that
    offer two packets each, or, if asked for, as their first LONG_S."""
    rows = receptions(folder, scene)
    distances = Distances(scene, rows)
    senders = np.unique(rows[:, 1])
    phones = models(folder)
    out = []
    for receiver in np.unique(rows[:, 0]):
        own = rows[rows[:, 0] == receiver]
        found = stretches(own[:, 2], SHORT_S[phones[int(receiver)][:4]])
        if whole_long:
            found = [(b, b + LONG_S, LONG_S / INTERVAL_S, True)
                     for b, e in zip(*_bursts(own[:, 2])) if e - b > LONG_S]
        if found:
            columns = [np.array(c, float) for c in zip(*found)]
            out += [_records(own, s, distances, *columns) for s in senders if s != receiver]
    found = np.concatenate(out)
    return found


def with_others(scene, found, among):
    """`found` with columns OTHER_OWN and OTHER_BACK, counted `among` the scans: a distance is known where
    either phone heard the other within so many seconds, so each scan is there because one of those heard,
    or it itself."""
    within = KNOWN_WITHIN_S.get(scene, KNOWN_WITHIN_ELSE_S)
    times = {}
    for row in among:
        times.setdefault((row[RECEIVER], row[SENDER]), []).append(row[TIME])
    times = {pair: np.sort(t) for pair, t in times.items()}
    counts = np.zeros((len(found), 2))
    for i, row in enumerate(found):
        own_s = LONG_S / 2 if row[LONG] else 0.1
        for k, pair in enumerate([(row[RECEIVER], row[SENDER]), (row[SENDER], row[RECEIVER])]):
            t = times.get(pair, np.empty(0))
            at = np.searchsorted(t, row[TIME] + np.array([-within, -own_s, own_s, within]))
            counts[i, k] = at[3] - at[0] - (at[2] - at[1] if k == 0 else 0)
    return np.column_stack([found, counts])


LOUD_DBM = -78  # median of a pair's packets in a scan: hardly any is lost below the sensitivity


def level_change_db(folder, scenes):
    """How a loud pair's level changes inside long scans: standard deviation between packets one interval
    apart, and between those 3 s or more apart."""
    near, far = [], []
    for scene in scenes:
        rows = receptions(folder, scene)
        for receiver in np.unique(rows[:, 0]):
            own = rows[rows[:, 0] == receiver]
            for begin, end in zip(*_bursts(own[:, 2])):
                inside = own[(own[:, 2] >= begin) & (own[:, 2] <= end)]
                for sender in np.unique(inside[:, 1]) if end - begin > LONG_S else ():
                    heard = inside[inside[:, 1] == sender]
                    if len(heard) > 5 and np.median(heard[:, 3]) > LOUD_DBM:
                        lag = heard[None, :, 2] - heard[:, None, 2]
                        half = (heard[None, :, 3] - heard[:, None, 3]) ** 2 / 2
                        near.append(half[(lag > 0.2) & (lag < 0.35)])
                        far.append(half[lag > 3])
    return np.sqrt(np.concatenate(near).mean()), np.sqrt(np.concatenate(far).mean())
