# SPDX-License-Identifier: GPL-2.0-only
"""What the compiler and linker were asked to give against memory errors stands in what they built."""
import os
import pathlib
import re
import shutil
import subprocess

import pytest

BUILD = pathlib.Path(os.environ["TRUYVET_BUILD"])
CACHE = (BUILD / "CMakeCache.txt").read_text()

if shutil.which("readelf") is None:
    pytest.skip("readelf (package binutils) is missing", allow_module_level=True)
if re.search(r"^TRUYVET_SANITIZE:\w+=.+", CACHE, re.M):
    pytest.skip("a build with sanitizers, which stand in for hardening", allow_module_level=True)


def built():
    """The program, the Python module and the library for C, as far as they are built."""
    module = list((BUILD / "python/truyvet").glob("_truyvet*.so"))
    library = list((BUILD / "models/matching").glob("libtruyvet_matching.so"))
    return [BUILD / "truyvet", *module, *library]


def readelf(what, file):
    return subprocess.run(["readelf", "-W", what, file], capture_output=True, text=True, check=True).stdout


def imported(file):
    return set(re.findall(r"\bUND +(\w+)", readelf("--dyn-syms", file)))


def is_optimised():
    return re.search(r"^CMAKE_BUILD_TYPE:\w+=(Release|RelWithDebInfo|MinSizeRel)$", CACHE, re.M) is not None


def faults(header, segments, dynamic, symbols):
    """What a file lacks of: position-independent code, symbols bound at the start and then read-only, a stack
    that is guarded and not executable."""
    found = []
    if not re.search(r"Type:\s+DYN", header):
        found.append("is not position-independent")
    if "GNU_RELRO" not in segments:
        found.append("has no RELRO")
    if not re.search(r"\(FLAGS\).*BIND_NOW|\(FLAGS_1\).*\bNOW\b", dynamic):
        found.append("binds symbols late")
    if not re.search(r"GNU_STACK.* RW +0x", segments):
        found.append("has an executable stack")
    if "__stack_chk_fail" not in symbols:
        found.append("has no stack protector")
    return found


def faults_of(file):
    return faults(readelf("-h", file), readelf("-l", file), readelf("-d", file), imported(file))


def test_what_is_built_is_hardened():
    assert {file.name: faults_of(file) for file in built()} == {file.name: [] for file in built()}
    assert len(built()) >= 2


def test_the_program_is_an_executable_that_may_lie_anywhere():
    assert re.search(r"\(FLAGS_1\).*\bPIE\b", readelf("-d", BUILD / "truyvet"))


@pytest.mark.skipif(not is_optimised(), reason="_FORTIFY_SOURCE needs optimisation")
def test_calls_of_the_c_library_are_checked():
    for file in built():
        if file.name != "libtruyvet_matching.so":  # it may make no such call
            assert any(name.endswith("_chk") and name != "__stack_chk_fail" for name in imported(file)), file


def test_a_program_without_is_found(tmp_path):
    source = tmp_path / "plain.c"
    source.write_text("int main(int n, char** a) { char b[64]; for (int i = 0; i < n; ++i) b[i] = *a[i]; return b[0]; }")
    plain = tmp_path / "plain"
    compiler = re.search(r"^CMAKE_C_COMPILER:\w+=(.+)$", CACHE, re.M).group(1)
    subprocess.run([compiler, "-fno-stack-protector", "-fno-pie", "-no-pie", "-Wl,-z,norelro,-z,lazy,-z,execstack",
                    source, "-o", plain], check=True)
    assert len(faults_of(plain)) == 5
