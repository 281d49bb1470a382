"""Which weeks are deloads: examples, and against every other choice."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from itertools import chain, combinations, pairwise

import pytest

from periodize.block import Block
from periodize.block.deloads import best_weeks, down_weeks
from periodize.model.load import load_model
from periodize.model.periodization import Model
from periodize.model.progression import DeloadNumbers
from periodize.scenario.scenario import Athlete, Dated, Lived
from tests.agreement.worlds import with_waves
from tests.cases import numbers_in, put_under
from tests.toy import FOCUSES, a_block, a_model, a_run, a_session, a_window, day

FOUND = numbers_in(load_model("runner")).deload
assert FOUND is not None
RUNNER: DeloadNumbers = FOUND


def chosen(weeks: str, age: int | None = None) -> str:
    """The weeks with the deloads marked D: `.` trains, `v` is a down-week, `L` is light already.

    Lived are `t`, which trained, and `d`, which was a deload.
    """
    light, down = [each == "L" for each in weeks], [each == "v" for each in weeks]
    settled = {index: each == "d" for index, each in enumerate(weeks) if each in "td"}
    found = best_weeks(light, down, RUNNER, age, settled)
    return "".join("D" if index in found else each for index, each in enumerate(weeks))


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ("...", "..."),
        ("....", "...D"),
        ("...LLL", "...LLL"),
        (".....LLL", "..D..LLL"),
        ("........", "...D...D"),
        ("...v...v...v...LLL", "...D...D...D...LLL"),
        ("..v..v..v", "..D..D..D"),
        (".v.v.v.v.v.L", ".v.D.v.D.v.L"),
        ("....v....v", "....D....D"),
        ("..v...v....LL", "..D...D....LL"),
        ("............LLL", "...D..D..D..LLL"),
        ("LLL.........", "LLL...D...D."),
        ("v", "v"),
        ("tttt....", "ttttD..."),
        ("ttdt....", "ttDt..D."),
        ("tttttttt....", "ttttttttD..."),
        ("dd........", "DD...D...D"),
        ("ttL.....", "ttL...D."),
    ],
)
def test_examples(weeks: str, expected: str) -> None:
    """Every third or fourth week, in the runner's own down-weeks where they are near."""
    assert chosen(weeks) == expected


def test_masters() -> None:
    """From 40 on every third week is lighter."""
    assert chosen(".........", age=39) == "...D...D."
    assert chosen(".........", age=40) == "..D..D..D"


def worth(light: Sequence[bool], down: Sequence[bool], deloads: Sequence[int]) -> tuple[int, int]:
    """What a choice costs, told once more: weeks too far apart, then everything else."""
    marks = [-1, *(i for i, each in enumerate(light) if each or i in deloads), len(light)]
    too_far = cost = 0
    for one, two in pairwise(marks):
        too_far += max(0, two - one - RUNNER.at_most_apart)
        cost += RUNNER.late_cost * max(0, two - one - RUNNER.every[1])
        chosen_one, chosen_two = one in deloads, two in deloads
        if chosen_two or (chosen_one and two < len(light)):
            cost += RUNNER.soon_cost * max(0, RUNNER.every[0] - (two - one))
    beside = [each for each in deloads if not down[each] and _has_down_beside(down, each)]
    cost += RUNNER.beside_cost * len(beside)
    return too_far, cost - RUNNER.down_week_worth * sum(down[each] for each in deloads)


def _has_down_beside(down: Sequence[bool], week: int) -> bool:
    around = [n for n in (week - 1, week + 1) if 0 <= n < len(down)]
    return any(down[n] for n in around)


@pytest.mark.parametrize("seed", range(60))
def test_no_choice_is_better(seed: int) -> None:
    """Of all choices of some random weeks none costs less, and none as little with fewer."""
    rng = random.Random(seed)
    weeks = range(rng.randint(1, 11))
    light = [rng.random() < 0.15 for _ in weeks]
    down = [rng.random() < 0.25 for _ in weeks]
    free = [week for week in weeks if not light[week]]
    every = chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
    best = min((*worth(light, down, some), len(some)) for some in every)
    found = sorted(best_weeks(light, down, RUNNER))
    assert (*worth(light, down, found), len(found)) == best
    assert best[0] == 0


