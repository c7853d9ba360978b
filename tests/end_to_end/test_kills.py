# SPDX-License-Identifier: GPL-2.0-only
"""kill -9, full disks, folders that cannot be written: said, the rest kept, resumable.
tools/kill_resume.py does the kills 200 times."""
import resource
import subprocess
import sys

from conftest import PROGRAM, SOURCE, truyvet
from test_run import digest, run


def test_ten_kills_with_jobs():
    done = subprocess.run([sys.executable, SOURCE / "tools" / "kill_resume.py", "--program", PROGRAM,
                           "--kills", "10", "--jobs", "2"],
                          capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "digest of an unbroken run" in done.stdout


def test_kills_in_the_middle_of_outbreaks(tmp_path):
    """Pieces of a run are whole outbreaks: one that was cut off is played again, from its first day."""
    scenario = tmp_path / "outbreaks.toml"
    scenario.write_text((SOURCE / "tests" / "digests" / "outbreak.toml").read_text(encoding="utf-8")
                        .replace("replicates = 2", "replicates = 6"))
    done = subprocess.run([sys.executable, SOURCE / "tools" / "kill_resume.py", "--program", PROGRAM,
                           "--kills", "6", "--jobs", "2", "--scenario", scenario],
                          capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "digest of an unbroken run" in done.stdout


def with_room(bytes_a_file, *arguments):
    """As a full disk would: no file may grow beyond so many bytes, and writing says so."""
    def limit():
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, bytes_a_file))

    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          timeout=300, check=False, preexec_fn=limit)


def test_a_full_disk_is_said_and_what_is_finished_kept(small, tmp_path):
    plain = run(small, tmp_path / "plain")
    out = tmp_path / "out"
    assert truyvet("run", small, "-o", out, "--shard", "1/2", "--quiet").returncode == 0
    kept = sorted(p.name for p in (out / "parts").glob("unit-*.h5"))
    room = max(p.stat().st_size for p in (out / "parts").glob("*.h5"))
    for jobs in ("1", "2"):
        done = with_room(room // 2, "run", small, "-o", out, "--resume", "--quiet", "--jobs", jobs)
        assert done.returncode == 1, done.stderr
        assert "could not be written" in done.stderr and "go on with --resume" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert sorted(p.name for p in (out / "parts").glob("unit-*.h5")) == kept
        assert not list((out / "parts").glob("*.tmp-*"))
    # Room for the parts, but not for the whole.
    done = with_room(room + 1000, "run", small, "-o", out, "--resume", "--quiet")
    assert done.returncode == 1 and "go on with --resume" in done.stderr
    assert not (out / "run.h5").exists()
    assert run(small, out, "--resume") == plain
