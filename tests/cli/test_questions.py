"""The commands that ask: what they print where, as what, and how they end."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from periodize import planning
from periodize.plan import read_plan
from tests.cli.running import CLASHING, TWO_WEEKS, a_scenario, answer, contents, run

RACE = 'City; run, "10"'


def test_why(tmp_path: Path, scenario: Path) -> None:
    """Each session of the day is named with what the other days would break; nothing is written."""
    before = contents(tmp_path)
    plan = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    session = next(each for each in plan.sessions if each.because)
    outcome = run("why", scenario, session.date.isoformat())
    assert outcome.exit_code == 0
    assert session.id in outcome.stdout
    assert "not on " in outcome.stdout
    found = answer("why", scenario, session.date.isoformat())
    assert found["sessions"][0]["because"][0]["text"] == session.because[0].text
    assert found["proven"] is True
    empty = run("why", scenario, "2027-05-09").stdout
    assert "No session stands on Sun 9 May 2027; its week holds 3 of the 3 sessions" in empty
    assert "The day has no window.\n" in empty
    assert contents(tmp_path) == before


def test_why_on_a_free_day(tmp_path: Path) -> None:
    """A day without a session lists its windows, what could stand there, and what is closed by."""
    windows = """
  sat:
    - {from: "10:00", to: "11:00", at: gym}
    - {from: "15:00", to: "15:10", at: gym}
rules: [{rule: preferred_days, avoid: [sat], cost: 9}]
"""
    scenario = a_scenario(tmp_path, TWO_WEEKS.rstrip() + windows)
    assert run("solve", scenario, "--quiet").exit_code == 0
    told = run("why", scenario, "2027-05-15").stdout.splitlines()
    assert told[0].startswith("No session stands on Sat 15 May 2027; its week holds 3 of the 3")
    assert told[1].startswith("  - 10:00 to 11:00 at gym: open to upper, core; closed to lower-str")
    assert "before_race" in told[2]
    assert any("15:00 to 15:10 at gym: no kind of session of this phase" in line for line in told)
    early = answer("why", scenario, "2027-05-08")["windows"]
    assert [window["start"] for window in early] == ["2027-05-08T10:00", "2027-05-08T15:00"]
    assert "upper" in early[0]["open"]
    assert "before_run" in early[0]["closed"]["lower-strength"]
    assert (early[1]["open"], early[1]["closed"]) == ([], {})


def test_why_on_a_day_that_is_closed(tmp_path: Path) -> None:
    """A window too short for legs says how long would do; where nothing fits that is all."""
    windows = """
  sat: [{from: "10:00", to: "10:30", at: gym}]
