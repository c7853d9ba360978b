#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""What the runs of this folder's scenarios come to, to the bit, held against digests.json.

A change of the program that is no change of the model moves none of them. One that is says why in its
commit, and writes them anew:

    /usr/bin/python3 tests/digests/digests.py --program build/truyvet --write

Of every table the columns that digests.json names are compared: a column that is added moves nothing."""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import h5py

HERE = pathlib.Path(__file__).resolve().parent
STORED = HERE / "digests.json"
COMMAND = ["run", "{scenario}", "-o", "{out}", "--quiet", "--threads", "2"]


def run(program: pathlib.Path, scenario: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    out = folder / scenario.stem
    command = [part.format(scenario=scenario, out=out) for part in COMMAND]
    done = subprocess.run([program, *command], capture_output=True, text=True, check=False,
                          cwd=HERE)
    if done.returncode != 0:
        sys.exit(f"{scenario.name}: truyvet run ended with {done.returncode}\n{done.stderr}")
    return out / "run.h5"


def digest(table: h5py.Group, columns: list[str]) -> str:
    sum_ = hashlib.sha256()
    for column in columns:
        values = table[column][()] if column in table else None
        sum_.update(column.encode())
        sum_.update(b"absent" if values is None else values.tobytes())
    return sum_.hexdigest()[:16]


def tables(file: pathlib.Path, known: dict) -> dict:
    """By table: its rows, columns and digest; those known keep the columns that are known."""
    found = {}
    with h5py.File(file) as results:
        for name, table in sorted(results["tables"].items()):
            columns = known.get(name, {}).get("columns") or sorted(table)
            rows = len(table[columns[0]]) if columns[0] in table else 0
            found[name] = {"rows": rows, "digest": digest(table, columns), "columns": columns}
    return found


def differences(scenario: str, found: dict, known: dict):
    for name, table in known.items():
        if name not in found:
            yield f"{scenario}: no table {name}"
        elif found[name] != table:
            yield (f"{scenario}: {name} has {found[name]['rows']} rows, digest {found[name]['digest']}; "
                   f"stored {table['rows']}, {table['digest']}")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ask.add_argument("--program", type=pathlib.Path, required=True)
    ask.add_argument("--write", action="store_true", help="store what comes out")
    asked = ask.parse_args()
    stored = json.loads(STORED.read_text()) if STORED.exists() and not asked.write else {}
    now, moved = {}, []
    with tempfile.TemporaryDirectory() as folder:
        for scenario in sorted(HERE.glob("*.toml")):
            file = run(asked.program.resolve(), scenario, pathlib.Path(folder))
            known = stored.get(scenario.stem, {})
            now[scenario.stem] = tables(file, known)
            if not asked.write:
                moved += list(differences(scenario.stem, now[scenario.stem], known)
                              ) or ([] if known else [f"{scenario.stem}: nothing is stored"])
    if asked.write:
        STORED.write_text(json.dumps(now, indent=1) + "\n")
    print("\n".join(moved) or f"{len(now)} scenarios as stored")
    return 1 if moved else 0


if __name__ == "__main__":
    sys.exit(main())
