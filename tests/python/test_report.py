# SPDX-License-Identifier: GPL-2.0-only
"""The report in a real browser: Debian's Chromium, driven by Selenium, without a network."""

import base64
import json
import re

import pytest

pytest.importorskip("selenium", reason="python3-selenium is not installed")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select, WebDriverWait  # noqa: E402


@pytest.fixture(scope="module", params=["vi", "en"])
def page(request, program, results_file, tmp_path_factory):
    """(language, report, summary)"""
    path = tmp_path_factory.mktemp("report") / "report.html"
    done = program("report", results_file, "-o", path, "--lang", request.param)
    assert done.returncode == 0, done.stderr
    return request.param, path, json.loads(program("summary", results_file, "--json").stdout)


@pytest.fixture
def opened(browser, page):
    browser.set_window_size(1200, 900)
    browser.get(page[1].as_uri())
    return browser


def visible_text(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector).text


def test_small_and_complete(page):
    text = page[1].read_text()
    assert page[1].stat().st_size < 2_000_000
    assert not re.search(r"""(src|href)=["'](?!data:text/csv|#)""", text.split("<script>")[0])
    assert f'<html lang="{page[0]}">' in text


def test_paints_within_a_second(browser, page):
    paint = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    milliseconds = []
    for _ in range(3):
        browser.get("about:blank")
        browser.get(page[1].as_uri())
        WebDriverWait(browser, 10).until(lambda b: b.execute_script(paint))
        milliseconds.append(browser.execute_script(paint))
    print(f"first paint {min(milliseconds):.0f} ms")
    assert min(milliseconds) < 1000


def test_loads_without_errors_or_requests(opened, page):
    assert [e for e in opened.get_log("browser") if e["level"] != "INFO"] == []
    urls = set()
    for entry in opened.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            urls.add(message["params"]["request"]["url"])
    assert {u for u in urls if not u.startswith(("file:", "data:", "chrome:"))} == set()


def test_shows_one_language_and_switches(opened, page):
    language = page[0]
    titles = {"vi": "Mất dấu F1 ở đâu?", "en": "Where contacts are lost"}
    assert visible_text(opened, "#waterfall h2") == titles[language]
    other = {"vi": "en", "en": "vi"}[language]
    opened.find_element(By.CSS_SELECTOR, f"label[for=show-{other}]").click()
    assert visible_text(opened, "#waterfall h2") == titles[other]
    assert opened.find_element(By.TAG_NAME, "html").get_attribute("lang") == other
    chart = opened.find_element(By.ID, "curve-chart").text
    assert ("30\u202f% of people" in chart) == (other == "en")


def test_answer_holds_the_numbers(opened, page):
    language, _, summary = page
    answer = visible_text(opened, ".answer").replace("\u202f", "").replace("\u00a0", " ")
    for arm in summary["arms"][:3]:
        e = arm["channels"]["bluezone"]["found"]
        places = 1 if 100 * e["mean"] < 10 else 0
        mean, lo, hi = (f"{100 * e[k]:,.{places}f}" for k in ("mean", "lo", "hi"))
        text = f"{mean} [{lo}, {hi}]"
        if language == "vi":
            text = text.replace(", ", "; ").translate(str.maketrans(".,", ",."))
        assert text in answer
    table = visible_text(opened, "#first-table").replace("\u202f", "").replace("\u00a0", " ")
    assert text in table


def test_curve_is_drawn_with_the_numbers_of_the_file(opened, page):
    summary = page[2]
    data = json.loads(opened.find_element(By.ID, "curve-data").get_attribute("textContent"))
    by_name = {arm["name"]: arm for arm in summary["arms"]}
    points = [p for s in data["series"] for p in s["points"]]
    assert len(points) == len(summary["arms"])
    for p in points:
        e = by_name[p["name"]]["channels"]["bluezone"]["recall"]
        assert p["channels"][0]["recall"] == {part: e[part] for part in ("mean", "lo", "hi")}
    paths = opened.find_elements(By.CSS_SELECTOR, "#curve-chart svg.live path.line")
    assert len(paths) == 2
    # Heights of the drawn points are proportional to the numbers.
    circles = opened.find_elements(By.CSS_SELECTOR, "#curve-chart svg.live g.series.c1 circle")
    heights = [float(c.get_attribute("cy")) for c in circles]
    points = data["series"][1]["points"]
    numbers = sorted({round(p["people"], 6): p["channels"][0]["recall"]["mean"] for p in points}.items())
    assert len(heights) == len(numbers)
    scale = (heights[0] - heights[-1]) / (numbers[-1][1] - numbers[0][1])
    for height, (_, recall) in zip(heights, numbers):
        assert height == pytest.approx(heights[0] - scale * (recall - numbers[0][1]), abs=0.05)


def test_curve_answers_keyboard_and_choices(opened):
    chart = opened.find_element(By.CSS_SELECTOR, "#curve-chart svg.live")
    chart.send_keys(Keys.END)
    assert "100" in visible_text(opened, "#curve-reading b")
    before = [c.get_attribute("cx") for c in opened.find_elements(By.CSS_SELECTOR, "#curve-chart g.series circle")]
    Select(opened.find_element(By.NAME, "of")).select_by_value("subscriptions")
    after = [c.get_attribute("cx") for c in opened.find_elements(By.CSS_SELECTOR, "#curve-chart g.series circle")]
    assert before != after
    Select(opened.find_element(By.NAME, "measure")).select_by_value("precision")
    assert opened.find_elements(By.CSS_SELECTOR, "#curve-chart svg.live path.line")


def test_table_sorts(opened, page):
    def column():
        cells = opened.find_elements(By.CSS_SELECTOR, "#arms-table tbody td:nth-child(6)")
        return [float(c.get_attribute("data-v")) for c in cells]

    button = opened.find_element(By.CSS_SELECTOR, "#arms-table th:nth-child(6) button")
    button.click()
    assert column() == sorted(column())
    button.click()
    assert column() == sorted(column(), reverse=True)
    assert button.find_element(By.XPATH, "..").get_attribute("aria-sort") == "descending"


def test_download_is_the_csv(opened, page, program, results_file):
    import urllib.parse

    link = opened.find_element(By.CSS_SELECTOR, "a[download]").get_attribute("href")
    content = urllib.parse.unquote(link.split(",", 1)[1])
    assert content == program("summary", results_file, "--csv").stdout


def test_phone_width_does_not_scroll_sideways(phone, page):
    phone.get(page[1].as_uri())
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 375
    chart = phone.find_element(By.CSS_SELECTOR, "#curve-chart svg")
    assert chart.size["width"] <= 375


def test_reads_without_scripts(without_scripts, page):
    html = without_scripts(page[1])
    assert '<polyline class="line"' in html and 'id="wf0"' in html
    assert "svg class=\"chart live\"" not in html


def test_prints_on_a4(opened):
    pdf = base64.b64decode(opened.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or re.search(rb"/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]", pdf)
    assert 2 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 12


def test_text_from_scenarios_is_escaped(page):
    text = page[1].read_text()
    assert "<b>made up</b>" not in text
    assert "&lt;b&gt;made up&lt;/b&gt; &amp; not simulated" in text
