# SPDX-License-Identifier: GPL-2.0-only
"""What is found, and where the rest is lost."""

from truyvet.plots._parts import COLOURS, DASHES, arm_or_first, as_percent, axes_or_new, mark_target, tidy
from truyvet.plots._texts import texts
from truyvet.results import MEASURES

#: The targets that were set: of all people, of smartphone subscriptions.
TARGET_OF_PEOPLE = 0.30
TARGET_OF_SMARTPHONES = 0.50


def recall_curve(results, ax=None, *, of="people", measure="recall", channel=None, lang="en"):
    """A measure against adoption, a line for each activity, the two targets marked.

    `of`: installs as a share of "people", "subscriptions" or "owners"; `measure`: one of
    truyvet.results.MEASURES. Raises ValueError for other words.
    """
    text, ax = texts(lang), axes_or_new(ax)
    if of not in ("people", "subscriptions", "owners"):
        raise ValueError(f"of = {of!r}; give people, subscriptions or owners")
    if measure not in MEASURES:
        raise ValueError(f"measure = {measure!r}; give one of {', '.join(MEASURES)}")
    channel = channel or results.channels[0]
    estimates = results.summary().xs(channel, level="channel")[measure]
    points = results.arms.assign(x=results.arms[f"share_{of}"], **estimates)
    points = points[(points.x <= 1 + 1e-9) & points["mean"].notna()]
    for i, (label, line) in enumerate(_lines(points, text)):
        line = line.sort_values("x")
        colour = COLOURS[i % len(COLOURS)]
        ax.fill_between(line.x, line.lo, line.hi, color=colour, alpha=0.2, linewidth=0)
        ax.plot(line.x, line["mean"], DASHES[i % 4], color=colour, marker="o", markersize=3.5,
                label=label)  # fmt: skip
    totals = {"people": results.persons, "subscriptions": results.smartphone_subscriptions,
              "owners": results.smartphone_owners}  # fmt: skip
    mark_target(ax, TARGET_OF_PEOPLE * results.persons / totals[of], text["target_people"])
    mark_target(ax, TARGET_OF_SMARTPHONES * results.smartphone_subscriptions / totals[of],
            text["target_phones"])  # fmt: skip
    ax.set(xlabel=text[of], ylabel=text[measure], ylim=(0, None))
    ax.set_xlim(0, min(1, max(ax.get_xlim()[1], TARGET_OF_PEOPLE)))
    as_percent(ax.xaxis)
    if measure in ("recall", "recall_f0_active", "precision"):
        as_percent(ax.yaxis)
    ax.legend(frameon=False, loc="upper left")
    return tidy(ax)


def _lines(points, text):
    """(label, rows) of the arms that differ in installs only."""
    known = {"installs", "share_people", "share_subscriptions", "share_owners", "active", "x",
             "mean", "lo", "hi", "adoption.share", "adoption.of"}  # fmt: skip
    settings = [c for c in points.columns if c not in known]
    if not settings:
        yield text["active"].format(points["active"].max()), points
        return
    by = settings if len(settings) > 1 else settings[0]
    for values, rows in points.groupby(by, sort=False, dropna=False):
        values = values if isinstance(values, tuple) else (values,)
        yield ", ".join(
            text["active"].format(v) if key == "adoption.active_share" else f"{key} = {v}"
            for key, v in zip(settings, values)
        ), rows


def waterfall(results, arm=None, ax=None, *, lang="en"):
    """Where the true F1 of an arm (the first by default) are lost, step by step, main channel."""
    text, ax = texts(lang), axes_or_new(ax)
    steps = results.waterfall().loc[arm_or_first(results, arm)]
    places = range(len(steps))
    errors = [steps["mean"] - steps["lo"], steps["hi"] - steps["mean"]]
    ax.barh(places, steps["mean"], color=COLOURS[0], height=0.7)
    ax.errorbar(steps["mean"], places, xerr=errors, fmt="none", ecolor="black", capsize=2, lw=1)
    ax.set_yticks(list(places), text["steps"])
    ax.invert_yaxis()
    ax.set(xlabel=text["left"], xlim=(0, 1))
    as_percent(ax.xaxis)
    return tidy(ax, grid="x")


def by_setting(results, arm=None, ax=None, *, channel=None, lang="en"):
    """Recall by where the F1 met the F0."""
    text, ax = texts(lang), axes_or_new(ax)
    table = results.by_setting(channel).loc[arm_or_first(results, arm)]
    places = range(len(table))
    errors = [table["recall"] - table["recall_lo"], table["recall_hi"] - table["recall"]]
    ax.errorbar(table["recall"], places, xerr=errors, fmt="o", color=COLOURS[0], capsize=3)
    ax.set_yticks(list(places), text["settings"])
    ax.invert_yaxis()
    ax.set(xlabel=text["recall"], xlim=(0, None))
    as_percent(ax.xaxis)
    return tidy(ax, grid="x")
