# SPDX-License-Identifier: GPL-2.0-only
"""What the fit says: parameters, bins of data beside model, the fitted file, the plots."""
import dataclasses

import exp05
import likelihood
import numpy as np
from scipy.special import expit

BINS = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 8), (8, 12)]
FEW = 100  # scans below which a bin is not judged
# Parts of the slow spread that settings.hpp has from elsewhere.
CHANNEL_SD_DB = 3.2
BODY_LOSS_DB = 6.9
# settings.hpp's loss_1m_db, phone_gain_db.
LOSS_1M_DB = 40.2
PHONE_GAIN_DB = -12.6
# Mean level of experiment 05's mix of phones against an average phone: in an anechoic chamber
# (experiments 28, 29; Pixel 4 receiving, its own -4.2 dB taken out) they come 2.1 dB louder.
EXP05_PHONES_DB = 2.1


@dataclasses.dataclass
class Fit:
    values: dict
    errors: dict
    phones: np.ndarray
    tx: np.ndarray
    rx: np.ndarray
    sensitivity: np.ndarray
    models: dict

    @classmethod
    def of(cls, problem, x, se, models):
        values, tx, rx, sensitivity = problem.unpack(x)
        # Only sums are well determined: offsets are given about their means over the phones.
        values = dict(values, gain_db=values["gain_db"] + tx.mean() + rx.mean(),
                      sensitivity_dbm=values["sensitivity_dbm"] + sensitivity.mean())
        return cls(values, dict(zip(values, se)), problem.phones, tx - tx.mean(), rx - rx.mean(),
                   sensitivity - sensitivity.mean(), models)

    def offset(self, which, ids):
        at = np.minimum(np.searchsorted(self.phones, ids), len(self.phones) - 1)
        return np.where(self.phones[at] == ids, which[at], 0.0)

    def predict(self, scans):
        """P(heard) of each scan and the mean level of its packets if heard."""
        v = self.values
        mean = (-20.5 + v["gain_db"] - v["exponent"] * 10 * np.log10(np.maximum(scans[:, 3], 0.1))
                - v["pocket_db"] * scans[:, 8] + self.offset(self.tx, scans[:, 1])
                + self.offset(self.rx, scans[:, 0]))
        level = mean[:, None] + v["spread_db"] * likelihood.NODES
        threshold = (v["sensitivity_dbm"] + self.offset(self.sensitivity, scans[:, 0]))[:, None]
        heard = likelihood.HeardCurve(v["m"], v["width_db"], v["delivery"])
        fades = likelihood.fade_quantiles(v["m"])
        passed = expit((heard.grid[:, None] + fades) / v["width_db"]) + 1e-12
        gain = (passed * fades).sum(axis=1) / passed.sum(axis=1)
        none = (1 - heard(level - threshold)) ** exp05.PACKETS
        weight = np.exp(likelihood.LOG_WEIGHTS)
        p = ((1 - none) * weight).sum(axis=1)
        rssi = level + np.interp(level - threshold, heard.grid, gain)
        return p, ((1 - none) * weight * rssi).sum(axis=1) / p


def print_parameters(fit, used, total):
    print(f"fitted on {used} of {total} scans of pairs; standard errors clustered by pair\n")
    print("| parameter | value | standard error |\n|---|---|---|")
    for name, value in fit.values.items():
        print(f"| {name} | {value:.3f} | {fit.errors[name]:.3f} |")
    for name, offsets in (("tx", fit.tx), ("rx", fit.rx), ("sensitivity", fit.sensitivity)):
        print(f"| sd of phones' {name}, dB | {offsets.std(ddof=1):.2f} | |")


def bins(fit, scans):
    """Per distance bin: scans, P(heard) and RSSI of heard scans, data and model."""
    p, rssi = fit.predict(scans)
    heard = scans[:, 4] > 0
    level = np.full(len(scans), np.nan)
    level[heard] = np.nanmean(scans[heard, 5:8], axis=1)
    rows = []
    for lo, hi in BINS:
        b = (scans[:, 3] > lo) & (scans[:, 3] <= hi)
        if b.sum() >= FEW:
            rows.append((lo, hi, b.sum(), heard[b].mean(), p[b].mean(), level[b & heard].mean(),
                         np.average(rssi[b], weights=p[b])))
    return rows


