"""From a running plan to a scenario that solves."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from periodize.calendars.feed import Fetched
from periodize.cli.terminal import feeds
from periodize.errors import InputRefused, Problem
from periodize.scenario import load
from tests.cli.running import run
from tests.cli.schemas import assert_keeps_schema
from tests.reading.calendars import a_calendar

SECRET = "webcal://feeds.example.org/c0ffee/plan.ics"
ZONE = "X-WR-TIMEZONE:Europe/Vienna"


def events(*days: str) -> bytes:
    """A calendar of days of May 2027 with titles."""
    return a_calendar(
        *(
            f"UID:{day}\nDTSTART:202705{day.split()[0]}\nSUMMARY:{day.split(maxsplit=1)[1]}"
            for day in days
        ),
        head=ZONE,
    )


PLAN = events("04 Easy 8 km", "09 Long run 16 km", "11 Dunes 7 km", "16 City 10K race")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in, with the plan."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.ics").write_bytes(PLAN)
    return tmp_path


def test_a_plan_becomes_a_scenario(folder: Path) -> None:
    """Block, zone, goal race and guesses come from the plan; it can be read as it is."""
    outcome = run("init", "berlin.yaml", "--runs", "plan.ics")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert "goal race: City 10K race on 2027-05-16" in outcome.stdout
    text = (folder / "berlin.yaml").read_text()
    assert '#   "Dunes 7 km": tempo' in text
    found = load("berlin.yaml")
    assert (found.timezone, str(found.days.start)) == ("Europe/Vienna", "2027-05-03")
    assert len(found.days) == 14
    assert [(race.name, race.km, race.priority) for race in found.races] == [
        ("City 10K race", 10, "A")
    ]
    assert any("1 is a guess" in note for note in found.notes)


def test_never_overwrites(folder: Path) -> None:
    """What stands there stays, and nothing is copied."""
    (folder / "berlin.yaml").write_text("mine")
    assert run("init", "berlin.yaml", "--runs", "plan.ics").exit_code == 5
    assert (folder / "berlin.yaml").read_text() == "mine"


def test_an_earlier_plan_is_left_out(folder: Path) -> None:
    """The block begins after the last gap of more than four weeks, or on the day that is asked."""
    early = a_calendar("UID:1\nDTSTART:20270301\nSUMMARY:Easy 5 km").decode()
    both = early.replace("END:VCALENDAR\r\n", "") + PLAN.decode().split("VERSION:2.0\r\n")[1]
    (folder / "plan.ics").write_text(both, newline="")
    run("init", "a.yaml", "--runs", "plan.ics")
    assert str(load("a.yaml").days.start) == "2027-05-03"
    for name, day, start in (("c", "06", "2027-04-05"), ("d", "05", "2027-05-03")):
        (folder / "plan.ics").write_text(both.replace("20270301", f"202704{day}"), newline="")
        run("init", f"{name}.yaml", "--runs", "plan.ics")
        assert str(load(f"{name}.yaml").days.start) == start
    run("init", "b.yaml", "--runs", "plan.ics", "--from", "2027-05-10")
    assert str(load("b.yaml").days.start) == "2027-05-10"


def test_a_race_long_after_the_last_run(folder: Path) -> None:
    """It belongs to the plan before it, whatever lies between."""
    (folder / "plan.ics").write_bytes(PLAN.replace(b"20270516", b"20270620"))
    run("init", "a.yaml", "--runs", "plan.ics")
    found = load("a.yaml")
    assert (str(found.days.start), len(found.runs), len(found.races)) == ("2027-05-03", 3, 1)


def test_a_plan_from_elsewhere_is_copied(folder: Path) -> None:
    """A scenario imports only what stands in its folder."""
    (folder / "inner").mkdir()
    run("init", "inner/a.yaml", "--runs", "plan.ics", "--busy", "plan.ics")
    assert (folder / "inner" / "plan.ics").read_bytes() == PLAN
    assert len(load("inner/a.yaml").runs) == 3


def test_nothing_to_begin_with(folder: Path) -> None:
    """A calendar without a run is refused with what was left out; a wrong zone or day, too."""
    (folder / "plan.ics").write_bytes(events("04 Dentist"))
    outcome = run("init", "a.yaml", "--runs", "plan.ics")
    assert (outcome.exit_code, "nothing in it tells of a run" in outcome.stderr) == (2, True)
    assert not (folder / "a.yaml").exists()
    assert run("init", "a.yaml", "--runs", "plan.ics", "--timezone", "Berlin").exit_code == 2
    assert run("init", "a.yaml", "--runs", "plan.ics", "--from", "soon").exit_code == 2
    assert run("init", "a.yaml", "--busy", "plan.ics").exit_code == 2


def test_a_feed_is_fetched_and_its_address_kept_secret(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stands beside the scenario; only its owner reads where it came from."""
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        return Fetched(PLAN, etag='"1"')

    monkeypatch.setattr(feeds, "fetch", fetch)
    outcome = run("init", "a.yaml", "--runs", SECRET)
    assert (outcome.exit_code, asked) == (0, [SECRET])
    assert (folder / "feed.ics").read_bytes() == PLAN
    assert "c0ffee" not in outcome.output + (folder / "a.yaml").read_text()
    secrets = folder / ".periodize-feeds.json"
    assert "c0ffee" in secrets.read_text()
    if os.name == "posix":
        assert stat.S_IMODE(secrets.stat().st_mode) == 0o600


