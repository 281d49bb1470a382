"""Every clause of the sentence that speaks for a day is counted again from scenario and plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from periodize.plan import Session
from periodize.planning import Solved, solve
from periodize.rules.reach import OF_DAYS
from periodize.scenario import load
from periodize.scenario.scenario import Run
from tests.toy import a_plan

SHIPPED = Path(__file__).parent.parent / "scenarios"
NAMES = ("evening-runner", "four-weeks-to-5k", "mountain-half-circuit")


HOURS = r"(?:(\d+) h)? ?(?:(\d+) min)?"
"""A duration, as clauses tell it."""


@cache
def solved(name: str) -> Solved:
    """A shipped scenario, solved once."""
    return solve(load(SHIPPED / f"{name}.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_is_true(name: str) -> None:
    """Each clause of each session's first reason is counted again from scenario and plan."""
    found, seen = solved(name), set()
    names = {rule.rule for rule in found.case.rules}
    for session in found.plan.sessions:
        first = session.because[0]
        assert first.rule in names
        when, text = first.text.split(": ", 1)
        assert when == f"{session.start:%a %H:%M}"
        facts = text.partition("; a compromise: ")[0]
        clauses = facts.replace(", and ", ", ").split(", ")
        assert clauses
        for clause in clauses:
            seen |= set(holds(found, session, clause))
    assert len(seen) >= 5


MEASURED = {
    "after_run": rf"{HOURS} after .+",
    "before_run": rf"{HOURS} before .+",
    "recovery_gap": rf"{HOURS} from the start of .+",
    "steady_week": r".+ is its day in .+",
}
"""By rule, the clauses that measure what it wishes of the legs."""


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missed_is_a_compromise(name: str) -> None:
    """A wish that a session misses is told as a compromise, and measured in no fact beside it."""
    found, told = solved(name), []
    by_days = {rule.rule for rule in found.case.rules if rule.reach in OF_DAYS}
    for session in found.plan.sessions:
        facts, _, compromise = session.because[0].text.partition("; a compromise: ")
        missed = [
            wish
            for wish in found.plan.broken_wishes
            if wish.date == session.date and wish.text.startswith(f"{session.focus} ")
        ]
        assert bool(compromise) == any(wish.rule in by_days for wish in missed)
        assert len(compromise.split("; and ")) == min(2, max(1, len(missed)))
        for wish in missed if session.loads_legs else ():
            clauses = facts.split(": ", 1)[1].replace(", and ", ", ").split(", ")
            pattern = MEASURED.get(wish.rule, "")
            assert not [clause for clause in clauses if re.fullmatch(pattern, clause)]
        told += [compromise] if compromise else []
    assert told or name == NAMES[-1]


def holds(found: Solved, session: Session, clause: str) -> Iterator[str]:
    """Which kind of clause it is; fails where it is none, or untrue."""
    block, plan = found.case.block, found.plan
    scenario, week = block.scenario, block.calendar.week_of(session.date).days
    runs = block.calendar.efforts
    if clause == "the only day of the week open to it":
        others = [
            o
            for o in block.options.in_week(block.calendar.week_of(session.date))
            if o.date != session.date
        ]
        for option in others:
            if option.focus == session.focus and block.menus.workable(option.menu):
                alone = a_plan(
                    replace(session, date=option.date, start=option.start, place=option.place)
                )
                broken = (v for rule in found.case.rules for v in rule.violations(block, alone))
                assert any(each.breaks_must for each in broken)
        yield "only"
    elif match := re.fullmatch(rf"{HOURS} (after|before) (the day|\w+day)'s ([\w -]+)", clause):
        length = dt.timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
        hard = [run for run in runs if run.demand & {"quality", "long"}]
        hard = list(runs) if match[4] == "the day" and not session.loads_legs else hard
        if match[3] == "after":
            last = max((run for run in hard if run.end <= session.start), key=lambda run: run.end)
            assert session.start - last.end == length, clause
        else:
            last = min((run for run in hard if run.start >= session.end), key=lambda run: run.start)
            assert last.start - session.end == length, clause
        on = session.date if match[4] == "the day" else None
        assert on == last.date if on else f"{last.date:%A}" == match[4]
        assert last.is_race or match[5].endswith(words_of(last)), clause
        yield match[3]
    elif match := re.fullmatch(r"(\d+) days? (after|before) (.+)", clause):
        (race,) = [race for race in scenario.races if race.name == match[3]]
        days = (race.date - session.date).days
        assert days == int(match[1]) * (1 if match[2] == "before" else -1)
        yield f"race {match[2]}"
    elif match := re.fullmatch(r"(\w+day) is (easy|free of running)", clause):
        next_day = session.date + dt.timedelta(days=1)
        there = block.calendar.efforts_by_date.get(next_day, ())
        assert match[1] == f"{next_day:%A}"
        assert all(run.demand == {"easy"} for run in there)
        assert bool(there) == (match[2] == "easy")
        assert next_day not in scenario.races_by_date
        yield "next day"
    elif match := re.fullmatch(r"(.+) belongs? to the legs", clause):
        legs = {s.date for s in plan.sessions if s.loads_legs and s.date in week}
        assert match[1] == " and ".join(f"{each:%A}" for each in sorted(legs))
        assert session.date not in legs
        yield "legs"
    elif match := re.fullmatch(
        r"(\w+day) is its day in (both|all (\d+)|(\d+) of the (\d+)) weeks of this phase", clause
    ):
        phase = block.calendar.week_of(session.date).run
        mine = [each for each in block.calendar.weeks if each.run == phase]
        held = [
            each
            for each in mine
            if any(
                (s.focus, s.place, f"{s.date:%A}") == (session.focus, session.place, match[1])
                and s.date in each.days
                for s in plan.sessions
            )
        ]
        count, of = match[4] or match[3] or 2, match[5] or match[3] or 2
        assert (len(held), len(mine)) == (int(count), int(of))
        yield "usual"
    elif match := re.fullmatch(rf"{HOURS} from the start of (\w+day)'s ([\w ]+)", clause):
        length = dt.timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
        legs_before = [s for s in plan.sessions if s.loads_legs and s.start < session.start]
        assert session.start - legs_before[-1].start == length
        assert legs_before[-1].focus == match[4].replace(" ", "-")
        assert f"{legs_before[-1].date:%A}" == match[3]
        yield "legs before"
    elif clause == "no run that day":
        assert session.date not in {run.date for run in runs}
        yield clause
    elif clause == "no hard run within 72 h before or after it":
        three = dt.timedelta(hours=72)
        for run in runs:
            if run.demand & {"quality", "long"}:
                assert run.end < session.start - three or run.start > session.end + three
        yield clause
    else:
        pytest.fail(f"no such clause: {clause}")


def words_of(run: Run) -> str:
    """The last word by which a run is called."""
    return {"intervals": "intervals", "hills": "hills", "fartlek": "fartlek"}.get(run.kind, "run")
