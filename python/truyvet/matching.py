# SPDX-License-Identifier: GPL-2.0-only
"""Bluezone's identifiers and both matching rules: the engine the simulator and `truyvet match` use.

Times are seconds since 1970, UTC; keys and identifiers are hexadecimal text.

    >>> chain = KeyChain(base_key="4C52...", base_day=1596844800)
    >>> chain.id(at=1596844800 + 23 * 900)
    'b9a665d754fe65e665d76a45'
"""

import os

from truyvet import _truyvet

from truyvet._truyvet import (
    AuthorityRule,
    ContactHistory,
    KeyChain,
    KeyPublication,
    match_authority,
    match_phone,
)


__all__ = [
    "AuthorityRule",
    "ContactHistory",
    "KeyChain",
    "KeyPublication",
    "match_authority",
    "match_phone",
    "read_history",
    "read_keys",
]


def read_keys(path):
    """The published keys of a KEYS.json file. Raises ValueError where it is none."""
    return _truyvet.read_keys(os.fspath(path))


def read_history(path):
    """A phone's history, TSV or SQLite: (ContactHistory, number of rows passed over)."""
    return _truyvet.read_history(os.fspath(path))
