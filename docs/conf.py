# SPDX-License-Identifier: GPL-2.0-only
"""The documentation site: cmake --build build --target docs."""

import pathlib

import truyvet

project = "truyvet"
author = "the truyvet developers"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
html_theme = "alabaster"
html_theme_options = {"description": "How many close contacts does tracing find?"}
exclude_patterns = ["_generated/README*"]
autodoc_member_order = "bysource"
suppress_warnings = ["myst.header"]


def write_parameters(app):
    """The one table of parameters, from where the program has it."""
    page = ["# Parameters", "", "Every key of a scenario, as `truyvet explain` has it.", ""]
    page += ["| key | kind | unit | range | default | what, and the default's source |", "|" + "---|" * 6]
    for key, p in truyvet.parameters().iterrows():
        span = ", ".join(p.choices) or _range(p["min"], p["max"])
        what = f"{p.summary} *{p.source}*".replace("|", "\\|").replace("\n", " ")
        page.append(f"| `{key}` | {p.kind} | {p.unit} | {span} | `{p.default!r}` | {what} |")
    folder = pathlib.Path(app.srcdir) / "_generated"
    folder.mkdir(exist_ok=True)
    (folder / "parameters.md").write_text("\n".join(page) + "\n")


def _range(low, high):
    number = lambda x: "" if x is None or x != x else f"{x:g}"  # noqa: E731
    return f"{number(low)} .. {number(high)}" if number(low) + number(high) else ""


def setup(app):
    app.connect("builder-inited", write_parameters)
