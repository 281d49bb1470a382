"""Tiny worlds for one rule each, and the claim that model and referee agree in them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

from periodize.block import Block
from periodize.dates import DateRange
from periodize.model.periodization import Model
from periodize.rules.base import Rule
from tests.agreement.judges import ModelJudge, RefereeJudge, every_candidate
from tests.cases import put_under
from tests.toy import DOSE, FOCUSES, PHASES, a_model, a_window, day

MOST_CANDIDATES = 600

Contents = Mapping[str, Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A rule in a tiny block.

    Attributes:
        must: whether some plans break the rule there, and others do not.
        wish: whether some plans cost something there, and others less.
        contents: what each focus may consist of; a focus that is not named holds all its fillers.
        most: the largest number of sessions.
    """

    rule: Rule
    block: Block
    must: bool = False
    wish: bool = False
    contents: Contents | None = None
    most: int = 99


def assert_agreement(world: World) -> None:
    """Model and referee think the same of every plan, and not all plans are alike to them."""
    by_model = ModelJudge(world.block, [world.rule])
    by_referee = RefereeJudge(world.block, [world.rule])
    worths = set()
    for number, candidate in enumerate(
        every_candidate(world.block, most=world.most, contents=world.contents)
    ):
        assert number < MOST_CANDIDATES, "the world is too large"
        worth = by_referee.worth(candidate)
        assert by_model.worth(candidate) == worth, by_referee.plan(candidate).sessions
        worths.add(worth)
    assert (None in worths) == world.must
    assert (len(worths - {None}) > 1) == world.wish


def titled(**tables: Mapping[str, World]) -> dict[str, World]:
    """The worlds of several rules, each under its rule's name and its own title."""
    return {
        f"{rule}: {title}": world for rule, some in tables.items() for title, world in some.items()
    }


def subsets(names: Iterable[str], least: int = 0) -> list[tuple[str, ...]]:
    """Every choice of at least so many of these exercises."""
    some = tuple(names)
    sizes = range(least, len(some) + 1)
    return list(chain.from_iterable(combinations(some, size) for size in sizes))


def subsets_with(always: tuple[str, ...], names: Iterable[str]) -> list[tuple[str, ...]]:
    """Some exercises together with every choice of others."""
    return [(*chosen, *always) for chosen in subsets(names)]


def with_focuses(focuses: Mapping[str, Mapping[str, Any]], **changes: Any) -> Model:
    """The toy model with these focuses, each as changes to the toy's `legs`."""
    whole = {name: {**FOCUSES["legs"], **some} for name, some in focuses.items()}
    return Model.model_validate({**a_model().model_dump(), "focuses": whole, **changes})


def with_waves(waves: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Phases whose doses go through a wave: by phase, the changes to each week's dose."""
    return {
        phase: {"kinds": {"main": [{**DOSE, **some} for some in waves.get(phase, [{}])]}}
        for phase in PHASES
    }


def changed(block: Block, **changes: Any) -> Block:
    """The block under a changed scenario."""
    return put_under(dataclasses.replace(block.scenario, **changes), block.model, block.catalogue)


def from_day(block: Block, first: int) -> Block:
    """The block from a later day on."""
    windows = tuple(window for window in block.scenario.windows if window.date >= day(first))
    return changed(block, days=DateRange(day(first), block.scenario.days.end), windows=windows)


def evenings(*offsets: int, place: str = "gym") -> list[Any]:
    """The toy's evening window, 18:00 to 19:00, on some days."""
    return [a_window(offset, place=place) for offset in offsets]
