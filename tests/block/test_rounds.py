"""Rounds of a circuit over the weeks of a block."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from periodize.block import Block, Menu
from periodize.block.rounds import minutes_of
from periodize.block.rungs import Rungs
from periodize.engine import solve
from periodize.model.ladders import Ladder
from periodize.plan import Plan
from periodize.policy.case import Case
from periodize.prescribe.dose import session_of
from periodize.prescribe.progression import sessions_of
from periodize.referee import judge
from periodize.rules.season_frequency import SeasonFrequency
from periodize.rules.session_minutes import SessionMinutes
from periodize.rules.session_size import SessionSize
from periodize.scenario.scenario import Demand, Place
from tests.agreement.worlds import changed
from tests.cases import put_under, rules_of
from tests.circuit import LENGTHS, ROUNDS, a_circuit_block, a_circuit_model
from tests.toy import CATALOGUE, GYM, a_block, a_role, a_run, a_window

TRAINING = ("strength",)
THROUGH_A_RACE = (*TRAINING * 5, "taper", "race", "recovery", *TRAINING)


def length(block: Block, rounds: int, week: int = 0, place: str = "gym") -> int | None:
    """The minutes that so many rounds take in a week at a place."""
    menu = Menu(block.calendar.weeks[week].segment, "circuit", place)
    return minutes_of(block.menus, menu, block.calendar.weeks[week], rounds)


def rounds_of(block: Block) -> list[int | None]:
    """The rounds of each week."""
    return [block.doses.rounds("circuit", week) for week in block.calendar.weeks]


@pytest.mark.parametrize(
    ("weeks", "phases", "expected"),
    [
        (8, TRAINING, [2, 2, 3, 3, 4, 4, 4, 4]),
        # Taper, race and recovery go back, and nothing jumps afterwards.
        (10, THROUGH_A_RACE, [2, 2, 3, 3, 4, 2, 2, 2, 3, 4]),
        # The phase does not matter where it trains.
        (4, ("adaptation", "adaptation", "strength", "power"), [2, 2, 3, 3]),
    ],
)
def test_growth(weeks: int, phases: Sequence[str], expected: list[int]) -> None:
    """One more round every two weeks of training, never above the most."""
    assert rounds_of(a_circuit_block(weeks, through=phases)) == expected


def test_a_deload_takes_rounds_away() -> None:
    """Half the rounds are left, at every station, and afterwards they go on where they were."""
    deload = {"rule": "deload", "every": (4, 4), "at_most_apart": 6, "at_most_of_sets": 0.7}
    plain = a_circuit_block(8)
    rules = ({**deload, "sets": {"default": 0.5}},)
    block = put_under(
        plain.scenario, plain.model.model_copy(update={"rules": rules}), plain.catalogue
    )
    assert rounds_of(block) == [2, 2, 3, 2, 4, 4, 4, 2]
    asked = (SessionSize(rule="session_size"), SessionMinutes(rule="session_minutes"))
    frequency = SeasonFrequency(rule="season_frequency", target_cost=1)
    outcome = solve(Case(block, (*asked, frequency)))
    sessions = sessions_of(block, outcome.options, outcome.contents)
    lighter = [session for session in sessions if session.deload]
    assert {(s.rounds, done.sets) for s in lighter for done in s.exercises} == {(2, 2)}
    verdict = judge(Case(block, (*asked, frequency, *rules_of(block))), Plan(sessions=sessions))
    assert verdict.broken == ()


def test_a_deload_grows_by_no_round() -> None:
    """Where growth is due in a deload it comes a week later, or both weeks would hold as many."""
    deload = {"rule": "deload", "every": (3, 3), "at_most_apart": 3, "sets": {"default": 0.5}}
    plain = a_circuit_block(6)
    model = plain.model.model_copy(update={"rules": (deload,)})
    block = put_under(plain.scenario, model, plain.catalogue)
    assert [week.deload for week in block.calendar.weeks] == [
        False,
        False,
        True,
        False,
        False,
        True,
    ]
    assert rounds_of(block) == [2, 2, 1, 3, 4, 2]


def test_only_weeks_that_offer_it_count() -> None:
    """Weeks of another phase neither train the circuit nor lose its rounds."""
    block = a_circuit_block(
        6, through=("strength", "strength", "power", "power", "strength"), phases=["strength"]
    )
    assert rounds_of(block) == [2, 2, 2, 2, 3, 3]


@pytest.mark.parametrize(
    ("weekly_minutes", "expected"),
    [
        (54, [2, 3, 4, 4]),  # two sessions of 27 min
        (53, [2, 3, 3, 3]),
        (42, [2, 3, 3, 3]),  # two of 21 min
        (41, [2, 2, 2, 2]),
        (10, [2, 2, 2, 2]),  # nothing fits; never below the first
    ],
)
def test_minutes_cut(weekly_minutes: int, expected: list[int]) -> None:
    """The week's sessions of that many rounds fit into its minutes."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    block = a_circuit_block(4, weekly_minutes=weekly_minutes, rounds=rounds)
    assert rounds_of(block) == expected