def test_a_feed_is_fetched_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came, went and moved is told with the command to type; an unchanged feed says so."""
    answers = [
        Fetched(PLAN, etag='"1"'),
        Fetched(None, etag='"1"'),
        Fetched(events("06 Easy 8 km", "09 Long run 16 km", "16 City 10K race", "18 Tempo 6 km")),
        Fetched(events("07 Easy 8 km", "09 Long run 16 km", "16 City 10K race", "18 Tempo 6 km")),
        Fetched(None),
        Fetched(events("04 Dentist")),
    ]
    monkeypatch.setattr(feeds, "fetch", lambda *asked: answers.pop(0))
    run("init", "a.yaml", "--runs", SECRET)
    assert "nothing has changed" in run("refresh", "a.yaml").stdout
    text = (folder / "a.yaml").read_text().replace("weeks: 2", "weeks: 3")
    (folder / "a.yaml").write_text(text)
    assert run("refresh", "a.yaml").stdout.splitlines() == [
        "moved  Easy 8 km: Tue 4 May 07:00 to Thu 6 May 07:00",
        "came   Tempo 6 km: Tue 18 May 07:00",
        "went   Dunes 7 km: Tue 11 May 07:00",
        "next: periodize replan a.yaml --from 2027-05-04",
        "      (from today on, if that is later: what is past stands)",
    ]
    said = json.loads(run("refresh", "a.yaml", "--json").stdout)
    assert_keeps_schema("refresh", said)
    assert said["moved"] == [
        {"title": "Easy 8 km", "from": "2027-05-06T07:00", "to": "2027-05-07T07:00"}
    ]
    assert (said["files"], said["since"]) == (["feed.ics"], "2027-05-06")
    assert not json.loads(run("refresh", "a.yaml", "--json").stdout)["files"]
    kept = (folder / "feed.ics").read_bytes()
    outcome = run("refresh", "a.yaml")
    assert (outcome.exit_code, "holds no run of the block" in outcome.stderr) == (2, True)
    assert (folder / "feed.ics").read_bytes() == kept


def test_a_scenario_without_a_feed(folder: Path) -> None:
    """There is nothing to fetch again, and it is said."""
    run("init", "a.yaml", "--runs", "plan.ics")
    outcome = run("refresh", "a.yaml")
    assert (outcome.exit_code, "nothing that was fetched" in outcome.stderr) == (2, True)


def test_a_page_that_asks_to_sign_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as one, and nothing is written."""
    page = b"<!DOCTYPE html><title>Sign in</title>"
    monkeypatch.setattr(feeds, "fetch", lambda address: Fetched(page))
    outcome = run("init", "a.yaml", "--runs", SECRET)
    assert (outcome.exit_code, "sign in" in outcome.stderr) == (2, True)
    assert sorted(each.name for each in folder.iterdir()) == ["plan.ics"]


