# SPDX-License-Identifier: GPL-2.0-only
"""Ways to find contacts: those the program knows, and your own.

    >>> import numpy as np, truyvet
    >>> @truyvet.channels.channel("loudspeaker", "the ward's loudspeaker names the case's school")
    ... def loudspeaker(case):
    ...     told = (case.setting == truyvet.channels.SCHOOL) & (case.uniform("listens") < 0.6)
    ...     return np.where(told, 12.0, np.nan)
    >>> s = truyvet.Scenario("scenarios/lao-cai-2021-channels.toml")
    >>> s.tracing.channels = ["bluezone", "manual", "loudspeaker"]
    >>> truyvet.run(s, replicates=2).summary()

The function gets a case (one F0 in one arm) and returns, for each of its candidates, the hours from
the F0's result until the channel has told them, NaN for those it does not find. Its arrays all have
one value for each candidate (everybody who shared a room, a wall or a venue with the F0):

`person` (number), `true_f1` (bool), `setting` (0 home .. 5 community), `shared_room` (bool), `met_h`
and `last_h` (begin of the first and end of the last time together, hours after the result, negative),
`smartphone`, `installed`, `active` (bool); `minutes_within(metres)` (minutes in one room at most so
far apart); `uniform(name)` (0..1, always the same for the same name, case and contact, so that runs
repeat and arms share their draws; never use numpy's own random numbers here). `f0` and `f0_active`
are the F0's number and whether its app was on.

Channels live in this process: register them before `truyvet.run`; other processes of an executor must
import the module that registers them.
"""

from truyvet import _truyvet

HOME, SCHOOL, WORK, MARKET, TRANSPORT, COMMUNITY = range(6)


def channel(name, summary=""):
    """Decorator that registers a function as the channel `name`.

    Registering the name again replaces the function. Raises ValueError for a name of the program's
    own. Errors of the function end the run with a RuntimeError that carries its traceback's text.
    """

    def register(find):
        _truyvet.register_channel(name, find, summary)
        return find

    return register


def names():
    """All channels, in the order of results: list of str."""
    return _truyvet.channel_names()
