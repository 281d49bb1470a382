"""New before a race: its last weeks hold nothing that the weeks before them have not held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from periodize.block import Block
from periodize.model.load import load_model
from periodize.plan import Session
from periodize.rules.new_before_race import NewBeforeRace
from periodize.scenario.scenario import Dated
from tests.agreement.worlds import changed
from tests.toy import a_block, a_plan, a_race, a_session, a_window, day

NUMBERS = next(entry for entry in load_model("runner").rules if entry["rule"] == "new_before_race")
NEAR = "too new so close to Race on Sun 13 Jun"
OLD, NEW = ("squat",), ("squat", "deadlift")


def the_rule(**changes: Any) -> NewBeforeRace:
    """The rule at the numbers of the model `runner`: two weeks before an A race."""
    return NewBeforeRace.model_validate({**NUMBERS, **changes})


def six_weeks(race: int = 41, priority: Any = "A", **changes: Any) -> Block:
    """Six weeks with a race, on the last Sunday unless told otherwise."""
    return a_block(42, races=[a_race(race, priority=priority)], **changes)


def news(block: Block, sessions: Sequence[Session], **changes: Any) -> list[str]:
    """What is said to be new."""
    return [found.text for found in the_rule(**changes).violations(block, a_plan(*sessions))]


def lifts(*days: tuple[int, tuple[str, ...]]) -> list[Session]:
    """Leg sessions with these exercises on these days."""
    return [a_session(offset, exercises=exercises) for offset, exercises in days]


@pytest.mark.parametrize(("offset", "kept"), [(27, True), (28, False), (40, False)])
def test_the_last_two_weeks(offset: int, kept: bool) -> None:
    """On the Sunday two weeks before it something may be new, on the Monday after no more."""
    assert (news(six_weeks(), lifts((20, OLD), (offset, NEW))) == []) == kept


def test_what_was_held_before_stays() -> None:
    """Once is enough, in any kind of session."""
    assert news(six_weeks(), lifts((14, NEW), (35, NEW))) == []
    other = a_session(16, "upper", exercises=("deadlift",))
    assert news(six_weeks(), [*lifts((14, OLD), (35, NEW)), other]) == []


@pytest.mark.parametrize(("last", "kept"), [(2, True), (1, False), (0, False)])
def test_what_was_not_done_for_long_is_new_again(last: int, kept: bool) -> None:
    """28 days before it is still known, 29 days before it is not."""
    assert (news(six_weeks(), lifts((last, OLD), (30, OLD))) == []) == kept


def test_the_days_are_counted_to_each_session() -> None:
    """What was known on the first day of the last weeks may be new on a later one."""
    assert news(six_weeks(), lifts((7, OLD), (36, OLD))) != []
    assert news(six_weeks(), lifts((7, OLD), (35, OLD), (40, OLD))) == []
    assert news(six_weeks(), lifts((7, OLD), (29, OLD), (40, OLD))) == []


def test_how_long_it_is_known_is_a_number() -> None:
    """A model may count fewer days."""
    assert news(six_weeks(), lifts((15, OLD), (29, OLD)), known_days=14) == []
    assert news(six_weeks(), lifts((14, OLD), (29, OLD)), known_days=14) != []


def test_some_classes_may_bring_something_new() -> None:
    """What is exempt may, and what it held is known afterwards."""
    core = a_session(30, "core", exercises=("plank",))
    assert news(six_weeks(), [*lifts((20, OLD)), core]) != []
    assert news(six_weeks(), [*lifts((20, OLD)), core], exempt=["core"]) == []
    assert news(six_weeks(), lifts((20, OLD), (30, NEW)), exempt=["core"]) != []
    later = a_session(33, "upper", exercises=("plank",))
    told = [*lifts((20, OLD)), core, later]
    assert news(six_weeks(), told, exempt=["core"], fading=None) == []
    assert news(six_weeks(), told, exempt=["core"], fading=["lower-heavy"]) == [
        f"upper on Sat 5 Jun holds Plank, not done before Mon 31 May: {NEAR}"
    ]


def test_held_for_the_first_time_in_the_last_weeks_is_not_before() -> None:
    """What is new two weeks before the race is told there, and once."""
    assert news(six_weeks(), lifts((20, OLD), (30, NEW), (37, NEW))) == [
        f"legs on Wed 2 Jun holds Deadlift, not done before in this block: {NEAR}"
    ]


@pytest.mark.parametrize(
    ("priority", "weeks", "kept"),
    [("B", {"A": 2}, True), ("C", {"A": 2}, True), ("B", {"A": 2, "B": 1}, False)],
)
def test_races_by_their_weight(priority: str, weeks: dict[str, int], kept: bool) -> None:
    """Only races with weeks of their own ask for it."""
    block = six_weeks(priority=priority)
    assert (news(block, lifts((14, OLD), (36, NEW)), weeks=weeks) == []) == kept


@pytest.mark.parametrize(
    ("race", "first"),
    [(35, 21), (37, 21), (38, 28), (41, 28), (44, 28)],  # Mon, Wed, Thu, Sun, next Wed
)
def test_weeks_are_counted_back_from_the_race(race: int, first: int) -> None:
    """A race on Monday to Wednesday ends with the week before its own."""
    block = six_weeks(race)
    assert news(block, lifts((9, OLD), (first, NEW))) != []
    assert news(block, lifts((9, OLD), (first - 1, NEW))) == []


def test_after_the_race_it_is_over() -> None:
    """In the week after the race there may be something new."""
    assert news(six_weeks(race=20), lifts((0, OLD), (21, NEW))) == []


@pytest.mark.parametrize(("offset", "kept"), [(20, True), (21, False)])
def test_a_long_taper_counts_from_its_first_week(offset: int, kept: bool) -> None:
    """Weeks of taper before the two count as well."""
    phases = (Dated(since=day(0), value="strength"), Dated(since=day(21), value="taper"))
    block = changed(six_weeks(), phases=phases)
    assert (news(block, lifts((0, OLD), (offset, NEW))) == []) == kept


def test_a_block_that_begins_that_late_is_exempt() -> None:
    """With two weeks to the race, or no window in the block before them, everything is new."""
    assert news(a_block(14, races=[a_race(13)]), lifts((0, OLD), (7, NEW))) == []
    late = a_block(35, races=[a_race(34)], windows=[a_window(22), a_window(27)])
    assert news(late, lifts((22, OLD), (27, NEW))) == []


@pytest.mark.parametrize(("offset", "kept"), [(27, True), (28, False)])
def test_weeks_without_a_window_are_weeks_without(offset: int, kept: bool) -> None:
    """Once the block has lasted 28 days nothing from before it is thought to be known."""
    late = a_block(35, races=[a_race(34)], windows=[a_window(22), a_window(offset)])
    assert (news(late, lifts((offset, OLD))) == []) == kept


def test_text() -> None:
    """The text names exercise, day and race, and how long ago it was where it was."""
    assert news(six_weeks(), lifts((5, OLD), (36, NEW))) == [
        f"legs on Tue 8 Jun holds Deadlift, not done before in this block: {NEAR}",
        f"legs on Tue 8 Jun holds Squat, last done 31 days before: {NEAR}",
    ]


def test_explain() -> None:
    """The sentence has the weeks, phases and days, and the classes whose sessions fade."""
    asked = (
        "No exercise is new in the last weeks before a race (2 before A) and in taper, race; what "
        "was last done more than 28 days before is new again"
    )
    assert the_rule(fading=None).explain() == f"{asked}."
    assert the_rule(fading=("circuit",)).explain() == f"{asked} in circuit sessions."


@pytest.mark.parametrize(
    ("fading", "kept"), [(("lower-heavy",), False), (("upper",), True), (None, False)]
)
def test_what_fades(fading: tuple[str, ...] | None, kept: bool) -> None:
    """Sessions of classes that do not fade may hold what was done longer ago, but nothing new."""
    assert (news(six_weeks(), lifts((5, OLD), (36, OLD)), fading=fading) == []) == kept
    assert news(six_weeks(), lifts((5, OLD), (36, NEW)), fading=fading) != []
