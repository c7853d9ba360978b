# SPDX-License-Identifier: GPL-2.0-only
"""Contacts of the simulated people, counted as a diary would, beside the survey of 2007."""

from truyvet import _truyvet
from truyvet.scenario import Scenario


def survey(scenario=None, *, person_days=14000, by="place"):
    """Contacts a person and day, simulated and observed: a DataFrame by place or age.

    `scenario`: a Scenario, a path, or None for all defaults; `person_days`: diaries drawn, over the
    week that ends with cases.date; `by`: "place" or "age" (years). Columns (contacts, part):
    `contacts` and `over_15_min` (by age only the latter), each with `mean`, `lo`, `hi` (95 %, over
    ten batches of diaries) and `observed`: 865 diaries of one rural commune of Hà Nam (Horby et al.
    2011, doi:10.1371/journal.pone.0016965). A contact is within 2 m; see docs/contacts.md.
    """
    import numpy as np
    import pandas as pd

    if by not in ("place", "age"):
        raise ValueError(f"by = {by!r}; give place or age")
    if not isinstance(scenario, Scenario):
        scenario = Scenario(scenario)
    if person_days < 2 * _BATCHES:
        raise ValueError(f"person_days = {person_days}; give {2 * _BATCHES} or more")
    batches = _truyvet.contact_diaries(scenario._resolved(), person_days, _BATCHES)
    seen = _truyvet.survey_2007()
    parts = {}
    if by == "place":
        for what in ("contacts", "over_15_min"):
            drawn = np.array([np.divide(b[what], b["days"]) for b in batches])
            parts[what] = _with_intervals(drawn, seen[what])
    else:
        drawn = [
            np.sum(b["age_over_15_min"], axis=1) / np.maximum(b["age_days"], 1) for b in batches
        ]
        parts["over_15_min"] = _with_intervals(np.array(drawn), seen["age_over_15_min"])
    frame = pd.concat(parts, axis=1)
    frame.index = pd.Index(seen["places" if by == "place" else "ages"], name=by)
    return frame


_BATCHES = 10
_T_9 = 2.262157  # Student's t, 0.975, of ten batches


def _with_intervals(drawn, observed):
    import numpy as np
    import pandas as pd

    mean = drawn.mean(axis=0)
    half = _T_9 * drawn.std(axis=0, ddof=1) / np.sqrt(len(drawn))
    return pd.DataFrame({"mean": mean, "lo": mean - half, "hi": mean + half, "observed": observed})
