# SPDX-License-Identifier: GPL-2.0-only
import json
import math
import shutil
import subprocess
import sys
import time

import h5py
import numpy as np
import pandas as pd
import pytest

import truyvet


def test_import_is_light():
    code = (
        "import sys, truyvet; "
        "assert not {'numpy', 'pandas', 'matplotlib', 'truyvet._truyvet'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_arrays_are_views_not_copies(results):
    first = results.arrays("channels")["found"]
    second = results.arrays("channels")["found"]
    assert first.dtype == np.int64 and not first.flags.writeable
    assert first.__array_interface__["data"][0] == second.__array_interface__["data"][0]
    assert not first.flags.owndata


def test_arrays_outlive_the_results(results_file):
    array = truyvet.load(results_file).arrays("channels")["true_f1"]
    assert array.sum() > 0


def test_tables_are_what_h5py_reads(results, results_file):
    with h5py.File(results_file) as file:
        for name, group in file["tables"].items():
            for column in group.attrs["columns"]:
                assert np.array_equal(results.arrays(name)[column], group[column])


def test_numbers_reach_the_table_without_copies(results):
    frame = results.tables["channels"]
    assert list(frame.columns[:3]) == ["arm", "replicate", "channel"]
    assert set(frame["channel"]) == {"bluezone", "bluezone-phone"}
    assert np.shares_memory(frame["found"].to_numpy(), results.arrays("channels")["found"])
    assert results.tables["channels"] is frame


def test_summary_is_the_programs(results, results_file, program):
    printed = json.loads(program("summary", results_file, "--json").stdout)
    assert results.summary_dict() == printed
    frame = results.summary()
    arm = printed["arms"][1]
    row = frame.loc[(arm["name"], "bluezone")]
    assert row["recall", "mean"] == arm["channels"]["bluezone"]["recall"]["mean"]
    assert math.isnan(frame.loc[("curve 0 %", "bluezone")]["precision", "mean"])


def test_estimates_are_the_formula_on_the_counts(results):
    from scipy import special, stats

    frame = results.tables["channels"]
    rows = frame[(frame.arm == "30 % of people") & (frame.channel == "bluezone")]
    x, y, n = rows.true_f1.to_numpy(), rows.found.to_numpy(), len(rows)
    mean = y.sum() / x.sum()
    se = math.sqrt(n / (n - 1) * ((y - mean * x) ** 2).sum()) / x.sum()
    estimate = results.summary().loc[("30 % of people", "bluezone"), "recall"]
    assert estimate["mean"] == pytest.approx(mean, rel=1e-14)
    # An interval of a share is symmetric in its logit (docs/results-format.md).
    half = stats.t.ppf(0.975, n - 1) * se / (mean * (1 - mean))
    for end, sign in (("lo", -1), ("hi", 1)):
        assert special.logit(estimate[end]) - special.logit(mean) == pytest.approx(sign * half, rel=1e-9)


def test_compare_pairs_replicates(results):
    table = results.compare(["30 % of people", "50 % of smartphones"], baseline="as observed")
    summary = results.summary().xs("bluezone", level="channel")["recall"]
    expected = summary.loc["30 % of people", "mean"] - summary.loc["as observed", "mean"]
    assert table.loc["30 % of people", "mean"] == pytest.approx(expected)
    with pytest.raises(ValueError, match="no arm 'none'"):
        results.compare("none")
    with pytest.raises(ValueError, match="no measure"):
        results.compare(measure="recal")


def test_waterfall_never_rises_and_ends_at_recall(results):
    shares = results.waterfall()["mean"].unstack("step")[list(truyvet.results.WATERFALL_STEPS)]
    assert (shares.diff(axis=1).iloc[:, 1:] <= 0).all().all()
    recall = results.summary().xs("bluezone", level="channel")["recall", "mean"]
    assert np.allclose(shares["notified"].loc[recall.index], recall)


def test_arms_table(results):
    arms = results.arms
    assert arms.loc["30 % of people", "share_people"] == 0.3
    assert arms.loc["as observed", "adoption.of"] == "people"


def test_digest_survives_saving(results, tmp_path, program):
    results.save(tmp_path / "copy.h5")
    assert truyvet.load(tmp_path / "copy.h5").digest() == results.digest()
    assert program("digest", tmp_path / "copy.h5").stdout.strip() == results.digest()


@pytest.mark.parametrize("spoil", ["absent", "text", "cut", "newer", "folder"])
def test_bad_files_are_value_errors_in_the_programs_words(spoil, results_file, tmp_path, program):
    path = tmp_path / "bad.h5"
    if spoil == "text":
        path.write_text("persons,730420\n")
    elif spoil == "cut":
        path.write_bytes(results_file.read_bytes()[:30000])
    elif spoil == "newer":
        shutil.copy(results_file, path)
        with h5py.File(path, "r+") as file:
            file.attrs["version"] = "2.0"
    elif spoil == "folder":
        path.mkdir()
    with pytest.raises(ValueError) as raised:
        truyvet.load(path)
    printed = program("summary", path)
    assert printed.returncode == 2
    assert printed.stderr.strip() == str(raised.value)
    assert "\n" not in str(raised.value)
    assert truyvet.load(results_file).replicates == 20


def test_wrong_types_and_names_leave_the_process_usable(results):
    for wrong in (None, 5, object()):
        with pytest.raises(TypeError):
            truyvet.load(wrong)
    with pytest.raises(KeyError, match="no table"):
        results.tables["nonsense"]
    with pytest.raises(AttributeError):
        results.nonsense
    with pytest.raises(AttributeError):
        truyvet.nonsense
    assert "channels" in results.tables and len(results.tables) == 3


def test_large_table_loads_within_a_second(make_results):
    path = make_results(358)  # 28 arms: 10,024 replicates
    start = time.process_time()
    results = truyvet.load(path)
    rows = len(results.tables["channels"])
    seconds = time.process_time() - start
    print(f"{rows} rows in {seconds:.3f} s of CPU")
    assert rows == 28 * 358 * 2
    assert seconds < 1


def test_a_table_can_be_read_though_the_file_is_gone(results_file, tmp_path):
    path = shutil.copy(results_file, tmp_path / "run.h5")
    results = truyvet.load(path)
    path.unlink()
    assert list(results.tables) == ["channels", "settings", "waterfall"]
    assert results.digest() == truyvet.load(results_file).digest()


def test_import_takes_less_than_a_third_of_a_second():
    code = "import time; t = time.process_time(); import truyvet; print(time.process_time() - t)"
    seconds = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(seconds) < 0.3
