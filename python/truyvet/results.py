# SPDX-License-Identifier: GPL-2.0-only
"""Results files as numpy arrays and pandas tables.

What the tables and columns mean stands in docs/results-format.md. Counts are per replicate;
estimates are derived from them by the program itself (ratios of totals over replicates, delta
method, Student's t), so that notebook, report and `truyvet summary` always agree.
"""

import json
import os
from collections.abc import Mapping

from truyvet import _truyvet

#: What is estimated of a channel, and what arms can be compared in.
MEASURES = tuple(_truyvet.measure_names)
#: Where a true contact can be lost, in order.
WATERFALL_STEPS = tuple(_truyvet.waterfall_steps)
#: Where people meet.
SETTINGS = tuple(_truyvet.setting_names)


def load(path, *, unsealed=False, trusted=False):
    """Opens a results file. Its tables become arrays when they are first asked for.

    A file may come from anybody, and HDF5 does not survive all that can be done to one: it is read
    in a process of its own. `unsealed`: also one that lacks its seal (cut off, or another program
    wrote to it). `trusted`: in this process and only what is asked for, which is faster with
    millions of rows; for files of one's own.

    Raises ValueError, in the program's words, where the file is missing, no results file, damaged
    or of a newer major version.
    """
    return Results(_truyvet.load(os.fspath(path), unsealed, trusted))


class _Tables(Mapping):
    """The tables by name, each made a DataFrame when it is asked for."""

    def __init__(self, results):
        self._results = results
        self._made = {}

    def __getitem__(self, name):
        if name not in self._made:
            self._made[name] = self._results._table(name)
        return self._made[name]

    def __iter__(self):
        return iter(self._results._native.table_names())

    def __len__(self):
        return len(self._results._native.table_names())

    def __repr__(self):
        return f"<tables: {', '.join(self)}>"


