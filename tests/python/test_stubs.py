# SPDX-License-Identifier: GPL-2.0-only
"""The type stubs name exactly what the module has, and each function's parameters."""

import ast
import pathlib
import re

import truyvet
from truyvet import _truyvet

STUB = pathlib.Path(truyvet.__file__).with_name("_truyvet.pyi")
TREE = ast.parse(STUB.read_text())


def test_stub_and_module_agree():
    names, members = set(), {}
    for node in TREE.body:
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


def functions(body, owner):
    """(name, function, its stub) of all that is called, within classes too."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from functions(node.body, getattr(owner, node.name))
        elif isinstance(node, ast.FunctionDef) and not node.decorator_list:
            yield f"{getattr(owner, '__name__', '')}.{node.name}", getattr(owner, node.name), node


def test_parameters_have_the_names_of_the_module():
    checked = 0
    for name, function, stub in functions(TREE.body, _truyvet):
        # pybind11 writes the signature as the docstring's first line: "load(path: str) -> Results".
        signature = re.match(r"\w+\((.*)\) -> ", function.__doc__ or "")
        if signature is None:
            continue
        real = [p for p in re.findall(r"(?:^|, )(\w+): ", signature[1]) if p not in ("self", "arg0")]
        assert [a.arg for a in stub.args.args if a.arg != "self"] == real, name
        checked += 1
    assert checked > 20


def test_the_packages_stub_names_what_it_loads():
    stub = ast.parse(pathlib.Path(truyvet.__file__).with_suffix(".pyi").read_text())
    named = {
        (node.module, alias.asname)
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {name for _, name in named} == set(truyvet.__all__)
    for module, name in named:
        if module != "truyvet":
            assert getattr(truyvet, name).__module__ == module
