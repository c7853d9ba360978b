# SPDX-License-Identifier: GPL-2.0-only
"""The report's map of provinces in a real browser."""

import json

import pytest

pytest.importorskip("selenium", reason="python3-selenium is not installed")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

SCENARIO = """
name = "three provinces"
[population]
people = 6000
[adoption]
share = 0.4
of = "people"
[cases]
per_replicate = 30
[experiment]
replicates = 4
"""
NAMES = {"lao-cai": "Lào Cai", "ha-giang": "Hà Giang", "da-nang": "Đà Nẵng"}


@pytest.fixture(scope="module", params=["vi", "en"])
def page(request, program, tmp_path_factory):
    """(language, report, recall by province of the first map)"""
    folder = tmp_path_factory.mktemp("provinces")
    (folder / "s.toml").write_text(SCENARIO)
    done = program("run", folder / "s.toml", "-o", folder / "out", "--quiet",
                   "--vary", "population.provinces=" + ",".join(NAMES),
                   "--vary", "adoption.active_share=1,0.38")  # fmt: skip
    assert done.returncode == 0, done.stderr
    file, path = folder / "out" / "run.h5", folder / "report.html"
    assert program("report", file, "-o", path, "--lang", request.param).returncode == 0
    summary = json.loads(program("summary", file, "--json").stdout)
    recall = {
        arm["settings"]["population.provinces"][0]: arm["channels"]["bluezone"]["recall"]
        for arm in summary["arms"]
        if arm["settings"]["adoption.active_share"] == 1
    }
    return request.param, path, recall


@pytest.fixture
def opened(browser, page):
    browser.set_window_size(1200, 900)
    browser.get(page[1].as_uri())
    return browser


def written(e, language):
    """An estimate as the page has it."""
    places = 2 if 0 < e["mean"] < 0.01 else 1
    mean, lo, hi = (f"{100 * e[k]:.{places}f}" for k in ("mean", "lo", "hi"))
    text = f"{mean}\u202f% [{lo}, {hi}]"
    return text.replace(", ", "; ").replace(".", ",") if language == "vi" else text


def tiles(browser):
    return browser.find_elements(By.CSS_SELECTOR, "#provinces .panel.p0 .tiles li:not(.out)")


def tip(browser):
    """What stands on the map beside it."""
    shown = [t for t in browser.find_elements(By.CSS_SELECTOR, "#provinces .tip") if t.size["width"] > 1]
    return shown[0].text if shown else None


def test_every_province_of_the_run_has_its_number(opened, page):
    language, _, recall = page
    assert len(opened.find_elements(By.CSS_SELECTOR, "#provinces .panel.p0 .tiles li")) == 63
    heard = [t.get_attribute("textContent") for t in opened.find_elements(By.CSS_SELECTOR, ".panel.p0 .tip")]
    assert len(heard) == len(tiles(opened)) == 3
    for slug, e in recall.items():
        text = next(h for h in heard if h.startswith(NAMES[slug]))
        assert written(e, language) in text.replace("\u00a0", " ")
    rows = opened.find_elements(By.CSS_SELECTOR, "#provinces .panel.p0 tbody tr")
    assert len(rows) == 3
    best = max(recall, key=lambda slug: recall[slug]["mean"])
    assert rows[0].text.startswith(NAMES[best])
    assert written(recall[best], language) in rows[0].find_elements(By.CSS_SELECTOR, "td")[1].text


def test_the_answer_is_for_all_of_them(opened, page):
    language, _, recall = page
    answer = opened.find_element(By.CSS_SELECTOR, ".answer").text
    low, high = (f(recall.values(), key=lambda e: e["mean"]) for f in (min, max))
    assert written(low, language) in answer and written(high, language) in answer
    assert len(opened.find_elements(By.ID, "curve")) == 0


def test_darker_where_more_is_found(opened, page):
    shades = {t.text.split("\n")[0]: int(t.get_attribute("class")[1]) for t in tiles(opened)}
    recall = {NAMES[slug]: e["mean"] for slug, e in page[2].items()}
    by_recall = sorted(recall, key=recall.get)
    assert [shades[n] for n in by_recall] == sorted(shades.values())
    assert shades[by_recall[-1]] >= 2


def test_pointing_and_arrows_read_the_interval(opened, page):
    from selenium.webdriver import ActionChains

    assert tip(opened) is None
    by_name = {t.text.split("\n")[0]: t for t in tiles(opened)}
    ActionChains(opened).move_to_element(by_name["Đà Nẵng"]).perform()
    assert tip(opened).startswith("Đà Nẵng")
    ActionChains(opened).move_to_element(opened.find_element(By.CSS_SELECTOR, "h1")).perform()
    assert tip(opened) is None
    # One stop for the tab key; from Lào Cai to the east lies Hà Giang, far to the south Đà Nẵng.
    assert [t.get_attribute("tabindex") for t in tiles(opened)].count("0") == 1
    for tile in tiles(opened):
        if tile.get_attribute("tabindex") == "0":
            opened.execute_script("arguments[0].focus()", tile)
    place = opened.switch_to.active_element
    opened.execute_script("arguments[0].focus()", by_name["Lào Cai"])
    for key, name in ((Keys.ARROW_RIGHT, "Hà Giang"), (Keys.ARROW_DOWN, "Lào Cai"), (Keys.ARROW_DOWN, "Đà Nẵng")):
        opened.switch_to.active_element.send_keys(key)
        assert tip(opened).startswith(name)
        assert written(page[2][{v: k for k, v in NAMES.items()}[name]], page[0]) in tip(opened)
    assert place.get_attribute("tabindex") == "-1" or place == by_name["Đà Nẵng"]


def test_reading_aloud_skips_what_is_not_in_the_run(opened):
    for tile in opened.find_elements(By.CSS_SELECTOR, "#provinces .panel.p0 .tiles li"):
        out = "out" in tile.get_attribute("class")
        assert (tile.get_attribute("aria-hidden") == "true") == out
    tree = opened.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    lists = [n for n in tree if n.get("role", {}).get("value") == "list" and "%" in n["name"]["value"]]
    assert len(lists) == 1  # named by the chosen tab


def test_phone_width_does_not_scroll_sideways(phone, page):
    phone.get(page[1].as_uri())
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 375


def test_reads_and_colours_without_scripts(without_scripts, page):
    assert without_scripts(page[1]).count('<li tabindex="0" class="k') == 6
