# SPDX-License-Identifier: GPL-2.0-only
"""What figures share: colours, axes, marks."""

#: Okabe and Ito: blue, vermilion, bluish green, reddish purple, orange, sky blue, black.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
DASHES = ("-", "--", "-.", ":")


def axes_or_new(ax):
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(6.4, 4), layout="constrained")[1]


def arm_or_first(results, arm):
    names = list(results.arms.index)
    if arm is None:
        return names[0]
    if arm not in names:
        raise ValueError(f"no arm {arm!r}; there are: {', '.join(names)}")
    return arm


def mark_target(ax, x, label):
    if x > 1:
        return
    ax.axvline(x, color="black", linewidth=0.8, linestyle=(0, (4, 4)))
    ax.annotate(label, (x, 1), xycoords=("data", "axes fraction"), xytext=(3, -3), fontsize="small",
                textcoords="offset points", rotation=90, va="top", ha="left")  # fmt: skip


def as_percent(axis):
    from matplotlib.ticker import PercentFormatter

    axis.set_major_formatter(PercentFormatter(1, decimals=None, symbol=" %"))


def tidy(ax, grid="y"):
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis=grid, color="0.9", linewidth=0.8)
    ax.set_axisbelow(True)
    return ax
