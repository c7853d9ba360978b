# SPDX-License-Identifier: GPL-2.0-only
"""Figures, one function each. Every function takes results (or a table), an optional matplotlib
Axes to draw on, `lang` ("vi" or "en"), and returns the Axes. `arm` and `channel` are names (the
first one by default). All raise ValueError for a word, an arm or a channel that does not exist.

Colours are told apart with every common kind of colour blindness (Okabe and Ito, 2008), and lines
also by their dashes. Bands and bars are 95 % intervals over replicates.
"""

from truyvet.plots._case import case_timeline, floor_plan
from truyvet.plots._channels import channels_overlap, time_to_notice
from truyvet.plots._contacts import contacts_survey
from truyvet.plots._parts import COLOURS
from truyvet.plots._radio import radio_fit, radio_link
from truyvet.plots._recall import (
    TARGET_OF_PEOPLE,
    TARGET_OF_SMARTPHONES,
    by_setting,
    recall_curve,
    waterfall,
)
from truyvet.plots._sensitivity import sensitivity

__all__ = [
    "recall_curve", "waterfall", "by_setting", "channels_overlap", "time_to_notice", "floor_plan",
    "case_timeline", "contacts_survey", "radio_link", "radio_fit", "sensitivity", "COLOURS",
    "TARGET_OF_PEOPLE", "TARGET_OF_SMARTPHONES",
]  # fmt: skip
