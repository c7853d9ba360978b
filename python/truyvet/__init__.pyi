# SPDX-License-Identifier: GPL-2.0-only
"""For editors and type checkers: what `truyvet` loads when it is first used."""

from truyvet import case as case
from truyvet import channels as channels
from truyvet import contacts as contacts
from truyvet import experiment as experiment
from truyvet import matching as matching
from truyvet import plots as plots
from truyvet import population as population
from truyvet import radio as radio
from truyvet import results as results
from truyvet import scenario as scenario
from truyvet.experiment import calibrate as calibrate
from truyvet.experiment import run as run
from truyvet.experiment import sweep as sweep
from truyvet.results import Results as Results
from truyvet.results import load as load
from truyvet.scenario import Scenario as Scenario
from truyvet.scenario import parameters as parameters
