"""Runs: which days, which hours, how hard; and the races among them."""

from __future__ import annotations

import pytest

from periodize.scenario import Scenario
from tests.scenario.texts import HEAD, said, scenario


def starts(text: str) -> list[str]:
    """Date, hour and kind of each run."""
    return [f"{run.start:%m-%d %H:%M} {run.kind}" for run in scenario(HEAD + text).runs]


def races(found: Scenario) -> list[str]:
    """Date, name and priority of each race."""
    return [f"{race.start:%m-%d %H:%M} {race.name} {race.priority}" for race in found.races]


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("", set()),
        (", demand: quality", {"quality"}),
        (", demand: [medium-long]", {"medium-long"}),
        (", demand: [long, quality]", {"quality", "long"}),
        (", demand: [long, long]", {"long"}),
    ],
)
def test_demand_as_given(said: str, given: set[str]) -> None:
    """A run says its demand as one word or as a list, or leaves it to kind and length."""
    runs = f"runs: [{{date: 2027-05-04, kind: tempo{said}}}, {{every: [sun], kind: easy{said}}}]"
    assert {run.demand_given for run in scenario(f"{HEAD}{runs}\n").runs} == {frozenset(given)}


@pytest.mark.parametrize(
    ("given", "minutes", "km"),
    [
        ("km: 10", 60, 10.0),
        ("mi: 4", 39, 6.437),
        ("minutes: 40", 40, None),
        ("km: 10, minutes: 50", 50, 10.0),
        ("name: x", 45, None),
        ("km: 0.01", 1, 0.01),
    ],
)
def test_duration(given: str, minutes: int, km: float | None) -> None:
    """Minutes as given, else by distance and pace, else the default."""
    run = scenario(f"{HEAD}runs: [{{date: 2027-05-04, kind: easy, {given}}}]\n").runs[0]
    assert (run.minutes, run.km) == (minutes, km)


def test_recurring() -> None:
    """A recurring run fills its weekdays of the block, both ends included, except as said."""
    text = """\
runs:
  - {every: [tue], kind: easy, from: 2027-05-11, to: 2027-05-25, except: [2027-05-18]}
  - {every: [sun], kind: long}
"""
    assert starts(text) == [
        "05-09 07:00 long",
        "05-11 07:00 easy",
        "05-16 07:00 long",
        "05-23 07:00 long",
        "05-25 07:00 easy",
        "05-30 07:00 long",
    ]


def test_dated_replaces_recurring() -> None:
    """A dated run, or a race, replaces the recurring runs of its day."""
    text = """\
runs:
  - {every: [sun], kind: long}
  - {date: 2027-05-09, kind: easy}
races: [{date: 2027-05-16, name: X, km: 10}]
"""
    assert starts(text) == ["05-09 07:00 easy", "05-23 07:00 long", "05-30 07:00 long"]


def test_two_a_day() -> None:
    """The first run without a start takes the first default, the second the second."""
    text = """\
run_defaults: {start: 6:00, second_start: 18:00}
runs:
  - {date: 2027-05-04, kind: easy}
  - {date: 2027-05-04, kind: tempo}
  - {date: 2027-05-05, kind: easy, start: "06:15"}
  - {date: 2027-05-05, kind: tempo}
  - {date: 2027-05-06, kind: easy, start: "12:00"}
  - {date: 2027-05-06, kind: tempo}
"""
    assert starts(text) == [
        "05-04 06:00 easy",
        "05-04 18:00 tempo",
        "05-05 06:15 easy",
        "05-05 18:00 tempo",
        "05-06 06:00 tempo",
        "05-06 12:00 easy",
    ]


def test_third_run_of_a_day() -> None:
    """A third run of a day needs its own start."""
    text = "runs:\n" + "  - {date: 2027-05-04, kind: easy}\n" * 3
    assert said(HEAD + text) == ["plan.yaml:8:5: a third run of one day needs its own start"]


def test_overlapping_runs() -> None:
    """Runs may touch, but not overlap by a minute."""
    text = """\
runs:
  - {date: 2027-05-04, kind: easy, minutes: 60, start: "07:00"}
  - {date: 2027-05-04, kind: easy, minutes: 60, start: "08:00"}
"""
    assert said(HEAD + text) == []
    assert said(HEAD + text.replace("08:00", "07:59")) == [
        "plan.yaml:7:5: the easy run of Tue 4 May 2027 07:00-08:00 and the easy run of "
        "Tue 4 May 2027 07:59-08:59 overlap"
    ]


def test_a_run_into_the_next_day() -> None:
    """A run that ends on another day says on which."""
    text = """\
runs:
  - {date: 2027-05-04, kind: long, minutes: 1440, start: "10:00"}
  - {date: 2027-05-05, kind: easy, minutes: 60, start: "07:00"}
"""
    assert said(HEAD + text) == [
        "plan.yaml:7:5: the long run of Tue 4 May 2027 10:00-Wed 5 May 2027 10:00 and the easy run "
        "of Wed 5 May 2027 07:00-08:00 overlap"
    ]


def test_outside_the_block() -> None:
    """A dated run outside the block is left out, and that is said."""
    found = scenario(f"{HEAD}runs: [{{date: 2027-05-31, kind: easy}}]\n")
    assert found.runs == ()
    message = "The easy run on Mon 31 May 2027 lies outside the block and is left out."
    assert message in found.notes


