# SPDX-License-Identifier: GPL-2.0-only
"""Inside one index case: its stays, whom it met and how near, what the phones heard, and what the
rules made of it. A run computes this and keeps only counts; here the same case is computed again,
to the same bits."""

from truyvet import _truyvet
from truyvet.results import SETTINGS
from truyvet.scenario import Scenario

#: Times are UTC in the model; tables show them on Vietnam's clock.
CLOCK = "Asia/Ho_Chi_Minh"


def open(scenario, number=0, *, arm=0, replicate=0):
    """The `number`-th case of a replicate, with the phones of an arm (by place or name).

    `scenario`: a Scenario, a path, or None for all defaults. Raises ValueError where the arm or the
    case does not exist.
    """
    if not isinstance(scenario, Scenario):
        scenario = Scenario(scenario)
    names = [name for name, _ in scenario.arms] or ["base"]
    if isinstance(arm, str):
        if arm not in names:
            raise ValueError(f"no arm {arm!r}; there are: {', '.join(names)}")
        arm = names.index(arm)
    return Case(_truyvet.OpenCase(scenario._resolved(), arm, replicate, number))


class Case:
    """One case, opened. Tables are pandas DataFrames, made when they are asked for.

    Attributes: `person` (number of the F0); `infected`, `onset`, `isolation`, `result` (Timestamps);
    `window` (begin and end of the time in which contacts count).
    """

    def __init__(self, native):
        self._native = native
        course = native.course()
        self.person = course["person"]
        for name in ("infected", "onset", "isolation", "result"):
            setattr(self, name, _time(course[name]))
        self.window = (_time(course["from"]), self.isolation)

    def __repr__(self):
        return f"<case of person {self.person}, contacts {self.window[0]:%d.%m. %H:%M} to {self.window[1]:%d.%m. %H:%M}>"

    def stays(self):
        """Where the F0 was: `room` (-1 = on the road), `kind` of room, `from`, `to`."""
        frame = _frame(self._native.stays(), "from", "to")
        kinds = {r: "road" if r < 0 else self._native.room(r)["kind"] for r in set(frame["room"])}
        frame.insert(1, "kind", frame["room"].map(kinds))
        return frame

    def encounters(self):
        """With whom: a row for each stretch of time of constant distance: `person`, `room` of the
        F0, `setting`, `from`, `to`, `distance_m` (metres), `walls` between the two."""
        return _settings(_frame(self._native.encounters(), "from", "to"))

    def contacts(self):
        """Everybody who shared a room or a wall with the F0, by `person`: `true_f1` (the truth),
        `setting`, and how far the app came: `owns`, `installed`, `active`, `heard`, `matched`,
        `counted` (by the rule in force). Without a phone in use the F0's own is heard by nobody."""
        return _settings(_frame(self._native.contacts())).set_index("person")

    def sightings(self):
        """The rows of the F0 that contacts' phones kept: `receiver` (person), `time`, `rssi_dbm`,
        `tx_dbm`."""
        return _frame(self._native.sightings(), "time")

    def room(self, room):
        """A room's floor: `kind`, `width_m`, `depth_m` (metres; a home has `parts` of this width in
        a row). Raises ValueError for a number that no room has."""
        return self._native.room(int(room))

    def positions(self, room, begin, end):
        """Where everybody in a room was, begin to end (Timestamps of one day): `person`, `from`,
        `to`, `x_m`, `y_m` (metres from the room's corner), `part`."""
        return _frame(self._native.positions(int(room), _ms(begin), _ms(end)), "from", "to")


def _time(ms):
    import pandas as pd

    return pd.Timestamp(ms, unit="ms", tz="UTC").tz_convert(CLOCK)


def _ms(time):
    import pandas as pd

    time = pd.Timestamp(time)
    if time.tzinfo is None:
        time = time.tz_localize(CLOCK)
    return int(time.timestamp() * 1000)


def _frame(columns, *times):
    import pandas as pd

    frame = pd.DataFrame(columns, copy=False)
    for name in times:
        frame[name] = pd.to_datetime(frame[name], unit="ms", utc=True).dt.tz_convert(CLOCK)
    return frame


def _settings(frame):
    import pandas as pd

    frame["setting"] = pd.Categorical.from_codes(frame["setting"], SETTINGS)
    return frame
