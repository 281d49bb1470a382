"""Laws that hold for every model: more room never makes an earlier goal worse.

More kit, a longer window, one window more, a run less, a rule one step looser: the goals in order
are no worse. Each situation that is drawn is given more room three times, and each time compared
with what it was before. What a model states against it stands in `tests/laws/stated.py`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from periodize.block import Block
from periodize.model.load import model_names
from tests.cases import under_model
from tests.laws.relaxations import RELAXATIONS
from tests.laws.situations import Situation, a_situation, scenario_of, text_of
from tests.laws.stated import is_roomier
from tests.laws.worth import measure, solved, worth

STEPS, CHUNK = 3, 5
SITUATIONS = {model: 100 if model == "runner" else 20 for model in model_names()}
CASES = [(model, first) for model, many in SITUATIONS.items() for first in range(0, many, CHUNK)]
DRAWS = 10
"""How often a relaxation is drawn anew where there is nothing to relax, or the change is none."""
LESS = "a run less"
"""What may leave less room: the other runs and the weeks are measured by what is run."""


class Relaxed(NamedTuple):
    """A relaxation: its name, what it changed, and the situation with it."""

    name: str
    text: str
    situation: Situation


def relaxed(rng: random.Random, turn: int, before: Situation) -> Relaxed:
    """A situation with the relaxation whose turn it is, or else with the next one."""
    for number in range(turn * DRAWS, (turn + len(RELAXATIONS)) * DRAWS):
        name = tuple(RELAXATIONS)[number // DRAWS % len(RELAXATIONS)]
        if found := RELAXATIONS[name](rng, before):
            text, after = found
            if name != LESS or is_roomier(_block(before), _block(after)):
                return Relaxed(name, text, after)
    raise AssertionError(f"nothing gives more room to\n{text_of(before)}")


def steps(model: str, seed: int) -> Iterator[Relaxed]:
    """A situation as it is drawn, and then with one relaxation after the other, each by turns."""
    rng = random.Random(seed)
    step = Relaxed("drawn", "", a_situation(rng, model))
    yield step
    for turn in range(seed * STEPS, (seed + 1) * STEPS):
        step = relaxed(rng, turn, step.situation)
        yield step


def broken(model: str, seeds: range) -> Iterator[str]:
    """What each seed breaks, in words, with the situation before."""
    for seed in seeds:
        first, *others = steps(model, seed)
        before, old = first.situation, solved(scenario_of(first.situation))
        for name, text, after in others:
            new = solved(scenario_of(after))
            most, found = measure(name, old, new), worth(new)
            if found > most:
                told = f"seed {seed}, {name} ({text}): {worth(old)}, at most {most}, now {found}"
                yield f"{told}\n{text_of(before)}"
            before, old = after, new


def _block(situation: Situation) -> Block:
    return under_model(scenario_of(situation))[0]


@pytest.mark.parametrize(("model", "first"), CASES)
def test_more_room_is_never_worse(model: str, first: int) -> None:
    """With a relaxation, the first goal that differs is better, or what is held is no less."""
    assert not list(broken(model, range(first, first + CHUNK)))


@pytest.mark.parametrize("model", SITUATIONS)
def test_every_relaxation_is_drawn(model: str) -> None:
    """300 comparisons under `runner` and 60 under each other model, of each kind a fair share."""
    drawn = Counter(step.name for seed in range(SITUATIONS[model]) for step in steps(model, seed))
    assert drawn.total() - drawn.pop("drawn") == (300 if model == "runner" else 60)
    assert min(drawn[name] for name in RELAXATIONS) >= drawn.total() / 10
