"""Each fault that a coach would not sign is counted where it is, and nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from benchmarks.coach.__main__ import sample
from benchmarks.coach.facts import Facts
from benchmarks.coach.rows import ROWS, counted
from benchmarks.coach.runners import LEVELS, PACES, WINDOWS, scenario_texts
from benchmarks.coach.solving import Judged
from benchmarks.coach.table import faults, summary

from periodize.plan import Session
from periodize.scenario.scenario import Athlete, Window
from tests.benchmarks.coached import (
    facts,
    good,
    heavy,
    lighter,
    moment,
    runs_of,
    second,
    windows_of,
)
from tests.benchmarks.test_instances import PLAN
from tests.build import a_lift, a_race, a_run, a_session


def found(seen: Facts) -> dict[str, int]:
    """The rows that have faults, and how many."""
    return {name: len(count.faults) for name, count in counted(seen).items() if count.faults}


def test_nothing_is_found_in_a_good_plan() -> None:
    """Four weeks, the third a deload: no row has a fault, and each is asked where it can be."""
    sessions = [*good(2), lighter(2), *good(4)[6:]]
    seen = facts(sessions, weeks=4, deloads=[2])
    assert found(seen) == {}
    possible = {name for name, count in counted(seen).items() if count.possible}
    assert {"1", "2", "3 two", "4 sessions", "4 sets", "4 length", "7", "8", "9 dose"} <= possible


HARD_LONG = a_run(moment(0, 5, "07:00"), "race_pace", 26)
JUMP = a_lift(exercise="box-jump", sets=3, reps=4, contacts=12, load_kg=None, percent_1rm=None)
NEAR = {
    "heavy eight hours after a long run with quality": [heavy(0, 5)],
    "heavy on the day after a long run": [heavy(1, 0)],
    "jumps on the day after": [second(1, 0, exercises=(JUMP,))],
    "heavy 23 hours before quality": [heavy(0, 2, "07:10")],
    "heavy 2 h 59 min after quality": [heavy(0, 1, "10:59")],
    "the second session 23 hours before the long run": [second(0, 5, "09:30")],
    "the second session on the eve of quality": [second(0, 2)],
}


@pytest.mark.parametrize("sessions", NEAR.values(), ids=NEAR)
def test_row_1_what_is_too_near_to_hard_runs(sessions: list[Session]) -> None:
    """Legs too near to quality or long runs are a fault each, also where one run is both."""
    seen = facts(sessions, weeks=1, runs=(*runs_of(0), HARD_LONG))
    assert found(seen)["1"] == 1


FAR = {
    "heavy 24 hours before quality": [heavy(0, 2, "06:10")],
    "heavy three hours after quality": [heavy(0, 1, "11:00")],
    "hops in a second session on the day after": [
        second(0, 6, "13:00", exercises=(a_lift(exercise="jump-rope", contacts=20),))
    ],
    "heavy two days after a long run": [heavy(1, 1)],
}


@pytest.mark.parametrize("sessions", FAR.values(), ids=FAR)
def test_row_1_what_is_far_enough(sessions: list[Session]) -> None:
    """At 24 h before, 3 h after and two days after a long run there is no fault."""
    seen = facts(sessions, weeks=2, runs=(*runs_of(0), HARD_LONG))
    assert "1" not in found(seen)


@pytest.mark.parametrize(
    ("kind", "minutes", "is_long"),
    [
        ("easy", 120, True),
        ("easy", 119, False),
        ("easy", 75, False),
        ("long", 60, True),
        ("medium_long", 100, False),
    ],
)
def test_long_is_long_beside_the_week(kind: str, minutes: int, is_long: bool) -> None:
    """Two hours are long, a run called long too; less is not in a week with one of 156 minutes."""
    runs = (
        a_run(moment(0, 2, "07:00"), kind, minutes=minutes),
        a_run(moment(0, 6, "07:00"), "long", 26),
    )
    assert facts([], weeks=1, runs=runs).efforts[0].long is is_long


def test_long_is_also_most_of_a_weeks_longest() -> None:
    """Of a week whose longest run takes 100 minutes, 80 are long; 74 of 90 are not, being short."""
    for minutes, longest, is_long in ((80, 100, True), (79, 100, False), (74, 90, False)):
        runs = tuple(
            a_run(moment(0, day, "07:00"), "easy", minutes=each)
            for day, each in ((2, minutes), (6, longest))
        )
        assert facts([], weeks=1, runs=runs).efforts[0].long is is_long


def test_rows_2_and_3_weeks_with_room() -> None:
    """A week without legs is a fault of three rows, one with a single session of one row."""
    seen = facts([heavy(0)])
    assert found(seen) == {"2": 1, "3 one": 1, "3 two": 2, "stretch": 1, "7": 1}


@pytest.mark.parametrize(
    "changes",
    [
        {"phases": ["taper", "race"]},
        {"windows": ()},
        {"deloads": [0, 1]},
        {"windows": tuple(w for week in (0, 1) for w in windows_of(week, ("18:00", "18:29")))},
        {"windows": windows_of(0)[2:3]},
    ],
    ids=["taper", "no window", "deloads", "29 minutes", "the eve of quality"],
)
def test_rows_2_and_3_weeks_without_room(changes: dict[str, Any]) -> None:
    """No room is in taper and deloads, without windows, in short ones and before quality."""
    assert not {"2", "3 one", "3 two", "5"} & found(facts([], **changes)).keys()


@pytest.mark.parametrize(("clock", "room"), [("18:00", 1), ("17:59", 0)])
def test_row_3_two_places_48_hours_apart(clock: str, room: int) -> None:
    """Monday and Wednesday at 18:00 are room for two, a minute earlier on Wednesday is none."""
    monday = windows_of(0, ("18:00", "18:30"))[0]
    later = dt.datetime.fromisoformat(moment(0, 2, clock))
    wednesday = Window(start=later, end=later + dt.timedelta(minutes=30), place="gym")
    seen = facts([], weeks=1, runs=(), windows=(monday, wednesday))
    assert counted(seen)["3 two"].possible == room


@pytest.mark.parametrize(("kind", "room"), [("easy", 1), ("long", 0)])
def test_no_room_for_heavy_on_the_day_after_a_long_run(kind: str, room: int) -> None:
    """Ten hours after quality only heavy could stand, and not where Sunday's run was long."""
    runs = (a_run(moment(0, 6, "07:00"), kind, 10), a_run(moment(1, 0, "07:00"), "tempo", 10))
    seen = facts([], runs=runs, windows=windows_of(1)[:1])
    assert counted(seen)["2"].possible == room


