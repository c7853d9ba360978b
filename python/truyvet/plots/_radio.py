# SPDX-License-Identifier: GPL-2.0-only
"""What phones hear."""

from truyvet.plots._parts import COLOURS, as_percent, axes_or_new, tidy
from truyvet.plots._texts import texts


def radio_link(link, packet=None, ax=None, *, threshold_dbm=None, lang="en"):
    """What phones hear of each other against distance: share of scan windows with a row, a curve for
    the link tier with its 95 % interval, and points for the packet tier, which holds it in check.
    Both from truyvet.radio.survey(); mean RSSI with its middle 80 % on the right-hand axis."""
    text, ax = texts(lang), axes_or_new(ax)
    ax.fill_between(link.index, link["p_heard_window"] - 1.96 * link["se_p"],
                    link["p_heard_window"] + 1.96 * link["se_p"], color=COLOURS[0], alpha=0.2, lw=0)  # fmt: skip
    ax.plot(link.index, link["p_heard_window"], color=COLOURS[0], label=text["link"])
    if packet is not None:
        ax.errorbar(packet.index, packet["p_heard_window"], yerr=1.96 * packet["se_p"], fmt="o",
                    color=COLOURS[1], capsize=3, label=text["packet"])  # fmt: skip
    ax.set(xlabel=text["distance"], ylabel=text["heard"], ylim=(0, 1.05), xscale="log")
    ax.set_xticks(list(link.index), [f"{distance:g}" for distance in link.index])
    ax.minorticks_off()
    as_percent(ax.yaxis)
    level = ax.twinx()
    level.fill_between(link.index, link["rssi_p10_dbm"], link["rssi_p90_dbm"], color="0.5", alpha=0.15, lw=0)
    level.plot(link.index, link["rssi_mean_dbm"], "--", color="0.4", label=text["level"])
    if threshold_dbm is not None:
        level.axhline(threshold_dbm, color="black", lw=0.8, linestyle=":")
    level.set_ylabel(text["level"])
    lines = [*ax.get_legend_handles_labels()[0], *level.get_legend_handles_labels()[0]]
    ax.legend(lines, [line.get_label() for line in lines], frameon=False, loc="lower left")
    tidy(ax)
    return ax


def radio_fit(table=None, ax=None, *, what="p_heard", scan="short", lang="en"):
    """The fitted radio beside what was measured, against distance: points with 95 % intervals for the
    data (binomial, as if scans were independent; those of one pair are not), lines for the model;
    scenes fitted on, and held back ones.

    `table`: from truyvet.radio.fit(); `what`: "p_heard" (share of scans that heard the other phone)
    or "rssi_dbm" (mean level of those, without intervals); `scan`: "short" (half a second) or "long"
    (4 s). Raises ValueError for other words.
    """
    from truyvet import radio

    text, ax = texts(lang), axes_or_new(ax)
    if what not in ("p_heard", "rssi_dbm") or scan not in ("short", "long"):
        raise ValueError(f"what = {what!r}, scan = {scan!r}; give p_heard or rssi_dbm, short or long")
    table = radio.fit() if table is None else table
    model = what.replace("rssi_dbm", "rssi_model_dbm").replace("p_heard", "p_heard_model")
    rows = table[(table["scene"] == "all") & (table["scan"] == scan)]
    for i, (held_back, bins) in enumerate(rows.groupby("held_back")):
        name, middle = text["held_back" if held_back else "fitted_on"], (bins["from_m"] + bins["to_m"]) / 2
        error = None
        if what == "p_heard":
            error = 1.96 * (bins["p_heard"] * (1 - bins["p_heard"]) / bins["scans"]) ** 0.5
        ax.errorbar(middle, bins[what], yerr=error, fmt="os"[i], color=COLOURS[i], capsize=3,
                    label=f"{name}: {text['measured']}")  # fmt: skip
        ax.plot(middle, bins[model], "-" if i == 0 else "--", color=COLOURS[i],
                label=f"{name}: {text['fit']}")  # fmt: skip
    ax.set(xlabel=text["distance"], ylabel=text[f"{what}_{scan}"])
    if what == "p_heard":
        ax.set_ylim(0, 1.05)
        as_percent(ax.yaxis)
    ax.legend(frameon=False)
    return tidy(ax)
