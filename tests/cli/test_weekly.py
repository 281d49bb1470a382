"""`periodize weekly`: feeds, a plan made again, and a calendar on a real server, in one go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from periodize.calendars.feed import Fetched
from periodize.cli.terminal import feeds
from periodize.errors import InputRefused, Problem
from periodize.plan import Plan, read_plan
from periodize.workspace.sync_files import alone
from tests.calendars.sync.athlete import move, shown
from tests.calendars.sync.server import PASSWORD, USER, Radicale, radicale
from tests.cli.running import contents, run
from tests.cli.schemas import assert_keeps_schema
from tests.reading.calendars import a_calendar

SECRET = "https://feeds.example.org/c0ffee/plan.ics"
RUNS = (
    "04 Intervals 8 km",
    "06 Easy 6 km",
    "09 Long run 16 km",
    "13 Easy 6 km",
    "16 City 10K race",
)
OTHER = (
    "04 Intervals 8 km",
    "06 Easy 6 km",
    "09 Long run 16 km",
    "12 Tempo 9 km",
    "16 City 10K race",
)
WEEKLY = ("weekly", "a.yaml", "--from", "2027-05-10")


def events(days: tuple[str, ...]) -> bytes:
    """A calendar of days of May 2027 with titles."""
    lines = (f"UID:{day}\nDTSTART:202705{day[:2]}\nSUMMARY:{day[3:]}" for day in days)
    return a_calendar(*lines, head="X-WR-TIMEZONE:Europe/Vienna")


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """A server of this machine."""
    with radicale(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Fetched | InputRefused]:
    """What the feed answers next; at first its plan."""
    waiting: list[Fetched | InputRefused] = [Fetched(events(RUNS))]

    def fetch(*asked: str) -> Fetched:
        answer = waiting.pop(0)
        if isinstance(answer, InputRefused):
            raise answer
        return answer

    monkeypatch.setattr(feeds, "fetch", fetch)
    return waiting


@pytest.fixture
def folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    server: Radicale,
    answers: list[Fetched | InputRefused],
) -> Path:
    """A folder with a scenario from a feed, solved, and the address of an empty calendar."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERIODIZE_CALDAV_PASSWORD", PASSWORD)
    assert run("init", "a.yaml", "--runs", SECRET).exit_code == 0
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(f'{text}calendar: {{caldav: "{server.url}", user: {USER}}}\n')
    assert run("solve", "a.yaml", "--quiet").exit_code == 0
    return tmp_path


def plan(folder: Path) -> Plan:
    """The plan that stands there."""
    return read_plan((folder / "a.plan.json").read_bytes(), "a.plan.json")


def said(*options: str) -> Any:
    """What it says as JSON."""
    outcome = run(*WEEKLY, "--json", "--quiet", *options)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    answer = json.loads(outcome.stdout)
    assert_keeps_schema("weekly", answer)
    return answer


def test_a_run_that_changes(
    folder: Path, server: Radicale, answers: list[Fetched | InputRefused]
) -> None:
    """A tempo that comes is planned around with the fewest moves, and the calendar has it."""
    answers += [Fetched(None), Fetched(events(OTHER)), Fetched(None)]
    first = said()
    assert (first["since"], first["refreshed"]["files"]) == (None, [])
    assert first["synced"]["created"] == len(plan(folder).sessions)
    before = plan(folder)
    again = said()
    assert [each["title"] for each in again["refreshed"]["came"]] == ["Tempo 9 km"]
    assert (again["since"], again["moves"] == again["fewest"]) == ("2027-05-10", True)
    after = plan(folder)
    past = [[s for s in found.sessions if s.date.day < 10] for found in (before, after)]
    assert [s.id for s in past[0]] == [s.id for s in past[1]]
    assert shown(server) == sorted(f"{each.start:%Y-%m-%d %H:%M}" for each in after.sessions)
    stands = contents(folder)
    quiet = run(*WEEKLY, "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")
    assert {name: text for name, text in contents(folder).items() if "sync" not in name} == {
        name: text for name, text in stands.items() if "sync" not in name
    }


