# SPDX-License-Identifier: GPL-2.0-only
"""Running experiments: here, on threads, or spread over any concurrent.futures executor."""

import os
import sys
import threading
import time

from truyvet import _truyvet
from truyvet.results import Results
from truyvet.scenario import Scenario, _rebuild


def run(scenario, *, seed=None, replicates=None, set=None, threads=0, executor=None, progress=None):
    """Simulates a scenario and returns its Results.

    `scenario`: a Scenario, or the path of a TOML file. `set`: further parameters by key. `threads`:
    0 = all processors. `executor`: a concurrent.futures executor (process pool, MPIPoolExecutor, a
    Dask client's executor) to spread the replicates over; the results are the same to the last bit.
    `progress`: True or False; by default where a notebook or a terminal shows it.

    Raises ValueError for what is wrong with the scenario. Ctrl-C (the notebook's stop button) ends
    it with KeyboardInterrupt and leaves the process as it was.
    """
    prepared = _prepared(scenario, {"experiment.seed": seed, "experiment.replicates": replicates}, set)
    native = _truyvet.Experiment(prepared)
    results = native.frame()
    have, wanted = 0, native.first_batch
    while wanted > have:  # once, unless experiment.half_width asks for more
        units = native.units_of(have, wanted)
        if executor is not None:
            parts = _spread(prepared, executor, threads, units)
        else:
            parts = _here(native, threads, units)
        with _Progress(len(units), progress) as shown:
            for part in parts:
                results.merge(part)
                shown.step()
        have, wanted = wanted, native.next_batch(results, wanted)
    _truyvet.describe_arms(results)
    return Results(results)


def sweep(scenario, vary, *, executor=None, **options):
    """run() over a grid: `vary` maps keys to lists of values, {"adoption.share": [0.1, 0.3]}.

    Every arm of the scenario is simulated once for every combination, with the same people, days
    and draws. Other options as in run().
    """
    if not isinstance(scenario, Scenario):
        scenario = Scenario(scenario)
    scenario = _rebuild(scenario._resolved().pack(), {})
    for key, values in vary.items():
        scenario.vary(key, values)
    return run(scenario, executor=executor, **options)


def calibrate(scenario, fit, *, data=None, samples=1024, set=None, **options):
    """What a count of cases leaves of what is not known: Results whose calibration() says it.

    `fit`: by key its prior, {"epidemic.risk_per_hour": "0.02:0.2:log"} (`experiment.priors` has the
    forms). `data`: a CSV of date,cases; by default the scenario's `epidemic.counted`. `samples`
    outbreaks are simulated, each with its own draw; other options as in run(). As
    `truyvet calibrate`: the same outbreaks, the same posterior.

    Raises ValueError for what is wrong with scenario, priors or count, and where the scenario has
    several arms: calibration is about the one world that was.
    """
    priors = [f"{key}={prior}" for key, prior in fit.items()]
    counted = None if data is None else os.fspath(data)
    settings = {"experiment.priors": priors, "experiment.replicates": samples, "experiment.detail": False,
                "epidemic.transmission": True, "epidemic.counted": counted, **(set or {})}  # fmt: skip
    prepared = _prepared(scenario, {}, settings)
    if len(prepared.arms) != 1:
        raise ValueError(f"the scenario has {len(prepared.arms)} arms; calibrate one with the world's settings alone")
    return run(scenario, set={**settings, "epidemic.give_up_above": _truyvet.give_up_above(prepared)}, **options)


def _prepared(scenario, given, more):
    if not isinstance(scenario, Scenario):
        scenario = Scenario(scenario)
    native = scenario._resolved()
    for key, value in {**given, **(more or {})}.items():
        if value is not None:
            native.set(key, value)
    # All faults that only show together.
    return native.again([], [])


def _here(experiment, threads, units):
    threads = threads or len(os.sched_getaffinity(0))
    for unit in units:
        yield _interruptible(lambda unit=unit: experiment.compute(unit, threads))


def _interruptible(work):
    """Runs C++ work on a thread of its own, so that Ctrl-C reaches the interpreter meanwhile."""
    outcome = {}

    def body():
        try:
            outcome["value"] = work()
        except BaseException as error:  # handed on to the caller below
            outcome["error"] = error

    _truyvet.clear_interrupt()
    thread = threading.Thread(target=body, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.05)
    except BaseException:
        _truyvet.request_interrupt()
        thread.join()
        raise
    finally:
        _truyvet.clear_interrupt()
    if "error" in outcome:
        raise outcome["error"]
    return outcome["value"]


def _spread(prepared, executor, threads, units):
    pack = prepared.pack()
    futures = [executor.submit(_unit, pack, unit, threads or 1) for unit in units]
    try:
        for future in futures:
            yield _truyvet.results_from_bytes(future.result())
    except BaseException:
        for future in futures:
            future.cancel()
        raise


_kept = {}
_keeping = threading.Lock()  # an executor's pieces may be threads of one process


def _unit(pack, unit, threads):
    """One piece, in a worker; the people made for the last scenario are kept there."""
    with _keeping:
        experiment = _kept.get(pack)
        if experiment is None:
            _kept.clear()
            experiment = _kept[pack] = _truyvet.Experiment(_truyvet.unpack_scenario(pack))
    return experiment.compute(unit, threads).to_bytes()


class _Progress:
    """A bar in a notebook or on a terminal."""

    def __init__(self, total, shown):
        self._total, self._done, self._start = total, 0, time.monotonic()
        self._handle = None
        notebook = "ipykernel" in sys.modules
        self._notebook = bool(notebook and shown is not False)
        self._terminal = not notebook and (sys.stderr.isatty() if shown is None else shown)

    def __enter__(self):
        self._show()
        return self

    def __exit__(self, *error):
        if self._terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        if self._handle is not None:
            self._handle.update(_Html(""))

    def step(self):
        self._done += 1
        self._show()

    def _show(self):
        spent = time.monotonic() - self._start
        left = spent / self._done * (self._total - self._done) if self._done else None
        text = f"replicates {self._done} of {self._total}" + (f", {left:.0f} s left" if left else "")
        if self._terminal:
            filled = 30 * self._done // max(1, self._total)
            print(f"\r\033[K[{'=' * filled:30}] {text}", end="", file=sys.stderr, flush=True)
        if self._notebook:
            from IPython.display import display

            page = _Html(f"<progress max={self._total} value={self._done}></progress> {text}")
            if self._handle is None:
                self._handle = display(page, display_id=True)
            else:
                self._handle.update(page)


class _Html:
    def __init__(self, html):
        self._html = html

    def _repr_html_(self):
        return self._html
