"""Races that repeat, go by time, last several days, or share one."""

from __future__ import annotations

import datetime as dt

from periodize.scenario.scenario import Race
from tests.scenario.texts import HEAD, said, scenario


def races(*entries: str) -> tuple[Race, ...]:
    """The races of four weeks from 3 May 2027."""
    return scenario(f"{HEAD}races:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)).races


def test_one_that_comes_again() -> None:
    """A race each Saturday stands on each; without a priority it is a C race, never the goal."""
    found = races(
        "every: [sat], to: 2027-05-22, name: Parkrun, km: 5", "date: 2027-05-30, name: Goal, km: 10"
    )
    assert [(race.date.day, race.priority) for race in found] == [
        (8, "C"), (15, "C"), (22, "C"), (30, "A"),
    ]  # fmt: skip


def test_by_time() -> None:
    """Twelve hours without a distance last over midnight; how far that is follows from the pace."""
    (race,) = races('date: 2027-05-22, name: Twelve, minutes: 720, start: "18:00"')
    assert (race.by_time, race.km, race.end) == (True, 120, dt.datetime(2027, 5, 23, 6))
    assert race.last_date == dt.date(2027, 5, 23)


def test_over_several_days() -> None:
    """Days in a row are one event, whatever their priorities; it counts for all that is run."""
    (whole,) = races("date: 2027-05-18, to: 2027-05-21, name: Four days, km: 100, priority: A")
    assert (whole.date.day, whole.last_date.day, whole.km) == (18, 21, 100)
    assert [(stage.date.day, stage.km) for stage in whole.each] == [(d, 25) for d in range(18, 22)]
    stages = races(
        "date: 2027-05-18, name: One, km: 40, priority: C",
        "date: 2027-05-19, name: Two, km: 30, priority: A",
        "date: 2027-05-20, name: Three, km: 30, priority: C",
        "date: 2027-05-22, name: Apart, km: 5, priority: C",
    )
    assert [(race.name, race.km, race.priority) for race in stages] == [
        ("One and 2 more", 100, "A"),
        ("Apart", 5, "C"),
    ]


def test_several_on_one_day() -> None:
    """A meet with two events is one day of racing, from the first start to the last end."""
    (meet,) = races(
        'date: 2027-05-22, name: Two miles, km: 3.2, priority: C, start: "10:00"',
        'date: 2027-05-22, name: Half mile, km: 0.8, priority: B, start: "12:00"',
    )
    assert (meet.name, meet.km, meet.priority) == ("Two miles and Half mile", 4, "B")
    assert (meet.start.hour, meet.end) == (10, dt.datetime(2027, 5, 22, 12, 5))


def test_recurring_runs_give_way_on_each_day() -> None:
    """No weekly run stands on a day of the event."""
    text = f"{HEAD}runs: [{{every: {{days: 1}}, kind: easy, km: 5}}]\n"
    text += "races: [{date: 2027-05-18, to: 2027-05-21, name: Four days, km: 100}]\n"
    found = scenario(text)
    assert {run.date.day for run in found.runs} == {*range(3, 31)} - {18, 19, 20, 21}
    assert sorted(day.day for day in found.races_by_date) == [18, 19, 20, 21]


def test_refused() -> None:
    """An end before its start, and a race with neither distance nor time."""
    ends = "races: [{date: 2027-05-18, to: 2027-05-17, name: X, km: 5}]"
    assert "lasts up to 60 days" in said(f"{HEAD}{ends}\n")[0]
    none = "races: [{every: [sat], name: X}]"
    assert "or its 'minutes'" in said(f"{HEAD}{none}\n")[0]
