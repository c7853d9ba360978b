# SPDX-License-Identifier: GPL-2.0-only
"""What README and docs say: their commands parse, their paths exist, marked figures are in a stored result."""

import pathlib
import re
import shlex

import pytest

from conftest import SOURCE, truyvet

PAGES = sorted([SOURCE / "README.md", *(SOURCE / "docs").glob("*.md"), *SOURCE.glob("results/**/*.md"),
                *SOURCE.glob("scenarios/*.md")])  # fmt: skip
ROOMS = ("models", "sim", "python", "scenarios", "tests", "docs", "tools", "cmake")


def commands_in(text):
    """Lines of code blocks, and code within lines, that call truyvet with something behind the verb."""
    fences = re.findall(r"^```(?:sh|bash)?\n.*?^```|(?:^    .*\n)+", text, re.M | re.S)
    blocks = "\n".join(fences).replace("\\\n", " ")
    lines = [line.strip() for line in blocks.splitlines()]
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    inline = [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", prose)]
    for line in lines + inline:
        line = re.sub(r"^(\./)?(build/)?truyvet ", "truyvet ", line.split(" #")[0])
        if line.startswith("truyvet ") and len(line.split()) > 2:
            yield line


def arguments_of(command):
    """Without what stands for a choice, [KEY], OUT..., a | --b B; with a number where one is meant."""
    plain = re.sub(r"\[[^\]]*\]|\.\.\.| \| (--\S+ )?\S+| > \S+", "", command)
    return shlex.split(re.sub(r"\bN\b", "1", plain.replace("k/n", "1/2")))[1:]


def wrong_commands(text):
    """Every command of a page that the program does not understand."""
    for command in commands_in(text):
        done = truyvet("--parse-only", *arguments_of(command))
        named_alone = "is required but missing" in done.stderr  # `truyvet summary --json`
        if done.returncode != 0 and not named_alone:
            yield f"{command}: {done.stderr}"


def missing_paths(text):
    """Every path into the source that leads nowhere."""
    named = re.findall(r"`([\w./-]+/[\w./*-]*)`", text) + re.findall(r"\]\((?!http)([^)#]+)\)", text)
    for path in named:
        if "/" in path and path.split("/")[0] in ROOMS and not list(SOURCE.glob(path.rstrip("/"))):
            yield path


def missing_figures(text):
    """Lines of a block marked <!-- from: truyvet COMMAND FILE --> that the command does not print, and of a table
    marked <!-- from: FILE --> that the file does not hold."""
    for file, rows in re.findall(r"<!-- from: (\S+) -->\s*\n((?:\|.*\n)+)", text):
        stored = (SOURCE / file).read_text().splitlines()
        for row in rows.splitlines():
            if row not in stored:
                yield f"{file}: {row}"
    for command, block in re.findall(r"<!-- from: (truyvet .*?) -->\s*```\n(.*?)```", text, re.S):
        done = truyvet(*shlex.split(command)[1:], cwd=SOURCE)
        printed = [" ".join(line.split()) for line in done.stdout.splitlines()]
        for line in block.splitlines():
            if " ".join(line.split()) not in printed:
                yield f"{command}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_page_says_true(page):
    text = page.read_text()
    assert list(wrong_commands(text)) == []
    assert list(missing_paths(text)) == []
    assert list(missing_figures(text)) == []


def test_a_wrong_page_is_seen():
    assert len(list(wrong_commands("`truyvet run x.toml --relicates 3` and `truyvet sumary x.h5`"))) == 2
    assert list(missing_paths("see `models/nowhere/x.cpp`")) == ["models/nowhere/x.cpp"]
    stored = "results/lao-cai-sensitivity/run.h5"
    assert list(missing_figures(f"<!-- from: truyvet sensitivity {stored} -->\n```\nrecall 99 %\n```\n"))


def test_a_wrong_table_is_seen(tmp_path):
    page = "<!-- from: results/epidemic-validation/table.md -->\n| quantity | simulated |\n"
    assert len(list(missing_figures(page))) == 1


def test_what_the_program_names_exists():
    """Pages that sources name to the user or the reader."""
    for file in [*SOURCE.glob("sim/**/*.[ch]pp"), *SOURCE.glob("models/**/*.[ch]pp"), *SOURCE.glob("python/**/*.py")]:
        for page in re.findall(r"docs/[\w-]+\.md", file.read_text()):
            assert (SOURCE / page).exists(), f"{file}: {page}"