GOOGLE = a_calendar(
    "UID:a@google.com\nDTSTART;TZID=Europe/Vienna:20270504T180000\n"
    "DTEND;TZID=Europe/Vienna:20270504T190000\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Intervals",
    "UID:b@google.com\nDTSTART;VALUE=DATE:20270509\nDTEND;VALUE=DATE:20270510\n"
    "SUMMARY:Long run 20 km",
    "UID:c@google.com\nDTSTART;VALUE=DATE:20270523\nSUMMARY:Half Marathon",
    head=ZONE,
)
OUTLOOK = a_calendar(
    "UID:040000008200E0\nDTSTART;TZID=W. Europe Standard Time:20270504T180000\n"
    "DTEND;TZID=W. Europe Standard Time:20270504T190000\nSUMMARY:Tempo 10 km\n"
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    "UID:040000008200E1\nDTSTART;VALUE=DATE:20270509\nSUMMARY:10K Race",
    head="METHOD:PUBLISH\nPRODID:Microsoft Exchange Server 2010",
)
RUNNA = a_calendar(
    "UID:UPCOMING_PLAN_WORKOUT-a_plan_week_1_EASY_RUN_1\nDTSTART:20270504\n"
    "SUMMARY:🏃 Sunrise • 6km\nX-WORKOUT-ESTIMATED-DURATION:2400",
    "UID:UPCOMING_PLAN_WORKOUT-a_plan_week_1_LEGS_AND_CORE_1\nDTSTART:20270505\n"
    "SUMMARY:🏋️ Legs and Core • 30m",
    "UID:UPCOMING_PLAN_WORKOUT-a_plan_week_2_RACE_1\nDTSTART:20270516\nSUMMARY:🏃 10km Race • 10km",
)
TRAININGPEAKS = a_calendar(
    "UID:1\nDTSTART;VALUE=DATE:20270504\nDTEND;VALUE=DATE:20270505\nSUMMARY:Run: 4x1k\n"
    "DESCRIPTION:Workout type: Run\\nPlanned Time: 0:50\\nDistance: 9 km",
    "UID:2\nDTSTART;VALUE=DATE:20270505\nDTEND;VALUE=DATE:20270506\nSUMMARY:Strength: STABI\n"
    "DESCRIPTION:Workout type: Strength",
    "UID:3\nDTSTART;VALUE=DATE:20270516\nDTEND;VALUE=DATE:20270517\nSUMMARY:Race: City 10 km",
    head="METHOD:PUBLISH\nPRODID:-//ddaysoftware.com//NONSGML DDay.iCal 1.0//EN",
)


@pytest.mark.parametrize(
    ("calendar", "zone", "runs", "km"),
    [
        (GOOGLE, "Europe/Vienna", 4, 21.0975),
        (OUTLOOK, "Europe/Berlin", 1, 10),
        (RUNNA, None, 1, 10),
        (TRAININGPEAKS, None, 1, 10),
    ],
    ids=["google", "outlook", "runna", "trainingpeaks"],
)
def test_calendars_of_several_makers(
    folder: Path, calendar: bytes, zone: str | None, runs: int, km: float
) -> None:
    """Each becomes a scenario with its runs, its goal race and, where it says one, its zone."""
    (folder / "plan.ics").write_bytes(calendar)
    zoned = () if zone else ("--timezone", "Europe/Rome")
    assert run("init", "a.yaml", "--runs", "plan.ics", *zoned).exit_code == 0
    found = load("a.yaml")
    assert (found.timezone, len(found.runs)) == (zone or "Europe/Rome", runs)
    assert [(race.km, race.priority) for race in found.races] == [(km, "A")]


def test_a_race_by_time(folder: Path) -> None:
    """A race of twelve hours found in a calendar has minutes and no distance, and so counts."""
    (folder / "plan.ics").write_bytes(
        events("04 Easy 8 km", "09 Long run 30 km", "16 12 hour race")
    )
    assert run("init", "a.yaml", "--runs", "plan.ics").exit_code == 0
    assert "minutes: 720, priority: A" in (folder / "a.yaml").read_text()
    (race,) = load("a.yaml").races
    assert (race.minutes, race.by_time) == (720, True)
    (folder / "a.yaml").write_text((folder / "a.yaml").read_text().split("races:")[0])
    (race,) = load("a.yaml").races
    assert (race.minutes, race.by_time) == (720, True)


def test_names_with_blanks(folder: Path) -> None:
    """What is to be typed next can be typed as it stands."""
    (folder / "my plan.ics").write_bytes(PLAN)
    said = run("init", "my run.yaml", "--runs", "my plan.ics").stdout
    assert "then: periodize solve 'my run.yaml'" in said
    assert "periodize runs 'my plan.ics' shows each" in (folder / "my run.yaml").read_text()
    assert any("`periodize runs 'my plan.ics'` shows" in note for note in load("my run.yaml").notes)


def test_one_of_two_feeds_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other is taken and told, and what failed is told with its file and not its address."""
    error = InputRefused([Problem("the feed", 0, 0, "it cannot be reached")])
    more = events("12 Tempo 6 km")
    answers: list[Fetched | InputRefused] = [Fetched(PLAN), Fetched(more)]

    def fetch(*asked: str) -> Fetched:
        answer = answers.pop(0)
        if isinstance(answer, InputRefused):
            raise answer
        return answer

    monkeypatch.setattr(feeds, "fetch", fetch)
    other = SECRET.replace("plan", "club")
    assert run("init", "a.yaml", "--runs", SECRET, "--runs", other).exit_code == 0
    answers += [error, Fetched(events("13 Tempo 6 km"))]
    outcome = run("refresh", "a.yaml")
    assert outcome.exit_code == 2
    assert "moved  Tempo 6 km" in outcome.stdout
    assert "feed.ics: the feed: it cannot be reached" in outcome.stderr
    assert "c0ffee" not in outcome.output
    assert (folder / "feed.ics").read_bytes() == PLAN
