#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Puts faults into a copy of the sources, one at a time, and sees whether the fast tests find them.

    tools/mutate.py COPY [--faults 100] [--seed 1] [--rooms models/tracing ...] [--csv out.csv]
    tools/mutate.py COPY --planted            the faults of tools/planted_faults.toml

COPY is made where it is not there yet: a worktree of HEAD with a build folder of its own, so that
nothing here is touched. Faults are of five kinds: an operator, two arguments swapped, an index, a
key (one member of the settings for its neighbour), a constant. One row a fault: file, line, kind,
before, after, and how it ended: found by which test, not found, did not compile."""
import argparse
import csv
import pathlib
import random
import re
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent.parent
TESTS = ["conformance", "core", "matching", "radio", "population", "mobility", "contact", "epidemic",
         "adoption", "tracing", "scenario", "engine", "results", "analysis", "experiment", "report"]
OPERATORS = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" + ", " - "),
             (" - ", " + "), (" * ", " / "), (" / ", " * "), (" && ", " || "), (" || ", " && "),
             (" == ", " != "), (" != ", " == "), ("std::min", "std::max"), ("std::max", "std::min")]
NOT_CODE = ("//", "#", "///", "namespace", "using ", "template", "static_assert", "throw ")


def operators(line):
    for was, now in OPERATORS:
        for m in re.finditer(re.escape(was), line):
            yield "operator", line[:m.start()] + now + line[m.end():]


def arguments(line):
    for m in re.finditer(r"\((\w[\w.:]*), (\w[\w.:]*)\)", line):
        if m[1] != m[2]:
            yield "argument", line[:m.start()] + f"({m[2]}, {m[1]})" + line[m.end():]


def indices(line):
    for m in re.finditer(r"(?<=\w)\[(\w[^\[\]]*)\]", line):
        if m[1] != "0" and "](" not in line[m.start():]:
            yield "index", line[:m.start()] + "[0]" + line[m.end():]


def keys(line, members):
    for m in re.finditer(r"\b(settings_?|s|policy|desk)\.(\w+)(?=[^\w(])", line):
        for other in sorted(members - {m[2]}):
            if other.split("_")[-1] == m[2].split("_")[-1]:
                yield "key", line[:m.start(2)] + other + line[m.end(2):]


def constants(line):
    for m in re.finditer(r"(?<![\w.\"])(\d+(?:\.\d+)?)(?![\w.\"])", line):
        value = float(m[1])
        now = "1" if value == 0 else f"{value * 2:g}"
        yield "constant", line[:m.start()] + now + line[m.end():]


def faults_of(file):
    """All faults of a source file: line number, kind, line before, line after."""
    lines = file.read_text().splitlines()
    members = set(re.findall(r"\b(?:settings_?|s|policy|desk)\.(\w+)(?=[^\w(])", "\n".join(lines)))
    for number, line in enumerate(lines):
        if line.strip().startswith(NOT_CODE):
            continue
        code = line.split(" //")[0]
        for kind, after in (*operators(code), *arguments(code), *indices(code),
                            *keys(code, members), *constants(code)):
            yield number, kind, line, after


def drawn(copy, rooms, count, seed):
    """So many faults, kinds by turns, files by chance."""
    by_kind = {}
    for room in rooms:
        for file in sorted((copy / room).rglob("*.cpp")):
            for fault in faults_of(file):
                by_kind.setdefault(fault[1], []).append((file, *fault))
    draw = random.Random(seed)
    for all_of_kind in by_kind.values():
        draw.shuffle(all_of_kind)
    kinds = sorted(by_kind)
    for i in range(count):
        kind = by_kind[kinds[i % len(kinds)]]
        if kind:
            file, number, name, before, after = kind.pop()
            lines = file.read_text().splitlines(keepends=True)
            lines[number] = after + "\n"
            yield file, number + 1, name, before.strip(), after.strip(), "".join(lines)


def planted(copy):
    for fault in tomllib.loads((HERE / "tools/planted_faults.toml").read_text())["fault"]:
        file = copy / fault["file"]
        text = file.read_text()
        if text.count(fault["was"]) < 1:
            sys.exit(f"{fault['file']} does not hold {fault['was']!r}: "
                     "tools/planted_faults.toml is to follow the sources")
        number = text[:text.index(fault["was"])].count("\n") + 1
        yield (file, number, fault["says"], fault["was"], fault["is"],
               text.replace(fault["was"], fault["is"], 1))


def made(copy):
    if not copy.exists():
        subprocess.run(["git", "-C", HERE, "worktree", "add", "-q", "--detach", copy], check=True)
    if not (copy / "build/build.ninja").exists():
        subprocess.run(["cmake", "--preset", "release", "-DTRUYVET_TESTS=ON"], cwd=copy, check=True,
                       stdout=subprocess.DEVNULL)


def built(copy, jobs):
    targets = [f"test_{room}" for room in TESTS if (copy / "tests" / room / "CMakeLists.txt").exists()]
    return subprocess.run(["cmake", "--build", "build", f"-j{jobs}", "--target", *targets],
                          cwd=copy, capture_output=True, check=False).returncode == 0


def found_by(copy, jobs, seconds):
    """The first fast test that fails, or nothing."""
    ran = subprocess.run(["ctest", "--test-dir", "build", f"-j{jobs}", "--stop-on-failure",
                          "--timeout", str(seconds), "-R", "^(" + "|".join(TESTS) + "): "],
                         cwd=copy, capture_output=True, text=True, check=False)
    failed = re.findall(r"Test +#\d+: (.*?) \.*\**(?:Failed|Exception|Timeout)", ran.stdout)
    return failed[0].strip() if failed else "" if ran.returncode == 0 else "a test program"


def outcome(copy, jobs, seconds):
    if not built(copy, jobs):
        return "does not compile"
    test = found_by(copy, jobs, seconds)
    return f"found: {test}" if test else "not found"


def main():
    options = argparse.ArgumentParser(description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("copy", type=pathlib.Path)
    options.add_argument("--planted", action="store_true")
    options.add_argument("--faults", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rooms", nargs="+", default=["models", "sim"])
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--seconds", type=int, default=300, help="that one test may take")
    options.add_argument("--csv", type=pathlib.Path)
    given = options.parse_args()
    copy = given.copy.resolve()
    made(copy)
    if outcome(copy, given.jobs, given.seconds) != "not found":
        sys.exit("the tests do not pass without a fault; nothing to learn here")
    faults = planted(copy) if given.planted else drawn(copy, given.rooms, given.faults, given.seed)
    rows = [["file", "line", "kind", "before", "after", "outcome"]]
    for file, number, kind, before, after, text in faults:
        right = file.read_text()
        try:
            file.write_text(text)
            end = outcome(copy, given.jobs, given.seconds)
        finally:
            file.write_text(right)
        rows.append([str(file.relative_to(copy)), number, kind, before, after, end])
        print(*rows[-1], sep=" | ", flush=True)
    if given.csv:
        with given.csv.open("w", newline="") as out:
            csv.writer(out).writerows(rows)
    ends = [row[-1] for row in rows[1:]]
    compiled = [e for e in ends if e != "does not compile"]
    print(f"{len(compiled)} faults compiled of {len(ends)}, "
          f"{sum(e.startswith('found') for e in compiled)} found")


if __name__ == "__main__":
    main()