rules: [{rule: preferred_days, avoid: [sat], cost: 9}, {rule: before_run, enabled: false}]
"""
    text = TWO_WEEKS.rstrip() + windows
    told = " ".join(run("why", a_scenario(tmp_path, text), "2027-05-08").stdout.split())
    found = re.search(r"closed to [a-z, -]+ by session_minutes \((\d+) min for [a-z-]+ would", told)
    assert found
    assert int(found[1]) > 30
    assert "why-not tells what one would cost" in told
    closed = text.replace("rules: [", "rules: [{rule: session_minutes, at_least: {default: 99}}, ")
    told = " ".join(run("why", a_scenario(tmp_path, closed), "2027-05-08").stdout.split())
    assert "open to" not in told
    assert told.endswith("Nothing could stand there, whatever else the plan held.")


def test_why_not(scenario: Path) -> None:
    """A closed day names its rule; an open one its price, what moves, and the proof."""
    closed = run("why-not", scenario, "2027-05-05")
    assert closed.exit_code == 0
    assert "availability: Wed 5 May has no window" in closed.stdout
    found = answer("why-not", scenario, "2027-05-07", "--focus", "core")
    assert (found["focus"], found["day"]) == ("core", "2027-05-07")
    assert (
        found["stands"] or found["clash"] or found["difference"]["goals"][0]["name"] == "sessions"
    )


def test_what_if(tmp_path: Path, scenario: Path) -> None:
    """Variants from files and from options stand side by side: as a table, JSON and CSV."""
    file = tmp_path / "later.yaml"
    file.write_text(f"move_races: {{'{RACE}': 2027-05-15}}\n", encoding="utf-8")
    inline = ("--away", "2027-05-13..2027-05-14", "--keep")
    outcome = run("what-if", scenario, file, *inline, "--weeks", "--quiet")
    assert outcome.exit_code == 0
    assert "What if: later" in outcome.stdout
    assert "What if: away 2027-05-13..2027-05-14" in outcome.stdout
    assert outcome.stdout.rstrip().endswith(
        "Proven: none of these plans can be better under these rules."
    )
    found = answer("what-if", scenario, file, *inline)
    assert [each["name"] for each in found] == ["later", "away 2027-05-13..2027-05-14"]
    assert all(each["proven"] for each in found)
    assert [week["start"] for week in found[0]["difference"]["weeks"]] == [
        "2027-05-03",
        "2027-05-10",
    ]
    rows = list(
        csv.DictReader(io.StringIO(run("what-if", scenario, file, *inline, "--csv").stdout))
    )
    assert [row["variant"] for row in rows] == ["later", "away 2027-05-13..2027-05-14"]
    assert rows[1]["kept"] == str(found[1]["difference"]["kept"])


def test_a_price_is_explained(scenario: Path) -> None:
    """Each goal that changes is told with what is missed now, or no longer; fewer asked, too."""
    told = run("what-if", scenario, "--set", "weekly_minutes=30", "--quiet").stdout
    found = answer("what-if", scenario, "--set", "weekly_minutes=30")[0]["difference"]
    worse = [goal["name"] for goal in found["goals"] if goal["after"] > goal["before"]]
    assert "sessions" in worse
    assert all(f"{name} +" in told for name in worse)
    assert "missed now:\n  - " in told
    assert ", in sessions.\n" in told
    (scenario.parent / "busy").mkdir()
    busy = a_scenario(scenario.parent / "busy", f"{TWO_WEEKS}weekly_minutes: 30\n")
    longer = run("what-if", busy, "--set", "weekly_minutes=120", "--quiet").stdout
    assert "missed no longer:\n  - Mon 3 May: week 1 holds" in longer
    away = run("what-if", scenario, "--away", "2027-05-03..2027-05-09", "--quiet").stdout
    assert "The weeks ask for 3 sessions, not 6, since open days" in away


def test_what_a_variant_assumes_is_told(tmp_path: Path) -> None:
    """What is assumed only of a variant stands in its answer; the scenario's own notes do not."""
    races = """races:
  - {date: 2027-05-16, name: City, km: 10, priority: A}
  - {date: 2027-05-09, name: Park, km: 5}
"""
    lines = TWO_WEEKS.splitlines(keepends=True)
    text = "".join(races if line.startswith("races: ") else line for line in lines)
    told = run("what-if", a_scenario(tmp_path, text), "--drop-race", "City", "--quiet").stdout
    assert "Note: No race has priority A, so the last one, Park on Sun 9 May 2027, is the" in told
    assert "dumbbells" not in told


def test_why_not_names_the_windows_that_are_no_use(tmp_path: Path) -> None:
    """Where no window of the day would do, each is named with its hours and place."""
    short = '  sat: [{from: "10:00", to: "10:10", at: gym}]\n'
    scenario = a_scenario(tmp_path, TWO_WEEKS + short)
    told = run("why-not", scenario, "2027-05-08", "--quiet").stdout
    assert "no window with room and kit for it, only 10:00 to 10:10 at gym" in told
    told = " ".join(run("why-not", scenario, "2027-05-08", "--focus", "core").stdout.split())
    found = re.search(r"only 10:00 to 10:10 at gym; (\d+) min would do", told)
    assert found
    longer = a_scenario(tmp_path, TWO_WEEKS + short.replace("10:10", f"10:{found[1]}"))
    assert "no window with room" not in run("why-not", longer, "2027-05-08").stdout


