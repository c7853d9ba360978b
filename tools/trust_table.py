#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""docs/trust.md, made from the tests: what was tried to do harm, and what it gives.

    tools/trust_table.py BUILD > docs/trust.md
"""

import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).parents[1]
HEAD = """<!-- SPDX-License-Identifier: GPL-2.0-only -->
# What was tried to do harm

Made by `tools/trust_table.py build` from the tests themselves: each row was run when the table was made.
"""
TAIL = """
## Not answered
- The seal is an unkeyed sum: it tells damage, not who made a file.
- HDF5 1.10.8 reads variable-length text of attributes; a sealed file whose heap objects lie about their length may
  still end the process that reads it. The commands read in a process of their own; `truyvet.load` in Python, `--resume`
  and `merge` do not for sealed files.
- The process that reads is limited in CPU time (120 s) and memory (8 GB), not in rights: it contains crashes, not a
  program that was taken over.
"""


def attacks():
    text = (SOURCE / "tests/results/hostile.cpp").read_text()
    return re.findall(r'^    \{"([^"]+)",', text, re.M)


def outcome(build, program, test):
    done = subprocess.run([build / "tests" / program, test], capture_output=True, text=True)
    return "passes" if done.returncode == 0 else "FAILS"


def cases(build, program, file):
    for name in re.findall(r'TEST_CASE\("((?:[^"\\]|\\.)*)"', (SOURCE / file).read_text()):
        yield name, outcome(build, program, name.replace(",", "\\,"))


def ends(file):
    return [name.replace("_", " ").removeprefix("test ")
            for name in re.findall(r"^def (test_\w+)", (SOURCE / file).read_text(), re.M)]  # fmt: skip


def main():
    build = pathlib.Path(sys.argv[1])
    print(HEAD)
    print("## Results files, sealed and hostile\n\nEach is refused in one line that names the file, exit 2"
          " (`tests/results/hostile.cpp`):\n")  # fmt: skip
    for name in attacks():
        print(f"- {name}")
    print("\n| test (`tests/results/test_hostile.cpp`) | |\n|---|---|")
    for name, result in cases(build, "test_results", "tests/results/test_hostile.cpp"):
        print(f"| {name} | {result} |")
    print("\n## The user's files\n\nBy `tests/end_to_end/test_outputs.py`:\n")
    for name in ends("tests/end_to_end/test_outputs.py"):
        print(f"- {name}")
    print(TAIL, end="")


if __name__ == "__main__":
    main()
