# SPDX-License-Identifier: GPL-2.0-only
"""One case, opened."""

from truyvet.plots._parts import COLOURS, axes_or_new, tidy
from truyvet.plots._texts import texts


def floor_plan(case, room, begin, end, ax=None, *, lang="en"):
    """Who stood where in a room, begin to end: the F0, true F1, other contacts, and with a ring those
    whose phone kept a row of the F0 meanwhile. `case`: from truyvet.case.open()."""
    text, ax = texts(lang), axes_or_new(ax)
    shape, places = case.room(room), case.positions(room, begin, end)
    for part in range(shape["parts"]):
        corner = (part * shape["width_m"], 0)
        ax.add_patch(_rectangle(corner, shape["width_m"], shape["depth_m"]))
    places = places.assign(x=places["x_m"] + places["part"] * shape["width_m"])
    contacts, rows = case.contacts(), case.sightings()
    heard = set(rows[(rows["time"] >= begin) & (rows["time"] < end)]["receiver"])
    f1 = set(contacts.index[contacts["true_f1"]])
    groups = (
        (text["f0"], {case.person}, "D", COLOURS[1], 80),
        (text["f1"], f1, "o", COLOURS[0], 45),
        (text["others"], set(places["person"]) - f1 - {case.person}, "s", "0.6", 30),
    )
    for label, persons, marker, colour, size in groups:
        mine = places[places["person"].isin(persons)]
        ax.scatter(mine["x"], mine["y_m"], s=size, marker=marker, color=colour, label=label, zorder=3)
    ringed = places[places["person"].isin(heard)]
    ax.scatter(ringed["x"], ringed["y_m"], s=160, facecolors="none", edgecolors="black",
               linewidths=1.2, label=text["kept"], zorder=4)  # fmt: skip
    ax.set(xlabel=text["metres"], ylabel=text["metres"], aspect="equal", title=shape["kind"])
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    ax.margins(0.05)
    return ax


def case_timeline(case, ax=None, *, lang="en"):
    """One case over time: above, the F0's stays by kind of room; below, for every true F1, when they
    were within 2 m (thick) or in the same room (thin), and when its phone kept a row (mark)."""
    text, ax = texts(lang), axes_or_new(ax)
    stays, met, rows = case.stays(), case.encounters(), case.sightings()
    for i, (kind, at) in enumerate(stays.groupby("kind", sort=False)):
        ax.hlines([0] * len(at), at["from"], at["to"], lw=8, color=COLOURS[i % 6], label=kind)
    f1 = case.contacts().query("true_f1").index
    for i, person in enumerate(f1, start=1):
        mine = met[(met["person"] == person) & (met["walls"] == 0)]
        near = mine[mine["distance_m"] <= 2]
        ax.hlines([i] * len(mine), mine["from"], mine["to"], lw=1, color="0.6")
        ax.hlines([i] * len(near), near["from"], near["to"], lw=4, color="0.3")
        heard = rows[rows["receiver"] == person]["time"]
        ax.plot(heard, [i] * len(heard), "|", color=COLOURS[1], markersize=9)
    ax.set_yticks(range(len(f1) + 1), ["F0", *(f"F1 {p}" for p in f1)])
    ax.invert_yaxis()
    ax.set_xlabel(text["time"])
    ax.xaxis.set_major_formatter(_day_formatter(ax))
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return tidy(ax, grid="x")


def _rectangle(corner, width, depth):
    from matplotlib.patches import Rectangle

    return Rectangle(corner, width, depth, fill=False, edgecolor="black", linewidth=1.2)


def _day_formatter(ax):
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator()
    ax.xaxis.set_major_locator(locator)
    return ConciseDateFormatter(locator, tz="Asia/Ho_Chi_Minh")
