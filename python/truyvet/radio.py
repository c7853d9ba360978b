# SPDX-License-Identifier: GPL-2.0-only
"""What phones in a room hear of each other, at either radio tier (see `truyvet radio`)."""

import pathlib

from truyvet import _truyvet

#: Apps, and what surrounds a link.
PROTOCOLS = tuple(_truyvet.protocol_names())
ENVIRONMENTS = tuple(_truyvet.environment_names)


def survey(distances, *, protocol="bluezone-2020-07", environment="office", phones=20, minutes=60,
           rooms=10, tier="link", seed=1):  # fmt: skip
    """Phones that do not move, in couples so many metres apart: a DataFrame by `distance_m`.

    Columns: `p_heard_window` (share of scan windows with at least one row) and its standard error
    `se_p`, `packets_per_window`, `rssi_mean_dbm`, `rssi_p10_dbm`, `rssi_p90_dbm` (NaN where nothing
    was heard), `windows`. `rooms`: with new people each. Raises ValueError for unknown words and
    impossible numbers.
    """
    import pandas as pd

    distances = [float(d) for d in ([distances] if isinstance(distances, (int, float)) else distances)]
    rows = _truyvet.radio_survey(
        protocol, environment, distances, phones, minutes, rooms, tier, seed
    )
    return pd.DataFrame(rows).set_index("distance_m")


def fit():
    """What phones in experiment 05 of DP-3T heard of each other, beside the fitted radio: a DataFrame.

    A row for each scene and distance bin: `scene` ("all" = together), `held_back` (never tuned to),
    `scan` ("short": half a second, "long": the first 4 s of long ones), `from_m`, `to_m`, `scans`
    (count), `p_heard` and `p_heard_model` (0..1), `rssi_dbm` and `rssi_model_dbm` (mean of the heard
    scans). Source and what fits badly: docs/radio.md; made from the
    fit's tables there by tools/fit/bins_file.py.
    """
    import pandas as pd

    table = pd.read_csv(pathlib.Path(__file__).with_name("radio_fit.csv"), comment="#")
    return table.astype({"held_back": bool})
