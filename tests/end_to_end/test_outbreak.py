# SPDX-License-Identifier: GPL-2.0-only
"""Outbreaks on the clock: the same bits however the work is spread, nobody infects where it cannot be, a tool
that nobody has changes nothing, and every fault of a scenario is named."""
import json

import h5py
import pytest
from conftest import truyvet

OUTBREAK = """
name = "a small outbreak"
[population]
provinces = ["lao-cai"]
people = 4000
[epidemic]
transmission = true
start = 2021-05-01
days = 24
initial_infected = 12
risk_per_hour = 0.25
[experiment]
replicates = 2
detail = true
[[experiment.arm]]
name = "app that nobody has"
set = { "tracing.channels" = ["bluezone"], "adoption.share" = 0.0, "adoption.of" = "people" }
[[experiment.arm]]
name = "interviews in which nobody is named"
set = { "tracing.channels" = ["manual"], NOBODY }
[[experiment.arm]]
name = "interviews"
set = { "tracing.channels" = ["manual"] }
[[experiment.arm]]
name = "app on all phones"
set = { "tracing.channels" = ["bluezone"], "adoption.share" = 0.6, "adoption.of" = "people", "adoption.active_share" = 1.0 }
"""
SETTINGS = ("home", "school", "work", "market", "transport", "community")
NOBODY = ", ".join([f'"tracing.manual.named.{s}" = 0.0' for s in SETTINGS] + ['"tracing.manual.others_named" = 0.0'])