def test_row_5_short_windows() -> None:
    """A week of windows of 30 minutes that holds upper only is a fault."""
    windows = windows_of(0, ("18:00", "18:30"))
    upper = a_session(moment(0, 1, "18:00"), minutes=30, focus="upper", load_class="upper")
    assert found(facts([upper], weeks=1, windows=tuple(windows)))["5"] == 1
    assert "5" not in found(facts([second(0)], weeks=1, windows=tuple(windows)))


DELOADS: dict[str, tuple[str, list[Session]]] = {
    "two sessions after one": ("4 sessions", [heavy(0), lighter(1), second(1, minutes=20)]),
    "all sets": ("4 sets", [heavy(0), heavy(1, minutes=35)]),
    "as long": ("4 length", [heavy(0), heavy(1, exercises=lighter(1).exercises)]),
}


@pytest.mark.parametrize(("row", "sessions"), DELOADS.values(), ids=DELOADS)
def test_row_4_deloads_that_are_none(row: str, sessions: list[Session]) -> None:
    """More leg sessions, more than 60 % of the sets, or the same minutes are a fault each."""
    assert found(facts(sessions, deloads=[1]))[row] == 1
    assert row not in found(facts([heavy(0), lighter(1)], deloads=[1]))


def test_row_4_after_a_week_without_room() -> None:
    """Where nothing for the legs could stand before, a deload is beside nothing."""
    seen = facts([lighter(1)], deloads=[1], windows=windows_of(1))
    assert not {"4 sessions", "4 sets", "4 length"} & found(seen).keys()


def test_row_4_the_week_of_a_deload() -> None:
    """It neither opens a phase of three weeks nor stands beside the runner's down-week."""
    phases = ["strength", "power", "power", "power"]
    assert found(facts(good(4), weeks=4, phases=phases, deloads=[1]))["4 first"] == 1
    assert "4 first" not in found(facts(good(4), weeks=4, phases=phases, deloads=[2]))
    runs = tuple(run for week in (0, 1, 3) for run in runs_of(week))
    assert found(facts(good(4), weeks=4, runs=runs, deloads=[1]))["4 down"] == 1
    assert "4 down" not in found(facts(good(4), weeks=4, runs=runs, deloads=[2]))


def test_row_7_nothing_where_something_could_stand() -> None:
    """An empty week is a fault, but not before quality; so is upper 2 h 59 min before quality."""
    evening = [a_run(moment(0, day, "19:00"), "intervals") for day in range(7)]
    early = [
        a_session(moment(0, 1, clock), minutes=30, load_class="upper")
        for clock in ("15:31", "15:30")
    ]
    windows = tuple(windows_of(0, ("16:00", "18:00")))
    assert found(facts([], weeks=1, runs=(), windows=windows))["7"] == 1
    assert "7" not in found(facts([], weeks=1, runs=tuple(evening), windows=windows))
    assert found(facts(early, weeks=1, runs=tuple(evening), windows=windows))["7"] == 1


