# SPDX-License-Identifier: GPL-2.0-only
import os
import pathlib
import shutil
import subprocess

import pytest

BUILD = pathlib.Path(os.environ["TRUYVET_BUILD"])


@pytest.fixture(scope="session")
def build():
    """The build folder."""
    return BUILD


@pytest.fixture(scope="session")
def make_results(tmp_path_factory):
    """Makes a made-up results file of so many replicates."""

    def make(replicates, seed=1):
        path = tmp_path_factory.mktemp("results") / "run.h5"
        command = [BUILD / "tests" / "make_synthetic", path, str(replicates), str(seed)]
        subprocess.run(command, check=True)
        return path

    return make


@pytest.fixture(scope="session")
def results_file(make_results):
    return make_results(20)


@pytest.fixture
def results(results_file):
    import truyvet

    return truyvet.load(results_file)


@pytest.fixture(scope="session")
def program():
    """Runs the truyvet program; returns the completed process."""

    def run(*arguments):
        command = [BUILD / "truyvet", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=300)

    return run


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """Debian's Chromium without a head."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="python3-selenium is not installed")
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        pytest.skip("chromium and chromium-driver are not installed")
    options = webdriver.ChromeOptions()
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
                 "disable-background-networking", "disable-component-update", "disable-sync",
                 "disable-dev-shm-usage"):  # fmt: skip
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.chrome.service.Service(shutil.which("chromedriver"))
    driver = webdriver.Chrome(service=service, options=options)
    driver.get("about:blank")
    driver.get_log("performance")  # what the browser does of itself when it starts
    yield driver
    driver.quit()


@pytest.fixture
def phone(browser):
    """The browser, as wide as a phone."""
    metrics = {"width": 375, "height": 800, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture
def without_scripts(browser):
    """Opens a file without running its scripts; returns the page as it then stands."""

    def html(path):
        browser.get(path.as_uri())
        root = browser.execute_cdp_cmd("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        return browser.execute_cdp_cmd("DOM.getOuterHTML", {"nodeId": root})["outerHTML"]

    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield html
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
