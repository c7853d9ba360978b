# SPDX-License-Identifier: GPL-2.0-only
"""Figures, one function each. Every function takes results (or a table), an optional matplotlib
Axes to draw on, `lang` ("vi" or "en"), and returns the Axes.

Colours are told apart with every common kind of colour blindness (Okabe and Ito, 2008), and lines
also by their dashes. Bands and bars are 95 % intervals over replicates.
"""

from truyvet.results import MEASURES, SETTINGS, WATERFALL_STEPS

#: Okabe and Ito: blue, vermilion, bluish green, reddish purple, orange, sky blue, black.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
_DASHES = ("-", "--", "-.", ":")

#: The targets that were set: of all people, of smartphone subscriptions.
TARGET_OF_PEOPLE = 0.30
TARGET_OF_SMARTPHONES = 0.50

_TEXT = {
    "en": {
        "people": "installs, share of all people",
        "subscriptions": "installs, share of smartphone subscriptions",
        "owners": "installs, share of smartphone owners",
        "recall": "F1 found (recall)",
        "recall_f0_active": "F1 found where the F0 is active",
        "precision": "precision",
        "true_f1": "true F1 per case",
        "found": "F1 found per case",
        "flagged": "people flagged per case",
        "active": "{:.0%} of accounts active",
        "target_people": "30 % of people",
        "target_phones": "50 % of smartphones",
        "left": "share of the true F1 left",
        "hours": "hours from the F0's result to the notice",
        "noticed": "true F1 told by then",
        "together": "true F1 told by exactly these channels",
        "total": "with all it takes part in (total)",
        "first": "alone (first order)",
        "sobol": "Sobol' index: share of the variance of recall",
        "f0": "F0",
        "f1": "true F1",
        "others": "others",
        "kept": "phone kept a row of the F0",
        "metres": "metres",
        "time": "time in Viet Nam",
        "simulated": "simulated",
        "survey": "survey of 2007, Hà Nam",
        "contacts": "contacts a person and day",
        "over_15_min": "contacts over 15 minutes a person and day",
        "age": "age, years",
        "survey_words": {},
        "distance": "distance, m",
        "heard": "scan windows with a row",
        "link": "link tier",
        "packet": "packet tier",
        "level": "RSSI, dBm",
        "steps": WATERFALL_STEPS,
        "settings": SETTINGS,
    },
    "vi": {
        "people": "số lượt cài so với dân số",
        "subscriptions": "số lượt cài so với thuê bao điện thoại thông minh",
        "owners": "số lượt cài so với người có điện thoại thông minh",
        "recall": "tỷ lệ F1 tìm được",
        "recall_f0_active": "tỷ lệ F1 tìm được khi F0 đang dùng",
        "precision": "độ chính xác",
        "true_f1": "F1 thật mỗi ca",
        "found": "F1 tìm được mỗi ca",
        "flagged": "số người bị gắn cờ mỗi ca",
        "active": "{:.0%} tài khoản đang dùng",
        "target_people": "30 % dân số",
        "target_phones": "50 % điện thoại thông minh",
        "left": "phần F1 thật còn lại",
        "hours": "số giờ từ kết quả của F0 đến khi báo",
        "noticed": "F1 thật đã được báo",
        "together": "F1 thật được đúng các kênh này báo",
        "total": "kể cả tương tác (tổng)",
        "first": "riêng từng tham số (bậc một)",
        "sobol": "chỉ số Sobol: phần phương sai của tỷ lệ tìm được",
        "f0": "F0",
        "f1": "F1 thật",
        "others": "người khác",
        "kept": "điện thoại đã ghi nhận F0",
        "metres": "mét",
        "time": "giờ Việt Nam",
        "simulated": "mô phỏng",
        "survey": "khảo sát năm 2007, Hà Nam",
        "contacts": "số tiếp xúc mỗi người mỗi ngày",
        "over_15_min": "số tiếp xúc trên 15 phút mỗi người mỗi ngày",
        "age": "tuổi",
        "survey_words": {
            "home": "ở nhà", "work": "nơi làm việc", "school": "trường học",
            "transport": "đi lại", "leisure": "giải trí", "other": "nơi khác",
        },  # fmt: skip
        "distance": "khoảng cách, m",
        "heard": "phần cửa sổ quét có ghi nhận",
        "link": "mức liên kết",
        "packet": "mức gói tin",
        "level": "RSSI, dBm",
        "steps": (
            "F1 thật",
            "F0 có điện thoại thông minh",
            "F0 đã cài",
            "F0 đang dùng",
            "F1 có điện thoại thông minh",
            "F1 đã cài",
            "F1 đang dùng",
            "máy nghe thấy nhau",
            "khớp mã",
            "đủ quy tắc tiếp xúc",
            "được báo",
        ),
        "settings": ("ở nhà", "trường học", "nơi làm việc", "chợ", "đi lại", "nơi khác"),
    },
}


