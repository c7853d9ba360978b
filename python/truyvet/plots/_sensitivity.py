# SPDX-License-Identifier: GPL-2.0-only
"""Which parameter matters."""

from truyvet.plots._parts import COLOURS, axes_or_new, tidy
from truyvet.plots._texts import texts


def sensitivity(results, ax=None, *, channel=None, lang="en"):
    """Which parameter of a sobol design moves recall most: total and first-order Sobol' indices.
    Raises ValueError where the results hold no such design."""
    text, ax = texts(lang), axes_or_new(ax)
    table = results.sensitivity(channel)
    for i, order in enumerate(("total", "first")):
        index = table[order]
        places = [p + (i - 0.5) * 0.3 for p in range(len(table))]
        errors = [index["mean"] - index["lo"], index["hi"] - index["mean"]]
        ax.errorbar(index["mean"], places, xerr=[e.clip(lower=0) for e in errors], fmt="os"[i],
                    color=COLOURS[i], capsize=2, markersize=4, label=text[order])  # fmt: skip
    names = [f"{key}\n{low:.3g} .. {high:.3g}" for key, low, high in
             zip(table.index, table["low"], table["high"])]  # fmt: skip
    ax.set_yticks(range(len(table)), names, fontsize="small")
    ax.invert_yaxis()
    ax.axvline(0, color="black", linewidth=0.8)
    ax.set(xlabel=text["sobol"])
    ax.legend(frameon=False, loc="lower right")
    return tidy(ax, grid="x")