@pytest.mark.parametrize(
    ("weekly_minutes", "weeks", "expected"),
    [
        (54, 4, {}),
        (53, 4, {4: 54}),
        (41, 4, {3: 42, 4: 54}),
        (41, 2, {3: 42}),  # a second week has trained for one round more
    ],
)
def test_minutes_that_would_hold_more(
    weekly_minutes: int, weeks: int, expected: dict[int, int]
) -> None:
    """What the week lacks is told for each round that training allows, and is what it takes."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    block = a_circuit_block(weeks, weekly_minutes=weekly_minutes, rounds=rounds)
    assert block.doses.minutes_to_grow("circuit") == expected
    for count, minutes in expected.items():
        for given, reached in ((minutes, count), (minutes - 1, count - 1)):
            block = a_circuit_block(weeks, weekly_minutes=given, rounds=rounds)
            assert rounds_of(block)[-1] == reached


def test_minutes_do_not_make_windows_longer() -> None:
    """Where no window holds more rounds, more minutes would not help."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    windows = [
        a_window(day, "18:00", "18:21") for week in range(0, 28, 7) for day in (week, week + 2)
    ]
    block = a_circuit_block(4, weekly_minutes=41, windows=windows, rounds=rounds)
    assert block.doses.minutes_to_grow("circuit") == {3: 42}


def test_a_week_without_windows_holds_no_rounds() -> None:
    """A week that wants no session does not count as one that has grown already."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    windows = [a_window(day) for week in (0, 7, 21) for day in (week, week + 2)]
    block = a_circuit_block(4, weekly_minutes=41, windows=windows, rounds=rounds)
    assert block.doses.minutes_to_grow("circuit") == {3: 42, 4: 54}


@pytest.mark.parametrize(
    ("end", "expected"), [("18:27", 4), ("18:26", 3), ("18:21", 3), ("18:20", 2)]
)
def test_windows_cut(end: str, expected: int) -> None:
    """Two sessions are wanted, so two days need a window that is long enough."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    windows = [
        window
        for week in range(0, 28, 7)
        for window in (a_window(week), a_window(week + 2, "18:00", end))
    ]
    assert rounds_of(a_circuit_block(4, windows=windows, rounds=rounds))[-1] == expected


@pytest.mark.parametrize(
    ("second_day", "days_apart", "expected"),
    [(1, 1, [2, 3]), (1, 2, [2, 2]), (2, 2, [2, 3]), (2, 3, [2, 2])],
)
def test_longer_sessions_find_windows_apart(
    second_day: int, days_apart: int, expected: list[int]
) -> None:
    """Two windows too close together hold one session, so more rounds would cost the other."""
    rounds = {**ROUNDS, "weeks_each": 1, "days_apart": days_apart}
    windows = [a_window(week + offset) for week in (0, 7) for offset in (0, second_day)]
    assert rounds_of(a_circuit_block(2, windows=windows, rounds=rounds)) == expected


