"""Sets that gauge a lift: its load is found at first, and its last set is counted after deloads."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from periodize.block import Block
from periodize.plan import Plan, Session, WeekRecord
from periodize.prescribe.dose import prescribe
from periodize.prescribe.gauging import gauged
from periodize.referee.gauges import gauge_violations
from periodize.scenario.scenario import Lived
from tests.agreement.worlds import changed
from tests.prescribe.test_progression import WHOLE, in_phases
from tests.toy import a_session, day

SQUAT = {"back_squat": 100.0}
NOTHING = {"bench_press": 50.0}
FIVE_WEEKS = ("strength",) * 5


def sessions(block: Block, *offsets: int, focus: str = "lower-strength") -> list[Session]:
    """Sessions of a squat on these days, in their weeks' doses."""
    found = []
    for offset in offsets:
        week = block.calendar.week_of(day(offset))
        menu = next(each for each in block.options.menus if each.segment == week.segment)
        done = prescribe(block, week, menu._replace(focus=focus), "back-squat")
        session = dataclasses.replace(
            a_session(offset), focus=focus, phase=week.phase, deload=week.deload, exercises=(done,)
        )
        found.append(session)
    return found


def marks(block: Block, *offsets: int, focus: str = "lower-strength") -> str:
    """For each day `f` where a load is found, `c` where a set is counted, else `.`."""
    found = gauged(block, sessions(block, *offsets, focus=focus))
    plan = Plan(sessions=found, weeks=records(block))
    assert list(gauge_violations(block, plan)) == []
    done = [session.exercises[0] for session in found]
    return "".join("f" if each.finding else "c" if each.counted_to == 1 else "." for each in done)


def records(block: Block) -> tuple[WeekRecord, ...]:
    """The weeks with their deloads."""
    blank: dict[str, Any] = {"sessions": 0, "target": 0, "minutes": 0, "sets_by_muscle": {}}
    return tuple(
        WeekRecord(start=w.days.start, season=w.season, phase=w.phase, deload=w.deload, **blank)
        for w in block.calendar.weeks
    )


def test_the_world_has_a_deload() -> None:
    """The fourth of its weeks is one."""
    block = in_phases(*FIVE_WEEKS, model=WHOLE, **SQUAT)
    assert [week.deload for week in block.calendar.weeks] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ((1, 8, 15, 22, 29), "....c"),
        ((1, 8, 15, 22, 29, 32), "....c."),  # the first session after it, not the second
        ((1, 8, 15, 20, 29), "....c"),  # nothing stood in the deload itself
        ((8, 12, 22, 29), "...c"),
        ((1, 8, 15, 22), "...."),
    ],
)
def test_after_a_deload_a_set_is_counted(offsets: tuple[int, ...], expected: str) -> None:
    """The first heavy session after it has the last set of its main lift counted."""
    assert marks(in_phases(*FIVE_WEEKS, model=WHOLE, **SQUAT), *offsets) == expected


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ((1, 8, 15, 18, 29), "....."),  # ten full days lie between the last two
        ((1, 8, 15, 19, 29), "....c"),
        ((1, 8, 15, 26, 29), "....."),
        ((1, 8, 11, 22, 29, 35, 36), "......c"),
        ((1, 8, 12, 22, 29, 35, 36), "....c.."),
    ],
)
def test_it_waits_for_two_weeks_after_days_off(offsets: tuple[int, ...], expected: str) -> None:
    """After ten days off no set is counted for 14 days; then the first full session has it."""
    assert marks(in_phases(*FIVE_WEEKS, "strength", model=WHOLE, **SQUAT), *offsets) == expected


def test_the_referee_knows_that_days_off_lie_before() -> None:
    """A set counted on the 13th day after them is refused, on the 14th it is fine."""
    block = in_phases(*FIVE_WEEKS, "strength", model=WHOLE, **SQUAT)
    for last, expected in (
        (35, ["its last set is counted, and days off lie just before"]),
        (36, []),
    ):
        *before, now = sessions(block, 1, 8, 11, 22, 29, last)
        counted = dataclasses.replace(now.exercises[0], counted_to=1)
        plan = Plan(
            sessions=(*before, dataclasses.replace(now, exercises=(counted,))),
            weeks=records(block),
        )
        found = [each.text for each in gauge_violations(block, plan)]
        assert found == [f"lower-strength: back-squat: {text}" for text in expected]


