# SPDX-License-Identifier: GPL-2.0-only
"""Any concurrent.futures executor gives the bits that one process gives."""

import concurrent.futures
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

    with Client(n_workers=2, threads_per_worker=THREADS, dashboard_address=None) as client:
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


THREADS_OF_ONE_PROCESS = SMALL + """
import concurrent.futures

for _ in range(5):
    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        print(truyvet.sweep(small(), VARY, executor=executor).digest())
"""


def test_threads(alone, tmp_path):
    """In a process of its own, which a race would end or hang."""
    done = subprocess.run([sys.executable, "-c", THREADS_OF_ONE_PROCESS], capture_output=True,
                          text=True, timeout=300, cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [alone] * 5


def test_threads_that_share_nothing(space):
    """Two experiments at once, each of its own people."""
    def run(seed):
        return truyvet.run(space["small"](), seed=seed).digest()

    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        together = list(executor.map(run, [1, 2]))
    assert together == [run(1), run(2)]


def test_more_threads_than_any_machine_has(space):
    with pytest.raises(ValueError, match="100000 is more than 1024"):
        truyvet.run(space["small"](), threads=100_000)


@pytest.mark.parametrize("threads", [1, 2])
def test_dask(alone, tmp_path, threads):
    if importlib.util.find_spec("distributed") is None:
        pytest.skip("python3-distributed is not installed")
    script = tmp_path / "spread.py"
    script.write_text(DASK.replace("THREADS", str(threads)))
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=300,
                          cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == alone
