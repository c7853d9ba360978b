# SPDX-License-Identifier: GPL-2.0-only
"""The code that docs/python.md shows runs from top to bottom."""

import pathlib
import re

import matplotlib

matplotlib.use("Agg")

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "python.md"


def test_the_pages_code_runs():
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(), re.M | re.S)
    assert len(blocks) >= 2
    names = {}
    for block in blocks:
        exec(compile(block, PAGE.name, "exec"), names)
    assert list(names["results"].arms.index) == ["share = 20 %", "share = 30 %", "share = 40 %"]