@pytest.fixture(scope="module")
def outbreak(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outbreak")
    file = folder / "outbreak.toml"
    file.write_text(OUTBREAK.replace("NOBODY", NOBODY))
    done = truyvet("run", file, "-o", folder / "out", "--threads", 2, "--quiet")
    assert done.returncode == 0, done.stderr
    return file, folder / "out" / "run.h5"


def table(file, name):
    with h5py.File(file) as h5:
        return {column: data[:] for column, data in h5[f"tables/{name}"].items()}


def digest(file):
    done = truyvet("digest", file)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[0]


@pytest.mark.parametrize("how", (["--threads", 1], ["--threads", 3], ["--jobs", 2]))
def test_same_digest_for_any_threads_and_jobs(outbreak, tmp_path, how):
    scenario, file = outbreak
    done = truyvet("run", scenario, "-o", tmp_path / "out", "--quiet", *how)
    assert done.returncode == 0, done.stderr
    assert digest(tmp_path / "out" / "run.h5") == digest(file)


def days_of(days, arm):
    mine = days["arm"] == arm
    return {name: column[mine].tolist() for name, column in days.items() if name != "arm"}


def test_a_tool_that_finds_nobody_changes_nothing(outbreak):
    days = table(outbreak[1], "days")
    assert days_of(days, 0) == days_of(days, 1)
    assert days_of(days, 2) != days_of(days, 1)


def test_quarantine_and_isolation_stop_spread(outbreak):
    """Whoever is confirmed is away from then on; whom a call told is away until its quarantine ends or longer."""
    rows = table(outbreak[1], "infections")
    people = list(zip(rows["arm"], rows["replicate"], rows["person"]))
    assert len(set(people)) == len(people), "infected twice"
    known = {who: i for i, who in enumerate(people)}
    infected_by_others = 0
    for i, by in enumerate(rows["infected_by"]):
        if by < 0:
            continue
        infected_by_others += 1
        source = known[(rows["arm"][i], rows["replicate"][i], by)]
        when = rows["infected_at"][i]
        assert rows["infected_at"][source] + 86400e3 <= when, "infected before a day had passed"
        assert rows["reported"][source] < 0 or when <= rows["reported"][source], "a confirmed case infected somebody"
        told = rows["quarantined"][source]
        assert told < 0 or not told <= when < told + 86400e3, "somebody infected in quarantine"
    assert infected_by_others > 100


def test_tracing_averts_and_is_counted_apart(outbreak):
    done = truyvet("summary", outbreak[1], "--json")
    assert done.returncode == 0, done.stderr
    arms = json.loads(done.stdout)["arms"]
    for arm in arms:
        for key in ("infections", "attack_rate", "reproduction_number", "quarantine_person_days", "averted"):
            assert set(arm["epidemic"][key]) >= {"mean", "lo", "hi"}
    nobody, _, interviews, app = (a["epidemic"] for a in arms)
    assert nobody["quarantine_person_days"]["mean"] == 0
    assert interviews["averted"]["mean"] == pytest.approx(
        nobody["infections"]["mean"] - interviews["infections"]["mean"])
    assert interviews["quarantine_person_days"]["mean"] > app["quarantine_person_days"]["mean"] > 0
    days = table(outbreak[1], "days")
    assert interviews["infections"]["mean"] == days["infections"][days["arm"] == 2].sum() / 2
    people = truyvet("summary", outbreak[1]).stdout
    assert "outbreaks (simulated)" in people


def test_every_fault_of_an_outbreak_is_named(outbreak, tmp_path):
    text = outbreak[0].read_text().replace("risk_per_hour = 0.25", """risk_per_hour = 0.25
closures = ["shcools 2021-05-03", "market in Nowhere 2021-05-03", "market 2022-05-03", "market"]
[epidemic.imports]
seeds = ["3 pupils in Nowhere 2021-05-02"]
[epidemic.testing]
seek_mild = 1.5
[epidemic.compliance]
home = -0.1""")
    file = tmp_path / "faulty.toml"
    file.write_text(text)
    done = truyvet("check", file)
    assert done.returncode == 2
    for part in ("epidemic.testing.seek_mild = 1.5", "epidemic.compliance.home = -0.1"):
        assert part in done.stderr
    file.write_text(text.replace("seek_mild = 1.5", "").replace("home = -0.1", ""))
    done = truyvet("check", file)
    assert done.returncode == 2
    for part in ("shcools", "did you mean schools", "market in Nowhere", "outside the 24 days", "WHAT [in DISTRICT]",
                 "3 pupils in Nowhere"):
        assert part in done.stderr, done.stderr


def play(outbreak, folder, *settings):
    options = [part for setting in settings for part in ("--set", setting)]
    done = truyvet("run", outbreak[0], "-o", folder, "--threads", 2, "--quiet", *options)
    assert done.returncode == 0, done.stderr
    return folder / "run.h5"


def total(days, column, arm):
    return days[column][days["arm"] == arm].sum()


def test_tables_are_the_trees_counts(outbreak):
    tree, days = table(outbreak[1], "infections"), table(outbreak[1], "days")
    by, offspring = table(outbreak[1], "infected_by"), table(outbreak[1], "offspring")
    for arm in range(4):
        mine = tree["arm"] == arm
        assert total(days, "infections", arm) == mine.sum()
        assert total(days, "imported", arm) == (tree["infected_by"][mine] < 0).sum()
        assert total(days, "reported", arm) == (tree["reported"][mine] >= 0).sum()
        for partition, column in ((2, tree["age"][mine] // 10), (3, tree["district"][mine])):
            rows = (by["arm"] == arm) & (by["by"] == partition)
            assert by["infections"][rows].sum() == mine.sum()
            for part in set(by["part"][rows]):
                counted = by["infections"][rows & (by["part"] == part)].sum()
                assert counted == (column.clip(max=8) == part if partition == 2 else column == part).sum()
        # Of everybody infected 14 days before the end and earlier: until 11 May, midnight in Vietnam.
        last = 1619802000000 + (24 - 14) * 86400000
        infectors = list(zip(tree["replicate"][mine], tree["infected_by"][mine]))
        early = [(r, p) for r, p, t in zip(tree["replicate"][mine], tree["person"][mine], tree["infected_at"][mine])
                 if t <= last]
        rows = offspring["arm"] == arm
        assert offspring["cases"][rows].sum() == len(early)
        assert (offspring["cases"] * offspring["offspring"])[rows].sum() == sum(infectors.count(e) for e in early)


def test_whose_word_counts_is_compliance(outbreak, tmp_path):
    """Interviews tell by call, the app by message."""
    calls = table(play(outbreak, tmp_path / "a", "epidemic.compliance.called=0"), "days")
    assert total(calls, "quarantined", 2) == 0 and total(calls, "quarantined", 3) > 0
    messages = table(play(outbreak, tmp_path / "b", "epidemic.compliance.notified=0"), "days")
    assert total(messages, "quarantined", 2) > 0 and total(messages, "quarantined", 3) == 0


def test_f2_stay_at_home_where_they_comply(outbreak, tmp_path):
    follow = "tracing.f2.follow_every=1"
    some = table(play(outbreak, tmp_path / "a", follow), "days")
    none = table(play(outbreak, tmp_path / "b", follow, "epidemic.compliance.home=0"), "days")
    assert total(some, "kept_home", 3) > 0
    assert not none["kept_home"].any()


def test_closed_rooms_infect_nobody(outbreak, tmp_path):
    shut = 'epidemic.closures=["schools 2021-05-05..2021-05-24"]'
    rooms = {1, 2, 3}  # kindergarten, classroom, lecture
    begins = 1620147600000  # 5 May 2021, midnight in Vietnam

    def in_schools(file):
        tree = table(file, "infections")
        return sum(1 for room, at in zip(tree["room"], tree["infected_at"]) if room in rooms and at >= begins)

    assert in_schools(outbreak[1]) > 20
    assert in_schools(play(outbreak, tmp_path / "a", shut)) == 0


def test_testing_finds_who_is_tested(outbreak, tmp_path):
    plain = table(outbreak[1], "days")
    assert total(plain, "reported_in_quarantine", 2) > 0 and total(plain, "reported_in_quarantine", 0) == 0
    nobody_comes = table(play(outbreak, tmp_path / "a", "epidemic.testing.seek_mild=0",
                              "epidemic.testing.seek_severe=0"), "days")
    assert not nobody_comes["tests"].any() and not nobody_comes["isolated"].any()
    slow = table(play(outbreak, tmp_path / "b", "epidemic.testing.capacity_per_day=1"), "days")
    assert total(plain, "reported", 2) > 24 >= total(slow, "reported", 2) / 2
    blind = table(play(outbreak, tmp_path / "c", "epidemic.testing.sensitivity=[0.0]"), "days")
    assert blind["tests"].any() and not blind["reported"].any()
    # Everybody waits 12 hours for the result, isolated; some beyond the last day.
    for arm in range(4):
        before_last = blind["tests"][(blind["arm"] == arm) & (blind["day"] < 23)].sum()
        assert before_last / 2 - 1e-6 <= total(blind, "isolated", arm) <= total(blind, "tests", arm) / 2 + 1e-6


def without_symptoms_reported(file, arm):
    tree = table(file, "infections")
    return ((tree["arm"] == arm) & (tree["severity"] == 0) & (tree["reported"] >= 0)).sum()


def test_contacts_in_quarantine_are_tested_and_watched(outbreak, tmp_path):
    files = [play(outbreak, tmp_path / str(n), f"tracing.policy.tests_f1={n}") for n in (0, 1)] + [outbreak[1]]
    tests = [total(table(f, "days"), "tests", 2) for f in files]
    assert tests[0] < tests[1] < tests[2]
    # Untested, only those whose symptoms are seen there are found in quarantine.
    assert total(table(files[0], "days"), "reported_in_quarantine", 2) > 0
    assert without_symptoms_reported(files[0], 2) == 0 < without_symptoms_reported(files[1], 2)


def test_a_tool_that_only_asks_for_a_test(outbreak, tmp_path):
    file = tmp_path / "tested.toml"
    file.write_text(outbreak[0].read_text().replace(
        'name = "interviews"\nset = { "tracing.channels" = ["manual"] }',
        'name = "alerts"\nset = { "tracing.channels" = ["alert"] }'))
    done = truyvet("run", file, "-o", tmp_path / "out", "--quiet")
    assert done.returncode == 0, done.stderr
    days = table(tmp_path / "out" / "run.h5", "days")
    assert total(days, "notified", 2) > 0 and total(days, "quarantined", 2) == 0
    assert without_symptoms_reported(tmp_path / "out" / "run.h5", 2) > 0


def test_counted_cases_stand_beside_and_change_nothing(outbreak, tmp_path):
    """What the world reported is a table of its own and a line of the summary, never an input."""
    rows = ["date,cases"] + [f"2021-05-{d:02d},{d}" for d in range(3, 31)]
    (tmp_path / "cases.csv").write_text("\n".join(rows))
    beside = play(outbreak, tmp_path / "a", f"epidemic.counted={tmp_path / 'cases.csv'}")
    for name in ("days", "infections"):
        with_it, without = table(beside, name), table(outbreak[1], name)
        assert all((with_it[column] == without[column]).all() for column in without)
    counted = table(beside, "counted")
    mine = counted["arm"] == 3
    assert list(counted["day"][mine]) == list(range(2, 24)) and list(counted["cases"][mine]) == list(range(3, 25))
    summary = json.loads(truyvet("summary", beside, "--json").stdout)
    of_arm = summary["arms"][3]["epidemic"]
    assert of_arm["counted"]["cases"] == sum(range(3, 25))
    assert of_arm["counted"]["days"][:3] == [None, None, 3]
    reported = table(beside, "days")
    kept = (reported["arm"] == 3) & (reported["day"] >= 2)
    assert of_arm["counted"]["reported_on_the_same_days"]["mean"] == reported["reported"][kept].sum() / 2
    assert "counted: 297" in truyvet("summary", beside).stdout


@pytest.mark.parametrize("rows, said", [
    ("2021-05-03,1\n2021-05-05,2\n2021-05-06,-1\n2021-05-06,2.5\nx,1", [
        ":3:1: date = '2021-05-05' leaves days out", ":4:12: cases = -1 is outside 0", ":5:12: cases = '2.5' is no whole number",
        ":6:1: date = 'x'"]),
    ("2020-05-03,1\n", ["none of the 1 days", "change one of them"])])
def test_a_bad_count_is_named_by_line(outbreak, tmp_path, rows, said):
    (tmp_path / "cases.csv").write_text("date,cases\n" + rows)
    done = truyvet("check", outbreak[0], "--set", f"epidemic.counted={tmp_path / 'cases.csv'}")
    assert done.returncode == 2
    for text in said:
        assert text in done.stderr


def test_districts_add_up_to_the_days(outbreak):
    districts, days = table(outbreak[1], "district_days"), table(outbreak[1], "days")
    for column in ("infections", "reported"):
        for arm in set(days["arm"]):
            of_arm = [t[column][t["arm"] == arm].sum() for t in (districts, days)]
            assert of_arm[0] == of_arm[1]
    page = (outbreak[1].parent / "report.html").read_text()
    data = json.loads(page.split('<script type="application/json">', 1)[1].split("</script>", 1)[0])
    last = sum(row[-1] for row in data[0]["infections"])
    assert last == pytest.approx(days["infections"][days["arm"] == 0].sum() / 2, rel=1e-3)  # of two replicates