@pytest.mark.parametrize("seed", range(60))
def test_lived_weeks_are_what_they_were(seed: int) -> None:
    """Of all choices that leave the lived weeks as they were none costs less."""
    rng = random.Random(seed)
    weeks = range(rng.randint(2, 11))
    light = [rng.random() < 0.15 for _ in weeks]
    down = [rng.random() < 0.25 for _ in weeks]
    lived = [week for week in range(rng.randint(1, len(weeks))) if not light[week]]
    settled = {week: rng.random() < 0.3 for week in lived}
    before = [week for week in lived if settled[week]]
    free = [week for week in weeks if not light[week] and week not in settled]
    every = chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
    best = min((*worth(light, down, [*before, *some]), len(before) + len(some)) for some in every)
    found = sorted(best_weeks(light, down, RUNNER, settled=settled))
    assert [week for week in found if week in settled] == before
    assert (*worth(light, down, found), len(found)) == best


@pytest.mark.parametrize(
    ("running", "share", "expected"),
    [
        ([100, 85, 100], 0.85, [False, True, False]),
        ([100, 86, 100], 0.85, [False, False, False]),
        ([110, 85, 90], 0.85, [False, True, False]),
        ([50, 100], 0.85, [True, False]),
        ([100, 0], 0.85, [False, True]),
        ([0, 0, 0], 0.85, [False, False, False]),
        ([100], 0.85, [False]),
        ([100, 20, 100], 0.0, [False, False, False]),
    ],
)
def test_down_weeks(running: list[float], share: float, expected: list[bool]) -> None:
    """A down-week holds at most the share of the mean of the weeks beside it."""
    assert down_weeks(running, share) == expected


def eight_weeks(**changes: object) -> Block:
    """Eight weeks of the toy under the deloads of `runner`, with an easy hour a day."""
    rules = tuple(rule for rule in load_model("runner").rules if rule["rule"] == "deload")
    runs = [a_run(offset, "easy", "easy") for offset in range(56)]
    block = a_block(56, runs=runs, model=a_model(rules=rules))
    return put_under(
        dataclasses.replace(block.scenario, **changes),  # type: ignore[arg-type]
        block.model,
        block.catalogue,
    )


def lighter(block: Block) -> list[int]:
    """The numbers of the deloads."""
    return [week.number for week in block.calendar.weeks if week.deload]


def test_weeks_of_a_block() -> None:
    """Age, down-weeks, phases and closed weeks all count."""
    assert lighter(eight_weeks()) == [4, 8]
    assert lighter(eight_weeks(athlete=Athlete(birth_year=1980))) == [3, 6]
    runs = eight_weeks().scenario.runs
    fewer = tuple(run for run in runs if run.date not in {day(14), day(15)})
    assert lighter(eight_weeks(runs=fewer)) == [3, 7]
    taper = tuple(Dated(since=day(7 * n), value=p) for n, p in ((0, "strength"), (3, "taper")))
    assert lighter(eight_weeks(phases=taper)) == []
    windows = tuple(a_window(offset) for offset in range(56) if not 21 <= offset < 28)
    assert lighter(eight_weeks(windows=windows)) == [8]


def test_a_deload_stays_on_the_step_of_the_week_before() -> None:
    """The wave goes on after it; a phase that begins with a deload begins on its first step."""
    block = a_block(28, windows=[a_window(offset) for offset in range(28)])
    model = load_model("strength-and-complex")
    for light, steps in ((2, [6, 7, 7, 8]), (1, [6, 6, 8, 8]), (0, [6, 7, 8, 8])):
        weeks = [dataclasses.replace(w, deload=w.index == light) for w in block.calendar.weeks]
        waved = put_under(block.scenario, model, block.catalogue)
        assert [waved.doses.listed_dose("upper", week).reps for week in weeks] == steps


def test_a_deload_has_fewer_sets_of_the_same() -> None:
    """Of two sets one stays; repetitions and rests are what they were."""
    block = eight_weeks()
    full = block.doses.dose("legs", "squat", block.calendar.weeks[2])
    less = block.doses.dose("legs", "squat", block.calendar.weeks[3])
    assert (full.sets, less.sets) == (2, 1)
    assert less == full.model_copy(update={"sets": 1})


@pytest.mark.parametrize(
    ("earlier", "now", "left"), [(2, 3, 1), (3, 3, 2), (3, 2, 1), (4, 3, 2), (2, 5, 1)]
)
def test_a_deload_that_opens_a_phase_halves_what_was_done(
    earlier: int, now: int, left: int
) -> None:
    """Its sets are of those of the week before, where the new phase has more, and never of more."""
    runs = eight_weeks().scenario.runs
    block = eight_weeks(
        phases=(Dated(since=day(0), value="strength"), Dated(since=day(21), value="power")),
        runs=tuple(run for run in runs if run.date not in {day(21), day(22)}),
    )
    waves = with_waves({"strength": [{"sets": earlier}], "power": [{"sets": now}]})
    model = Model.model_validate({**block.model.model_dump(), "phases": waves})
    changed = put_under(block.scenario, model, block.catalogue)
    assert lighter(changed)[0] == 4
    assert changed.doses.dose("legs", "squat", changed.calendar.weeks[3]).sets == left
    assert changed.doses.full_sets("legs", "squat", changed.calendar.weeks[3]) == now


