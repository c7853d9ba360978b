# SPDX-License-Identifier: GPL-2.0-only
"""The people a scenario simulates."""

from truyvet import _truyvet
from truyvet.scenario import Scenario

#: What a person does on an ordinary day.
ROLES = tuple(_truyvet.role_names)


def make(scenario=None, population=0):
    """The people of a scenario (a Scenario, a path, or all defaults): a DataFrame by person.

    `population` is which of the scenario's `experiment.populations`, from 0.
    Columns: `age` (years), `role` (ROLES), `household` (number), `district` (name), `urban`,
    `day_room` (class, workshop, office, ...; -1 for those at home). Households of a district stand
    together.
    """
    import pandas as pd

    if not isinstance(scenario, Scenario):
        scenario = Scenario(scenario)
    people = _truyvet.make_population(scenario._resolved(), population)
    frame = pd.DataFrame(people.table(), copy=False)
    frame["role"] = pd.Categorical.from_codes(frame["role"], ROLES)
    frame["district"] = pd.Categorical.from_codes(frame["district"], _distinct(people.districts))
    frame.index.name = "person"
    return frame


def _distinct(names):
    return [n if names.count(n) == 1 else f"{n} #{i}" for i, n in enumerate(names)]
