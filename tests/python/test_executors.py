# SPDX-License-Identifier: GPL-2.0-only
"""Any concurrent.futures executor gives the bits that one process gives."""

import importlib.util
import shutil
import subprocess
import sys

import pytest

import truyvet

SMALL = """
import truyvet

def small():
    scenario = truyvet.Scenario()
    scenario.name = "small"
    scenario.population.people = 3000
    scenario.cases.per_replicate = 5
    scenario.experiment.replicates = 3
    return scenario

VARY = {"adoption.share": [0.3, 0.6]}
"""

MPI = SMALL + """
if __name__ == "__main__":
    from mpi4py.futures import MPIPoolExecutor

    with MPIPoolExecutor() as executor:
        print(truyvet.sweep(small(), VARY, executor=executor).digest())
"""


DASK = SMALL + """
if __name__ == "__main__":
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        with client.get_executor() as executor:
            print(truyvet.sweep(small(), VARY, executor=executor).digest())
"""


@pytest.fixture(scope="module")
def space():
    names = {}
    exec(SMALL, names)
    return names


@pytest.fixture(scope="module")
def alone(space):
    return truyvet.sweep(space["small"](), space["VARY"]).digest()


def test_mpi4py(alone, tmp_path):
    # Importing mpi4py would start MPI here, and mpiexec refuses to run within an MPI process.
    if importlib.util.find_spec("mpi4py") is None:
        pytest.skip("python3-mpi4py is not installed")
    if not shutil.which("mpiexec"):
        pytest.skip("mpiexec is not installed (mpi-default-bin)")
    script = tmp_path / "spread.py"
    script.write_text(MPI)
    command = ["mpiexec", "--oversubscribe", "--allow-run-as-root", "-n", "3",
               sys.executable, "-m", "mpi4py.futures", script]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == alone


def test_dask(alone, tmp_path):
    if importlib.util.find_spec("distributed") is None:
        pytest.skip("python3-distributed is not installed")
    script = tmp_path / "spread.py"
    script.write_text(DASK)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=300,
                          cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == alone
