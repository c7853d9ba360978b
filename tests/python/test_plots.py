# SPDX-License-Identifier: GPL-2.0-only
import importlib.util
import inspect
import pathlib

import matplotlib

matplotlib.use("Agg")

import pytest
from matplotlib.axes import Axes

import truyvet
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


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("scan", ["short", "long"])
@pytest.mark.parametrize("what", ["p_heard", "rssi_dbm"])
def test_radio_fit_draws_data_beside_model(what, scan, lang):
    table = truyvet.radio.fit()
    ax = plots.radio_fit(what=what, scan=scan, lang=lang)
    ax.figure.canvas.draw()
    chosen = table[(table["scene"] == "all") & (table["scan"] == scan) & ~table["held_back"]]
    drawn = [list(line.get_ydata()) for line in ax.get_lines()]
    model = {"p_heard": "p_heard_model", "rssi_dbm": "rssi_model_dbm"}[what]
    assert list(chosen[what]) in drawn and list(chosen[model]) in drawn
    assert len(ax.get_legend().get_texts()) == 4


def test_radio_fit_holds_what_was_measured():
    table = truyvet.radio.fit()
    assert set(table["scene"]) == {"lunch", "train", "office", "queue", "party", "all"}
    assert table["p_heard"].between(0, 1).all() and table["rssi_dbm"].between(-100, -50).all()
    # Nearer is heard more often: the pooled short scans within a metre against those at 5 to 6 m.
    short = table[(table["scene"] == "all") & (table["scan"] == "short") & ~table["held_back"]]
    heard = short.set_index("from_m")["p_heard"]
    assert heard[0] > heard[3]
    for wrong in ({"what": "rssi"}, {"scan": "middling"}):
        with pytest.raises(ValueError):
            plots.radio_fit(**wrong)


def test_radio_fit_is_what_the_documentation_prints():
    """Where this fails: tools/fit/bins_file.py docs/radio.md python/truyvet/radio_fit.csv"""
    root = pathlib.Path(__file__).parents[2]
    maker = importlib.util.spec_from_file_location("bins_file", root / "tools" / "fit" / "bins_file.py")
    module = importlib.util.module_from_spec(maker)
    maker.loader.exec_module(module)
    made = module.file_of((root / "docs" / "radio.md").read_text())
    assert made == (root / "python" / "truyvet" / "radio_fit.csv").read_text()
    assert made.count("\n") > 100


def test_every_public_figure_is_documented():
    figures = [f for n, f in inspect.getmembers(plots, inspect.isfunction) if n[0] != "_"]
    assert len(figures) >= 5
    assert {f.__name__ for f in figures} <= set(plots.__all__)
    assert all(f.__doc__ for f in figures)
