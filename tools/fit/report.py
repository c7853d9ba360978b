# SPDX-License-Identifier: GPL-2.0-only
"""What the fit says: parameters, bins of data beside model, the fitted file, the plots."""
import dataclasses

import exp05
import likelihood
import numpy as np

LOOKS = 3  # levels that 4 s see: the level is another after about a second (exp05.level_change_db)
BINS = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 8), (8, 12)]
FEW = 100  # short scans below which a bin is not judged; a tenth of them for long ones
# A part of the slow spread that settings.hpp has from elsewhere.
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
    looks_sd_db: float

    @classmethod
    def of(cls, problem, x, se, models, looks_sd_db):
        values, tx, rx, sensitivity = problem.unpack(x)
        # Only sums are well determined: offsets are given about their means over the phones.
        values = dict(values, gain_db=values["gain_db"] + tx.mean() + rx.mean(),
                      sensitivity_dbm=values["sensitivity_dbm"] + sensitivity.mean())
        return cls(values, dict(zip(values, se)), problem.phones, tx - tx.mean(), rx - rx.mean(),
                   sensitivity - sensitivity.mean(), models, looks_sd_db)

    def offset(self, which, ids):
        at = np.minimum(np.searchsorted(self.phones, ids), len(self.phones) - 1)
        return np.where(self.phones[at] == ids, which[at], 0.0)

    def mean_level(self, scans, sender=exp05.SENDER, receiver=exp05.RECEIVER):
        v = self.values
        return (-20.5 + v["gain_db"]
                - v["exponent"] * 10 * np.log10(np.maximum(scans[:, exp05.DISTANCE], 0.1))
                - v["pocket_db"] * scans[:, exp05.POCKETS]
                + self.offset(self.tx, scans[:, sender]) + self.offset(self.rx, scans[:, receiver]))

    def threshold(self, scans, receiver=exp05.RECEIVER):
        return self.values["sensitivity_dbm"] + self.offset(self.sensitivity, scans[:, receiver])

    def selection(self, scans):
        back = (exp05.RECEIVER, exp05.SENDER)
        short = likelihood.Reception(self.values, False)
        return likelihood.Selection(
            scans, self.mean_level(scans) - self.threshold(scans),
            self.mean_level(scans, *back) - self.threshold(scans, exp05.SENDER),
            self.values["spread_db"], self.looks_sd_db, short, short)

    def predict(self, scans):
        """P(heard) of each scan, given that its distance is known, the same for any scan, and the mean
        level of its packets if heard. A short scan sees one level before fading, a long one LOOKS."""
        is_long = scans[0, exp05.LONG] > 0
        looks = LOOKS if is_long else 1
        nodes, weight = likelihood.NODES, np.exp(likelihood.LOG_WEIGHTS)
        selection = self.selection(scans)
        lasting = selection.lasting * nodes
        level = (self.mean_level(scans)[:, None, None] + lasting[:, None]
                 + self.looks_sd_db * likelihood.INNER)
        above = level - self.threshold(scans)[:, None, None]
        reception = likelihood.Reception(self.values, is_long)
        heard = reception.p_heard(above)
        none = (likelihood.none_heard(scans[:, exp05.OFFERED] / looks, heard)
                * likelihood.INNER_WEIGHTS).sum(axis=2) ** looks
        some = ((1 - none) * weight).sum(axis=1)
        known = ((1 - none * np.exp(selection.log_others_missed(lasting))) * weight).sum(axis=1)
        # Of a scan's heard packets every look has as many as it lets through.
        share = heard * likelihood.INNER_WEIGHTS
        rssi = (share * (level + reception.mean_gain(above))).sum(axis=2) / share.sum(axis=2)
        return some / known, some, ((1 - none) * weight * rssi).sum(axis=1) / some


def print_parameters(fit, used, total):
    print(f"fitted on {used} of {total} scans of pairs; standard errors clustered by pair\n")
    print("| parameter | value | standard error |\n|---|---|---|")
    for name, value in fit.values.items():
        print(f"| {name} | {value:.3f} | {fit.errors[name]:.3f} |")
    for name, offsets in (("tx", fit.tx), ("rx", fit.rx), ("sensitivity", fit.sensitivity)):
        print(f"| sd of phones' {name}, dB | {offsets.std(ddof=1):.2f} | |")


