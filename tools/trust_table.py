#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""docs/trust.md, made from the tests: what was tried to do harm, and what it gives.

    tools/trust_table.py BUILD > docs/trust.md
"""

import csv
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).parents[1]
ENDS = {
    "Files that end the process which reads them": "test_deadly_files.py",
    "Parts that somebody changed": "test_forged_parts.py",
    "What a terminal would obey": "test_terminal.py",
    "A false \"no match\"": "test_read_errors.py",
    "The user's files": "test_outputs.py",
    "The folder of a run": "test_folder.py",
    "Signals": "test_signals.py",
    "What is built in": "test_hardening.py",
}
HEAD = """<!-- SPDX-License-Identifier: GPL-2.0-only -->
# What was tried to do harm

Made by `tools/trust_table.py build` from the tests themselves: where an outcome stands, the test was run when the table
was made; the others are the names of tests that `./test.sh` runs.
"""
TAIL = """
## Not answered
- The seal is an unkeyed sum: it tells damage, not who made a file.
- HDF5 1.10.8 reads variable-length text of attributes; a file whose heap objects lie about their length ends the
  process that reads it. So every reader of files of others reads in a process of its own: the commands, `merge`,
  `--resume` for parts that were there before, `truyvet.load`. `truyvet.load(file, trusted=True)` does not.
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


def searched():
    """What the fuzzers tried, by target: executions and minutes, and how many inputs are kept."""
    totals = {folder.name: (0, 0) for folder in (SOURCE / "tests/fuzz/corpus").iterdir()}
    with open(SOURCE / "tests/fuzz/searched.csv") as file:
        for row in csv.DictReader(file):
            executions, seconds = totals[row["target"]]
            totals[row["target"]] = (executions + int(row["executions"]), seconds + int(row["cpu_seconds"]))
    for target, (executions, seconds) in sorted(totals.items()):
        kept = len(list((SOURCE / "tests/fuzz/corpus" / target).iterdir()))
        found = SOURCE / "tests/fuzz/found" / target
        yield target, executions, seconds, kept, len(list(found.iterdir())) if found.exists() else 0


def print_tests(title, file):
    print(f"\n## {title}\n\nBy `{file}`:\n")
    for name in ends(file):
        print(f"- {name}")


def print_searched():
    print("\n## Fuzzers\n\n`tests/fuzz/fuzz.sh`, clang's libFuzzer with address and undefined-behaviour sanitizers; inputs that"
          " once broke something are replayed\nby the tests, as is the kept corpus.\n")  # fmt: skip
    print("| target | executions | CPU minutes | inputs kept | once found, mended |\n|---|---|---|---|---|")
    for target, executions, seconds, kept, found in searched():
        print(f"| {target} | {executions:,} | {seconds / 60:.1f} | {kept} | {found} |")


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
    print("\n| test (`tests/results/test_sums.cpp`) | |\n|---|---|")
    for name, result in cases(build, "test_results", "tests/results/test_sums.cpp"):
        print(f"| {name} | {result} |")
    for title, file in ENDS.items():
        print_tests(title, f"tests/end_to_end/{file}")
    print_searched()
    print(TAIL, end="")


if __name__ == "__main__":
    main()
