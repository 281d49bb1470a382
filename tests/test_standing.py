"""What speaks for the day of a session: one sentence, of which every number is counted again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from periodize.block import Block
from periodize.plan import Session
from periodize.planning import Solved, solve
from periodize.rules.decide import Decide
from periodize.scenario import load
from periodize.scenario.situation import Pin, Run
from periodize.standing import Standing
from tests.toy import a_block, a_plan, a_race, a_run, a_session, a_window, day

SHIPPED = Path(__file__).parent.parent / "scenarios"
NAMES = ("evening-runner", "four-weeks-to-5k", "mountain-half-circuit")
RULES = ("after_run", "before_run", "before_race", "steady_week", "recovery_gap", "session_mix")


def told(block: Block, session: Session, *others: Session, rules: Sequence[str] = RULES) -> str:
    """The rule and the sentence of a session."""
    plan = a_plan(session, *others)
    found = Standing(block, Decide.asked(block, []), plan, rules).sentence(session)
    return f"{found.rule}: {found.text}"


EASY = a_run(2, "easy", "easy")
HARD_AROUND = [a_run(1), a_run(3, "tempo", start="18:30")]


@pytest.mark.parametrize(
    ("block", "session", "expected"),
    [
        (
            a_block(runs=[*HARD_AROUND, EASY]),
            a_session(1),
            "after_run: Tue 18:00: 10 h after the day's intervals, 48 h before Thursday's tempo "
            "run, and Wednesday is easy",
        ),
        (
            a_block(runs=HARD_AROUND),
            a_session(2),
            "after_run: Wed 18:00: 34 h after Tuesday's intervals, and 24 h before Thursday's "
            "tempo run",
        ),
        (
            a_block(runs=[a_run(0, "easy", "long", minutes=100)]),
            a_session(1),
            "after_run: Tue 18:00: 33 h 20 min after Monday's long easy run, and Wednesday is free "
            "of running",
        ),
        (
            a_block(21, races=[a_race(17)]),
            a_session(8),
            "before_race: Tue 18:00: 9 days before Race, no hard run within 72 h before or after "
            "it, and Wednesday is free of running",
        ),
        (
            a_block(21, races=[a_race(1)]),
            a_session(9),
            "after_race: Wed 18:00: 8 days after Race, no hard run within 72 h before or after "
            "it, and Thursday is free of running",
        ),
        (
            a_block(races=[a_race(5)]),
            a_session(3),
            "before_run: Thu 18:00: 38 h 30 min before Saturday's race, and Friday is free of "
            "running",
        ),
        (
            a_block(windows=[a_window(6)]),
            a_session(6),
            "availability: Sun 18:00: the only day of the week open to it",
        ),
        (
            a_block(pins=[Pin(date=day(6), focus="legs")]),
            a_session(6),
            "pins: Sun 18:00: the scenario asks for it there",
        ),
        (
            a_block(),
            a_session(6),
            "availability: Sun 18:00: inside the window of that day, 18:00 to 19:00",
        ),
    ],
    ids=["between", "one day", "long", "before", "after", "eve", "only", "pinned", "window"],
)
def test_what_speaks_for_the_legs(block: Block, session: Session, expected: str) -> None:
    """Hours from the last hard run and to the next one, days to races, and what the next day is."""
    assert told(block, session, rules=(*RULES, "after_race", "pins")) == expected


def test_what_speaks_for_arms_and_trunk() -> None:
    """Where it stands to the runs of its day, and which days belong to the legs."""
    block = a_block(runs=[a_run(1, "easy", "easy", "17:00"), a_run(2, start="18:30")])
    legs = [a_session(3), a_session(6)]
    assert told(block, a_session(1, "upper"), *legs) == (
        "session_mix: Tue 18:00: right after the day's easy run, and Thursday and Sunday belong to "
        "the legs"
    )
    assert told(block, a_session(2, "upper", "12:00"), *legs[:1]) == (
        "session_mix: Wed 12:00: 6 h before the day's intervals, and Thursday belongs to the legs"
    )
    assert (
        told(block, a_session(3, "upper"), *legs[:1]) == "availability: Thu 18:00: no run that day"
    )


def test_the_legs_before_it() -> None:
    """Hours from the start of the last leg session, up to four days."""
    for offset, expected in ((2, "96 h from the start of Wednesday's legs"), (1, "")):
        found = told(a_block(14), a_session(6), a_session(offset))
        assert ("from the start of" in found) == bool(expected)
        assert expected in found


def test_the_usual_day() -> None:
    """In how many weeks of the phase its focus stands on that weekday, where more than one."""
    block, kept = a_block(21), [a_session(0, "core"), a_session(7, "core")]
    assert "Monday" not in told(block, kept[0])
    expected = "Monday is its day in 2 of the 3 weeks of this phase"
    assert told(block, *kept).endswith(f"no run that day, and {expected}")
    assert "in all 3 weeks of this phase" in told(block, a_session(14, "core"), *kept)
    assert "in both weeks of this phase" in told(a_block(14), *kept)
    elsewhere = a_session(7, "core", place="home")
    assert "Monday" not in told(block, kept[0], elsewhere)


def test_a_fact_goes_by_a_rule_that_holds() -> None:
    """The rule named is the first of the facts that the model knows."""
    block = a_block(runs=HARD_AROUND)
    assert told(block, a_session(2), rules=("before_run",)).startswith("before_run: Wed")
    assert told(block, a_session(2), rules=()).startswith("availability: Wed")


@cache
def solved(name: str) -> Solved:
    """A shipped scenario, solved once."""
    return solve(load(SHIPPED / f"{name}.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_is_true(name: str) -> None:
    """Each clause of each session's first reason is counted again from scenario and plan."""
    found, seen = solved(name), set()
    names = {rule.rule for rule in found.rules}
    for session in found.plan.sessions:
        first = session.because[0]
        assert first.rule in names
        when, text = first.text.split(": ", 1)
        assert when == f"{session.start:%a %H:%M}"
        clauses = text.replace(", and ", ", ").split(", ")
        assert clauses
        for clause in clauses:
            seen |= set(holds(found, session, clause))
    assert len(seen) >= 5


HOURS = r"(?:(\d+) h)? ?(?:(\d+) min)?"


def holds(found: Solved, session: Session, clause: str) -> Iterator[str]:
    """Which kind of clause it is; fails where it is none, or untrue."""
    block, plan = found.block, found.plan
    scenario, week = block.scenario, block.week_of(session.date).days
    runs = block.efforts
    if clause == "the only day of the week open to it":
        others = [
            o for o in block.options_in(block.week_of(session.date)) if o.date != session.date
        ]
        for option in others:
            if option.focus == session.focus and block.workable(option.menu):
                alone = a_plan(
                    replace(session, date=option.date, start=option.start, place=option.place)
                )
                broken = (v for rule in found.rules for v in rule.violations(block, alone))
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
        there = block.efforts_by_date.get(next_day, ())
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
        phase = block.week_of(session.date).run
        mine = [each for each in block.weeks if each.run == phase]
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
