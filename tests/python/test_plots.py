# SPDX-License-Identifier: GPL-2.0-only
import inspect

import matplotlib

matplotlib.use("Agg")

import pytest
from matplotlib.axes import Axes

from truyvet import plots


@pytest.fixture(autouse=True)
def close():
    yield
    from matplotlib import pyplot

    pyplot.close("all")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("figure", [plots.recall_curve, plots.waterfall, plots.by_setting])
def test_every_figure_returns_labelled_axes(results, figure, lang):
    ax = figure(results, lang=lang)
    assert isinstance(ax, Axes)
    assert ax.get_xlabel()
    ax.figure.canvas.draw()
    assert figure(results, ax=ax, lang=lang) is ax


def test_curve_draws_the_estimates_and_targets(results):
    ax = plots.recall_curve(results)
    arms, summary = results.arms, results.summary().xs("bluezone", level="channel")["recall"]
    full = arms[arms.active == 1].sort_values("share_people")
    line = next(li for li in ax.get_lines() if "100%" in str(li.get_label()))
    assert list(line.get_xdata()) == list(full.share_people)
    assert list(line.get_ydata()) == list(summary["mean"].loc[full.index])
    places = {round(float(li.get_xdata()[0]), 6) for li in ax.get_lines() if len(li.get_xdata()) == 2}
    target = 0.5 * results.smartphone_subscriptions / results.persons
    assert places == {0.3, round(target, 6)}


def test_waterfall_draws_the_chosen_arm(results):
    ax = plots.waterfall(results, "30 % of people")
    shares = results.waterfall().loc["30 % of people"]["mean"]
    assert [bar.get_width() for bar in ax.patches] == list(shares)


def test_wrong_words_are_named(results):
    for call in (
        lambda: plots.recall_curve(results, of="phones"),
        lambda: plots.recall_curve(results, measure="recal"),
        lambda: plots.waterfall(results, "nonsense"),
        lambda: plots.waterfall(results, lang="fr"),
        lambda: plots.time_to_notice(results),
        lambda: plots.channels_overlap(results),
    ):
        with pytest.raises(ValueError):
            call()


def test_every_public_figure_is_documented():
    figures = [f for n, f in inspect.getmembers(plots, inspect.isfunction) if n[0] != "_"]
    assert len(figures) >= 5
    assert all(f.__doc__ for f in figures)