def test_run_of_kind_race() -> None:
    """A run of kind race is a C race of its distance, unless the races have its date."""
    text = """\
runs:
  - {date: 2027-05-09, kind: race, km: 10, name: Parkrun, start: "09:00"}
  - {date: 2027-05-16, kind: race, km: 10}
races: [{date: 2027-05-16, name: X, km: 21.1}]
"""
    found = scenario(HEAD + text)
    assert races(found) == ["05-09 09:00 Parkrun C", "05-16 07:00 X A"]
    assert found.runs == ()


def test_race_minutes() -> None:
    """A race lasts its distance times the pace, rounded, unless it says its minutes."""
    text = """\
run_defaults: {pace_min_per_km: 5}
races:
  - {date: 2027-05-16, name: X, km: 21.0975}
  - {date: 2027-05-23, name: Y, mi: 5, minutes: 33}
"""
    found = scenario(HEAD + text).races
    assert [(race.km, race.minutes) for race in found] == [(21.0975, 105), (8.047, 33)]


@pytest.mark.parametrize(
    ("first", "last", "priorities"),
    [
        ("", "", "CA"),
        ("priority: B", "", "BA"),
        ("priority: A", "", "AC"),
        ("", "priority: C", "AC"),
        ("priority: C", "priority: B", "CB"),
    ],
)
def test_goal_race(first: str, last: str, priorities: str) -> None:
    """Without an A race, the last race that says no priority is the A race; others are C."""
    text = f"""\
races:
  - {{date: 2027-05-23, name: Last, km: 10, {last}}}
  - {{date: 2027-05-16, name: First, km: 10, {first}}}
"""
    assert "".join(race.priority for race in scenario(HEAD + text).races) == priorities


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("2027-04-04", (0, 0)),
        ("2027-04-05", (1, 0)),
        ("2027-05-02", (1, 0)),
        ("2027-05-03", (0, 1)),
        ("2027-05-30", (0, 1)),
        ("2027-06-27", (0, 1)),
        ("2027-06-28", (0, 0)),
    ],
)
def test_races_near_the_block(day: str, kept: tuple[int, int]) -> None:
    """Races count inside the block, four weeks before and after it; others are left out, said."""
    found = scenario(f"{HEAD}races: [{{date: {day}, name: X, km: 10}}]\n")
    assert (len(found.raced), len(found.races)) == kept
    assert any("left out" in note for note in found.notes) == (kept == (0, 0))


def test_the_goals_before_and_ahead() -> None:
    """The last race before the block is an A race as well, if none there says otherwise."""
    races = """\
races:
  - {date: 2027-04-25, name: Spring, km: 42.195}
  - {date: 2027-04-11, name: Early, km: 10}
  - {date: 2027-05-23, name: Summer, km: 10}
"""
    found = scenario(HEAD + races)
    assert [race.priority for race in (*found.raced, *found.races)] == ["C", "A", "A"]
    stated = scenario(HEAD + races.replace("42.195}", "42.195, priority: B}"))
    assert [race.priority for race in stated.raced] == ["A", "B"]


DEMANDS = "allowed: easy, medium-long, quality, long"
ALONE = "a run may be quality and long at once; easy and medium-long stand alone"
REFUSED = [
    (
        "runs: [{date: 2027-05-16, kind: easy, demand: lang}]",
        f"5:47: 'lang' is not a demand of a run; {DEMANDS}; did you mean 'long'?",
    ),
    (
        "runs: [{date: 2027-05-16, kind: easy, demand: [quality, hard]}]",
        f"5:57: 'hard' is not a demand of a run; {DEMANDS}",
    ),
    ("runs: [{date: 2027-05-16, kind: easy, demand: [easy, long]}]", f"5:47: {ALONE}"),
    ("runs: [{date: 2027-05-16, kind: easy, demand: [quality, medium-long]}]", f"5:47: {ALONE}"),
    (
        "runs: [{date: 2027-05-16, kind: easy, demand: []}]",
        "5:47: demand must hold at least one entry",
    ),
    (
        "runs: [{date: 2027-05-16, kind: easy, demand: 7}]",
        f"5:47: 7 is not a demand of a run; {DEMANDS}, or [quality, long]",
    ),
    (
        "races: [{date: 2027-05-16, name: X}]",
        "5:9: a race needs its distance, 'km' or 'mi', or its 'minutes'",
    ),
    ("races: [{date: 2027-05-16, name: X, km: 5, mi: 3}]", "5:48: give km or mi, not both"),
    ("runs: [{date: 2027-05-16, kind: easy, km: 5, mi: 3}]", "5:50: give km or mi, not both"),
    (
        "runs: [{date: 2027-05-16, kind: race}]",
        "5:8: a run of kind race needs its distance (km or mi), or an entry in 'races'",
    ),
    (
        "runs: [{every: [mon], kind: easy, from: 2027-05-20, to: 2027-05-19}]",
        "5:57: 'to' (2027-05-19) comes before 'from' (2027-05-20)",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """Runs and races that cannot be are refused at their place."""
    assert said(f"{HEAD}{text}\n") == [f"plan.yaml:{message}"]


def test_too_many_runs() -> None:
    """Recurring runs beyond any training are refused before they are all unrolled."""
    everyday = "  - {every: [mon, tue, wed, thu, fri, sat, sun], kind: easy}\n"
    text = HEAD.replace("weeks: 4", "weeks: 104") + "runs:\n" + everyday * 1000
    assert said(text) == ["plan.yaml:19:5: more than 10000 runs, the most that is read"]
