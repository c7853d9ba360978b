#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Arrows run one way: every #include of the project's own headers against the list of rooms."""
import pathlib
import re
import sys

MODELS = ["core", "matching", "radio", "population", "mobility", "contact", "adoption",
          "epidemic", "tracing"]
SIM = ["results", "scenario", "world", "engine", "analysis", "experiment", "report", "cli"]
MAY_USE = {
    "models/core": [],
    "models/matching": ["models/core"],
    "models/radio": ["models/core"],
    "models/population": ["models/core"],
    "models/mobility": ["models/core", "models/population"],
    "models/contact": ["models/core", "models/population", "models/mobility"],
    "models/adoption": ["models/core", "models/population"],
    "models/epidemic": ["models/core", "models/population", "models/mobility", "models/contact"],
    "models/tracing": [f"models/{room}" for room in MODELS],
    "sim/results": ["models/core"],
    "sim/scenario": [f"models/{room}" for room in MODELS],
}
for position, room in enumerate(SIM):
    MAY_USE.setdefault(
        f"sim/{room}", [f"models/{r}" for r in MODELS] + [f"sim/{r}" for r in SIM[:position]])
MAY_USE["sim/analysis"].remove("sim/engine")  # from what is stored, or from the world itself
MAY_USE["python/bindings"] = list(MAY_USE) + ["sim/cli"]
NS3_ROOMS = {"models/radio"}

INCLUDE = re.compile(r'^\s*#include\s+[<"]((?:models|sim|python)/[^>"]+|ns3/[^>"]+)[>"]', re.M)


def room_of(path: str) -> str:
    return "/".join(path.split("/")[:2])


def faults_of(file: pathlib.Path):
    room = room_of(str(file))
    for match in INCLUDE.finditer(file.read_text(encoding="utf-8")):
        target = match.group(1)
        if target.startswith("ns3/"):
            if room not in NS3_ROOMS:
                yield f"{file}: ns-3 is used in {', '.join(NS3_ROOMS)} only"
        elif room_of(target) not in [room, *MAY_USE.get(room, [])]:
            yield f"{file}: {room} may not use {room_of(target)} ({target})"


def main() -> int:
    files = [f for top in ("models", "sim", "python")
             for f in sorted(pathlib.Path(top).rglob("*")) if f.suffix in {".hpp", ".cpp", ".h", ".c"}]
    faults = [fault for file in files for fault in faults_of(file)]
    print("\n".join(faults) if faults else f"arrows: {len(files)} files, all run one way")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