def recall_curve(results, ax=None, *, of="people", measure="recall", channel=None, lang="en"):
    """A measure against adoption, a line for each activity, the two targets marked.

    `of`: installs as a share of "people", "subscriptions" or "owners"; `measure`: one of
    truyvet.results.MEASURES. Raises ValueError for other words.
    """
    text, ax = _text(lang), _axes(ax)
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
        ax.plot(line.x, line["mean"], _DASHES[i % 4], color=colour, marker="o", markersize=3.5,
                label=label)  # fmt: skip
    totals = {"people": results.persons, "subscriptions": results.smartphone_subscriptions,
              "owners": results.smartphone_owners}  # fmt: skip
    _target(ax, TARGET_OF_PEOPLE * results.persons / totals[of], text["target_people"])
    _target(ax, TARGET_OF_SMARTPHONES * results.smartphone_subscriptions / totals[of],
            text["target_phones"])  # fmt: skip
    ax.set(xlabel=text[of], ylabel=text[measure], ylim=(0, None))
    ax.set_xlim(0, min(1, max(ax.get_xlim()[1], TARGET_OF_PEOPLE)))
    _percent(ax.xaxis)
    if measure in ("recall", "recall_f0_active", "precision"):
        _percent(ax.yaxis)
    ax.legend(frameon=False, loc="upper left")
    return _tidy(ax)


def waterfall(results, arm=None, ax=None, *, lang="en"):
    """Where the true F1 of an arm (the first by default) are lost, step by step, main channel."""
    text, ax = _text(lang), _axes(ax)
    steps = results.waterfall().loc[_arm(results, arm)]
    places = range(len(steps))
    errors = [steps["mean"] - steps["lo"], steps["hi"] - steps["mean"]]
    ax.barh(places, steps["mean"], color=COLOURS[0], height=0.7)
    ax.errorbar(steps["mean"], places, xerr=errors, fmt="none", ecolor="black", capsize=2, lw=1)
    ax.set_yticks(list(places), text["steps"])
    ax.invert_yaxis()
    ax.set(xlabel=text["left"], xlim=(0, 1))
    _percent(ax.xaxis)
    return _tidy(ax, grid="x")


def by_setting(results, arm=None, ax=None, *, channel=None, lang="en"):
    """Recall by where the F1 met the F0."""
    text, ax = _text(lang), _axes(ax)
    table = results.by_setting(channel).loc[_arm(results, arm)]
    places = range(len(table))
    errors = [table["recall"] - table["recall_lo"], table["recall_hi"] - table["recall"]]
    ax.errorbar(table["recall"], places, xerr=errors, fmt="o", color=COLOURS[0], capsize=3)
    ax.set_yticks(list(places), text["settings"])
    ax.invert_yaxis()
    ax.set(xlabel=text["recall"], xlim=(0, None))
    _percent(ax.xaxis)
    return _tidy(ax, grid="x")


def channels_overlap(results, arm=None, ax=None, *, most=12, lang="en"):
    """The true F1 by the set of channels that told them, the `most` largest sets. Raises ValueError
    where the results do not hold the table "overlap"."""
    text, ax = _text(lang), _axes(ax)
    table = results.overlap().loc[_arm(results, arm)].sort_values("mean").tail(most)
    places = range(len(table))
    errors = [table["mean"] - table["lo"], table["hi"] - table["mean"]]
    ax.barh(places, table["mean"], color=COLOURS[0], height=0.7)
    ax.errorbar(table["mean"], places, xerr=errors, fmt="none", ecolor="black", capsize=2, lw=1)
    ax.set_yticks(list(places), table.index)
    ax.set(xlabel=text["together"], xlim=(0, None))
    _percent(ax.xaxis)
    return _tidy(ax, grid="x")


def time_to_notice(results, arm=None, ax=None, *, lang="en"):
    """How soon true F1 are told, a curve for each channel with its interval. Raises ValueError where
    the results do not hold the table "notice"."""
    text, ax = _text(lang), _axes(ax)
    table = results.told_within().loc[_arm(results, arm)]
    for i, channel in enumerate(table.index.unique("channel")):
        rows = table.loc[channel]
        colour = COLOURS[i % len(COLOURS)]
        ax.fill_between(rows.index, rows["lo"], rows["hi"], color=colour, alpha=0.2, linewidth=0)
        ax.plot(rows.index, rows["mean"], _DASHES[i % 4], color=colour, marker="o", markersize=3.5,
                label=channel)  # fmt: skip
    ax.set(xlabel=text["hours"], ylabel=text["noticed"], ylim=(0, None), xlim=(0, None))
    _percent(ax.yaxis)
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return _tidy(ax)


def floor_plan(case, room, begin, end, ax=None, *, lang="en"):
    """Who stood where in a room, begin to end: the F0, true F1, other contacts, and with a ring those
    whose phone kept a row of the F0 meanwhile. `case`: from truyvet.case.open()."""
    text, ax = _text(lang), _axes(ax)
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
    text, ax = _text(lang), _axes(ax)
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
    return _tidy(ax, grid="x")