def test_none_is_counted_where_the_model_has_no_such_set() -> None:
    """It is a number of the model."""
    rules = tuple(
        {**r, "counted_reserve": None} if r["rule"] == "return_from_break" else r
        for r in WHOLE.rules
    )
    model = WHOLE.model_copy(update={"rules": rules})
    assert marks(in_phases(*FIVE_WEEKS, model=model, **SQUAT), 1, 8, 15, 22, 29) == "....."


def test_none_is_counted_before_a_race() -> None:
    """The taper and the week of a race stay as they are."""
    block = in_phases(*FIVE_WEEKS, "strength", "strength", "taper", model=WHOLE, **SQUAT)
    assert [week.index for week in block.calendar.weeks if week.deload] == [3]
    assert marks(block, 1, 8, 15, 22, 32, 43) == "....c."
    earlier = sessions(block, 1, 8, 15, 22)
    late = gauged(block, [*earlier, *sessions(block, 50, focus="lower-short")])
    assert late[-1].phase == "taper"
    assert not late[-1].exercises[0].counted_to


def test_what_nothing_is_known_of_is_found_once() -> None:
    """The first session finds the load, the next ones go by it."""
    assert marks(in_phases(*FIVE_WEEKS, model=WHOLE, **NOTHING), 1, 4, 12, 22, 29) == "f...c"
    assert marks(in_phases(*FIVE_WEEKS, model=WHOLE, **NOTHING), 29) == "f"
    assert marks(in_phases(*FIVE_WEEKS, model=WHOLE, **SQUAT), 1) == "."


def test_what_was_done_stays_as_it_was() -> None:
    """A session of the past is not marked, and its lift is known."""
    block = in_phases(*FIVE_WEEKS, model=WHOLE, **NOTHING)
    done = tuple(sessions(block, 1))
    lived = changed(block, lived=Lived(until=day(7), sessions=done))
    assert marks(lived, 1, 8) == ".."


@pytest.mark.parametrize(
    ("maxima", "changes", "told"),
    [
        (SQUAT, {"finding": True}, "its load is to be found, and its maximum is known"),
        (SQUAT, {"counted_to": 1}, "its last set is counted, and no deload lies just before"),
        (NOTHING, {"finding": True}, "its load is to be found, and it was done before"),
        (
            SQUAT,
            {"counted_to": 2},
            "its last set is counted to 2 in reserve, which the model has not",
        ),
    ],
)
def test_marks_where_none_is_due(maxima: dict[str, float], changes: Any, told: str) -> None:
    """The referee refuses a mark in the wrong place."""
    block = in_phases(*FIVE_WEEKS, model=WHOLE, **maxima)
    first, second = sessions(block, 1, 8)
    marked = dataclasses.replace(second.exercises[0], **changes)
    wrong = dataclasses.replace(second, exercises=(marked,))
    found = gauge_violations(block, Plan(sessions=(first, wrong), weeks=records(block)))
    assert told in [each.text.removeprefix("lower-strength: back-squat: ") for each in found]


def test_a_counted_set_stands_alone() -> None:
    """Neither in a pair nor before a race a set is counted."""
    block = in_phases(*FIVE_WEEKS, model=WHOLE, **SQUAT)
    *before, last = sessions(block, 1, 8, 15, 22, 29)
    paired = dataclasses.replace(last.exercises[0], counted_to=1, pair="A")
    sets = (*before, dataclasses.replace(last, exercises=(paired,)))
    plan = Plan(sessions=sets, weeks=records(block))
    assert [each.text for each in gauge_violations(block, plan)] == [
        "lower-strength: back-squat: its last set is counted in a pair or before a race"
    ]
