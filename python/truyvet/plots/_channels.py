# SPDX-License-Identifier: GPL-2.0-only
"""Channels beside each other."""

from truyvet.plots._parts import COLOURS, DASHES, arm_or_first, as_percent, axes_or_new, tidy
from truyvet.plots._texts import texts


def channels_overlap(results, arm=None, ax=None, *, most=12, lang="en"):
    """The true F1 by the set of channels that told them, the `most` largest sets. Raises ValueError
    where the results do not hold the table "overlap"."""
    text, ax = texts(lang), axes_or_new(ax)
    table = results.overlap().loc[arm_or_first(results, arm)].sort_values("mean").tail(most)
    places = range(len(table))
    errors = [table["mean"] - table["lo"], table["hi"] - table["mean"]]
    ax.barh(places, table["mean"], color=COLOURS[0], height=0.7)
    ax.errorbar(table["mean"], places, xerr=errors, fmt="none", ecolor="black", capsize=2, lw=1)
    ax.set_yticks(list(places), table.index)
    ax.set(xlabel=text["together"], xlim=(0, None))
    as_percent(ax.xaxis)
    return tidy(ax, grid="x")


def time_to_notice(results, arm=None, ax=None, *, lang="en"):
    """How soon true F1 are told, a curve for each channel with its interval. Raises ValueError where
    the results do not hold the table "notice"."""
    text, ax = texts(lang), axes_or_new(ax)
    table = results.told_within().loc[arm_or_first(results, arm)]
    for i, channel in enumerate(table.index.unique("channel")):
        rows = table.loc[channel]
        colour = COLOURS[i % len(COLOURS)]
        ax.fill_between(rows.index, rows["lo"], rows["hi"], color=colour, alpha=0.2, linewidth=0)
        ax.plot(rows.index, rows["mean"], DASHES[i % 4], color=colour, marker="o", markersize=3.5,
                label=channel)  # fmt: skip
    ax.set(xlabel=text["hours"], ylabel=text["noticed"], ylim=(0, None), xlim=(0, None))
    as_percent(ax.yaxis)
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return tidy(ax)