def test_row_8_rungs() -> None:
    """Chin-ups are a fault where nothing is known, or four can be done; where six can, none."""
    done = heavy(0, exercises=(a_lift(exercise="chin-up", load_kg=None),))
    assert found(facts([done], weeks=1))["8"] == 1
    for repetitions, count in ((6, 0), (4, 1)):
        known = Athlete(can_do={"chin-up": repetitions})
        assert found(facts([done], weeks=1, athlete=known)).get("8", 0) == count


def rows_of(*loads: tuple[str, float]) -> list[Session]:
    """Sessions, one a week, with a row at a place each."""
    return [
        heavy(week, place=place, exercises=(a_lift(exercise="dumbbell-row", load_kg=load),))
        for week, (place, load) in enumerate(loads)
    ]


def test_row_9_loads_by_place() -> None:
    """45 kg, 10 kg at home, then 12.5 kg: a fault; 45 kg again, or without home, is none."""
    fell = [("gym", 45.0), ("home", 10.0), ("gym", 12.5)]
    assert found(facts(rows_of(*fell), weeks=3))["9 place"] == 1
    back = [("gym", 45.0), ("home", 10.0), ("gym", 45.0)]
    assert "9 place" not in found(facts(rows_of(*back), weeks=3))
    assert "9 place" not in found(facts(rows_of(*fell[::2]), weeks=2))


@pytest.mark.parametrize(
    ("reps", "kg", "reserve", "is_far"),
    [(2, 65, 2, True), (6, 70, 3, False), (12, 60, 3, False), (8, 90, 2, True)],
)
def test_row_9_dose_and_load(reps: int, kg: float, reserve: int, is_far: bool) -> None:
    """Twice 65 % with 2 in reserve is far too light, eight times 90 % far too heavy."""
    lift = a_lift(reps=reps, load_kg=kg, reps_in_reserve=reserve)
    assert ("9 dose" in found(facts([heavy(0, exercises=(lift,))], weeks=1))) is is_far


def test_row_11_what_comes_back() -> None:
    """Heavy after 29 days is a fault at 80 % and before an A race, after 28 days it is none."""
    full = (a_lift(percent_1rm=80, load_kg=80, reps=4),)
    race = a_race(f"{heavy(5).date + dt.timedelta(days=14)} 09:00")
    for sessions, races, faulty in (
        ([heavy(0), heavy(4, 2, exercises=full)], [], True),
        ([heavy(0), heavy(4, 1, exercises=full)], [], False),
        ([heavy(0), heavy(4, 2)], [], False),
        ([heavy(0), heavy(5)], [race], True),
    ):
        assert ("11" in found(facts(sessions, weeks=6, races=races))) is faulty


@pytest.mark.parametrize(("weekday", "faults"), [(4, 0), (5, 1)])
def test_stretches_without_legs(weekday: int, faults: int) -> None:
    """From Tuesday to Friday of the next week are ten days, which may be; one more may not."""
    sessions = [heavy(0), second(1, weekday), heavy(2)]
    assert found(facts(sessions, weeks=3)).get("stretch", 0) == faults
    assert found(facts([], weeks=2, windows=())).get("stretch, closed") == 1


def test_every_plan_is_taken_for_every_runner(tmp_path: Any) -> None:
    """36 scenarios of each running plan, with the pace, the level and the windows they name."""
    (tmp_path / "two.yaml").write_text(PLAN, encoding="utf-8")
    texts = scenario_texts(tmp_path)
    assert len(texts) == len(PACES) * len(LEVELS) * len(WINDOWS) == 36
    one = texts["two-5.25-novice-thirty"]
    assert "level: novice" in one
    assert "pace_min_per_km: 5.25" in one
    assert one.count('{from: "12:15", to: "12:45", at: gym}') == 3


def judged(sessions: Sequence[Session]) -> Judged:
    """The count of a plan, as a file keeps it."""
    goals = {"sessions": 1, "gaps": 0, "balance": 2, "steadiness": 0, "preferences": 3}
    return Judged.from_json(Judged(counted(facts(sessions)), 2.0, 1.0, goals).as_json())


def test_the_table_puts_before_beside_now() -> None:
    """A line for each row; shares, and a mark where there are more faults than a coach takes."""
    text = summary({"one": judged(good())}, {"one": judged([heavy(0)])})
    (two,) = (line for line in text.splitlines() if line.startswith("| 3 two |"))
    assert two.endswith("| 2 of 2 (100.0 %) ! | 0 of 2 (0.0 %) |")
    assert text.count("\n") == len(ROWS) + 6
    assert "one: 2027-05-10" in faults({"one": judged([heavy(0)])}, ["2"], 5)


def test_offsets_take_other_scenarios() -> None:
    """Each third from the first, the second and the third on is every scenario once."""
    texts = {str(number): "" for number in range(8)}
    parts = [list(sample(texts, 3, offset)) for offset in range(3)]
    assert parts == [["0", "3", "6"], ["1", "4", "7"], ["2", "5"]]