@pytest.mark.parametrize(
    ("kind", "sets", "left"),
    [
        ("main", 3, 2),
        ("main", 2, 1),
        ("main", 1, 1),
        ("core", 3, 1),
        ("core", 2, 1),
        ("core", 4, 2),
    ],
)
def test_sets_left(kind: str, sets: int, left: int) -> None:
    """Lifts keep two of three sets, all else one; one always stays."""
    assert RUNNER.sets_left(kind, sets) == left


@pytest.mark.parametrize(
    ("lengths", "left"),
    [
        ((30, 35, 40, 45, 50, 55), (30, 35)),  # 65 % of 55 are 35.75
        ((25, 30, 35, 40, 45), (25,)),  # of 45, 29.25
        ((20, 25, 30, 35, 40), (20, 25)),  # of 40, 26
        ((20, 25, 30), (20,)),  # none of them is that short: the shortest stays
        ((20, 40), (20,)),
        ((20, 26, 40), (20, 26)),
        ((60,), (60,)),
    ],
)
def test_lengths_left(lengths: tuple[int, ...], left: tuple[int, ...]) -> None:
    """A deload reserves at most 65 % of the longest length, and the shortest stays."""
    assert RUNNER.lengths_left(lengths) == left


def test_a_deload_offers_short_lengths() -> None:
    """Only the weeks that are deloads do, whatever the phase has."""
    block = with_lengths([30, 35, 40, 45, 50, 55])
    offered = [
        {option.minutes for option in block.options.in_week(week)} for week in block.calendar.weeks
    ]
    assert [block.doses.lengths("legs", week) for week in block.calendar.weeks[2:4]] == [
        (30, 35, 40, 45, 50, 55),
        (30, 35),
    ]
    assert offered == [{55}] * 3 + [{35}] + [{55}] * 3 + [{35}]


def with_lengths(lengths: list[int]) -> Block:
    """Eight weeks of the toy with legs of these lengths, and deloads as in `runner`."""
    block = eight_weeks()
    legs = {**FOCUSES["legs"], "minutes": lengths}
    model = Model.model_validate({**block.model.model_dump(), "focuses": {"legs": legs}})
    return put_under(block.scenario, model, block.catalogue)


@pytest.mark.parametrize(
    ("weeks", "opening", "expected"),
    [
        ("........", (), "...D...D"),
        ("........", (3,), "..D...D."),
        ("........", (3, 7), "..D...D."),
        # A down-week does not make up for it, and beside one a deload would be lost.
        ("...v....", (3,), "...v.D.."),
        ("..v.....", (2,), "..v.D..."),
        ("....", (3,), "..D."),
        ("......", (3,), "..D..."),
        # As bad as two weeks too soon, and beside a down-week worse than that.
        ("...v..L", (2, 3, 6), "...D..L"),
        ("..v...L", (2, 3, 4), "..D...L"),
    ],
)
def test_a_short_phase_does_not_open_with_a_deload(
    weeks: str, opening: tuple[int, ...], expected: str
) -> None:
    """Another week is lighter instead, or the next light week comes a little late."""
    light, down = [each == "L" for each in weeks], [each == "v" for each in weeks]
    opens = [index in opening for index in range(len(weeks))]
    found = best_weeks(light, down, RUNNER, early=opens)
    assert "".join("D" if n in found else each for n, each in enumerate(weeks)) == expected


@pytest.mark.parametrize(("power_weeks", "expected"), [(2, [3]), (3, [3]), (4, [4])])
def test_short_is_a_phase_of_three_weeks(power_weeks: int, expected: list[int]) -> None:
    """After three weeks of strength, power begins: with a deload only if it has four weeks."""
    dated = ((0, "strength"), (3, "power"), (3 + power_weeks, "taper"))
    phases = tuple(Dated(since=day(7 * week), value=phase) for week, phase in dated)
    assert lighter(eight_weeks(phases=phases)) == expected


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        ([3, 4, 1], "...D...D"),  # one in each of two phases
        ([3, 5], "..D...D."),
        ([3, 6], "...D...D."),
    ],
)
def test_five_weeks_of_a_phase_have_room_for_one(weeks: list[int], expected: str) -> None:
    """Two deloads stand in one phase only where it has six weeks or more."""
    phases = [number for number, many in enumerate(weeks) for _ in range(many)]
    crowded = [each if weeks[each] <= RUNNER.crowded_phase else None for each in phases]
    even = [False] * len(phases)
    found = best_weeks(even, even, RUNNER, crowded=crowded)
    assert "".join("D" if n in found else "." for n in range(len(phases))) == expected


