# SPDX-License-Identifier: GPL-2.0-only
"""Figures, one function each. Every function takes results (or a table), an optional matplotlib
Axes to draw on, `lang` ("vi" or "en"), and returns the Axes.

Colours are told apart with every common kind of colour blindness (Okabe and Ito, 2008), and lines
also by their dashes. Bands and bars are 95 % intervals over replicates.
"""

from truyvet.results import MEASURES, SETTINGS, WATERFALL_STEPS

#: Okabe and Ito: blue, vermilion, bluish green, reddish purple, orange, sky blue.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
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
        "noticed": "F1 found so far, of those found",
        "together": "F1 found by exactly these channels, share of all true F1",
        "total": "with all it takes part in (total)",
        "first": "alone (first order)",
        "sobol": "Sobol' index: share of the variance of recall",
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
        "noticed": "F1 đã tìm được, so với số tìm được",
        "together": "F1 do đúng các kênh này tìm được, so với mọi F1 thật",
        "total": "kể cả tương tác (tổng)",
        "first": "riêng từng tham số (bậc một)",
        "sobol": "chỉ số Sobol: phần phương sai của tỷ lệ tìm được",
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


def channels_overlap(results, arm=None, ax=None, *, lang="en"):
    """The true F1 by the set of channels that found them. Raises ValueError where the results do
    not hold the table "overlap"."""
    text, ax = _text(lang), _axes(ax)
    table = _optional(results, "overlap", arm)
    shares = table.groupby("found_by")["true_f1"].sum()
    shares = (shares / shares.sum()).drop(0, errors="ignore").sort_values()
    names = [
        " + ".join(c for i, c in enumerate(results.channels) if int(found_by) >> i & 1)
        for found_by in shares.index
    ]
    ax.barh(names, shares, color=COLOURS[0])
    ax.set(xlabel=text["together"], xlim=(0, None))
    _percent(ax.xaxis)
    return _tidy(ax, grid="x")


def time_to_notice(results, arm=None, ax=None, *, lang="en"):
    """How soon those found are told, a curve for each channel. Raises ValueError where the results
    do not hold the table "notice"."""
    text, ax = _text(lang), _axes(ax)
    table = _optional(results, "notice", arm)
    for i, (channel, rows) in enumerate(table.groupby("channel", observed=True)):
        found = rows.groupby("hours")["found"].sum()
        ax.step(found.index + 1, found.cumsum() / found.sum(), _DASHES[i % 4], where="post",
                color=COLOURS[i % len(COLOURS)], label=channel)  # fmt: skip
    ax.set(xlabel=text["hours"], ylabel=text["noticed"], ylim=(0, 1.02), xlim=(0, None))
    _percent(ax.yaxis)
    ax.legend(frameon=False, loc="lower right")
    return _tidy(ax)


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


def _optional(results, table, arm):
    if table not in results.tables:
        raise ValueError(f"these results hold no table {table!r}; there are: {', '.join(results.tables)}")
    rows = results.tables[table]
    return rows[rows["arm"] == _arm(results, arm)]


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