def test_what_fails_is_told_and_the_rest_is_done(
    folder: Path, server: Radicale, answers: list[Fetched | InputRefused]
) -> None:
    """A feed that cannot be fetched ends with 5, also when quiet; the plan is brought before."""
    answers += [InputRefused([Problem("the feed", 0, 0, "it cannot be reached")]), Fetched(None)]
    outcome = run(*WEEKLY, "--quiet")
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert "it cannot be reached" in outcome.stderr and "c0ffee" not in outcome.stderr
    assert len(shown(server)) == len(plan(folder).sessions)
    server.stop()
    assert run(*WEEKLY, "--quiet").exit_code == 5


def test_moves_of_the_athlete_stay(
    folder: Path, server: Radicale, answers: list[Fetched | InputRefused]
) -> None:
    """What was dragged is told and left, as `sync` leaves it."""
    answers += [Fetched(None), Fetched(None)]
    said()
    dragged = plan(folder).sessions[-1]
    move(server, dragged.id, "2027-05-14 06:10", minutes=dragged.minutes)
    assert [each["id"] for each in said()["synced"]["moved_by_you"]] == [dragged.id]
    assert "2027-05-14 06:10" in shown(server)


def test_moves_are_taken_over_with_the_runs_that_came(
    folder: Path, server: Radicale, answers: list[Fetched | InputRefused]
) -> None:
    """With --accept a drag becomes a pin and is planned around beside what feeds brought."""
    answers += [Fetched(None), Fetched(events(OTHER)), Fetched(None)]
    said()
    dragged = next(each for each in plan(folder).sessions if each.date.day > 10)
    move(server, dragged.id, "2027-05-11 17:15", minutes=dragged.minutes)
    answer = said("--accept")
    assert answer["synced"]["accepted"] == [dragged.id]
    assert [each["title"] for each in answer["refreshed"]["came"]] == ["Tempo 9 km"]
    assert answer["moves"] == answer["fewest"]
    after = plan(folder)
    assert next(each for each in after.sessions if each.id == dragged.id).date.day == 11
    assert "date: 2027-05-11" in (folder / "a.yaml").read_text()
    assert shown(server) == sorted(f"{each.start:%Y-%m-%d %H:%M}" for each in after.sessions)
    again = said("--accept")
    assert (again["since"], again["synced"]["moved_by_you"]) == (None, [])


def test_what_logs_do_not_hold(folder: Path, answers: list[Fetched | InputRefused]) -> None:
    """A session that the log should have by now is told with what to type, once it is not there."""
    answers += [Fetched(None), Fetched(None)]
    first, second, *_ = plan(folder).sessions
    text = (folder / "a.yaml").read_text(encoding="utf-8")
    (folder / "a.yaml").write_text(f"{text}log: [log.csv]\n", encoding="utf-8")
    lift = first.exercises[0].exercise
    rows = f"{first.date},{first.id},{lift},1,10,8,2\n2027-05-09,,{lift},1,10,8,2\n"
    (folder / "log.csv").write_text(f"date,session,exercise,set,kg,reps,rir\n{rows}")
    said = run(*WEEKLY, "--dry-run").stdout
    assert f"Not in your logs, and taken for done: {second.id}." in said
    assert f"periodize replan a.yaml --from DATE --missed {second.id} --apply" in said
    (folder / "log.csv").unlink()
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    assert "Not in your logs" not in run(*WEEKLY, "--dry-run").stdout


def test_one_at_a_time(folder: Path) -> None:
    """While another one is at work nothing is done, and that is no success."""
    before = contents(folder)
    with alone(folder / "a.plan.json", "a"):
        outcome = run(*WEEKLY, "--quiet")
    assert (outcome.exit_code, "at work" in outcome.stderr) == (5, True)
    assert {**contents(folder), ".a.sync.lock": b""} == {**before, ".a.sync.lock": b""}


def test_nothing_written(
    folder: Path, server: Radicale, answers: list[Fetched | InputRefused]
) -> None:
    """A dry run tells of the feed and writes neither plan nor calendar."""
    answers += [Fetched(events(OTHER))]
    before = (folder / "a.plan.json").read_bytes()
    outcome = run(*WEEKLY, "--dry-run")
    assert outcome.exit_code == 0 and "Planned again from" in outcome.stdout
    assert (folder / "a.plan.json").read_bytes() == before
    assert not shown(server)


def test_after_the_block(folder: Path) -> None:
    """A block that is over is left alone, and that is no failure: cron may go on."""
    outcome = run("weekly", "a.yaml", "--from", "2027-06-10")
    assert (outcome.exit_code, "ended on 2027-05-16" in outcome.stderr) == (0, True)