def contacts_survey(table, ax=None, *, what="over_15_min", lang="en"):
    """Contacts a person and day, simulated (bars, 95 %) and observed (diamonds). `table`: from
    truyvet.contacts.survey(); `what`: "contacts" or "over_15_min"."""
    text, ax = _text(lang), _axes(ax)
    if what not in table.columns.get_level_values(0):
        raise ValueError(f"what = {what!r}; the table has {', '.join(table.columns.unique(0))}")
    rows = table[what]
    places = range(len(rows))
    errors = [rows["mean"] - rows["lo"], rows["hi"] - rows["mean"]]
    ax.bar(places, rows["mean"], color=COLOURS[5], width=0.6, label=text["simulated"])
    ax.errorbar(places, rows["mean"], yerr=errors, fmt="none", ecolor="black", capsize=3, lw=1)
    ax.plot(places, rows["observed"], "D", color=COLOURS[1], label=text["survey"])
    ax.set_xticks(list(places), [text["survey_words"].get(w, w) for w in rows.index])
    ax.set(ylabel=text[what], xlabel=text["age"] if table.index.name == "age" else "")
    ax.legend(frameon=False)
    return _tidy(ax)


def radio_link(link, packet=None, ax=None, *, threshold_dbm=None, lang="en"):
    """What phones hear of each other against distance: share of scan windows with a row, a curve for
    the link tier with its 95 % interval, and points for the packet tier, which holds it in check.
    Both from truyvet.radio.survey(); mean RSSI with its middle 80 % on the right-hand axis."""
    text, ax = _text(lang), _axes(ax)
    ax.fill_between(link.index, link["p_heard_window"] - 1.96 * link["se_p"],
                    link["p_heard_window"] + 1.96 * link["se_p"], color=COLOURS[0], alpha=0.2, lw=0)  # fmt: skip
    ax.plot(link.index, link["p_heard_window"], color=COLOURS[0], label=text["link"])
    if packet is not None:
        ax.errorbar(packet.index, packet["p_heard_window"], yerr=1.96 * packet["se_p"], fmt="o",
                    color=COLOURS[1], capsize=3, label=text["packet"])  # fmt: skip
    ax.set(xlabel=text["distance"], ylabel=text["heard"], ylim=(0, 1.05), xscale="log")
    _percent(ax.yaxis)
    level = ax.twinx()
    level.fill_between(link.index, link["rssi_p10_dbm"], link["rssi_p90_dbm"], color="0.5", alpha=0.15, lw=0)
    level.plot(link.index, link["rssi_mean_dbm"], "--", color="0.4", label=text["level"])
    if threshold_dbm is not None:
        level.axhline(threshold_dbm, color="black", lw=0.8, linestyle=":")
    level.set_ylabel(text["level"])
    lines = [*ax.get_legend_handles_labels()[0], *level.get_legend_handles_labels()[0]]
    ax.legend(lines, [line.get_label() for line in lines], frameon=False, loc="lower left")
    _tidy(ax)
    return ax


def _rectangle(corner, width, depth):
    from matplotlib.patches import Rectangle

    return Rectangle(corner, width, depth, fill=False, edgecolor="black", linewidth=1.2)


def _day_formatter(ax):
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator()
    ax.xaxis.set_major_locator(locator)
    return ConciseDateFormatter(locator, tz="Asia/Ho_Chi_Minh")


def sensitivity(results, ax=None, *, channel=None, lang="en"):
    """Which parameter of a sobol design moves recall most: total and first-order Sobol' indices.
    Raises ValueError where the results hold no such design."""
    text, ax = _text(lang), _axes(ax)
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
    return _tidy(ax, grid="x")


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


def _text(lang):
    if lang not in _TEXT:
        raise ValueError(f"lang = {lang!r}; give vi or en")
    return _TEXT[lang]


def _axes(ax):
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(6.4, 4), layout="constrained")[1]


def _arm(results, arm):
    names = list(results.arms.index)
    if arm is None:
        return names[0]
    if arm not in names:
        raise ValueError(f"no arm {arm!r}; there are: {', '.join(names)}")
    return arm


def _target(ax, x, label):
    if x > 1:
        return
    ax.axvline(x, color="black", linewidth=0.8, linestyle=(0, (4, 4)))
    ax.annotate(label, (x, 1), xycoords=("data", "axes fraction"), xytext=(3, -3), fontsize="small",
                textcoords="offset points", rotation=90, va="top", ha="left")  # fmt: skip


def _percent(axis):
    from matplotlib.ticker import PercentFormatter

    axis.set_major_formatter(PercentFormatter(1, decimals=None, symbol=" %"))


def _tidy(ax, grid="y"):
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis=grid, color="0.9", linewidth=0.8)
    ax.set_axisbelow(True)
    return ax
