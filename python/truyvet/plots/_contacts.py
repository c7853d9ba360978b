# SPDX-License-Identifier: GPL-2.0-only
"""Contacts of the simulated people beside a survey."""

from truyvet.plots._parts import COLOURS, axes_or_new, tidy
from truyvet.plots._texts import texts


def contacts_survey(table, ax=None, *, what="over_15_min", lang="en"):
    """Contacts a person and day, simulated (bars, 95 %) and observed (diamonds). `table`: from
    truyvet.contacts.survey(); `what`: "contacts" or "over_15_min"."""
    text, ax = texts(lang), axes_or_new(ax)
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
    return tidy(ax)
