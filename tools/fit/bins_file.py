#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""The bins that the fit prints, as the small file that truyvet.radio.fit() reads. Usage:

    bins_file.py docs/radio.md python/truyvet/radio_fit.csv

The first file holds fit_radio.py's tables of bins, data beside model, each under a line that says
which scenes and scans it is of ("Held back, ... half a second", "Fitted on, first 4 s ...").
"""
import pathlib
import re
import sys

HEADER = """\
# SPDX-License-Identifier: GPL-2.0-only
# Experiment 05 of DP-3T (github.com/DP-3T/bt-measurements) by distance, beside the radio fitted to it (docs/radio.md).
# Made by tools/fit/bins_file.py: do not edit. scan: short = half a second, long = the first 4 s of a long scan.
# p_heard: share of the scans that heard the other phone; rssi_dbm: mean level of those; *_model: what the fit says.
scene,held_back,scan,from_m,to_m,scans,p_heard,p_heard_model,rssi_dbm,rssi_model_dbm
"""
TITLE = re.compile(r"(held back|fitted on), .*(half a second|first 4 s)", re.IGNORECASE)
# scene, from, to, scans, P(heard), of the model, (off, of any scan), RSSI, of the model, (off)
ROW = re.compile(r"\| (\S+) \| (\d+)-(\d+) \| (\d+) \| (\S+) \| (\S+) \| \S+ \| \S+ \| (\S+) \| (\S+) \| \S+ \|")


def bins(text):
    """The rows of the file, fitted scenes first."""
    rows, table = [], None
    for line in text.splitlines():
        if title := TITLE.search(line):
            table = (int(title[1].lower() == "held back"), "long" if "4 s" in title[2] else "short")
        elif (row := ROW.match(line)) and table:
            scene, *numbers = row.groups()
            rows.append((*table, ",".join([scene.split("-")[-1], str(table[0]), table[1], *numbers])))
    rows.sort(key=lambda row: (row[0], row[1] == "long"))
    return [line for *_, line in rows]


def file_of(text):
    return HEADER + "".join(line + "\n" for line in bins(text))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    printed, out = map(pathlib.Path, sys.argv[1:])
    out.write_text(file_of(printed.read_text()))
