"""Whether a session could stand if nothing else did: some exercises for it that no must forbids."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from periodize.block import Option
from periodize.engine.coupling import Reach
from periodize.engine.formulation import Formulation
from periodize.engine.search import Aim, Deadline, search
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Held, Known
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement


class Alone:
    """The sessions of a block, each tried by itself beside the runs.

    What other sessions must have held before it, such as lifts before a jump, is not asked: they
    may stand, and only here they do not.
    """

    def __init__(self, decide: Decided) -> None:
        """Take what the rules asked; those that a scenario gave a price forbid nothing."""
        self._decide = decide

    def speakers(self, option: Option) -> tuple[str, ...]:
        """The rules that say anything which must hold in the segment of a session, in order."""
        return tuple(dict.fromkeys(each.rule for each in self._musts(option)))

    def stands(self, option: Option, without: Collection[str] = ()) -> bool:
        """Whether exercises can be found for a session alone, if some rules are left out.

        That a rule forbids the session itself is not asked.
        """
        forbidden = dict(self._decide.forbidden)
        forbidden.update({Held(each): [] for each in self._decide.options if each is not option})
        forbidden.pop(Held(option), None)
        musts = [each for each in self._musts(option) if each.rule not in without]
        wanted = Statement("alone", Amount({Held(option): -1}), -1)
        asked = Decided(self._decide.block, forbidden, [*musts, wanted])
        segments = frozenset({option.menu.segment})
        formulation = Formulation(asked, segments=segments, statements=asked.statements)
        if option not in formulation.held:
            return False
        return search(formulation.rows, Aim("alone"), 1, Deadline(None)).solution is not None

    def _musts(self, option: Option) -> list[Statement]:
        inside = self._reach.inside(frozenset({option.menu.segment}))
        return [
            each
            for each in inside
            if each.penalty is None and _lets_nothing_stand(each) and not _is_helped(each, option)
        ]

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self._decide)


def _is_helped(statement: Statement, option: Option) -> bool:
    """Whether another session, by standing or by what it holds, makes it easier to keep."""
    return any(
        isinstance(atom, Known) or (isinstance(atom, Held) and atom.option != option)
        for atom, weight in statement.amount.terms.items()
        if weight < 0
    )


def _lets_nothing_stand(statement: Statement) -> bool:
    """Whether it holds where no session stands; what asks for one, as a pin does, is set aside."""
    return statement.amount.constant <= statement.at_most