def bins(fit, scans):
    """Per distance bin, of scans of one kind: scans, P(heard) and RSSI of heard scans, data and model."""
    scans = scans[~np.isnan(scans[:, exp05.DISTANCE])]
    if len(scans) == 0:
        return []
    p, anywhere, rssi = fit.predict(scans)
    heard = scans[:, exp05.HEARD] > 0
    level = np.full(len(scans), np.nan)
    level[heard] = np.nanmean(scans[heard, exp05.LEVELS], axis=1)
    few = FEW / 10 if scans[0, exp05.LONG] else FEW
    rows = []
    for lo, hi in BINS:
        b = (scans[:, exp05.DISTANCE] > lo) & (scans[:, exp05.DISTANCE] <= hi)
        if b.sum() >= few and heard[b].any():
            rows.append((lo, hi, b.sum(), heard[b].mean(), p[b].mean(), level[b & heard].mean(),
                         np.average(rssi[b], weights=p[b]),
                         anywhere[b].mean()))
    return rows


def short(scans):
    return scans[scans[:, exp05.LONG] == 0]


def print_bins(fit, scenes, title):
    print(f"\n{title}\n\n| scene | m | scans | P(heard) data | model | off | any scan | RSSI data | model | off |"
          "\n|---|---|---|---|---|---|---|---|---|---|")
    every = dict(scenes, all=np.concatenate(list(scenes.values())))
    for scene, scans in every.items():
        for lo, hi, n, p, q, r, s, w in bins(fit, scans):
            print(f"| {scene} | {lo}-{hi} | {n} | {p:.3f} | {q:.3f} | {q - p:+.3f} | {w:.3f} "
                  f"| {r:.1f} | {s:.1f} | {s - r:+.1f} |")
        lost = scans[np.isnan(scans[:, exp05.DISTANCE])]
        if len(lost):
            print(f"| {scene} | unknown | {len(lost)} | {(lost[:, exp05.HEARD] > 0).mean():.3f} "
                  "| | | | | | |")


def product_settings(fit):
    """The fitted values as settings.hpp has them."""
    v = fit.values
    place = np.sqrt(max(0.0, v["spread_db"] ** 2 - fit.looks_sd_db ** 2 - BODY_LOSS_DB ** 2 / 4))
    total = v["gain_db"] + LOSS_1M_DB + BODY_LOSS_DB  # mean body of both ends: half of each
    bare = (PHONE_GAIN_DB + EXP05_PHONES_DB - total) / 2
    # Half of the packets that noise alone can lose are lost 10.5 dB above the noise floor.
    return {"exponent": v["exponent"], "place_sd_db": place, "channel_sd_db": fit.looks_sd_db, "nakagami_m": v["m"],
            # Bluezone and GAEN listen for seconds without a pause.
            "delivery": v["delivery_long"], "noise_floor_dbm": v["sensitivity_dbm"] - 10.5,
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


def _plot_bins(axes, rows):
    if not rows:
        return
    rows = np.array(rows)
    middle = rows[:, :2].mean(axis=1)
    se = np.sqrt(rows[:, 3] * (1 - rows[:, 3]) / rows[:, 2])
    axes[0].errorbar(middle, rows[:, 3], yerr=2 * se, fmt="o", color="black", label="data")
    axes[0].plot(middle, rows[:, 4], color="#c33", label="model")
    if len(axes) > 1:
        axes[1].plot(middle, rows[:, 5], "o", color="black")
        axes[1].plot(middle, rows[:, 6], color="#c33")


def plot(fit, scans, long_scans, test, folder):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    folder.mkdir(parents=True, exist_ok=True)
    figure, axes = plt.subplots(3, len(scans), figsize=(16, 9), sharex=True, sharey="row")
    for column, scene in enumerate(scans):
        _plot_bins(axes[:2, column], bins(fit, short(scans[scene])))
        _plot_bins(axes[2:, column], bins(fit, long_scans[scene]))
        held = "held back" if scene in test else "fitted on"
        axes[0, column].set_title(f"{scene.split('-')[1]} ({held})", fontsize=11)
        axes[2, column].set_xlabel("distance, m")
    axes[0, 0].set_ylabel("P(heard in half a second)")
    axes[1, 0].set_ylabel("RSSI of heard scans, dBm")
    axes[2, 0].set_ylabel("P(heard in 4 s)")
    axes[0, 0].set_ylim(0, 1)
    axes[2, 0].set_ylim(0, 1.05)
    axes[0, 0].legend(frameon=False)
    figure.tight_layout()
    figure.savefig(folder / "radio-fit.png", dpi=110)
