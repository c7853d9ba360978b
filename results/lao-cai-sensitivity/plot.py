#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Draws run.h5 beside it: which assumption moves F1 recall most."""
import pathlib

import matplotlib

matplotlib.use("Agg")
import truyvet  # noqa: E402
import truyvet.plots  # noqa: E402
from matplotlib import pyplot  # noqa: E402

here = pathlib.Path(__file__).parent
figure, axes = pyplot.subplots(figsize=(8, 7), layout="constrained")
truyvet.plots.sensitivity(truyvet.load(here / "run.h5"), axes)
figure.savefig(here / "sensitivity.png", dpi=110)
