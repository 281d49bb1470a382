"""Questions one after another and at once: the newest wins, and the page goes on meanwhile."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from periodize.open_scenario import open_scenario
from periodize.plan import Plan
from periodize.web.answering import Answering, Line
from periodize.web.asked import ASKED
from periodize.web.keeping import kept_text
from tests.cli.running import a_scenario, run
from tests.web.asking import Page, opened, ran

RACE = 'City; run, "10"'
DATES = {"ask": "find-date", "km": 5, "priority": "C", "since": "2027-05-09", "until": "2027-05-16"}


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A page of two weeks, solved."""
    file = a_scenario(tmp_path)
    assert run("solve", file, "--quiet").exit_code == 0
    with opened(file) as found:
        yield found


def _lines(page: Page, **asked: Any) -> AsyncIterator[Line]:
    answering = Answering(page.desks.desk(0), "/block/0", read_only=False)
    return answering.lines(ASKED.validate_python(asked))


async def _last(lines: AsyncIterator[Line]) -> Line:
    return [line async for line in lines][-1]


def test_a_newer_question_ends_an_older_one(page: Page) -> None:
    """The older one is stopped and changes nothing; the newer one is answered."""

    async def both() -> tuple[Line, Plan | None]:
        older = _lines(page, **DATES)
        await anext(older)
        moved = {"ask": "move", "kind": "race", "id": RACE, "to": "2027-05-15"}
        newer = asyncio.create_task(_last(_lines(page, **moved)))
        ended = await _last(older)
        await newer
        return ended, page.desks.desk(0).shown_plan

    ended, plan = ran(both())
    assert ended == {"stopped": True} and plan is not None
    trial = page.desks.desk(0).trial
    assert trial is not None and trial.name == f"{RACE} on Sat 15 May"


def test_two_moves_at_once_leave_the_second(page: Page) -> None:
    """A race that is dropped on a day, and at once on another, stands on the other alone."""

    async def both() -> list[Line]:
        days = ("2027-05-15", "2027-05-12")
        asked = [{"ask": "move", "kind": "race", "id": RACE, "to": day} for day in days]
        return list(await asyncio.gather(*(_last(_lines(page, **each)) for each in asked)))

    first, _ = ran(both())
    trial = page.desks.desk(0).trial
    assert first == {"stopped": True}
    assert trial is not None and [v.name for v in trial.variants] == [f"{RACE} on Wed 12 May"]


def test_an_answer_that_comes_too_late_is_not_taken(page: Page) -> None:
    """Of a question that ended just before a newer one was asked nothing is shown."""
    desk = page.desks.desk(0)
    older = desk.ask(lambda _: 1)
    assert older.result(60) == 1 and desk.is_wanted(older)
    newer = desk.ask(lambda _: 2)
    assert not desk.is_wanted(older) and desk.is_wanted(newer)
    desk.stop()
    assert not desk.is_wanted(newer)


def test_stop_stops(page: Page) -> None:
    """What is under way ends, and what stands stays."""

    async def both() -> Line:
        asked = _lines(page, **DATES)
        await anext(asked)
        assert await _last(_lines(page, ask="stop")) == {"stopped": True}
        return await _last(asked)

    assert ran(both()) == {"stopped": True}
    assert page.desks.desk(0).trial is None


def test_who_goes_away_stops_the_question(page: Page) -> None:
    """A page that is closed leaves no search behind."""

    async def gone() -> None:
        asked = _lines(page, **DATES)
        await anext(asked)
        await asked.aclose()  # type: ignore[attr-defined]

    ran(gone())
    job = page.desks.desk(0)._job
    assert job is not None and job.is_cancelled


def test_the_server_answers_while_it_solves(page: Page) -> None:
    """The page, a session and its files are there before a long answer is."""

    async def meanwhile() -> list[str]:
        order: list[str] = []

        async def dates() -> None:
            await _last(_lines(page, **DATES))
            order.append("dates")

        task = asyncio.create_task(dates())
        await asyncio.sleep(0)
        opened_session = await _last(_lines(page, ask="session", id="w01-lower-strength-1"))
        assert "Why this day" in opened_session["parts"]["opened"]
        order.append("session")
        await task
        return order

    assert ran(meanwhile()) == ["session", "dates"]


def test_days_are_shown_as_they_come(page: Page) -> None:
    """The strip grows, a day at a time, and says at its end which is best."""
    page.get("/block/0")
    asked = {**DATES, "weekdays": ["sat", "sun"]}

    async def every() -> list[Line]:
        return [line async for line in _lines(page, **asked)]

    strips = [line["parts"]["opened"] for line in ran(every()) if "parts" in line]
    counts = [strip.count("<li") for strip in strips]
    assert counts == sorted(counts) and counts[-1] == 3
    assert "best" in strips[-1] and "More days" not in strips[-1]
    assert "is run on that day" in strips[-1]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"ask": "prices"}, "one step looser"),
        ({"ask": "alternatives"}, "plan 2"),
        (
            {"ask": "replan", "since": "2027-05-10", "missed": ["w01-lower-strength-1"]},
            "do not stay",
        ),
        ({"ask": "lines"}, "would change"),
    ],
)
def test_other_questions_are_answered(page: Page, asked: dict[str, Any], shown: str) -> None:
    """Beside the calendar, which stays."""
    assert shown in page.ask(**asked)["parts"]["opened"]
    assert page.desks.desk(0).trial is None


def _any(rng: random.Random, page: Page) -> dict[str, Any]:
    """Something that a coach may do."""
    desk = page.desks.desk(0)
    date = f"2027-05-{rng.randint(3, 16):02}"
    held = desk.shown_plan.sessions if desk.shown_plan else ()
    kind = rng.choice(("race", "session", "undo", "rule", "away", "reload"))
    if kind == "race":
        return {"ask": "move", "kind": "race", "id": RACE, "to": date}
    if kind == "session" and held:
        return {"ask": "move", "kind": "session", "id": rng.choice(held).id, "to": date}
    if kind == "rule":
        hours = rng.choice((24, 48, 72, 96))
        return {"ask": "set", "rule": "recovery_gap", "key": "hours", "value": hours}
    if kind == "away":
        return {"ask": "away", "since": date, "until": date}
    return {"ask": kind if kind == "reload" else "undo"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_shown_is_what_a_fresh_solve_gives(seed: int, page: Page, tmp_path: Path) -> None:
    """Whatever was done in whatever order, the plan is that of a file that says the same."""
    rng = random.Random(seed)
    desk = page.desks.desk(0)
    for _ in range(6):
        page.ask(**_any(rng, page))
    trial = desk.trial
    text = kept_text(desk, trial) if trial else (desk.files.scenario or b"")
    other = tmp_path / "other.yaml"
    other.write_bytes(text)
    fresh = open_scenario(other).repairs().clash or open_scenario(other).plan
    shown = desk.shown_plan
    if not isinstance(fresh, Plan):
        assert shown is None
        return
    assert shown is not None

    def standing(plan: Plan) -> list[object]:
        return [(s.start, s.minutes, s.place, s.focus, s.exercises) for s in plan.sessions]

    assert standing(shown) == standing(fresh)
    assert shown.goals == fresh.goals
