# SPDX-License-Identifier: GPL-2.0-only
"""Builds the wheel for `pip install .` (PEP 517), with CMake and the standard library alone."""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def get_requires_for_build_wheel(config_settings=None):
    return []


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    version = re.search(r"project\(truyvet VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())[1]
    built = _built()
    files = {p.relative_to(built).as_posix(): p.read_bytes() for p in _package_files(built)}
    for figures in (ROOT / "scenarios" / "data").iterdir():
        files[f"truyvet/data/{figures.name}"] = figures.read_bytes()
    info = f"truyvet-{version}.dist-info"
    tag = f"cp3{sys.version_info.minor}-cp3{sys.version_info.minor}-{_platform()}"
    files[f"{info}/METADATA"] = _metadata(version).encode()
    files[f"{info}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: truyvet\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    )
    name = f"truyvet-{version}-{tag}.whl"
    _write(pathlib.Path(wheel_directory) / name, files, f"{info}/RECORD")
    return name


def _built():
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return ROOT / "build-pip" / "staging" / "lib" / python / "dist-packages"


def _package_files(built):
    build = ROOT / "build-pip"
    jobs = str(os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", len(os.sched_getaffinity(0))))
    for command in (
        ["-S", ROOT, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
         "-DTRUYVET_TESTS=OFF", f"-DPython_EXECUTABLE={sys.executable}"],
        ["--build", build, "--parallel", jobs, "--target", "_truyvet"],
        ["--install", build, "--component", "python", "--prefix", build / "staging", "--strip"],
    ):  # fmt: skip
        subprocess.run(["cmake", *map(str, command)], check=True)
    return sorted(p for p in built.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def _platform():
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")


def _metadata(version):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"Requires-Python: {project['requires-python']}",
        f"License: {project['license']['text']}",
        *(f"Requires-Dist: {d}" for d in project["dependencies"]),
    ]
    return "\n".join(lines) + "\n"


def _write(path, files, record):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        rows = []
        for name, content in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            rows.append(f"{name},sha256={digest},{len(content)}\n")
            wheel.writestr(name, content)
        wheel.writestr(record, "".join(rows) + f"{record},,\n")
