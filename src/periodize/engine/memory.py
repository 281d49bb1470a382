"""What parts of a block came to, so that what is asked again is not searched again.

A question changes a race or a window, and with it some weeks; all other parts of the block are
asked the very same. That is compared in full, by value, since every block makes its sessions anew.
"""

from __future__ import annotations

import dataclasses
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from periodize.engine.apart import Apart
from periodize.engine.lexicographic import Climb
from periodize.engine.solution import Solution
from periodize.engine.task import Task, climb
from periodize.statements.atoms import Atom, Held, Uses

AS_MANY = 8
"""How many ways of asking the same segments are remembered, the latest ones."""

Asked = tuple[object, ...]
"""All that a part's plan depends on, comparable between blocks."""


@dataclass(frozen=True, slots=True)
class _Kept:
    asked: Asked
    climb: Climb


class Memory:
    """Parts that were solved, with what was asked of them; shared by solves of one scenario.

    Several threads may use it at once; what two of them seek at the same time is sought twice.
    """

    def __init__(self) -> None:
        self._kept: dict[frozenset[int], tuple[_Kept, ...]] = defaultdict(tuple)
        self._changing = threading.Lock()

    def climb(self, task: Task, apart: Sequence[Apart] = ()) -> Climb:
        """Solve a task, or recall what came of it when it was asked before.

        Args:
            task: what is to be solved.
            apart: its parts, where they were solved by themselves.
        """
        asked = _asked(task, apart)
        for kept in self._kept.get(task.segments, ()):
            if kept.asked == asked:
                return _among(task, kept.climb)
        found = climb(task, apart)
        if found.proven or found.impossible:
            self._keep(task.segments, _Kept(asked, dataclasses.replace(found, formulation=None)))
        return found

    def _keep(self, segments: frozenset[int], kept: _Kept) -> None:
        with self._changing:
            self._kept[segments] = (kept, *self._kept[segments])[:AS_MANY]


def _asked(task: Task, apart: Sequence[Apart]) -> Asked:
    statements = tuple(
        (
            statement.rule,
            statement.at_most,
            statement.amount.constant,
            statement.penalty,
            statement.goal,
            tuple((_comparable(atom), weight) for atom, weight in statement.amount.terms.items()),
        )
        for statement in task.statements
    )
    known = tuple((part.segments, tuple(part.bounds.items())) for part in apart)
    return task.seed, task.steps, known, tuple(_options(task)), tuple(_uses(task)), statements


def _options(task: Task) -> Iterator[tuple[object, ...]]:
    for option in task.decide.options:
        if option.menu.segment in task.segments and Held(option) not in task.decide.forbidden:
            yield *option.slot, option.week, option.menu


def _uses(task: Task) -> Iterator[tuple[object, ...]]:
    block = task.decide.block
    for segment in sorted(task.segments):
        for menu in block.options.menus_of(segment):
            names = block.menus.fillers(menu.focus)
            yield menu, [name for name in names if Uses(menu, name) not in task.decide.forbidden]


def _comparable(atom: Atom) -> object:
    return atom.option.slot if isinstance(atom, Held) else atom


def _among(task: Task, found: Climb) -> Climb:
    """What was found, with the sessions of the task's own block."""
    if found.solution is None:
        return found
    own = {option.slot: option for option in task.decide.options}
    options = tuple(own[option.slot] for option in found.solution.options)
    solution = Solution(options, found.solution.contents, found.solution.choices)
    return dataclasses.replace(found, solution=solution)
