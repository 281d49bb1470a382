"""Laws that hold for every model: more room never makes an earlier goal worse.

More kit, a longer window, one window more, a run less, a rule one step looser: the goals in order
are no worse. Each situation that is drawn is given more room once, and compared with what it was
before. What a model states against it stands in `tests/laws/stated.py`.
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

CHUNK = 15
SITUATIONS = {model: 300 if model == "runner" else 60 for model in model_names()}
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
    names = tuple(RELAXATIONS)
    for number in range(turn * DRAWS, (turn + len(names)) * DRAWS):
        name = names[number // DRAWS % len(names)]
        if found := RELAXATIONS[name](rng, before):
            text, after = found
            if name != LESS or is_roomier(_block(before), _block(after)):
                return Relaxed(name, text, after)
    raise AssertionError(f"nothing gives more room to\n{text_of(before)}")


def drawn(model: str, seed: int) -> tuple[Situation, Relaxed]:
    """A situation, and the same with more room; the kinds of room take turns."""
    rng = random.Random(seed)
    situation = a_situation(rng, model)
    return situation, relaxed(rng, seed, situation)


def broken(model: str, seeds: range) -> Iterator[str]:
    """What each seed breaks, in words, with the situation before."""
    for seed in seeds:
        before, (name, text, after) = drawn(model, seed)
        old, new = solved(scenario_of(before)), solved(scenario_of(after))
        most, found = measure(name, old, new), worth(new)
        if found > most:
            told = f"seed {seed}, {name} ({text}): {worth(old)}, at most {most}, now {found}"
            yield f"{told}\n{text_of(before)}"


def _block(situation: Situation) -> Block:
    return under_model(scenario_of(situation))[0]


@pytest.mark.parametrize(("model", "first"), CASES)
def test_more_room_is_never_worse(model: str, first: int) -> None:
    """With a relaxation, the first goal that differs is better, or what is held is no less."""
    assert not list(broken(model, range(first, first + CHUNK)))


@pytest.mark.parametrize("model", SITUATIONS)
def test_every_relaxation_is_drawn(model: str) -> None:
    """300 situations under `runner` and 60 under each other model, no two alike; all kinds of room
    a fair share.
    """
    many = [drawn(model, seed) for seed in range(SITUATIONS[model])]
    assert len({text_of(before) for before, _ in many}) == (300 if model == "runner" else 60)
    names = Counter(more.name for _, more in many)
    assert min(names[name] for name in RELAXATIONS) >= len(many) / 10