@pytest.mark.parametrize(
    ("run_day", "demand", "expected"),
    [
        (8, "quality", [2, 2]),
        (8, ("quality", "long"), [2, 2]),
        (8, "easy", [2, 3]),
        (8, "long", [2, 3]),
        (9, "quality", [2, 3]),
    ],
)
def test_the_eve_of_a_quality_run_gives_no_time(
    run_day: int, demand: Demand | tuple[Demand, ...], expected: list[int]
) -> None:
    """A window on the day before one holds no long circuit."""
    rounds = {**ROUNDS, "weeks_each": 1}
    windows = [a_window(week + offset) for week in (0, 7) for offset in (0, 3)]
    block = a_circuit_block(2, windows=windows, rounds=rounds)
    assert rounds_of(changed(block, runs=(a_run(run_day, demand=demand),))) == expected


def test_rungs_below_the_start_ask_for_no_time() -> None:
    """What stands below the rung where the athlete begins is not counted, unless it is all."""
    ladder = {"rungs": [{"exercises": ["slow"]}, {"exercises": ["plank"]}], "start": "plank"}
    block = a_circuit_block(1)
    athlete, known = block.scenario.athlete, {"core": Ladder.model_validate(ladder)}
    rungs = Rungs(known, athlete, block.calendar.weeks)
    both = frozenset({"slow", "plank", "row"})
    assert rungs.from_first(both) == {"plank", "row"}
    assert rungs.from_first(frozenset({"slow", "row"})) == {"slow", "row"}
    assert rungs.at_top(both) == {"plank", "row"}
    assert rungs.at_top(frozenset({"slow", "row"})) == {"slow", "row"}


