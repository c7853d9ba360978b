# SPDX-License-Identifier: GPL-2.0-only
"""truyvet: how many of a case's close contacts does contact tracing find?

    >>> import truyvet
    >>> results = truyvet.load("results/lao-cai-2021/run.h5")
    >>> results.summary()                # estimates with 95 % intervals, a pandas table
    >>> truyvet.plots.recall_curve(results)
    >>> s = truyvet.Scenario("scenarios/lao-cai-2021.toml")
    >>> s.adoption.share = 0.3
    >>> results = truyvet.run(s, replicates=5)

Parts load when they are first used, so that importing the package costs next to nothing.
"""

import importlib
import os
import pathlib

# The census figures: a wheel carries them with it, cmake --install puts them under its prefix.
_here = pathlib.Path(__file__).resolve()
for _data in (_here.with_name("data"), *(p / "share/truyvet/data" for p in _here.parents[4:5])):
    if _data.is_dir():
        os.environ.setdefault("TRUYVET_DATA", str(_data))

_HOME = {
    "load": "results",
    "Results": "results",
    "Scenario": "scenario",
    "parameters": "scenario",
    "calibrate": "experiment",
    "run": "experiment",
    "sweep": "experiment",
}
_PARTS = (
    "case", "channels", "contacts", "experiment", "matching", "plots", "population", "radio",
    "results", "scenario",
)  # fmt: skip

__all__ = [*_HOME, *_PARTS]


def __getattr__(name):
    if name in _HOME:
        value = getattr(importlib.import_module(f"truyvet.{_HOME[name]}"), name)
    elif name in _PARTS:
        value = importlib.import_module(f"truyvet.{name}")
    else:
        raise AttributeError(f"module 'truyvet' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted([*globals(), *__all__])
