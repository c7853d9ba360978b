# SPDX-License-Identifier: GPL-2.0-only
import os
import pathlib
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
