#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""The epidemic model beside what was observed elsewhere: runs scenarios/validation-epidemic.toml and writes the table
of results/epidemic-validation. Intervals are 95 %, Student's t over the populations.

    tools/epidemic_table.py --program build/truyvet [--out results/epidemic-validation/table.md]
"""
import argparse
import math
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np
import pandas as pd

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCENARIO = ROOT / "scenarios/validation-epidemic.toml"
DAY = 86_400_000
ARMS = ("free", "alpha", "delta", "interviews", "app 0 %", "app 18 %", "app 36 %", "app 54 %")
T_95 = {10: 2.262}  # Student's, by populations
HOME = 0  # kind of room


def table(file, name):
    return pd.DataFrame({column: data[:] for column, data in file[f"tables/{name}"].items()})


def interval(values, decimals=1, factor=1.0):
    """The mean over populations with its interval."""
    values = np.asarray([v for v in values if math.isfinite(v)]) * factor
    half = T_95[10] * values.std(ddof=1) / math.sqrt(len(values))
    return f"{values.mean():.{decimals}f} [{values.mean() - half:.{decimals}f}, {values.mean() + half:.{decimals}f}]"


class Outbreaks:
    """The transmission trees of one arm, one for each population."""

    def __init__(self, infections, days, links, households, start, length):
        self.trees = [tree.set_index("person") for _, tree in infections.groupby("replicate")]
        self.days = [of for _, of in days.groupby("replicate")]
        self.links = [of for _, of in links.groupby("replicate")]
        self.households = households
        #: Whoever infects all whom it will infect within the days that were played.
        self.last = start + (length - 15) * DAY
        self.early = start + 14 * DAY

    def each(self, of):
        return [of(number, tree) for number, tree in enumerate(self.trees)]

    def pairs(self, tree):
        """Infector and infectee, of infectors all of whose infectees are in."""
        local = tree[tree.infected_by >= 0]
        by = tree.loc[local.infected_by].set_index(local.index)
        return local.join(by, rsuffix="_by")[lambda p: p.infected_at_by < self.last]

    def generation_time(self):
        return self.each(lambda _, t: ((p := self.pairs(t)).infected_at - p.infected_at_by).mean() / DAY)

    def serial_interval(self):
        def of(_, tree):
            p = self.pairs(tree)
            p = p[(p.onset >= 0) & (p.onset_by >= 0)]
            return (p.onset - p.onset_by).mean() / DAY

        return self.each(of)

    def presymptomatic(self):
        """Of infections by people with symptoms, those before them."""

        def of(_, tree):
            p = self.pairs(tree)[lambda p: p.onset_by >= 0]
            return (p.infected_at < p.onset_by).mean()

        return self.each(of)

    def at_home(self):
        return self.each(lambda _, t: (t[t.infected_by >= 0].room == HOME).mean())

    def offspring(self, tree):
        early = tree[tree.infected_at < self.last]
        return tree.infected_by.value_counts().reindex(early.index, fill_value=0)

    def reproduction_number(self):
        return self.each(lambda _, t: self.offspring(t).mean())

    def dispersion(self):
        def of(_, tree):
            n = self.offspring(tree)
            return n.mean() ** 2 / (n.var() - n.mean())

        return self.each(of)

    def household_attack_rate(self):
        """Of those who live with the first case of a household, a case with symptoms, who catch it from it at home."""

        def of(number, tree):
            household = self.households[number]
            size = household.value_counts()
            of_case = household.loc[tree.index]
            first = tree.assign(household=of_case.values).sort_values("infected_at").drop_duplicates("household")
            # While few are infected: later, others have been infected elsewhere.
            first = first[(first.onset >= 0) & (first.infected_at < self.early)]
            others = size.loc[first.household].sum() - len(first)
            home = tree[(tree.room == HOME) & tree.infected_by.isin(first.index)]
            return len(home) / others

        return self.each(of)

    def in_quarantine(self):
        return [d.reported_in_quarantine.sum() / d.reported.sum() for d in self.days]

    def infected_of_quarantine(self):
        return [d.quarantined_infected.sum() / d.quarantined.sum() for d in self.days]

    def infections(self):
        return np.array([d.infections.sum() for d in self.days], dtype=float)


def households(number):
    """By population, who lives with whom."""
    sys.path.insert(0, str(ROOT / "build/python"))
    from truyvet import population

    return [population.make(SCENARIO, n).household for n in range(number)]


def load(path):
    with h5py.File(path) as file:
        tables = {name: table(file, name) for name in ("infections", "days", "links")}
    start = tables["infections"].infected_at.min() // DAY * DAY
    length = int(tables["days"].day.max()) + 1
    of = households(10)
    return {
        name: Outbreaks(*(tables[t][tables[t].arm == a] for t in ("infections", "days", "links")), of, start, length)
        for a, name in enumerate(ARMS)
    }


def rows(arms):
    free, interviews = arms["free"], arms["interviews"]
    fewer = {
        name: 100 * (arms[name].infections() / arms["app 0 %"].infections() - 1) for name in ARMS if "app" in name
    }
    yield "household secondary attack rate, Alpha, %", interval(
        arms["alpha"].household_attack_rate(), 1, 100), "36.4", "Madewell et al., meta-analysis"
    yield "the same, Delta, %", interval(
        arms["delta"].household_attack_rate(), 1, 100), "29.7", "the same; many contacts vaccinated"
    yield "infections at home, share, %", interval(free.at_home(), 1, 100), "40", "Ferretti et al. 2024, app contacts"
    yield "generation time without isolation, days", interval(
        free.generation_time()), "5.9 (5.2-7.0)", "Hart et al., UK 2020"
    yield "the same under interviews and isolation, days", interval(interviews.generation_time()), "-", "-"
    yield "serial interval without isolation, days", interval(free.serial_interval()), "-", "-"
    yield "serial interval under interviews and isolation, days", interval(
        interviews.serial_interval()), "3.24", "Vietnam 2020, under isolation"
    yield "presymptomatic share without isolation, %", interval(
        free.presymptomatic(), 1, 100), "45", "Ferretti et al. 2020"
    yield "the same under interviews and isolation, %", interval(
        interviews.presymptomatic(), 1, 100), "27.5 (15.7-40.0)", "Vietnam 2020"
    yield "dispersion k of offspring", interval(
        free.dispersion(), 2), "0.1-0.54", "Endo et al. (recalled) to Peak et al."
    yield "new cases already in quarantine, interviews, %", interval(
        interviews.in_quarantine(), 1, 100), "89 and 83", "Hải Dương 2021, 34 of 38 and 5 of 6"
    yield "person-days in quarantine that are of the infected, app on 36 %, %", interval(
        arms["app 36 %"].infected_of_quarantine(), 1, 100), "6.0", "England: of the notified, who were infected"
    for name, peer in (("app 18 %", "-2.8"), ("app 36 %", "-10.0"), ("app 54 %", "-19.1")):
        yield f"infections with {name} of people, none interviewed, %", interval(
            fewer[name]), peer, "OpenABM-Covid19, 100,000 people"
    yield "infections fewer for each point of use, app 36 %, %", interval(
        -fewer["app 36 %"] / 36, 2), "0.79-2.26", "England, modelled and matched"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", default=ROOT / "results/epidemic-validation/table.md", type=pathlib.Path)
    parser.add_argument("--run", type=pathlib.Path, help="a run.h5 that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = given.run or pathlib.Path(folder) / "out/run.h5"
        if not given.run:
            subprocess.run([given.program, "run", SCENARIO, "-o", run.parent], check=True)
        lines = ["| quantity | simulated | observed elsewhere | by whom |", "|---|---|---|---|"]
        lines += [f"| {' | '.join(row)} |" for row in rows(load(run))]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
