# SPDX-License-Identifier: GPL-2.0-only
"""The type stubs name exactly what the module has."""

import ast
import pathlib

import truyvet
from truyvet import _truyvet

STUB = pathlib.Path(truyvet.__file__).with_name("_truyvet.pyi")


def test_stub_and_module_agree():
    names, members = set(), {}
    for node in ast.parse(STUB.read_text()).body:
        if isinstance(node, ast.ClassDef):
            members[node.name] = {
                getattr(n, "name", None) or n.target.id for n in node.body if not isinstance(n, ast.Expr)
            }
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign):
            names.add(node.target.id)
    assert names == {n for n in dir(_truyvet) if not n.startswith("_")}
    for name, stubbed in members.items():
        real = {n for n in vars(getattr(_truyvet, name)) if n[:1] != "_" or n in ("__len__", "__init__")}
        assert stubbed | {"__init__"} == real | {"__init__"}, name
