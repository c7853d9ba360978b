# SPDX-License-Identifier: GPL-2.0-only
"""What an analyst at a province types, in Vietnamese as in English, and what comes back."""
import csv
import io
import json
import os
import subprocess
import xml.etree.ElementTree
import zipfile

import pytest
from conftest import PROGRAM, truyvet

COUNTS = """huyện;cài đặt;ngày
TP Lào Cai;30.117;17/5/2021
Sapa;9.000;17/5/2021
Bảo Thắng;20.000;17/5/2021
Bảo Yên;11.200;17/5/2021
Bắc Hà;8.000;17/5/2021
Bát Xát;10.000;17/5/2021
Mường Khương;7.000;17/5/2021
Si Ma Cai;5.000;17/5/2021
Văn Bàn;13.000;17/5/2021
Tổng;113.317;
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    file = folder / "small.toml"
    file.write_text("""
name = "small"
name_vi = "thử"
[population]
provinces = ["Lào Cai"]
people = 5000
[cases]
per_replicate = 10
date = 2021-05-17
[tracing]
channels = ["bluezone", "manual", "qr"]
[experiment]
replicates = 3
[[experiment.arm]]
name = "now"
name_vi = "hiện nay"
set = { "adoption.share" = "15,5 %" }
[[experiment.arm]]
name = "half of the phones"
set = { "adoption.share" = 0.5, "adoption.of" = "smartphone_subscriptions" }
""")
    done = truyvet("run", file, "-o", folder / "out", "--lang", "vi", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "out" / "run.h5"


def refused(done, *texts):
    assert done.returncode == 2, done.stdout
    for text in texts:
        assert text in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_numbers_of_two_readings_are_refused(results):
    refused(truyvet("plan", results, "--more", "105.809"), "can be 105809 or 105.809", "105809")
    refused(truyvet("plan", results, "--more", "many"), "'many' is not a number")
    assert truyvet("plan", results, "--more", "200").returncode == 0
    refused(truyvet("plan", results, "--recall", "0,O2"), "is not a number")


def test_plan_takes_vietnamese_shares(results):
    vi = truyvet("plan", results, "--recall", "0,001", "--json")
    en = truyvet("plan", results, "--recall", "0.1%", "--json")
    assert vi.returncode == 0, vi.stderr
    assert vi.stdout == en.stdout


def test_provinces_by_name():
    everything = json.loads(truyvet("provinces", "--json").stdout)
    assert len(everything) == 63
    assert sum(p["people"] for p in everything) == 96208984
    for name, slug in (("TP HCM", "ho-chi-minh"), ("Thừa Thiên Huế", "thua-thien-hue"),
                       ("La\u0300o Cai", "lao-cai")):
        (one,) = json.loads(truyvet("provinces", name, "--json").stdout)
        assert one["slug"] == slug
        assert one["districts"]
    assert "113317" in truyvet("provinces", "lao-cai").stdout
    refused(truyvet("provinces", "Luang Prabang"), "there is no province 'Luang Prabang' (truyvet provinces")


def test_explain_finds_what_deals_with_a_word():
    by_word = truyvet("explain", "quarantine", "--json")
    assert by_word.returncode == 0, by_word.stderr
    found = json.loads(by_word.stdout)
    assert len(found) >= 2
    for p in found:
        assert "quarantine" in (p["key"] + p["summary"]).lower()
    assert truyvet("explain", "cách ly", "--json").stdout == by_word.stdout
    (share,) = json.loads(truyvet("explain", "adoption.share", "--json").stdout)
    assert isinstance(share["default"], float)
    assert (share["min"], share["max"]) == (0, 1)
    (of,) = json.loads(truyvet("explain", "adoption.of", "--json").stdout)
    assert "people" in of["choices"]
    refused(truyvet("explain", "xyzzy"), "is not a parameter")


def test_language_of_the_report(results, tmp_path):
    assert '<html lang="vi">' in (results.parent / "report.html").read_text()
    for locale, language in (("vi_VN.UTF-8", "vi"), ("en_US.UTF-8", "en")):
        page = tmp_path / f"{language}.html"
        done = subprocess.run([PROGRAM, "report", results, "-o", page],
                              env={**os.environ, "LC_ALL": locale}, check=False)
        assert done.returncode == 0
        assert f'<html lang="{language}">' in page.read_text()
    refused(truyvet("report", results, "-o", page), "exists already", "--force")
    refused(truyvet("report", results, "--lang", "fr", "-o", tmp_path / "x.html"), "give vi or en")
    assert "hiện nay" in page.read_text()


def test_csv_holds_every_estimate_of_json(results):
    rows = list(csv.DictReader(io.StringIO(truyvet("summary", results, "--csv").stdout)))
    summary = json.loads(truyvet("summary", results, "--json").stdout)

    def count(json_):
        if isinstance(json_, dict):
            return 1 if "mean" in json_ else sum(map(count, json_.values()))
        return sum(map(count, json_)) if isinstance(json_, list) else 0

    assert len(rows) == count(summary)
    measures = {r["measure"] for r in rows}
    for measure in ("calls", "tests", "quarantined_others", "hours_to_notice", "found_alone"):
        assert measure in measures
    assert any(m.startswith("overlap: ") for m in measures)
    assert "qr" in truyvet("summary", results).stdout


def test_the_form_as_a_word_file(results, tmp_path):
    file = tmp_path / "bao-cao.docx"
    done = truyvet("report", results, "--form", "bao-cao", "--arm", "half of the phones", "-o", file)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(file) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            xml.etree.ElementTree.fromstring(parts.read(name))  # noqa: S314 our own
        text = "".join(xml.etree.ElementTree.fromstring(parts.read("word/document.xml")).itertext())
        header = parts.read("word/header1.xml").decode()
    assert "GIẢ ĐỊNH" in header
    form, annex = text.split("PHỤ LỤC: ")
    assert "Số lượt cài đặt ứng dụng Bluezone: 113.317." in form
    assert "Giả định: half of the phones" in annex
    assert "SỞ THÔNG TIN VÀ TRUYỀN THÔNG" in form
    refused(truyvet("report", results, "--form", "bao-cao", "--lang", "en"), "the form is Vietnamese")
    refused(truyvet("report", results, "--form", "bao-cao", "-o", tmp_path / "x.pdf"),
            ".html, .docx or .txt")


def test_the_form_takes_the_districts_own_counts(results, tmp_path):
    (tmp_path / "huyen.csv").write_text(COUNTS)
    done = truyvet("report", results, "--form", "bao-cao", "--counts", tmp_path / "huyen.csv")
    assert done.returncode == 0, done.stderr
    form = done.stdout.split("PHỤ LỤC: ")[0]
    assert "113.317" in form and "19.709" in form and "10.709" in form  # 30 % of Sa Pa, missing


def test_a_plan_is_what_its_campaigns_play(tmp_path):
    """The mix, written as campaigns, played person by person, ends where the plan says."""
    file = tmp_path / "x.toml"
    file.write_text('name = "x"\n[population]\nprovinces = ["lao-cai"]\n[cases]\ndate = 2021-07-31\n')
    done = truyvet("plan", file, "--target", "30 % dân số", "--from", "2021-05-17", "--by", "2021-07-31", "--json")
    assert done.returncode == 0, done.stderr
    plan = json.loads(done.stdout)
    assert plan["reached"]
    assert plan["target_installs"] == pytest.approx(219126, abs=1)
    assert plan["installs"]["mean"] == pytest.approx(plan["target_installs"], abs=1)
    assert sum(m["installs"] for m in plan["means"]) == pytest.approx(
        plan["installs"]["mean"] - plan["installs_now"])
    assert sum(d["planned"] for d in plan["districts"]) == pytest.approx(plan["installs"]["mean"])
    assert plan["growth"][-1]["installs"] == pytest.approx(plan["installs"]["mean"], rel=1e-6)
    # All but one of the means in full, so that whole days say it.
    campaigns = json.dumps([
        f"{m['means']} {m['from']}..2021-07-31 budget={m['cost_vnd']:.0f}"
        + ("" if m["audience"] == "everyone" else f" to {m['audience']}") for m in plan["means"]])
    played = truyvet("adoption", file, "--set", f"adoption.campaigns={campaigns}",
                     "--set", "adoption.observed.date=2021-05-17", "--json")
    assert played.returncode == 0, played.stderr
    installed = json.loads(played.stdout)["arms"][0]["installed"]
    # Some 100,000 of 230,000 are convinced: a standard error of 240; 4.5 of them.
    assert installed == pytest.approx(plan["installs"]["mean"], abs=4.5 * 240)


def test_a_plan_from_the_districts_counts_within_a_budget(tmp_path):
    (tmp_path / "huyen.csv").write_text(COUNTS)
    file = tmp_path / "x.toml"
    file.write_text('name = "x"\n[population]\nprovinces = ["Lào Cai"]\n')
    command = ["plan", file, "--target", "30 % people", "--by", "2021-07-31", "--counts", tmp_path / "huyen.csv"]
    free = json.loads(truyvet(*command, "--json").stdout)
    assert free["installs_now"] == pytest.approx(113317, abs=1)
    assert {d["name"]: round(d["installs"]) for d in free["districts"]}["Sa Pa"] == 9000
    poor = json.loads(truyvet(*command, "--budget", "20 triệu", "--json").stdout)
    assert poor["cost_vnd"] <= 20e6 * (1 + 1e-9)
    assert not poor["reached"] and poor["shortfall"] > 0
    assert poor["installs"]["mean"] < free["installs"]["mean"]
    text = truyvet(*command, "--budget", "20 triệu").stdout
    assert "no mix within the budget gets there" in text
    refused(truyvet("plan", file, "--target", "30 % of cats", "--by", "2021-07-31"), "is not a target")
    refused(truyvet("plan", file, "--target", "30 % people"), "give --by")
    refused(truyvet(*command, "--budget", "1.000"), "can be 1000 or 1.000")
    refused(truyvet(*command[:-2], "--from", "2021-08-01"), "is not after")


def test_a_history_that_cannot_be_read_clears_nobody(tmp_path):
    history = tmp_path / "history.tsv"
    history.write_text("contact,own,time\n1,2,3\n")
    keys = tmp_path / "keys.json"
    keys.write_text('{"data":[{"daily_key":"' + "4c" * 32 + '","time_start":1596844800,"max":96,"time_end":1596931200}]}')
    done = truyvet("match", "--keys", keys, "--history", history, "--rule", "phone")
    assert done.returncode == 2
    assert "own ID, contact ID, RSSI and time with tabs between" in done.stderr
    assert "no close contact" not in done.stdout + done.stderr
    assert "own ID, contact ID," in truyvet("match", "--help").stdout
