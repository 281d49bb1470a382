"""Ladders of the model `runner`: nobody is asked for the impossible, and nobody climbs down."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping
from typing import Any

import pytest

from periodize.block import Block, Menu
from periodize.model.catalogue import load_catalogue
from periodize.model.load import load_model
from periodize.model.names import LEVELS
from periodize.model.vocabulary import EQUIPMENT, Level
from periodize.prescribe.dose import prescribe
from periodize.rules.ladder import LadderRule
from periodize.scenario.scenario import Athlete, Dated, Place
from tests.cases import put_under
from tests.toy import a_block, day

RUNNER = load_model("runner")
ALL_KIT = frozenset(EQUIPMENT) - {"none"}
FOCUSES = ("lower-strength", "complex", "circuit", "upper", "core")


def a_runner(
    athlete: Athlete, kit: frozenset[str] = ALL_KIT, phase: str = "adaptation", weeks: int = 8
) -> Block:
    """Weeks of one phase at a place with this kit."""
    block = a_block(7 * weeks, model=RUNNER, athlete=athlete)
    scenario = dataclasses.replace(
        block.scenario,
        places={"gym": Place(name="gym", equipment=kit)},
        phases=(Dated(since=day(0), value=phase),),
    )
    return put_under(scenario, RUNNER, load_catalogue())


def at_hand(block: Block, segment: int = 0) -> frozenset[str]:
    """Everything that some session of a segment could hold."""
    return frozenset().union(*(block.menus.at_hand(Menu(segment, f, "gym")) for f in FOCUSES))


PULLS = frozenset({"chin-up", "pull-up"})


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kit", [ALL_KIT, frozenset({"pull-up-bar"})])
def test_nobody_unknown_pulls_up_the_body(level: Level, kit: frozenset[str]) -> None:
    """Where nothing is known there are pulldowns and rows, or none: no chin-ups at any level."""
    found = at_hand(a_runner(Athlete(level=level), kit))
    assert not found & PULLS
    assert ("lat-pulldown" in found) == ("cable-machine" in kit)
    assert "prone-row" in found


@pytest.mark.parametrize(
    ("can_do", "offered"),
    [
        ({"pull-up": 2}, set()),
        ({"pull-up": 4}, set()),  # four and a bit chin-ups
        ({"pull-up": 5}, {"chin-up", "pull-up"}),
        ({"chin-up": 4}, set()),
        ({"chin-up": 5}, {"chin-up"}),
        ({"chin-up": 6}, {"chin-up", "pull-up"}),
        ({"chin-up": 12, "pull-up": 4}, {"chin-up"}),
    ],
)
def test_neighbours_bound_each_other(can_do: Mapping[str, int], offered: set[str]) -> None:
    """Two pull-ups close the chin-up too; what is told goes before what is estimated."""
    assert at_hand(a_runner(Athlete(can_do=dict(can_do)))) & PULLS == offered


@pytest.mark.parametrize(
    ("can_do", "exercise", "reps", "reserve"),
    [
        ({"pull-up": 6}, "pull-up", 3, 3),
        ({"pull-up": 6}, "chin-up", 4, 3),
        ({"chin-up": 12}, "pull-up", 7, 3),
        ({"chin-up": 20}, "chin-up", 12, 8),
        ({"push-up": 10}, "push-up", 7, 3),
        ({"push-up": 10}, "push-up-to-side-plank", 2, 3),
        ({"push-up": 6}, "kneeling-push-up", 7, 3),
    ],
)
def test_repetitions_leave_the_reserve(
    can_do: Mapping[str, int], exercise: str, reps: int, reserve: int
) -> None:
    """Of twelve in adaptation, three in reserve, so many are left of what is told or estimated.

    Who can do more has more in reserve.
    """
    block = a_runner(Athlete(can_do=dict(can_do)))
    done = prescribe(block, block.calendar.weeks[0], Menu(0, "upper", "gym"), exercise)
    assert (done.reps, done.reps_in_reserve) == (reps, reserve)


@pytest.mark.parametrize(
    ("exercise", "level", "opened"),
    [
        ("push-up", "novice", False),
        ("push-up", "intermediate", True),
        ("kneeling-push-up", "novice", True),
        ("push-up-to-side-plank", "advanced", False),
        ("windshield-wipers", "advanced", False),
        ("single-leg-calf-raise", "novice", False),
        ("single-leg-calf-raise", "intermediate", True),
        ("loaded-single-leg-calf-raise", "advanced", False),
        ("double-leg-calf-raise", "novice", True),
        ("lateral-band-walk-feet", "advanced", False),
        ("side-plank-leg-lift", "novice", False),
    ],
)
def test_what_is_open_on_the_first_day(exercise: str, level: Level, opened: bool) -> None:
    """Of what nothing is known, the easy rung; a push-up and one calf from intermediate on."""
    assert (exercise in at_hand(a_runner(Athlete(level=level)))) == opened


def best_calf(block: Block, segment: int) -> str:
    """The calf raise that a segment would choose: of the highest rung, the first listed."""
    menu = Menu(segment, "lower-strength", "gym")
    role = next(r for r in RUNNER.focuses["lower-strength"].roles if r.role == "calf")
    found = block.menus.ranking(menu, role)
    return max(found, key=lambda name: (block.menus.rungs.rung_of(name), -found.index(name)))


@pytest.mark.parametrize(
    ("athlete", "climbed"),
    [
        (Athlete(level="novice"), ["double-leg-calf-raise", "two-up-one-down-calf-raise"]),
        (Athlete(), ["single-leg-calf-raise", "loaded-single-leg-calf-raise"]),
        (
            Athlete(can_do={"single-leg-calf-raise": 20}),
            ["loaded-single-leg-calf-raise", "loaded-single-leg-calf-raise"],
        ),
        (
            Athlete(careful_with=frozenset({"achilles"})),
            ["isometric-calf-hold", "standing-calf-raise-flat", "loaded-calf-raise"],
        ),
    ],
)
def test_calves_climb(athlete: Athlete, climbed: list[str]) -> None:
    """From both legs to one with a load; a sore tendon from a hold over slow to heavy."""
    block = a_runner(athlete, weeks=4 * len(climbed))
    assert [best_calf(block, segment) for segment in range(len(climbed))] == climbed


def test_no_list_walks_down_a_ladder() -> None:
    """In every part of every focus a harder rung is listed before an easier one."""
    for name, ladder in RUNNER.ladders.items():
        for focus, each in RUNNER.focuses.items():
            for role in each.roles:
                rungs = [ladder.rung_of(e) for e in role.exercises if e in ladder.exercises]
                if focus != "bands":
                    assert rungs == sorted(rungs, reverse=True), (name, focus, role.role)


def test_a_closed_rung_leaves_its_part_empty() -> None:
    """With a bar for chin-ups alone, of whom nothing is known pulls nothing down."""
    block = a_runner(Athlete(), frozenset({"pull-up-bar", "dumbbell"}))
    menu = Menu(0, "upper", "gym")
    role = next(role for role in RUNNER.focuses["upper"].roles if role.role == "pull-down")
    assert block.menus.workable(menu)
    assert block.menus.fewest(menu, role) == 0


def told(**changes: Any) -> list[str]:
    """What the rule `ladder` notes."""
    return list(LadderRule(rule="ladder").notes(a_runner(Athlete(**changes))))


def test_an_estimate_asks_no_more() -> None:
    """The note asks for chin-ups of nobody who has told of pull-ups."""
    assert "chin-up" in told()[0]
    assert "chin-up" not in told(can_do={"pull-up": 2})[0]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_above_what_is_known_possible(seed: int) -> None:
    """Whatever is told of, no closed rung is offered, and repetitions leave their reserve."""
    rng = random.Random(seed)
    on_ladders = sorted({e for ladder in RUNNER.ladders.values() for e in ladder.exercises})
    told = {name: rng.randint(0, 25) for name in rng.sample(on_ladders, rng.randint(1, 5))}
    level: Level = rng.choice(("novice", "intermediate", "advanced"))
    block = a_runner(Athlete(level=level, can_do=told), phase=rng.choice(("strength", "power")))
    abilities = block.menus.rungs.abilities
    for focus in FOCUSES:
        menu = Menu(0, focus, "gym")
        for name in block.menus.at_hand(menu):
            assert block.menus.rungs.is_open(name, 0)
            ability = abilities.get(name)
            if ability is None:
                continue
            assert ability >= RUNNER.least_ability
            done = prescribe(block, block.calendar.weeks[0], menu, name)
            if done.reps is not None:
                assert done.reps + (done.reps_in_reserve or 0) <= ability or done.reps == 1


@pytest.mark.parametrize("seed", range(20))
def test_more_ability_never_closes_a_rung(seed: int) -> None:
    """A repetition more of anything opens the same rungs or more."""
    rng = random.Random(seed)
    on_ladders = sorted({e for ladder in RUNNER.ladders.values() for e in ladder.exercises})
    told = {name: rng.randint(0, 25) for name in rng.sample(on_ladders, 3)}
    name = rng.choice(sorted(told))
    more = {**told, name: told[name] + 1}
    one, other = (a_runner(Athlete(can_do=each)).menus.rungs for each in (told, more))
    assert all(one.first(ladder) <= other.first(ladder) for ladder in RUNNER.ladders)
