"""Days for a race: how they are ranked, by hand, and that each is announced before it is tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from periodize.errors import Interrupted
from periodize.plan import GoalRecord, Plan, Session
from periodize.questions.asking import Asking, Clash
from periodize.questions.difference import difference
from periodize.questions.find_date import Candidate, find_date
from periodize.questions.min_difference import Differs
from periodize.questions.standing import standings
from tests.build import GOALS, a_plan, a_session
from tests.questions.small import SMALL, opened, small

EARLY, LATE, LAST = date(2027, 6, 5), date(2027, 6, 12), date(2027, 6, 19)
STOOD = [a_session(f"2027-05-{day:02} 18:00", id=f"s{day}") for day in (3, 5, 7)]
"""The sessions of the base plan."""
NOTHING = (0, 0, 0, 0, 0)


def planned(sessions: Sequence[Session], missed: tuple[int, ...] = NOTHING) -> Plan:
    """A plan with some sessions that misses so much of each goal."""
    pairs = zip(GOALS, missed, strict=True)
    goals = tuple(GoalRecord(name=name, value=n, bound=n, proven=True) for name, n in pairs)
    return a_plan(*sessions, goals=goals)


def candidate(
    day: date,
    *,
    moved: int = 0,
    lost: int = 0,
    added: int = 0,
    price: tuple[int, ...] = NOTHING,
) -> Candidate:
    """A day on which so many sessions of the base plan move, go and come, at a price."""
    stay = STOOD[: len(STOOD) - moved - lost]
    gone = STOOD[len(stay) : len(stay) + moved]
    elsewhere = [a_session(f"{s.date} 19:00", id=s.id) for s in gone]
    new = [a_session(f"2027-05-{11 + n} 18:00", id=f"new{n}") for n in range(added)]
    plan = planned([*stay, *elsewhere, *new], price)
    found = difference(planned(STOOD), plan)
    assert (len(found.moved), len(found.lost), len(found.added)) == (moved, lost, added)
    return Candidate(day, difference=found, plan=plan)


def ranked(*candidates: Candidate) -> list[date]:
    """Their days, best first."""
    return [each.day for each in sorted(candidates, key=lambda each: each.rank)]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (candidate(EARLY, moved=1), candidate(LATE)),
        (candidate(EARLY, lost=1), candidate(LATE)),
        (candidate(EARLY, moved=2), candidate(LATE, moved=1)),
        (candidate(EARLY, lost=2), candidate(LATE, lost=1)),
        (candidate(EARLY, lost=2), candidate(LATE, moved=1)),
        (candidate(EARLY, moved=2), candidate(LATE, lost=1)),
        (candidate(EARLY, moved=1, lost=1), candidate(LATE, moved=1)),
        (candidate(EARLY, moved=1, lost=1), candidate(LATE, lost=1)),
        (candidate(EARLY, moved=1), candidate(LATE, added=3)),
    ],
)
def test_of_two_days_at_one_price_the_one_that_changes_less(
    early: Candidate, late: Candidate
) -> None:
    """At one price fewer sessions moved or lost come before an early day; added ones are free."""
    assert ranked(early, late) == [LATE, EARLY]


def test_the_price_goes_before_what_changes() -> None:
    """The earliest goal that differs decides, whatever moves or is lost for it."""
    first = candidate(LAST, moved=2, lost=1, price=(0, 1, 0, 0, 9))
    second = candidate(LATE, price=(0, 1, 1, 0, 0))
    third = candidate(EARLY, price=(1, -3, 0, 0, 0))
    assert ranked(third, first, second) == [LAST, LATE, EARLY]


def test_of_two_days_that_are_alike_the_earlier() -> None:
    """Where price and changes are the same, the earlier day comes first."""
    assert ranked(candidate(LATE, moved=1), candidate(EARLY, lost=1)) == [EARLY, LATE]


def test_days_without_a_plan_come_last() -> None:
    """However dear a day is, it goes before those without a plan; they stand in order of date."""
    dear = candidate(LAST, lost=3, price=(9, 9, 9, 9, 9))
    clash, refused = Candidate(EARLY, clash=Clash(())), Candidate(LATE, refused="no")
    assert ranked(refused, clash, dear) == [LAST, EARLY, LATE]


def test_each_day_is_announced() -> None:
    """Every day is told with its number and name, in the order given, also one that is taken."""
    said: list[tuple[int, int, str]] = []
    asking = Asking(step=lambda number, count, name: said.append((number, count, name)))
    days = [date(2027, 5, day) for day in (16, 14, 8)]
    found = find_date(small().draft, small().plan, {"km": 5.0, "priority": "C"}, days, asking)
    assert said == [(1, 3, "Sun 16 May"), (2, 3, "Fri 14 May"), (3, 3, "Sat 8 May")]
    assert sorted(each.day for each in found) == sorted(days)
    assert [each.rank for each in found] == sorted(each.rank for each in found)
    assert [each.day for each in found if each.refused] == [date(2027, 5, 16)]


def test_a_day_is_announced_before_it_is_tried() -> None:
    """Whoever hears of a day can still stop the search for it."""

    def stop(*_: object) -> None:
        raise Interrupted("heard of it")

    asking = Asking(step=stop, time_limit=0)
    race = {"km": 5.0, "priority": "C"}
    with pytest.raises(Interrupted, match="heard of it"):
        find_date(small().draft, small().plan, race, [date(2027, 5, 8)], asking)


@pytest.mark.parametrize("differing", [0, 1, 2])
def test_a_race_that_changes_nothing_moves_nothing(differing: int) -> None:
    """Whichever of several plans that are as good stands, a race of no weight leaves it alone."""
    unsteady = opened(f"{SMALL}rules: [{{rule: steady_week, enabled: false}}]\n")
    base = unsteady.plan
    if differing:
        other = Differs(sessions=standings(base.sessions), at_least=differing)
        found = Asking().as_good(unsteady.scenario, base, [other])
        assert found is not None
        base = found
    race = {"km": 5.0, "priority": "C"}
    (far,) = find_date(unsteady.draft, base, race, [date(2027, 6, 13)], Asking())
    assert far.difference is not None
    assert (far.difference.price, far.difference.moved) == (NOTHING, ())
    assert far.difference.kept == len(base.sessions)