class Results:
    """An experiment's outcome.

    Attributes: `scenario_name`, `scenario` (resolved TOML), `seed`, `persons`, `households`,
    `smartphone_subscriptions`, `smartphone_owners`, `channels` (names; the first is the main one),
    `replicates` (the most any arm has), `program_version`, `source_revision`, `created_at`;
    `tables` (mapping of name to DataFrame).
    """

    def __init__(self, native):
        self._native = native
        self._summary = None
        self.tables = _Tables(self)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._native, name)

    def __dir__(self):
        return sorted({*super().__dir__(), *(n for n in dir(self._native) if n[0] != "_")})

    def __repr__(self):
        return (
            f"<truyvet results: {self.scenario_name}, {len(self._native.arms)} arms, "
            f"{self.replicates} replicates, seed {self.seed}>"
        )

    def arrays(self, table):
        """The columns of a table as numpy arrays of shape (rows,), int64 or float64.

        They are read-only views on the results' own memory, not copies. Keys are numbers: places in
        `arms`, `channels`, WATERFALL_STEPS and SETTINGS. Raises KeyError for an unknown table.
        """
        return self._native.columns(table)

    def _table(self, name):
        import pandas as pd

        columns = dict(self._native.columns(name))
        labels = {
            "arm": [a["name"] for a in self._native.arms],
            "channel": self.channels,
            "step": WATERFALL_STEPS,
            "setting": SETTINGS,
        }
        for key in self._native.keys(name):
            if key in labels:
                columns[key] = pd.Categorical.from_codes(columns[key], _distinct(labels[key]))
        return pd.DataFrame(columns, copy=False)

    @property
    def arms(self):
        """The arms as a DataFrame: index = name; installs, the shares they are of people,
        subscriptions and owners (0..1), share of accounts active, and every setting that was varied
        as a column of its own."""
        import pandas as pd

        rows = [
            {**{k: v for k, v in arm.items() if k != "settings"}, **arm["settings"]}
            for arm in self._native.arms
        ]
        return pd.DataFrame(rows).set_index("name") if rows else pd.DataFrame()

    def summary_dict(self):
        """The estimates as `truyvet summary --json` prints them (schema truyvet-summary/1)."""
        if self._summary is None:
            self._summary = json.loads(self._native.summary_json())
        return self._summary

    def sensitivity(self, channel=None):
        """Sobol' indices of a channel's recall, from the arms of a sobol design: a DataFrame.

        Index: the parameters, the one that moves recall most first; columns low, high (the values
        run) and (total | first, mean | lo | hi): shares of the recall's variance with 95 %
        intervals by bootstrap over the design's points and the replicates. Raises ValueError where
        the arms are no such design.
        """
        import pandas as pd

        number = _place(channel, list(self.channels), "channel") if channel else 0
        found = json.loads(self._native.sensitivity_json(number))
        rows = {
            f["key"]: {("low", ""): f["low"], ("high", ""): f["high"],
                       **{(order, k): f[order][k] for order in ("total", "first")
                          for k in ("mean", "lo", "hi")}}
            for f in found["factors"]
        }  # fmt: skip
        return pd.DataFrame.from_dict(rows, orient="index")

    def calibration(self):
        """What the count leaves of the priors of a calibration, a dict.

        "parameters": a DataFrame, one row a parameter: (prior | posterior, median | low | high), 95 %;
        "draws": a DataFrame of the posterior, one row a simulation that is near the count, with its
        "weight"; "weeks": a DataFrame, cases a day counted and simulated; "as_far": the share of these
        simulations that lie as far from their neighbours as the count does (little: the model does
        not make such a count); "covered": by parameter, of "tried" simulations taken for the count
        how many have their own value in the 95 % posterior. Raises ValueError where the run drew
        nothing, or has no count.
        """
        import pandas as pd

        found = self._native.calibration_json()
        if found is None:
            raise ValueError("these results drew nothing, or have no count to stand beside; make them with "
                             "truyvet.calibrate() or `truyvet calibrate`")  # fmt: skip
        found = json.loads(found)
        parameters = {
            key: {(when, k): p[when][k] for when in ("prior", "posterior") for k in ("median", "low", "high")}
            for key, p in found["parameters"].items()
        }
        draws = pd.DataFrame({key: p["draws"] for key, p in found["parameters"].items()}, index=found["replicates"])
        draws.index.name = "replicate"
        draws["weight"] = found["weights"]
        weeks = [
            {"first_day": w["first_day"], "days": w["days"], "counted": w["counted_a_day"], **w["simulated_a_day"]}
            for w in found["weeks"]
        ]
        return {
            "parameters": pd.DataFrame.from_dict(parameters, orient="index"),
            "draws": draws,
            "weeks": pd.DataFrame(weeks),
            "as_far": found["as_far"],
            "covered": {key: p["covered"] for key, p in found["parameters"].items()},
            "tried": found["tried"],
        }

    def summary(self):
        """Estimates by arm and channel, a DataFrame.

        Index (arm, channel); columns (measure, mean | lo | hi), 95 % intervals over replicates; NaN
        where there is no estimate (zero denominator) or no interval (one replicate).
        """
        import pandas as pd

        rows = {}
        for arm in self.summary_dict()["arms"]:
            for channel, estimates in arm["channels"].items():
                rows[arm["name"], channel] = {
                    (m, part): estimates[m][part] for m in MEASURES for part in _PARTS
                }
        frame = pd.DataFrame.from_dict(rows, orient="index", dtype=float)
        frame.index = pd.MultiIndex.from_tuples(rows, names=["arm", "channel"])
        frame.columns = pd.MultiIndex.from_tuples(frame.columns, names=["measure", None])
        return frame

    def waterfall(self):
        """Share of the true F1 not yet lost, by arm and step: a DataFrame with mean, lo, hi."""
        rows = [
            {"arm": arm["name"], "step": s["step"], **s["share"]}
            for arm in self.summary_dict()["arms"]
            for s in arm["waterfall"]
        ]
        return _frame(rows, ["arm", "step"])

    def by_setting(self, channel=None):
        """Share of the true F1 met in each setting, and their recall: a DataFrame indexed by arm
        and setting with share, recall, recall_lo, recall_hi."""
        channel = self._channel_name(channel)
        rows = []
        for arm in self.summary_dict()["arms"]:
            for setting, e in arm["channels"][channel]["settings"].items():
                recall = {"recall" + s: e["recall"][p] for s, p in zip(("", "_lo", "_hi"), _PARTS)}
                rows.append({"arm": arm["name"], "setting": setting, "share": e["share"]["mean"]} | recall)
        return _frame(rows, ["arm", "setting"])

    def overlap(self):
        """The people told, by the set of channels that told them: a DataFrame indexed by arm and
        `found_by` (channel names joined by " + "; F1 whom nobody told are not there) with `mean`,
        `lo`, `hi` (share of all true F1) and `others` (people per case who are none). Raises
        ValueError where the results hold no such counts (files before format 1.1)."""
        rows = [
            {"arm": arm["name"], "found_by": " + ".join(o["found_by"]), **o["share_of_true_f1"],
             "others": o["others_per_case"]["mean"]}
            for arm in self._tracing_arms("overlap")
            for o in arm["overlap"]
        ]  # fmt: skip
        return _frame(rows, ["arm", "found_by"])

    def told_within(self):
        """How soon: the share of all true F1 told within so many hours of the F0's result, a
        DataFrame indexed by arm, channel and `hours` with `mean`, `lo`, `hi`. Raises ValueError as
        overlap()."""
        rows = [
            {"arm": arm["name"], "channel": name, "hours": int(hours), **share}
            for arm in self._tracing_arms("overlap")
            for name, channel in arm["channels"].items()
            for hours, share in channel["told_within_hours"].items()
        ]
        return _frame(rows, ["arm", "channel", "hours"])

    def _tracing_arms(self, key):
        arms = self.summary_dict()["arms"]
        if not arms or key not in arms[0]:
            raise ValueError(
                f"these results hold no table {key!r}; there are: {', '.join(self.tables)}"
            )
        return arms

    def compare(self, arms=None, measure="recall", channel=None, baseline=None):
        """Differences of arms from a baseline, a DataFrame: mean, lo, hi.

        Arms share their replicates' people, days and draws, so the differences are taken replicate
        by replicate, and are sharper than the arms' own intervals. `arms`: names (all by default);
        `baseline`: a name (the first arm by default). Raises ValueError for unknown names.
        """
        import pandas as pd

        names = [a["name"] for a in self._native.arms]
        index = self.channels.index(self._channel_name(channel))
        base = _place(baseline if baseline is not None else names[0], names, "arm")
        chosen = names if arms is None else ([arms] if isinstance(arms, str) else list(arms))
        rows = {
            name: self._native.difference(measure, index, _place(name, names, "arm"), base)
            for name in chosen
        }
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=_PARTS, dtype=float)
        frame.index.name = f"{measure}, less {names[base]}"
        return frame

    def digest(self):
        """SHA-256 of the content, as `truyvet digest` prints it."""
        return self._native.digest()

    def save(self, path):
        """Writes the results file, whole or not at all. Raises OSError where the disk fails."""
        self._native.write(os.fspath(path))

    def _channel_name(self, channel):
        if channel is None:
            return self.channels[0]
        return self.channels[_place(channel, self.channels, "channel")]


_PARTS = ("mean", "lo", "hi")


def _frame(rows, index):
    import pandas as pd

    frame = pd.DataFrame(rows).set_index(index)
    return frame.astype(float)


def _place(name, names, what):
    if name not in names:
        raise ValueError(f"no {what} {name!r}; there are: {', '.join(names)}")
    return names.index(name)


def _distinct(names):
    """Category labels must differ; arms of one name get their place behind it."""
    if len(set(names)) == len(names):
        return list(names)
    return [f"{name} #{i}" for i, name in enumerate(names)]