def test_a_place_without_the_kit_gives_no_time() -> None:
    """Windows where the circuit cannot stand do not make room for more of it."""
    rounds = {"first": 2, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    windows = [
        window
        for week in range(0, 14, 7)
        for window in (a_window(week), a_window(week + 2, place="home"))
    ]
    assert rounds_of(a_circuit_block(2, windows=windows, rounds=rounds)) == [2, 2]


def test_nothing_jumps_after_a_week_without_time() -> None:
    """Where a week had to do with fewer, the next has one more at most."""
    rounds = {"first": 1, "most": 4, "weeks_each": 1, "rest_seconds": 180}
    windows = [
        window
        for week in range(5)
        for window in (
            a_window(7 * week),
            a_window(7 * week + 2, "18:00", "18:15" if week in (1, 2) else "19:00"),
        )
    ]
    assert rounds_of(a_circuit_block(5, windows=windows, rounds=rounds)) == [1, 2, 2, 3, 4]


@pytest.mark.parametrize("rounds", [2, 3, 4])
def test_lengths(rounds: int) -> None:
    """The length is the shortest that holds the rounds, and the only one offered."""
    block = a_circuit_block(6)
    week = next(
        week for week in block.calendar.weeks if block.doses.rounds("circuit", week) == rounds
    )
    assert length(block, rounds, week.index) == LENGTHS[rounds]
    offered = {option.minutes for option in block.options.all if option.week == week.index}
    assert offered == {LENGTHS[rounds]}


@pytest.mark.parametrize(("rest", "minutes"), [(216, 15), (217, 21)])
def test_lengths_to_the_second(rest: int, minutes: int) -> None:
    """Two rounds and a rest of 3 min 36 s are ten minutes, and five warm up."""
    rounds = {"first": 2, "most": 2, "weeks_each": 1, "rest_seconds": rest}
    block = a_circuit_block(1, rounds=rounds)
    assert length(block, 2) == minutes


@pytest.mark.parametrize(("one_sided", "minutes"), [(False, [15, 15]), (True, [15, 21])])
def test_each_place_has_its_own_length(one_sided: bool, minutes: list[int]) -> None:
    """The length holds the rounds whatever is chosen there; what only others have asks for none."""
    press = dataclasses.replace(CATALOGUE.exercises["press"], unilateral=one_sided)
    exercises = {**CATALOGUE.exercises, "press": press}
    catalogue = dataclasses.replace(CATALOGUE, exercises=exercises)
    bar = Place(name="bar", equipment=frozenset({"barbell"}))
    model = a_circuit_model(
        roles=[a_role("any", ["squat", "press"])],
        rounds={"first": 4, "most": 4, "weeks_each": 1, "rest_seconds": 150},
    )
    scenario = a_block(places={"bar": bar, "gym": GYM}).scenario
    block = put_under(scenario, model, catalogue)
    assert [length(block, 4, place=place) for place in ("bar", "gym")] == minutes


@pytest.mark.parametrize(("first_day", "minutes"), [(0, 15), (6, 15), (7, 21)])
def test_rungs_behind_the_athlete_ask_for_no_time(first_day: int, minutes: int) -> None:
    """Once a harder variant is open its time counts; with nothing held before, the easier."""
    row = dataclasses.replace(CATALOGUE.exercises["row"], unilateral=True)
    catalogue = dataclasses.replace(CATALOGUE, exercises={**CATALOGUE.exercises, "row": row})
    ladder = {"rungs": [{"exercises": ["row"]}, {"exercises": ["press"]}], "weeks_each": 1}
    model = a_circuit_model(
        roles=[a_role("any", ["row", "press"])],
        rounds={"first": 4, "most": 4, "weeks_each": 1, "rest_seconds": 150},
    ).model_copy(update={"segment_weeks": 1, "ladders": {"pull": Ladder.model_validate(ladder)}})
    windows = [a_window(offset) for offset in range(first_day, 14)]
    scenario = a_block(14, windows=windows, places={"gym": GYM}).scenario
    block = put_under(scenario, model, catalogue)
    assert length(block, 4, week=0) == 21
    assert length(block, 4, week=1) == minutes


def test_no_length_holds_them() -> None:
    """Rounds that no length holds are not offered."""
    block = a_circuit_block(1, minutes=[14])
    assert length(block, 2) is None
    assert block.options.all == ()


def test_time_is_the_session_s_own() -> None:
    """The minutes that are counted before are those that the finished session takes."""
    block = a_circuit_block(6)
    for option in block.options.all:
        session = session_of(block, option, ("squat", "press", "plank"))
        assert session.content_minutes == session.minutes
        assert session.rounds == block.doses.rounds("circuit", block.calendar.weeks[option.week])


def test_optional_stations_ask_for_no_time() -> None:
    """Only what a circuit must hold counts."""
    extra = a_role("extra", ["row"], at_least=0)
    block = a_circuit_block(6)
    roles = [*block.model.focuses["circuit"].roles]
    more = a_circuit_block(6, roles=[extra, *(role.model_dump() for role in roles)])
    assert {o.minutes for o in more.options.all} == {o.minutes for o in block.options.all}


def test_from_model_to_plan() -> None:
    """A solved block holds circuits whose rounds grow, and the referee accepts it."""
    block = a_circuit_block(6)
    rules = (
        SessionSize(rule="session_size"),
        SessionMinutes(rule="session_minutes"),
        SeasonFrequency(rule="season_frequency", a_day=1, target_cost=1, over_cost=1),
    )
    outcome = solve(Case(block, tuple(rules)))
    sessions = [session_of(block, o, outcome.contents[o.menu]) for o in outcome.options]
    sessions.sort(key=lambda session: session.start)
    assert outcome.proven
    assert judge(Case(block, tuple(rules)), Plan(sessions=tuple(sessions))).broken == ()
    assert [session.rounds for session in sessions] == [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]
