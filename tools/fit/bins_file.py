# SPDX-License-Identifier: GPL-2.0-only
"""The fit's bins as a small file: what was measured beside what the model says. Python's plots read it."""
import numpy as np
import report

HEADER = """\
# SPDX-License-Identifier: GPL-2.0-only
# Experiment 05 of DP-3T (github.com/DP-3T/bt-measurements) by distance, beside the radio fitted to it (docs/radio.md).
# Made by tools/fit/fit_radio.py --bins: do not edit. scan: short = half a second, long = the first 4 s of a long scan.
# p_heard: share of the scans that heard the other phone; rssi_dbm: mean level of those; *_model: what the fit says.
scene,held_back,scan,from_m,to_m,scans,p_heard,p_heard_model,rssi_dbm,rssi_model_dbm
"""


def _rows(fit, scenes, held_back, scan):
    every = dict(scenes, all=np.concatenate(list(scenes.values())))
    for scene, scans in every.items():
        for lo, hi, n, p, q, r, s in report.bins(fit, scans):
            name = scene.split("-")[-1]
            yield f"{name},{held_back},{scan},{lo},{hi},{n},{p:.3f},{q:.3f},{r:.1f},{s:.1f}\n"


def write(fit, scans, long_scans, test, path):
    text = HEADER
    for held_back in (0, 1):
        scenes = [s for s in scans if (s in test) == bool(held_back)]
        text += "".join(_rows(fit, {s: report.short(scans[s]) for s in scenes}, held_back, "short"))
        text += "".join(_rows(fit, {s: long_scans[s] for s in scenes}, held_back, "long"))
    path.write_text(text)