@pytest.mark.parametrize("width", [60, 80, 160])
def test_answers_are_never_cut(
    tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """In a terminal of any width every line fits, and every id stands in full."""
    monkeypatch.setenv("COLUMNS", str(width))
    file = tmp_path / "later.yaml"
    file.write_text("away: [{from: 2027-05-06, to: 2027-05-14}]\n", encoding="utf-8")
    told = run("what-if", scenario, file, "--set", "weekly_minutes=50", "--weeks").stdout
    assert "…" not in told
    assert all(len(line) <= width for line in told.splitlines())
    changed = answer("what-if", scenario, file)[0]["difference"]
    assert changed["lost"]
    assert all(f"({each['id']})" in told for each in changed["lost"])


def test_a_variant_without_a_plan(scenario: Path) -> None:
    """Where a variant leaves no plan its clash is told; that is an answer, not an error."""
    pins = [f"{{date: 2027-05-{day}, focus: lower-strength}}" for day in ("06", "07")]
    outcome = run("what-if", scenario, "--set", f"pins=[{', '.join(pins)}]")
    assert outcome.exit_code == 0
    assert "No plan exists" in outcome.stdout
    assert "recovery_gap: " in outcome.stdout
    assert outcome.stdout.endswith("Proven under these rules.\n")


def test_find_date(scenario: Path) -> None:
    """Every candidate is listed with its price, best first."""
    arguments = ("--race", "5:C", "--between", "2027-05-08", "2027-05-15", "--weekday", "sat")
    outcome = run("find-date", scenario, *arguments)
    assert outcome.exit_code == 0
    assert outcome.stdout.count("Sat ") == 2
    assert "1 day before City; run" in outcome.stdout
    assert "2 days after 5 km" in outcome.stdout
    found = answer("find-date", scenario, *arguments)
    assert sorted(each["day"] for each in found) == ["2027-05-08", "2027-05-15"]


def test_slack_and_alternatives(tmp_path: Path, scenario: Path) -> None:
    """Every session is listed with its free days; other plans are told with what changes."""
    plan = read_plan((tmp_path / "two.plan.json").read_bytes(), "")
    outcome = run("slack", scenario)
    assert outcome.exit_code == 0
    assert len(outcome.stdout.splitlines()) >= len(plan.sessions) + 2
    assert [each["id"] for each in answer("slack", scenario)["sessions"]] == [
        session.id for session in plan.sessions
    ]
    outcome = run("alternatives", scenario, "-n", "1", "--differ", "1", "--price", "balance=99")
    assert outcome.exit_code == 0
    assert "Plan 2: costs" in outcome.stdout or "within the price" in outcome.stdout


@pytest.mark.parametrize(
    "arguments",
    [("why", "2027-05-04"), ("slack",), ("prices",), ("what-if", "--set", "weekly_minutes=60")],
)
def test_no_plan_to_ask_about(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Where the scenario itself has no plan, every question ends with the clash."""
    name, *rest = arguments
    outcome = run(name, a_scenario(tmp_path, CLASHING), *rest)
    assert (outcome.exit_code, outcome.stdout) == (3, "")
    assert "  pins: " in outcome.stderr
    assert "two.yaml itself has no plan to ask about; `periodize repairs`" in outcome.stderr


def test_solve_names_repairs(tmp_path: Path) -> None:
    """Behind a clash stand its repairs, each with the lines that make it."""
    outcome = run("solve", a_scenario(tmp_path, CLASHING))
    assert outcome.exit_code == 3
    assert "rules: [{rule: pins, penalty: 1000, goal: sessions}]" in outcome.stderr
    assert "pins: broken 1 time; the plan holds 0 sessions and misses, besides, " in outcome.stderr
    assert "rules: [{rule: season_frequency, penalty: 1000, goal: sessions}]" in outcome.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("why", "tomorrow"), "'tomorrow' is not a date; write year-month-day"),
        (("why", "2027-08-01"), "outside the block, Mon 3 May 2027 to Sun 16 May 2027"),
        (("replan", "--from", "2027-08-01"), "--from: Sun 1 Aug 2027 is outside the block"),
        (("why-not", "2027-05-04", "--focus", "uper"), "did you mean 'upper'?"),
        (("why", "2027-05-04", "--time-limit", "x"), "'x' is not a valid number of seconds"),
        (("slack", "--seed", "x"), "'x' is not a valid whole number"),
        (("what-if",), "Name a VARIANT.yaml"),
        (("what-if", "no.yaml"), "no.yaml: cannot be read"),
        (("what-if", "--move-race", "City"), "has not the form NAME=DATE"),
        (("what-if", "--move-race", "City=2027-05-09"), "no race is called 'City'"),
        (("what-if", "--add-race", "2027-05-09:x:C"), "'x' is not a distance in km"),
        (("what-if", "--add-race", "2027-05-09"), "DATE:KM:PRIORITY"),
        (("what-if", "--add-race", "2028-05-09:5:C"), "--add-race 2028-05-09: a race on"),
        (("what-if", "--away", "2027-06-01..2027-06-02"), "is outside the block, Mon 3 May 2027"),
        (("what-if", "--set", "rules.x.y=1"), "--set rules.x.y: 'x' is not a rule"),
        (("replan", "--from", "2027-05-10", "--set", "a=1"), "--set a: unknown key 'a'"),
        (("what-if", "--away", "2027-05-09"), "has not the form FROM..TO"),
        (("what-if", "--set", "weekly_minutes=much"), "must be a whole number"),
        (("what-if", "--set", "a=1", "--csv", "--json"), "not both"),
        (
            ("what-if", "--set", "weekly_minutes=90", "--set", "weekly_minutes=60"),
            "--set: weekly_minutes is given 2 times: 90 and 60",
        ),
        (
            ("what-if", "--move-race", f"{RACE}=2027-05-15", "--move-race", f"{RACE}=2027-05-16"),
            f"--move-race: {RACE} is given 2 times: 2027-05-15 and 2027-05-16",
        ),
        (
            ("what-if", "--move-race", f"{RACE}=2027-05-15", "--drop-race", RACE),
            "cannot be moved and not be run",
        ),
        (("find-date", "--race", "5", "--between", "2027-05-08", "2027-05-09"), "KM:PRIORITY"),
        (
            ("find-date", "--race", "5:C", "--between", "2027-05-09", "2027-05-08"),
            "Sat 8 May 2027 comes before Sun 9 May 2027",
        ),
        (
            (
                "find-date",
                "--race",
                "5:C",
                "--between",
                "2027-05-08",
                "2027-05-09",
                "--weekday",
                "x",
            ),
            "'x' is no day of the week; write mon",
        ),
        (("alternatives", "--price", "gap=1"), "allowed: sessions, gaps"),
    ],
)
def test_wrong_questions(
    tmp_path: Path, scenario: Path, arguments: tuple[str, ...], expected: str
) -> None:
    """What cannot be asked is refused with what is allowed, and nothing is printed or written."""
    before = contents(tmp_path)
    name, *rest = arguments
    outcome = run(name, scenario, *rest)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert expected in outcome.stderr
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "question",
    [
        ("what-if", "--away", "2027-05-13..2027-05-14"),
        ("prices",),
        ("alternatives",),
        ("find-date", "--race", "5:C", "--between", "2027-05-08", "2027-05-09"),
        ("why-not", "2027-05-04", "--focus", "upper"),
        ("replan", "--from", "2027-05-10", "--away", "2027-05-13..2027-05-14"),
    ],
)
def test_time_ran_out_before_any_plan(scenario: Path, question: tuple[str, ...]) -> None:
    """It ends as `solve` does then."""
    name, *rest = question
    outcome = run(name, scenario, *rest, "--time-limit", "0", "--quiet")
    assert outcome.exit_code == 4
    assert run(name, scenario, *rest, "--quiet").exit_code == 0


def test_standard_input() -> None:
    """A scenario from standard input can be asked about, too."""
    outcome = run("why-not", "-", "2027-05-05", "--quiet", given=TWO_WEEKS)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert "has no window" in outcome.stdout


def test_why_reads_the_plan_that_stands_there(
    tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the proven plan of this very scenario stands, nothing is solved again; else it is."""
    monkeypatch.setattr(planning, "choose", lambda *_, **__: pytest.fail("solved all the same"))
    assert run("slack", scenario).exit_code == 0
    a_scenario(tmp_path, TWO_WEEKS + "# another\n")
    with pytest.raises(pytest.fail.Exception):
        run("slack", scenario)


def test_a_plan_that_is_not_asked_about_is_named(tmp_path: Path, scenario: Path) -> None:
    """Where a plan stands and another one is made to answer, that is said, and why."""
    a_scenario(tmp_path, TWO_WEEKS + "# another\n")
    told = run("slack", scenario).stderr
    assert "the scenario changed since" in told
    assert "a plan is made anew to answer" in told


def test_slack_follows_a_replanned_plan(tmp_path: Path, scenario: Path) -> None:
    """A plan that was made again is the one that is asked about, also when the file has changed."""
    changed = TWO_WEEKS + "weekly_minutes: 400\n"
    a_scenario(tmp_path, changed)
    assert run("replan", scenario, "--from", "2027-05-10", "--apply").exit_code == 0
    a_scenario(tmp_path, changed + "# with a remark\n")
    outcome = run("slack", scenario)
    assert outcome.exit_code == 0
    assert "made anew" not in outcome.stderr
