# SPDX-License-Identifier: GPL-2.0-only
"""The program under test, and a small scenario to run it on."""
import os
import pathlib
import subprocess

import pytest

PROGRAM = pathlib.Path(os.environ["TRUYVET_BUILD"]) / "truyvet"
SOURCE = pathlib.Path(os.environ["TRUYVET_SOURCE"])

SMALL = """
name = "small"
[population]
provinces = ["lao-cai"]
people = 5000
[cases]
per_replicate = 10
[experiment]
replicates = 4
[[experiment.arm]]
name = "{} of the people"
vary = { "adoption.share" = [0.0, 0.3, 1.0] }
[[experiment.vary]]
key = "adoption.active_share"
values = [0.38, 1.0]
"""


def truyvet(*arguments, cwd=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          cwd=cwd, timeout=300, check=False)


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "small.toml"
    file.write_text(SMALL)
    return file
