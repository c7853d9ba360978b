# SPDX-License-Identifier: GPL-2.0-only
"""Scenarios as objects: every parameter an attribute with its unit, range and source.

    >>> s = Scenario("scenarios/lao-cai-2021.toml")
    >>> s.adoption.share = 0.3            # checked at once; ValueError in the program's words
    >>> help(type(s.adoption).share)      # unit, range, default, source
    >>> s.vary("adoption.active_share", [0.38, 1.0])
"""

import functools
import os
import pathlib

from truyvet import _truyvet


@functools.cache
def parameters():
    """All parameters as a DataFrame: index = key; kind, unit, summary, source, min, max, choices,
    default."""
    import pandas as pd

    return pd.DataFrame(_truyvet.parameters()).set_index("key")


class Scenario:
    """What is to be simulated.

    `path` names a TOML file; without it every parameter has its default. `set` maps keys to values
    ("adoption.share": 0.3). Parameters are attributes of sections (`scenario.adoption.share`), with
    completion; a wrong value raises ValueError, an unknown name AttributeError.
    """

    def __init__(self, path=None, *, set=None):
        path = None if path is None else pathlib.Path(os.fspath(path))
        self.__dict__["_vary"] = {}
        self.__dict__["_native"] = (
            _truyvet.Scenario() if path is None else _truyvet.read_scenario(path, [], [])
        )
        for key, value in (set or {}).items():
            self._native.set(key, value)

    @classmethod
    def from_toml(cls, text, *, name="scenario", folder="."):
        """A scenario from TOML text; `folder` is where files it extends are sought."""
        scenario = cls()
        scenario.__dict__["_native"] = _truyvet.read_scenario_text(
            text, name, pathlib.Path(folder), [], []
        )
        return scenario

    @property
    def name(self):
        """The scenario's name, as results and report show it."""
        return self._native.name

    @name.setter
    def name(self, text):
        self._native.name = text

    def vary(self, key, values):
        """Simulates every arm once for every value of this parameter: one more factor of a grid.
        A list of texts (provinces) is varied by single texts. Returns the scenario. Raises ValueError
        for values the parameter cannot have."""
        values = [values] if isinstance(values, str) else list(values)
        before = dict(self._vary)
        self._vary[key] = values
        try:
            self._resolved()  # raises ValueError now, not when it is run
        except ValueError:
            self._vary.clear()
            self._vary.update(before)
            raise
        return self

    @property
    def arms(self):
        """The arms: list of (name, {key: value})."""
        native = self._resolved() if self._vary else self._native
        return [(name, dict(settings)) for name, settings in native.arms]

    def to_toml(self):
        """The resolved scenario: every parameter, defaults too. Reading it back gives the same."""
        return self._resolved().toml()

    def _resolved(self):
        """A copy of its own: varied, checked, its files found."""
        vary = [f"{key}={','.join(_text(v) for v in values)}" for key, values in self._vary.items()]
        return self._native.again([], vary)

    def __getitem__(self, key):
        return self._native.get(key)

    def __setitem__(self, key, value):
        self._native.set(key, value)

    def __getattr__(self, name):
        if name in _sections():
            return _sections()[name](self)
        raise AttributeError(f"a scenario has no section {name!r}; it has {', '.join(_sections())}")

    def __setattr__(self, name, value):
        if name != "name":
            raise AttributeError(
                f"{name!r} cannot be set; set a parameter of a section (s.adoption.share = 0.3)"
            )
        super().__setattr__(name, value)

    def __dir__(self):
        return sorted([*super().__dir__(), *_sections()])

    def __repr__(self):
        return f"<scenario {self.name!r}, {len(self.arms)} arms>"

    def __reduce__(self):
        return _rebuild, (self._native.pack(), dict(self._vary))


def _rebuild(pack, vary):
    scenario = Scenario()
    scenario.__dict__["_native"] = _truyvet.unpack_scenario(pack)
    scenario._vary.update(vary)
    return scenario


class Section:
    """Parameters of one model."""

    _names = ()

    def __init__(self, scenario):
        self.__dict__["_scenario"] = scenario

    def __setattr__(self, name, value):
        if name not in self._names:
            raise AttributeError(f"no parameter {name!r} here; there are: {', '.join(self._names)}")
        super().__setattr__(name, value)

    def __dir__(self):
        return self._names

    def __repr__(self):
        values = {name: getattr(self, name) for name in self._names}
        return "\n".join(
            f"{name}: {', '.join(dir(v))}" if isinstance(v, Section) else f"{name} = {v!r}"
            for name, v in values.items()
        )


@functools.cache
def _sections():
    """The classes of the top sections, by name."""
    tree = {}
    for p in _truyvet.parameters():
        *path, name = p["key"].split(".")
        node = tree
        for step in path:
            node = node.setdefault(step, {})
        node[name] = p
    return {name: _section(name, node) for name, node in tree.items()}


def _section(path, node):
    members = {}
    for name, member in node.items():
        if "key" in member and isinstance(member["key"], str):
            members[name] = _property(member)
        else:
            inner = _section(f"{path}.{name}", member)
            members[name] = property(lambda self, inner=inner: inner(self._scenario), doc=inner.__doc__)
    return type(path, (Section,), {
        **members, "_names": sorted(members), "__doc__": f"Parameters of [{path}]."
    })  # fmt: skip


def _property(p):
    key = p["key"]
    lines = [p["summary"], f"Kind: {p['kind']}" + (f", in {p['unit']}" if p["unit"] else "")]
    if p["min"] is not None or p["max"] is not None:
        lines.append(f"Range: {_end(p['min'])} .. {_end(p['max'])}")
    if p["choices"]:
        lines.append(f"One of: {', '.join(p['choices'])}")
    lines += [f"Default: {p['default']!r}", f"Source: {p['source']}"]
    return property(
        lambda self: self._scenario[key],
        lambda self, value: self._scenario.__setitem__(key, value),
        doc="\n".join(lines),
    )


def _end(x):
    return "any" if x is None else f"{x:g}"


def _text(value):
    if isinstance(value, (list, tuple)):
        if len(value) != 1:
            raise ValueError(
                f"{value!r} cannot be varied here: a list of one can; write the longer ones into a "
                "scenario file, [[experiment.vary]] values = [[...], [...]]"
            )
        return _text(value[0])
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, float) else str(value)