def test_phases_of_a_block_count() -> None:
    """After three weeks of strength five weeks of power hold one deload, six of them two."""
    for weeks, expected in ((5, [3, 7]), (6, [4, 8])):
        dated = ((0, "strength"), (8 - weeks, "power"))
        phases = tuple(Dated(since=day(7 * week), value=phase) for week, phase in dated)
        assert lighter(eight_weeks(phases=phases)) == expected


def test_two_deloads_in_a_short_phase_are_no_worse_than_light_weeks_far_apart() -> None:
    """More than five weeks in full are never the price of it."""
    even = [False] * 12
    found = best_weeks(even, even, RUNNER, crowded=[0] * 12)
    assert max(two - one for one, two in pairwise([-1, *sorted(found), 12])) <= 6


@pytest.mark.parametrize(("down_week", "expected"), [(5, [3, 8]), (6, [3, 6])])
def test_a_short_phase_may_end_with_a_deload(down_week: int, expected: list[int]) -> None:
    """Three weeks of power are lighter in a down-week only if it is the last of them."""
    dated = ((0, "strength"), (3, "power"), (6, "maintenance"))
    phases = tuple(Dated(since=day(7 * week), value=phase) for week, phase in dated)
    less = {day(7 * down_week - 7), day(7 * down_week - 6)}
    runs = tuple(run for run in eight_weeks().scenario.runs if run.date not in less)
    assert lighter(eight_weeks(phases=phases, runs=runs)) == expected


@pytest.mark.parametrize("numbers", [{"every": (4, 3)}, {"every": (3, 7)}, {"at_most_apart": 3}])
def test_numbers_that_cannot_be(numbers: dict[str, object]) -> None:
    """A span that falls, or ends beyond what may lie between, is refused."""
    with pytest.raises(ValueError, match="must rise, and end at at_most_apart"):
        DeloadNumbers.model_validate(numbers)


def test_what_was_lived_stays() -> None:
    """A week in which something was done is what it was; one without anything was light."""
    assert lighter(eight_weeks()) == [4, 8]
    trained = [a_session(7 * week) for week in range(4)]
    eased = dataclasses.replace(trained[1], deload=True)
    for done, until, expected in (
        ([*trained[:3]], 21, [4, 8]),
        ([trained[0], eased, trained[2]], 21, [2, 6]),
        (trained, 22, [5]),
        (trained[:2], 20, [4, 8]),
        (trained[:2], 21, [7]),
    ):
        lived = Lived(until=day(until), sessions=tuple(done))
        assert lighter(eight_weeks(lived=lived)) == expected


@pytest.mark.parametrize(
    ("followed", "expected"),
    [
        ([], [4, 8]),
        ([3, 7], [3, 7]),
        ([2, 5, 6], [2, 5, 6]),
        ([6], [6]),
        ([7], [4, 8]),
        ([2], [4, 8]),
    ],
)
def test_weeks_to_come_stay_what_the_plan_made_of_them(
    followed: list[int], expected: list[int]
) -> None:
    """Deloads of the plan that is followed stay, unless more than five weeks pass in full."""
    deloads = {day(7 * week): week + 1 in followed for week in range(8)}
    lived = Lived(until=day(0), sessions=(), deloads=deloads)
    assert lighter(eight_weeks(lived=lived)) == expected


def test_what_was_done_goes_before_what_was_planned() -> None:
    """A week that was trained in full is no deload, whatever the plan says; the others stay."""
    done = tuple(a_session(7 * week) for week in range(4))
    deloads = {day(7 * week): week in (1, 5) for week in range(8)}
    lived = Lived(until=day(22), sessions=done, deloads=deloads)
    assert lighter(eight_weeks(lived=lived)) == [6]


def test_from_a_return_on_deloads_are_chosen_anew() -> None:
    """The first week back is light, so a deload that was planned for the week after is none."""
    rules = tuple(
        rule
        for rule in load_model("runner").rules
        if rule["rule"] in ("deload", "return_from_break")
    )
    windows = tuple(a_window(offset) for offset in range(56) if not 8 <= offset < 21)
    planned = {day(7 * week): week in (1, 4) for week in range(8)}
    lived = Lived(until=day(0), sessions=(), deloads=planned)
    block = eight_weeks(windows=windows, lived=lived)
    model = a_model(rules=rules)
    assert lighter(put_under(block.scenario, model, block.catalogue)) == [2, 4, 8]