def print_bins(fit, scenes, title):
    print(f"\n{title}\n\n| scene | m | scans | P(heard) data | model | off | RSSI data | model | off |"
          "\n|---|---|---|---|---|---|---|---|---|")
    every = dict(scenes, all=np.concatenate(list(scenes.values())))
    for scene, scans in every.items():
        for lo, hi, n, p, q, r, s in bins(fit, scans):
            print(f"| {scene} | {lo}-{hi} | {n} | {p:.3f} | {q:.3f} | {q - p:+.3f} "
                  f"| {r:.1f} | {s:.1f} | {s - r:+.1f} |")


def product_settings(fit):
    """The fitted values as settings.hpp has them."""
    v = fit.values
    place = np.sqrt(max(0.0, v["spread_db"] ** 2 - CHANNEL_SD_DB ** 2 - BODY_LOSS_DB ** 2 / 4))
    total = v["gain_db"] + LOSS_1M_DB + BODY_LOSS_DB  # mean body of both ends: half of each
    bare = (PHONE_GAIN_DB + EXP05_PHONES_DB - total) / 2
    # Half of the packets that noise alone can lose are lost 10.5 dB above the noise floor.
    return {"exponent": v["exponent"], "place_sd_db": place, "nakagami_m": v["m"],
            "delivery": v["delivery"], "noise_floor_dbm": v["sensitivity_dbm"] - 10.5,
            "sensitivity_sd_db": fit.sensitivity.std(ddof=1), "carry_bare_db": bare,
            "carry_pocket_db": bare + v["pocket_db"]}


def write(fit, path, train, test):
    lines = ["# SPDX-License-Identifier: GPL-2.0-only",
             "# Made by tools/fit/fit_radio.py from DP-3T's experiment 05: do not edit.",
             f"fitted_on = {train}", f"held_back = {test}", "", "[settings]",
             "# As models/radio/settings.hpp has them."]
    lines += [f"{k} = {v:.3f}" for k, v in product_settings(fit).items()]
    lines += ["", "[parameters] # of the likelihood: value, standard error"]
    lines += [f"{k} = [{v:.4f}, {fit.errors[k]:.4f}]" for k, v in fit.values.items()]
    lines += ["", "[models] # mean tx, rx and sensitivity offsets, dB, about the 20 phones' mean; how many"]
    for model in sorted(set(fit.models.values())):
        own = np.array([fit.models[int(p)] == model for p in fit.phones])
        if own.any():
            lines.append(f'"{model}" = [{fit.tx[own].mean():.1f}, {fit.rx[own].mean():.1f}, '
                         f"{fit.sensitivity[own].mean():.1f}, {own.sum()}]")
    path.write_text("\n".join(lines) + "\n")


def plot(fit, scans, train, test, folder):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    folder.mkdir(parents=True, exist_ok=True)
    figure, axes = plt.subplots(2, len(train + test), figsize=(16, 6.5), sharex=True, sharey="row")
    for column, scene in enumerate(train + test):
        rows = np.array(bins(fit, scans[scene]))
        middle = rows[:, :2].mean(axis=1)
        se = np.sqrt(rows[:, 3] * (1 - rows[:, 3]) / rows[:, 2])
        axes[0, column].errorbar(middle, rows[:, 3], yerr=2 * se, fmt="o", color="black", label="data")
        axes[0, column].plot(middle, rows[:, 4], color="#c33", label="model")
        axes[1, column].plot(middle, rows[:, 5], "o", color="black")
        axes[1, column].plot(middle, rows[:, 6], color="#c33")
        held = "held back" if scene in test else "fitted on"
        axes[0, column].set_title(f"{scene.split('-')[1]} ({held})", fontsize=11)
        axes[1, column].set_xlabel("distance, m")
    axes[0, 0].set_ylabel("P(heard in a scan)")
    axes[0, 0].set_ylim(0, 1)
    axes[1, 0].set_ylabel("RSSI of heard scans, dBm")
    axes[0, 0].legend(frameon=False)
    figure.tight_layout()
    figure.savefig(folder / "radio-fit.png", dpi=110)
